import type { Box } from '../image/raster.ts';
import type { Ink } from './ink.ts';
import type { LineShape } from './line-shape.ts';

/** In glyph heights: how near a scrawl must come to a line's end, and how far the line may be followed into it. */
const MOST_STEP = 1.2;
const MOST_REACH = 14;

/** Columns in which a scrawl has ink within the rows of a line's letters. */
function findInkedColumns(ink: Ink, scrawls: ReadonlySet<number>, top: number, bottom: number): Uint8Array {
  const inked = new Uint8Array(ink.width);
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(ink.height, Math.ceil(bottom)); y++) {
    const end = ink.rowStart[y + 1] as number;
    for (let run = ink.rowStart[y] as number; run < end; run++)
      if (scrawls.has(ink.runPatch[run] as number))
        inked.fill(1, ink.runLeft[run] as number, ink.runRight[run] as number);
  }
  return inked;
}

/** The last inked column from `start` on, in one direction, while the white between stays narrow. */
function follow(inked: Uint8Array, start: number, direction: 1 | -1, glyphHeight: number): number {
  let reached = start;
  let white = 0;
  for (let x = start; x >= 0 && x < inked.length && white <= MOST_STEP * glyphHeight; x += direction) {
    if (Math.abs(x - start) > MOST_REACH * glyphHeight) break;
    white = inked[x] ? 0 : white + 1;
    if (inked[x]) reached = x;
  }
  return reached;
}

/**
 * How far a line may go on under the scrawls at its ends, where its letters have run together with them (a signature
 * across the signer's title); null where no scrawl comes near.
 */
export function reachUnderScrawls(
  ink: Ink,
  box: Box,
  shape: LineShape,
  scrawls: readonly number[],
  glyphHeight: number,
): Box | null {
  const top = shape.baseline - 1.4 * shape.xHeight;
  const near = scrawls.filter((index) => {
    const patch = ink.patches[index];
    const reach = MOST_STEP * glyphHeight;
    return (
      patch &&
      patch.top < shape.baseline &&
      patch.bottom > top &&
      patch.left < box[2] + reach &&
      patch.right > box[0] - reach
    );
  });
  if (near.length === 0) return null;
  const inked = findInkedColumns(ink, new Set(near), top, shape.baseline);
  const left = follow(inked, Math.floor(box[0]), -1, glyphHeight);
  const right = follow(inked, Math.ceil(box[2]) - 1, 1, glyphHeight) + 1;
  return left < box[0] || right > box[2]
    ? [Math.min(left, box[0]), box[1], Math.max(right, box[2]), box[3]]
    : null;
}
