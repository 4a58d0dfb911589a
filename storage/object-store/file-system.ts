import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, readFile, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Failure } from '../../pipeline/failures.ts';
import { hashFile } from './hash-file.ts';
import {
  checkKey,
  isOriginal,
  originalKey,
  type ObjectStore,
  type PutResult,
  type StoredObject,
} from './object-store.ts';
import { errorCode } from '../error-code.ts';

/**
 * Objects as files under one folder. Each is written aside, flushed to the disk, then linked into place, so that
 * neither a crash nor two writers at once can leave half an object or replace one. What it loses against S3:
 * no versions, no locks; whoever owns the folder can change it, which the fixity check finds.
 */
export function createFileStore(folder: string): ObjectStore {
  const root = resolve(folder);
  const pathOf = (key: string) => join(root, ...checkKey(key).split('/'));
  return {
    name: `folder ${root}`,
    async putIfAbsent(key, bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const isNew = await place(root, pathOf(key), async (path) => writeDurably(path, bytes));
      return { sizeBytes: bytes.length, sha256, isNew };
    },
    async putFileIfAbsent(key, source, options) {
      const sha256 = options?.sha256 ?? (await hashFile(source));
      const { size: sizeBytes } = await stat(source);
      const isNew = await place(root, pathOf(key), async (path) => {
        await copyFile(source, path);
        await flush(path);
      });
      return { sizeBytes, sha256, isNew } satisfies PutResult;
    },
    async read(key, options) {
      const bytes = await named(key, () => readFile(pathOf(key)));
      if (
        options?.sha256 !== undefined &&
        createHash('sha256').update(bytes).digest('hex') !== options.sha256
      )
        throw new Failure('E-OBJECT-CORRUPT', { key });
      return bytes;
    },
    async openStream(key) {
      const { size } = await named(key, () => stat(pathOf(key)));
      return { stream: createReadStream(pathOf(key)), sizeBytes: size };
    },
    async stat(key) {
      const found = await stat(pathOf(key)).catch(ignoreMissing);
      return found && { key, sizeBytes: found.size };
    },
    list: (prefix) => walk(root, prefix),
    async removeDerivative(key) {
      if (isOriginal(key)) throw new TypeError('originals are never removed');
      await rm(pathOf(key), { force: true });
    },
    async repairOriginal(sha256, bytes) {
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        throw new Failure('E-OBJECT-CORRUPT', { sha256 });
      const target = pathOf(originalKey(sha256));
      const aside = await asideOf(root);
      await named(sha256, () => writeDurably(aside, bytes));
      await mkdir(dirname(target), { recursive: true });
      await rename(aside, target);
    },
    async freeBytes() {
      await mkdir(root, { recursive: true });
      const space = await statfs(root);
      return space.bavail * space.bsize;
    },
    async check() {
      try {
        await mkdir(join(root, 'incoming'), { recursive: true });
        await sweepIncoming(join(root, 'incoming'));
      } catch (error) {
        throw nameStoreError(error, root);
      }
    },
  };
}

/** What a killed process had half written; no write takes an hour. */
async function sweepIncoming(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(ignoreMissing);
    if (found && Date.now() - found.mtimeMs > 3_600_000) await rm(path, { force: true });
  }
}

async function asideOf(root: string): Promise<string> {
  const incoming = join(root, 'incoming');
  await mkdir(incoming, { recursive: true });
  return join(incoming, randomUUID());
}

/** Writes aside and links into place; a key that exists is left alone. */
async function place(root: string, target: string, write: (path: string) => Promise<void>): Promise<boolean> {
  if (await stat(target).catch(ignoreMissing)) return false;
  try {
    const aside = await asideOf(root);
    try {
      await write(aside);
      await mkdir(dirname(target), { recursive: true });
      return await linkNew(aside, target);
    } finally {
      await rm(aside, { force: true });
    }
  } catch (error) {
    throw nameStoreError(error, target);
  }
}

/** A hard link is the one way to create a file only if it is not there, on POSIX and NTFS alike; some network drives lack it. */
async function linkNew(aside: string, target: string): Promise<boolean> {
  try {
    await link(aside, target);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    await rename(aside, target);
  }
  await flushFolder(dirname(target));
  return true;
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The name must survive a power cut as well as the bytes; Windows does not open folders and does not need it. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* walk(root: string, prefix: string): AsyncIterable<StoredObject> {
  const folder = join(root, ...prefix.split('/').slice(0, -1));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const keys = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((key) => key.startsWith(prefix) && !key.startsWith('incoming/'))
    .sort();
  for (const key of keys) {
    const found = await stat(join(root, key)).catch(ignoreMissing);
    if (found) yield { key, sizeBytes: found.size };
  }
}

async function named<T>(key: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw nameStoreError(error, key);
  }
}

function nameStoreError(error: unknown, key: string): unknown {
  switch (errorCode(error)) {
    case 'ENOENT':
      return new Failure('E-OBJECT-MISSING', { key }, { cause: error });
    case 'ENOSPC':
    case 'EDQUOT':
      return new Failure('E-DISK-FULL', { key }, { cause: error });
    case 'EROFS':
      return new Failure('E-READ-ONLY', { key }, { cause: error });
    case 'EACCES':
      return new Failure('E-NO-ACCESS', { key }, { cause: error });
    case 'EIO':
    case 'ESTALE':
      return new Failure('E-STORE-AWAY', { key, reason: errorCode(error) }, { cause: error });
    default:
      return error;
  }
}

function ignoreMissing(error: unknown): undefined {
  if (errorCode(error) !== 'ENOENT') throw error;
  return undefined;
}
