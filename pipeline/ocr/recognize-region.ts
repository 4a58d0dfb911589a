import type { Box, GrayImage } from '../image/raster.ts';
import type { TextLine } from '../page.ts';
import type { LineWish } from './read-log-probs.ts';
import { readLines, type PageToRead, type Readers } from './read-lines.ts';

/** A part of an image, cut at its edges; null where nothing of the box lies on it. */
export function cutRegion(
  image: GrayImage,
  box: Box,
): { readonly image: GrayImage; readonly left: number; readonly top: number } | null {
  const left = Math.max(0, Math.floor(box[0]));
  const top = Math.max(0, Math.floor(box[1]));
  const right = Math.min(image.width, Math.ceil(box[2]));
  const bottom = Math.min(image.height, Math.ceil(box[3]));
  if (right <= left || bottom <= top) return null;
  const width = right - left;
  const data = new Uint8Array(width * (bottom - top));
  for (let y = top; y < bottom; y++)
    data.set(image.data.subarray(y * image.width + left, y * image.width + right), (y - top) * width);
  return { image: { width, height: bottom - top, data }, left, top };
}

const moveBox = (box: Box, x: number, y: number): Box => [box[0] + x, box[1] + y, box[2] + x, box[3] + y];

/**
 * Reads one region of a clean page again, for a field that wants more than the page's reading gave: with a hint of what
 * it holds, or with the texts that it may hold. Boxes come back in pixels of the page.
 */
export async function recognizeRegion(
  page: PageToRead,
  box: Box,
  wish: LineWish,
  readers: Readers,
  signal: AbortSignal,
): Promise<readonly TextLine[]> {
  const region = cutRegion(page.image, box);
  if (!region) return [];
  const rules = page.rules.map((rule) => moveBox(rule, -region.left, -region.top));
  const lines = await readLines({ image: region.image, rules }, readers, wish, signal);
  return lines.map((line) => ({
    ...line,
    box: moveBox(line.box, region.left, region.top),
    words: line.words.map((word) => ({ ...word, box: moveBox(word.box, region.left, region.top) })),
  }));
}
