/**
 * Which dossier (hồ sơ) a scan belongs to, by its name. The one rule for the command line, the intake and uploads:
 * `<dossier>-p1.jpg`, `<dossier>-p2.jpg` … in one folder are the pages of one dossier; any other file is a dossier of
 * its own, named by its stem. Names are compared in NFC: a Mac writes `ồ` in three signs, everyone else in one.
 */
export interface NamedFile {
  /** Folders above it, joined by `/`; '' for none. */
  readonly folder: string;
  /** With its ending. */
  readonly file: string;
  /** What its dossier is called by it. */
  readonly stem: string;
  /** Null for a file that is a dossier of its own. */
  readonly page: number | null;
}

/** A file's place in its folder as `name-p7.jpg` says it, apart from any folder. */
export function nameFile(file: string, folder = ''): NamedFile {
  const name = file.normalize('NFC');
  const stem = stemOf(name);
  const match = /^(?<dossier>.+)-p(?<page>\d{1,5})$/iu.exec(stem);
  const { dossier = stem, page } = match?.groups ?? {};
  return { folder, file: name, stem: dossier, page: page === undefined ? null : Number(page) };
}

function stemOf(file: string): string {
  const dot = file.lastIndexOf('.');
  return dot > 0 ? file.slice(0, dot) : file;
}

/**
 * Files with the same key are one dossier. A single file never joins the pages of a dossier of its stem, nor another
 * single file: `so-8.jpg` and `so-8.tif` are two. Keys sort as dossiers claim the plain name of their stem.
 */
export function dossierKey({ folder, file, stem, page }: NamedFile): string {
  return page === null ? `file:${join(folder, file)}` : `dossier:${join(folder, stem)}`;
}

/** What a dossier may be called, best first: by its stem; where another one of the folder is, by its whole file name. */
export function dossierNames({ folder, file, stem, page }: NamedFile): readonly [string, string] {
  return [join(folder, stem), join(folder, page === null ? file : stem)];
}

const join = (folder: string, name: string) => (folder === '' ? name : `${folder}/${name}`);

/** Pages in reading order; of two files for one page the order of their names decides, the same everywhere. */
export function comparePages(a: NamedFile, b: NamedFile): number {
  return (a.page ?? 0) - (b.page ?? 0) || compareText(a.file, b.file);
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** As long as an index of the database takes at three bytes a sign. */
const LONGEST_PATH = 600;

/**
 * The parts of a relative path that came from outside, in NFC; undefined for what tries to leave its folder, is
 * absolute, or holds control characters. Everything else that any system allows in a name is taken: `:`, `?`, spaces.
 */
export function splitPath(path: string): readonly string[] | undefined {
  // A half of a surrogate pair is no text: no database keeps it.
  if (path.length > LONGEST_PATH || /[\p{Cc}\p{Cs}]/u.test(path) || /^[a-z]:[/\\]/i.test(path))
    return undefined;
  const parts = path.normalize('NFC').split(/[/\\]/);
  return parts.some((part) => part === '' || part === '.' || part === '..') ? undefined : parts;
}
