const LONGEST_PATH = 512;
/** Control characters, and what Windows forbids in names. */
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"|?*\\]/;

/**
 * Whether a name that came from outside is a plain relative path of plain names. It is only ever shown and kept as
 * text, originals lie under their hash; but a name that tries to leave its folder is not to be trusted at all.
 */
export function isSafePath(path: string): boolean {
  if (path === '' || path.length > LONGEST_PATH || FORBIDDEN.test(path)) return false;
  return path
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && part === part.trim());
}
