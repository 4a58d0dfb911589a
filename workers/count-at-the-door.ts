import { open } from 'node:fs/promises';
import { detectFormat } from '../pipeline/image/scan-format.ts';

/** A JPEG or PNG by its first bytes. */
const HEAD_BYTES = 16;

/**
 * Pages of a file where its kind alone says it: a JPEG or a PNG is one page, and whether it can be opened shows when that
 * page is read. Undefined where the file must be opened for it, which only a page process does.
 */
export async function countAtTheDoor(path: string): Promise<number | undefined> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    const format = detectFormat(head.subarray(0, bytesRead));
    return format === 'jpeg' || format === 'png' ? 1 : undefined;
  } finally {
    await file.close();
  }
}
