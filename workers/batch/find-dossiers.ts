import path from 'node:path';
import { findFiles, type FoundFiles } from './find-files.ts';

/** One dossier (hồ sơ) among the inputs: its name and its files in page order. */
export interface InputDossier {
  readonly name: string;
  readonly files: readonly string[];
}

export interface FoundInputs {
  readonly dossiers: readonly InputDossier[];
  readonly failures: FoundFiles['failures'];
}

/**
 * Files named `<dossier>-p1.jpg`, `<dossier>-p2.jpg` … in one folder are the pages of one dossier; any other file is a
 * dossier named by its stem.
 */
export async function findDossiers(inputs: readonly string[]): Promise<FoundInputs> {
  const { files, failures } = await findFiles(inputs);
  return { dossiers: groupIntoDossiers([...new Set(files.map((file) => file.path))]), failures };
}

interface NamedPage {
  readonly folder: string;
  readonly stem: string;
  readonly page: number;
  readonly file: string;
}

/** Pure part: file paths to dossiers, sorted by name; equal names from different folders get their folder's name. */
export function groupIntoDossiers(files: readonly string[]): InputDossier[] {
  const groups = new Map<string, NamedPage[]>();
  for (const file of files) {
    const named = nameFile(file);
    // A single file without a page number never joins the pages of a dossier of the same name.
    const key = `${named.folder}\u0000${named.stem}\u0000${named.page === 0 ? path.basename(file) : ''}`;
    groups.set(key, [...(groups.get(key) ?? []), named]);
  }
  const list = [...groups.values()].map((pages) => {
    const sorted = [...pages].sort((a, b) => a.page - b.page || a.file.localeCompare(b.file));
    const [first] = sorted;
    return { folder: first?.folder ?? '', stem: first?.stem ?? '', files: sorted.map((page) => page.file) };
  });
  list.sort((a, b) => compare(a.stem, b.stem) || compare(a.files[0] ?? '', b.files[0] ?? ''));
  const taken = new Set<string>();
  return list.map(({ folder, stem, files: sorted }) => {
    let name = safeName(stem);
    if (taken.has(name.toLowerCase())) name = safeName(`${path.basename(folder)}-${stem}`);
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${safeName(stem)}-${n}`;
    taken.add(name.toLowerCase());
    return { name, files: sorted };
  });
}

function nameFile(file: string): NamedPage {
  const stem = path.basename(file, path.extname(file));
  const match = /^(?<dossier>.+)-p(?<page>\d{1,5})$/iu.exec(stem);
  return {
    folder: path.dirname(file),
    stem: match?.groups?.dossier ?? stem,
    page: Number(match?.groups?.page ?? 0),
    file,
  };
}

/** A name that is one folder on every system: NFC, no separators or reserved characters, never empty or dots alone. */
export function safeName(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_')
    .replace(/[. ]+$/, '')
    .replace(/^\.+/, '_')
    .slice(0, 120);
  return safe === '' ? '_' : safe;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
