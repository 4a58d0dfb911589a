import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { compareText } from '../../pipeline/dossier-names.ts';
import { asFailure, Failure } from '../../pipeline/failures.ts';
import { errorCode } from '../../storage/error-code.ts';

export interface FoundFile {
  readonly path: string;
  /** Its name inside what was given, with `/`: the folders of a book stay visible. */
  readonly relativePath: string;
}

export interface FoundFiles {
  readonly files: readonly FoundFile[];
  /** What was given or lies below it and could not be opened, each by name. */
  readonly failures: readonly { readonly input: string; readonly failure: Failure }[];
  /** What systems lay beside scans (thumbnails, wastebaskets) and results of this program: not read, counted. */
  readonly passedBy: readonly string[];
}

interface Walk {
  readonly files: string[];
  readonly failures: { input: string; failure: Failure }[];
  readonly passedBy: string[];
  readonly outputFolder: string | undefined;
}

/**
 * Files and everything below folders, sorted by name. Every file is taken: what is not a scan is refused later, by name,
 * rather than passed over in silence; what cannot be opened is named and the rest is read. Links to folders are not
 * followed: they may lead in circles, or out of what was given. Nor is the output folder, where it lies inside.
 */
export async function findFiles(inputs: readonly string[], outputFolder?: string): Promise<FoundFiles> {
  const walk: Walk = {
    files: [],
    failures: [],
    passedBy: [],
    outputFolder: outputFolder === undefined ? undefined : await resolveLinks(path.resolve(outputFolder)),
  };
  const roots: string[] = [];
  for (const input of inputs) {
    const root = path.resolve(input);
    try {
      const found = await stat(root);
      if (found.isDirectory()) await walkFolder(root, walk);
      else if (found.isFile()) walk.files.push(root);
      else throw new Failure('E-NOT-A-FILE');
      roots.push(found.isDirectory() ? root : path.dirname(root));
    } catch (error) {
      walk.failures.push({ input, failure: nameFault(error) });
    }
  }
  const files = [...new Set(walk.files)];
  return { ...walk, files: nameInside(files, roots) };
}

/** A name that leads nowhere, or that went away while we looked. */
function nameFault(error: unknown): Failure {
  const isGone = ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(errorCode(error));
  return isGone ? new Failure('E-NOT-FOUND', {}, { cause: error }) : asFailure(error);
}

/** Names inside each root; where that makes two files share a name, inside what all roots lie in. */
function nameInside(files: readonly string[], roots: readonly string[]): FoundFile[] {
  const inside = (file: string, folder: string) => path.relative(folder, file).split(path.sep).join('/');
  const found = files.map((file) => {
    const root = roots.find((folder) => !inside(file, folder).startsWith('../')) ?? path.dirname(file);
    return { path: file, relativePath: inside(file, root) };
  });
  if (new Set(found.map((file) => file.relativePath.normalize('NFC'))).size === found.length) return found;
  const common = roots.reduce(commonFolder);
  return files.map((file) => ({ path: file, relativePath: inside(file, common) }));
}

function commonFolder(a: string, b: string): string {
  let folder = a;
  while (path.relative(folder, b).startsWith('..') && folder !== path.dirname(folder))
    folder = path.dirname(folder);
  return folder;
}

async function walkFolder(folder: string, walk: Walk): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const isOutput = (await resolveLinks(folder)) === walk.outputFolder;
  if (
    entries.some((entry) => entry.name === 'dossier.json') &&
    entries.some((entry) => entry.name === 'searchable.pdf')
  ) {
    walk.passedBy.push(folder);
    return;
  }
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const child = path.join(folder, entry.name);
    if (isOfSystem(entry.name) || (isOutput && OWN_FILES.has(entry.name))) {
      walk.passedBy.push(child);
      continue;
    }
    try {
      await takeEntry(entry, child, walk);
    } catch (error) {
      walk.failures.push({ input: child, failure: nameFault(error) });
    }
  }
}

async function takeEntry(entry: Dirent, child: string, walk: Walk): Promise<void> {
  if (entry.isDirectory()) {
    if ((await resolveLinks(child)) === walk.outputFolder) walk.passedBy.push(child);
    else await walkFolder(child, walk);
    return;
  }
  if (entry.isSymbolicLink()) {
    const target = await followLink(child);
    if (target.isDirectory()) throw new Failure('E-FOLDER-LINK');
    if (!target.isFile()) throw new Failure('E-NOT-A-FILE');
  } else if (!entry.isFile()) throw new Failure('E-NOT-A-FILE');
  walk.files.push(child);
}

async function followLink(link: string) {
  try {
    return await stat(link);
  } catch (error) {
    const leadsNowhere = ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(errorCode(error));
    throw leadsNowhere ? new Failure('E-DEAD-LINK', {}, { cause: error }) : error;
  }
}

/** The folder itself, by whatever links it was reached; one that is not there yet, as it is called. */
function resolveLinks(folder: string): Promise<string> {
  return realpath(folder).catch(() => folder);
}

const OWN_FILES = new Set(['summary.csv', 'summary.csv.partial']);

/** Wastebaskets, thumbnails and notes of Windows, macOS, Linux, and of the NAS makers Synology and QNAP; in small letters. */
const SYSTEM_NAMES = new Set([
  '@eadir',
  '@recycle',
  '@recently-snapshot',
  '@syno',
  '#recycle',
  '#snapshot',
  '$recycle.bin',
  'recycler',
  'system volume information',
  'lost+found',
  '__macosx',
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  'network trash folder',
  'temporary items',
]);

/** Hidden files too: `.DS_Store`, `._scan.jpg` (AppleDouble), `.Trashes`, what is half copied. */
function isOfSystem(name: string): boolean {
  return name.startsWith('.') || SYSTEM_NAMES.has(name.toLowerCase());
}
