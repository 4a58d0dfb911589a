import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface ImageFolder {
  /** Path of the picture of that name: as it lies there, or made now. Asked for twice at once it is made once. */
  keep(name: string, make: () => Promise<Buffer>): Promise<string>;
  /** Takes away what was not looked at for longest, until the rest fits. */
  sweep(): Promise<void>;
}

/** So much is left after a sweep: it need not be done again for the next picture. */
const SWEPT_TO = 0.8;
const SWEEP_EVERY = 100;

/** Pictures that can be made again, as many as fit; the folder may be emptied at any time. */
export function createImageFolder(folder: string, maxBytes: number): ImageFolder {
  const underWay = new Map<string, Promise<string>>();
  let sinceSwept = SWEEP_EVERY;

  const sweep = async () => {
    const files = await listFiles(folder);
    let total = files.reduce((sum, file) => sum + file.sizeBytes, 0);
    if (total <= maxBytes) return;
    for (const file of files.sort((a, b) => a.usedMs - b.usedMs)) {
      if (total <= maxBytes * SWEPT_TO) return;
      await rm(file.path, { force: true });
      total -= file.sizeBytes;
    }
  };

  const write = async (path: string, bytes: Buffer) => {
    await mkdir(join(path, '..'), { recursive: true });
    const temporary = `${path}.${randomUUID()}`;
    await writeFile(temporary, bytes);
    await rename(temporary, path);
    sinceSwept += 1;
    if (sinceSwept < SWEEP_EVERY) return;
    sinceSwept = 0;
    await sweep();
  };

  return {
    sweep,
    async keep(name, make) {
      const key = createHash('sha256').update(name).digest('hex');
      const path = join(folder, key.slice(0, 2), `${key}.jpg`);
      const running = underWay.get(key);
      if (running) return running;
      if (await touch(path)) return path;
      const made = make()
        .then((bytes) => write(path, bytes))
        .then(() => path)
        .finally(() => underWay.delete(key));
      underWay.set(key, made);
      return made;
    },
  };
}

/** False where it is not there. */
async function touch(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(
    () => true,
    () => false,
  );
}

async function listFiles(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        const found = await stat(path).catch(() => undefined);
        return found && { path, sizeBytes: found.size, usedMs: found.mtimeMs };
      }),
  );
  return files.filter((file) => file !== undefined);
}
