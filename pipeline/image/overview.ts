import type { ColorImage, GrayImage } from './raster.ts';

/** Resolution at which a page's layout is judged: text lines are plain, and there is little to count. */
export const OVERVIEW_DPI = 100;

/** A page at about 100 dpi, and how many image pixels one of its pixels spans each way. */
export interface Overview {
  readonly red: GrayImage;
  readonly step: number;
}

/**
 * Block means of the red channel. Red, because red seals and pink frames all but vanish in it
 * while black and blue ink stay dark.
 */
export function makeOverview(image: ColorImage, dpi: number): Overview {
  const step = Math.max(1, Math.round(dpi / OVERVIEW_DPI));
  const width = Math.max(1, Math.floor(image.width / step));
  const height = Math.max(1, Math.floor(image.height / step));
  const sums = new Uint32Array(width);
  const data = new Uint8Array(width * height);
  const area = step * step;
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let row = y * step; row < (y + 1) * step; row++) addRow(image, row, step, sums);
    for (let x = 0; x < width; x++) data[y * width + x] = (sums[x] as number) / area;
  }
  return { red: { width, height, data }, step };
}

function addRow(image: ColorImage, row: number, step: number, sums: Uint32Array): void {
  let from = row * image.width * 3;
  for (let x = 0; x < sums.length; x++) {
    let sum = 0;
    for (let k = 0; k < step; k++, from += 3) sum += image.data[from] as number;
    sums[x] = (sums[x] as number) + sum;
  }
}
