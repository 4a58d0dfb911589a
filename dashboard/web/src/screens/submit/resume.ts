import type { HeldFile, NewBatch, OpenBatch } from '../../../../server/schemas/batches.ts';
import type { PickedFile } from './read-dropped.ts';

/** Names as the server keeps them. */
const nameOf = (one: PickedFile): string => one.path.normalize('NFC');

/**
 * The batch in which a folder was left half sent: all that came in is in the folder, under the same names and with the
 * same sizes. One in which nothing came in yet is known by its name. A book chosen for it makes a batch of its own.
 */
export function findHalfSent(
  open: readonly OpenBatch[],
  wanted: NewBatch,
  picked: readonly PickedFile[],
): OpenBatch | undefined {
  if (wanted.book !== null) return undefined;
  const sizes = new Map(picked.map((one) => [nameOf(one), one.file.size]));
  return open
    .filter(({ batch, files }) =>
      files.length === 0
        ? batch.name === wanted.name && batch.book === null
        : files.every((file) => sizes.get(file.name) === file.sizeBytes),
    )
    .sort((a, b) => b.files.length - a.files.length)[0];
}

export type HashFile = (file: File) => Promise<string>;

/**
 * Which of the picked files are held already, byte for byte: a page scanned again may have the name and the size of the
 * one before. Without `hash` none is known to be, and all are sent: what is held already changes nothing there.
 */
export async function findHeld(
  held: readonly HeldFile[],
  picked: readonly PickedFile[],
  hash: HashFile | null,
): Promise<ReadonlySet<number>> {
  const known = new Set<number>();
  if (!hash) return known;
  for (const [index, one] of picked.entries()) {
    const alike = held.filter((file) => file.name === nameOf(one) && file.sizeBytes === one.file.size);
    if (alike.length === 0) continue;
    const sha256 = await hash(one.file);
    if (alike.some((file) => file.sha256 === sha256)) known.add(index);
  }
  return known;
}

/** Browsers hash only on pages that came over TLS, or from this very machine. */
export const hashInBrowser: HashFile | null =
  'subtle' in globalThis.crypto
    ? async (file) => {
        const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
        return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      }
    : null;
