import { spawnSync } from 'node:child_process';

/** Whether these programs of Debian's are on the machine. */
export function hasTools(...tools: readonly string[]): boolean {
  return tools.every((tool) => spawnSync('which', [tool], { stdio: 'ignore' }).status === 0);
}

/**
 * A test that holds our output against programs that are not ours. Where they are absent and may not be installed,
 * prepare.mjs says loudly what is not tested, and jest names it.
 */
export function testWith(...tools: readonly string[]): typeof test {
  return hasTools(...tools) ? test : (test.skip as typeof test);
}
