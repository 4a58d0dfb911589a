import type { Components } from './components.ts';
import type { GrayImage } from './raster.ts';

/** Ink at the edge of the picture that is longer than this (5 mm) is a shadow, a lid or a desk, not a letter. */
const LONGEST_LETTER_PX = 40;

/**
 * 1 for each component that reaches the edge of the picture and is too large for a letter;
 * of a sheet laid flat from a photograph anything at the edge, since beyond it lies the desk.
 */
export function findRims(
  { count, left, top, right, bottom }: Components,
  { width, height }: GrayImage,
  isPhotographed: boolean,
): Uint8Array {
  const isRim = new Uint8Array(count);
  for (let id = 0; id < count; id++) {
    const [x0, y0, x1, y1] = [
      left[id] as number,
      top[id] as number,
      right[id] as number,
      bottom[id] as number,
    ];
    if (x0 > 0 && y0 > 0 && x1 < width && y1 < height) continue;
    if (isPhotographed || Math.max(x1 - x0, y1 - y0) > LONGEST_LETTER_PX) isRim[id] = 1;
  }
  return isRim;
}
