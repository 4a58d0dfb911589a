import { splitPath } from '../../pipeline/dossier-names.ts';

/**
 * Whether a name that came from outside is a plain relative path of plain names. It is only ever shown and kept as
 * text, originals lie under their hash; but a name that tries to leave its folder is not to be trusted at all.
 */
export function isSafePath(path: string): boolean {
  return splitPath(path) !== undefined;
}
