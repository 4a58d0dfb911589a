import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { chmod, chown } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * PostgreSQL refuses to run as root. Three ways out, the first that works here:
 * - `plain`: we are not root (or on Windows, where pg_ctl drops its rights itself);
 * - `namespace`: root outside, nobody inside a user namespace: no user, no chown, closed homes work;
 * - `nobody`: as the system user nobody, for containers that forbid namespaces.
 */
export type Runner =
  | { readonly kind: 'plain' }
  | { readonly kind: 'namespace'; readonly uid: number }
  | { readonly kind: 'nobody'; readonly uid: number };

/** Known on every Unix; initdb wants the user to have a name. */
const NOBODY = 65534;

export function chooseRunner(): Runner {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return { kind: 'plain' };
  if (process.platform === 'linux') {
    const tried = spawnSync('unshare', [...namespaceFlags(NOBODY), 'true'], { stdio: 'ignore' });
    if (tried.status === 0) return { kind: 'namespace', uid: NOBODY };
  }
  return { kind: 'nobody', uid: NOBODY };
}

function namespaceFlags(uid: number): string[] {
  return ['-U', `--map-user=${uid}`, `--map-group=${uid}`];
}

/** Makes a folder or file belong to whoever runs the server. */
export async function giveTo(runner: Runner, path: string): Promise<void> {
  if (runner.kind !== 'nobody') return;
  await chown(path, runner.uid, runner.uid);
  await chmod(path, statSync(path).isDirectory() ? 0o700 : 0o600);
}

/** Whether the runner may pass through every folder above `path`. */
export function canReach(runner: Runner, path: string): boolean {
  if (runner.kind !== 'nobody') return true;
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) {
    try {
      accessSync(folder, constants.F_OK);
      if ((statSync(folder).mode & 0o001) === 0) return false;
    } catch {
      return false;
    }
  }
  return true;
}

export interface RunResult {
  readonly status: number | null;
  readonly output: string;
}

/** Runs one of PostgreSQL's tools to its end. */
export function runTool(
  runner: Runner,
  command: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<RunResult> {
  const [program, argv] =
    runner.kind === 'namespace'
      ? ['unshare', [...namespaceFlags(runner.uid), command, ...args]]
      : [command, [...args]];
  return new Promise((resolve, reject) => {
    const child = spawn(program, argv, {
      // Not in our process group: Ctrl-C is for us, the server is stopped in order.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      windowsHide: true,
      cwd: dirname(command),
      ...(runner.kind === 'nobody' ? { uid: runner.uid, gid: runner.uid } : {}),
    });
    let output = '';
    const keep = (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    // `exit`, not `close`: the server that pg_ctl starts keeps the pipes open.
    child.on('exit', (status) => {
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ status, output });
    });
  });
}
