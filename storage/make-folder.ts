import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from './error-code.ts';

/** Makes a folder and those above it. Errors: the system's own, and the true one. */
export async function makeFolder(folder: string, mode?: number): Promise<void> {
  const options = mode === undefined ? {} : { mode };
  try {
    await mkdir(folder, { recursive: true, ...options });
  } catch (error) {
    // Node says ENOENT for whatever kept a folder from being made; asked one by one it tells EROFS from EACCES.
    if (errorCode(error) !== 'ENOENT') throw error;
    if (path.dirname(folder) === folder) throw error;
    await makeFolder(path.dirname(folder), mode);
    await mkdir(folder, options);
  }
}
