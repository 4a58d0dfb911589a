import type { ColorImage } from './raster.ts';

/** Pixels looked at along the longer side: enough to tell writing from paper. */
const LOOK_PX = 800;
/** The bare sheet of a negative is darker than this, and its writing at least so much lighter. */
const DARK_BELOW = 90;
const LIGHTER_BY = 70;
/** Writing covers at least and at most this share of a sheet. */
const LEAST_WRITING = 0.004;
const MOST_WRITING = 0.35;
/** A square of so many looked-at pixels that is light throughout is paper: a sheet on a dark desk, no writing. */
const SQUARE_PX = 12;
const LIGHT_THROUGHOUT = 0.8;
const MOST_LIGHT_SQUARES = 0.02;

/** Brightness of the picture on a coarse grid. */
function lookAt({ width, height, data }: ColorImage) {
  const step = Math.max(1, Math.round(Math.max(width, height) / LOOK_PX));
  const [columns, rows] = [Math.floor(width / step), Math.floor(height / step)];
  const levels = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++)
    for (let x = 0; x < columns; x++) {
      const at = (y * step * width + x * step) * 3;
      levels[y * columns + x] = Math.round(
        ((data[at] as number) + (data[at + 1] as number) + (data[at + 2] as number)) / 3,
      );
    }
  return { columns, rows, levels };
}

/** Share of the squares of the grid of which nearly every pixel is light. */
function measureLightSquares(
  { columns, rows, levels }: ReturnType<typeof lookAt>,
  lightFrom: number,
): number {
  let [light, all] = [0, 0];
  for (let top = 0; top + SQUARE_PX <= rows; top += SQUARE_PX)
    for (let left = 0; left + SQUARE_PX <= columns; left += SQUARE_PX) {
      let count = 0;
      for (let y = top; y < top + SQUARE_PX; y++)
        for (let x = left; x < left + SQUARE_PX; x++)
          if ((levels[y * columns + x] as number) >= lightFrom) count++;
      all++;
      if (count >= LIGHT_THROUGHOUT * SQUARE_PX * SQUARE_PX) light++;
    }
  return light / Math.max(1, all);
}

/**
 * Whether a picture is a negative (âm bản: microfilm, a fax or a scanner set so): a dark sheet with light writing on it
 * and nowhere light paper. A light sheet on a dark desk is none, nor is a page in shadow.
 */
export function isNegative(image: ColorImage): boolean {
  const look = lookAt(image);
  const sorted = look.levels.slice().sort();
  const sheet = sorted[sorted.length >> 1] ?? 255;
  if (sheet >= DARK_BELOW) return false;
  const lightFrom = sheet + LIGHTER_BY;
  const writing = sorted.filter((level) => level >= lightFrom).length / Math.max(1, sorted.length);
  if (writing < LEAST_WRITING || writing > MOST_WRITING) return false;
  return measureLightSquares(look, lightFrom) <= MOST_LIGHT_SQUARES;
}

/** Light for dark. */
export const invertImage = ({ width, height, data }: ColorImage): ColorImage => ({
  width,
  height,
  data: data.map((level) => 255 - level),
});
