import { z } from 'zod';
import type { Box } from './raster.ts';

/**
 * Where a clean pixel came from: a 3×3 homography, row by row, that takes a point of the clean page
 * to a point of the file as it came. Rotation, straightening, cropping and perspective are all one such matrix,
 * so every value read can be traced back to its pixels exactly.
 */
export const PageMap = z.array(z.number()).length(9);
export type PageMap = z.infer<typeof PageMap>;

export const identityMap: PageMap = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export function mapPoint(map: PageMap, x: number, y: number): [number, number] {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, h = 0, i = 1] = map;
  const w = g * x + h * y + i;
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
}

/** `multiply(outer, inner)`: first `inner`, then `outer`. */
export function multiplyMaps(outer: PageMap, inner: PageMap): PageMap {
  const product = new Array<number>(9).fill(0);
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 3; column++)
      for (let k = 0; k < 3; k++)
        product[row * 3 + column] =
          (product[row * 3 + column] ?? 0) + (outer[row * 3 + k] ?? 0) * (inner[k * 3 + column] ?? 0);
  return product;
}

/** The upright rectangle in the source that covers a box of the clean page, clipped to the source, whole pixels. */
export function mapBox(map: PageMap, box: Box, sourceWidth: number, sourceHeight: number): Box {
  const [left, top, right, bottom] = box;
  const corners = [
    mapPoint(map, left, top),
    mapPoint(map, right, top),
    mapPoint(map, right, bottom),
    mapPoint(map, left, bottom),
  ];
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const clamp = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));
  return [
    clamp(Math.min(...xs), sourceWidth),
    clamp(Math.min(...ys), sourceHeight),
    clamp(Math.max(...xs), sourceWidth),
    clamp(Math.max(...ys), sourceHeight),
  ];
}
