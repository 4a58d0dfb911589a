import { dossierKey, dossierNames, nameFile, splitPath } from '../pipeline/dossier-names.ts';
import { Failure } from '../pipeline/failures.ts';

export interface DossierOfFile {
  /** Same key, same dossier. */
  readonly key: string;
  /** What the dossier is called: by its stem; the second where another dossier of the batch is called so. */
  readonly names: readonly [string, string];
  /** Order of the file in its dossier; 0 for a file that is a dossier of its own. */
  readonly position: number;
  /** The name with its folders, as shown to people. */
  readonly fileName: string;
}

/**
 * Which dossier of a batch a file belongs to. Folders stay part of the name, so that equal names in two folders stay apart.
 * Errors: E-UNSAFE-NAME for what tries to leave its folder.
 */
export function nameDossier(relativePath: string): DossierOfFile {
  const parts = splitPath(relativePath);
  const file = parts?.at(-1);
  if (!parts || file === undefined) throw new Failure('E-UNSAFE-NAME');
  const named = nameFile(file, parts.slice(0, -1).join('/'));
  return {
    key: dossierKey(named),
    names: dossierNames(named),
    position: named.page ?? 0,
    fileName: parts.join('/'),
  };
}
