import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../storage/error-code.ts';

/**
 * A folder of this process's own, `<role>-<pid>`; those of processes of the role that are gone are swept. Each machine
 * has a data folder of its own, so a number that no process bears any more is a dead one's.
 */
export async function openScratch(parent: string, role: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    const pid = Number(new RegExp(`^${role}-(\\d+)$`).exec(name)?.[1] ?? NaN);
    if (Number.isInteger(pid) && !isAlive(pid))
      await rm(join(parent, name), { recursive: true, force: true });
  }
  const folder = join(parent, `${role}-${process.pid}`);
  await mkdir(folder, { recursive: true });
  return folder;
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}
