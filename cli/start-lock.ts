import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../storage/embedded-postgres/postmaster.ts';
import { UsageError } from './house.ts';

const STARTING_MS = 180_000;

export interface StartLock {
  /** Remembers where the screens are, for whoever starts a second time. */
  tell(url: string): Promise<void>;
  release(): Promise<void>;
}

/** One `sogoc start` a data folder. A lock left behind by a killed program is taken over. */
export async function holdStartLock(dataDir: string): Promise<StartLock> {
  const path = join(dataDir, 'start.lock');
  const write = (url: string, flag: 'w' | 'wx') =>
    writeFile(path, `${process.pid}\n${url}\n`, { flag, mode: 0o600 });
  try {
    await write('', 'wx');
  } catch {
    const [pid = '', url = ''] = (await readFile(path, 'utf8').catch(() => '')).split('\n');
    if (await isHeld(path, Number(pid), url))
      throw new UsageError(
        `Sổ Gốc đang chạy rồi (already running): ${url}\n  DATA_DIR=${dataDir}, pid ${pid}`,
      );
    await write('', 'w');
  }
  return {
    tell: (url) => write(url, 'w'),
    release: () => rm(path, { force: true }),
  };
}

/** The number of a dead process may belong to another by now: only one that answers, or has just begun, counts. */
async function isHeld(path: string, pid: number, url: string): Promise<boolean> {
  if (!(pid > 0) || pid === process.pid || !isAlive(pid)) return false;
  if (url === '') return Date.now() - (await stat(path)).mtimeMs < STARTING_MS;
  return fetch(url, { signal: AbortSignal.timeout(3000) }).then(
    () => true,
    () => false,
  );
}
