import { Failure } from '../pipeline/failures.ts';
import { safeName } from './batch/find-dossiers.ts';

export interface NamedFile {
  readonly dossier: string;
  /** Order of the file in its dossier; 0 for a file that is a dossier of its own. */
  readonly position: number;
  /** The name with its folders, as shown to people. */
  readonly fileName: string;
}

/**
 * Which dossier a file belongs to, by its name: `<dossier>-p1.jpg`, `<dossier>-p2.jpg` … in one folder are one dossier,
 * any other file is its own. Folders stay part of the name, so that equal names in two folders stay apart.
 * Errors: E-UNSAFE-NAME for what tries to leave its folder.
 */
export function nameDossier(relativePath: string): NamedFile {
  const parts = relativePath.normalize('NFC').split(/[/\\]/);
  const isUnsafe = parts.some(
    (part) => part === '' || part === '.' || part === '..' || /[\p{Cc}]/u.test(part),
  );
  if (isUnsafe || relativePath.length > 400 || /^[a-z]:/i.test(relativePath))
    throw new Failure('E-UNSAFE-NAME');
  const file = parts.at(-1) ?? '';
  const folders = parts.slice(0, -1);
  const stem = file.replace(/\.[^.]+$/, '');
  const page = /^(?<dossier>.+)-p(?<page>\d{1,5})$/iu.exec(stem);
  const own = [...folders, page?.groups?.dossier ?? stem].map(safeName).join('/');
  return { dossier: own, position: Number(page?.groups?.page ?? 0), fileName: parts.join('/') };
}
