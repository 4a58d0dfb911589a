import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The models of a house: `<DATA_DIR>/models/<version>/`, one of them named by the file `current`.
 * Old ones are kept, so that one can go back; without `current` the shipped model reads.
 */
export function shelfFolder(dataDir: string): string {
  return path.join(dataDir, 'models');
}

/** Folder of the model in use, or undefined for the shipped one. */
export async function findCurrentModel(dataDir: string): Promise<string | undefined> {
  const pointer = path.join(shelfFolder(dataDir), 'current');
  if (!existsSync(pointer)) return undefined;
  const version = (await readFile(pointer, 'utf8')).trim();
  return version === '' ? undefined : path.join(shelfFolder(dataDir), version);
}

/** Puts a model on the shelf under its version and makes it the one in use; readers see the old or the new, never half. */
export async function putIntoUse(dataDir: string, modelFolder: string, version: string): Promise<string> {
  const shelf = shelfFolder(dataDir);
  const target = path.join(shelf, version);
  await mkdir(shelf, { recursive: true });
  if (!existsSync(target)) {
    await cp(modelFolder, `${target}.partial`, { recursive: true });
    await rename(`${target}.partial`, target);
  }
  await pointTo(shelf, version);
  return target;
}

/** Back to the model that ships with the program. */
export async function useShippedModel(dataDir: string): Promise<void> {
  await rm(path.join(shelfFolder(dataDir), 'current'), { force: true });
}

export async function listModels(dataDir: string): Promise<string[]> {
  const shelf = shelfFolder(dataDir);
  if (!existsSync(shelf)) return [];
  const entries = await readdir(shelf, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function pointTo(shelf: string, version: string): Promise<void> {
  await writeFile(path.join(shelf, 'current.partial'), version);
  await rename(path.join(shelf, 'current.partial'), path.join(shelf, 'current'));
}
