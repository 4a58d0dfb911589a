import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadLineModel } from '../engines/line-model.ts';

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

/** What reads in this house, in one word: the engine, and version and content of its line model. Errors: E-ENGINE-AWAY. */
export async function nameReadingModel(dataDir: string, engine = 'sogoc'): Promise<string> {
  if (engine === 'tesseract') return engine;
  const { card } = await loadLineModel(await findCurrentModel(dataDir));
  const model = `${card.version}-${card.sha256.slice(0, 8)}`;
  return engine === 'sogoc' ? model : `${engine}-${model}`;
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
