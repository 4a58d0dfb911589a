import type { Box, GrayImage } from './raster.ts';

/** A square that may be printed as an outline. */
export interface Outline {
  readonly left: number;
  readonly top: number;
  readonly side: number;
  /** How much of it is dark, 0–1: its weakest side counts as much as all four together. */
  readonly seen: number;
}

/** Darker than this may be part of an outline; worn print is pale. */
const DARK_BELOW = 200;
/** Sides of a square, in heights of the print beside it. */
const SMALLEST_SIDE = 0.7;
const LARGEST_SIDE = 2;
/** Squares of which less is seen are none. */
const LEAST_SEEN = 0.6;

/** Dark pixels up to each point of a patch, along rows and along columns; a pixel beside a dark one counts as dark. */
interface Darkness {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly across: Int32Array;
  readonly down: Int32Array;
}

function measureDarkness(image: GrayImage, [x0, y0, x1, y1]: Box): Darkness {
  const left = Math.max(1, Math.floor(x0));
  const top = Math.max(1, Math.floor(y0));
  const width = Math.max(0, Math.min(image.width - 1, Math.ceil(x1)) - left);
  const height = Math.max(0, Math.min(image.height - 1, Math.ceil(y1)) - top);
  const across = new Int32Array((width + 1) * height);
  const down = new Int32Array(width * (height + 1));
  const isDark = (at: number) => (image.data[at] as number) < DARK_BELOW;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (top + y) * image.width + left + x;
      const inRow = isDark(at - image.width) || isDark(at) || isDark(at + image.width);
      const inColumn = isDark(at - 1) || isDark(at) || isDark(at + 1);
      const [a, d] = [y * (width + 1) + x, y * width + x];
      across[a + 1] = (across[a] as number) + Number(inRow);
      down[d + width] = (down[d] as number) + Number(inColumn);
    }
  return { left, top, width, height, across, down };
}

/** A square of which one side is hardly seen is none: most places are passed over after a look at one side. */
const LEAST_SIDE = 0.25;

function rateSquare({ width, across, down }: Darkness, x: number, y: number, side: number): number {
  const row = (at: number) => {
    const start = at * (width + 1) + x;
    return ((across[start + side] as number) - (across[start] as number)) / side;
  };
  const column = (at: number) =>
    ((down[(y + side) * width + at] as number) - (down[y * width + at] as number)) / side;
  const top = row(y);
  if (top < LEAST_SIDE) return 0;
  const left = column(x);
  if (left < LEAST_SIDE) return 0;
  const bottom = row(y + side - 1);
  const right = column(x + side - 1);
  return 0.5 * Math.min(top, bottom, left, right) + 0.125 * (top + bottom + left + right);
}

/**
 * Squares of which an outline may be seen between two columns of pixels, their middles at a height between the two of
 * `level`. `em` is the height of the print beside them.
 */
export function findOutlines(
  image: GrayImage,
  [from, to]: readonly [number, number],
  level: readonly [number, number],
  em: number,
): Outline[] {
  const reach = (LARGEST_SIDE * em) / 2;
  const darkness = measureDarkness(image, [from, level[0] - reach, to, level[1] + reach]);
  const outlines: Outline[] = [];
  const largest = Math.min(LARGEST_SIDE * em, darkness.width, darkness.height);
  for (let side = Math.ceil(SMALLEST_SIDE * em); side <= largest; side++) {
    const first = Math.max(0, Math.ceil(level[0] - darkness.top - side / 2));
    const last = Math.min(darkness.height - side, Math.floor(level[1] - darkness.top - side / 2));
    for (let y = first; y <= last; y++)
      for (let x = 0; x + side <= darkness.width; x++) {
        const seen = rateSquare(darkness, x, y, side);
        if (seen >= LEAST_SEEN) outlines.push({ left: darkness.left + x, top: darkness.top + y, side, seen });
      }
  }
  return outlines;
}
