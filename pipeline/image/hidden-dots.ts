import type { HiddenDot } from './leaders.ts';
import type { GrayImage } from './raster.ts';

const PAPER = 255;

/**
 * Whitens the dots of a leader that hang on a letter, so that a y whose tail ends on a leader is not read as ỵ.
 * Only what stands out as a dot goes: where a stroke runs on below the leader or along it, everything stays.
 */
export function eraseHiddenDots(image: GrayImage, hidden: readonly HiddenDot[], inkBelow: number): void {
  for (const dot of hidden) {
    const left = Math.max(2, Math.round(dot.x - dot.width / 2));
    const right = Math.min(image.width - 2, Math.round(dot.x + dot.width / 2));
    const top = Math.max(2, Math.round(dot.y - dot.height / 2));
    const bottom = Math.min(image.height - 3, Math.round(dot.y + dot.height / 2));
    const inkOf = (x0: number, y0: number, x1: number, y1: number) =>
      countInk(image, x0, y0, x1, y1, inkBelow);
    if (inkOf(left, top, right, bottom) < 0.4 * (right - left) * (bottom - top)) continue;
    // Either side may be the lower one: the page may still be upside down.
    const isCrossed =
      inkOf(left - 1, bottom + 1, right + 1, bottom + 3) > 0 &&
      inkOf(left - 1, top - 3, right + 1, top - 1) > 0;
    if (isCrossed) continue;
    const mostBeside = 0.5 * (bottom - top);
    if (
      inkOf(left - 2, top, left - 1, bottom) > mostBeside ||
      inkOf(right + 1, top, right + 2, bottom) > mostBeside
    )
      continue;
    for (let y = top; y <= bottom; y++)
      image.data.fill(PAPER, y * image.width + left - 1, y * image.width + right + 1);
  }
}

function countInk(
  { width, data }: GrayImage,
  left: number,
  top: number,
  right: number,
  bottom: number,
  inkBelow: number,
): number {
  let count = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) if ((data[y * width + x] as number) < inkBelow) count++;
  return count;
}
