import type { PagePlan } from './plan-page.ts';
import type { Box, ColorImage, GrayImage } from './raster.ts';

/** Side of the squares in which red ink is counted. */
export const RED_CELL_PX = 8;

/** Pixels of red ink in each square of 8 × 8 pixels. */
export interface RedCells {
  readonly columns: number;
  readonly rows: number;
  readonly counts: Uint8Array;
}

export interface WarpedPage {
  /** Brightness with red ink faded to paper; 0 only outside the source. */
  readonly ink: GrayImage;
  readonly red: RedCells;
}

/** Red exceeds green by this much on aged paper and brown stains already. */
const PAPER_REDNESS = 26;
/** Red exceeds green by this much in seal ink. */
const SEAL_REDNESS = 52;
/**
 * Seal ink takes from the paper's green and hardly from its red; the print of marriage certificates (dark red, wine, brown)
 * takes from both, and is to be read. How much red is taken for each green, whatever part of a pixel the ink covers: up to
 * the one it is a seal, from the other on it is print.
 */
const SEAL_TAKES = 0.48;
const PRINT_TAKES = 0.58;
/** Such print is darker to the eye than in its red: half-way to its green; brown stains are less red than this. */
const PRINT_REDNESS = 40;
/** By so much it is darker than the paper in green: the grain of strongly pink paper is red as well, and stays paper. */
const PRINT_DEPTH = 24;
/** Pixels looked at to tell how light the paper is, and the share of them that is darker. */
const PAPER_SAMPLES = 4096;
const PAPER_QUANTILE = 0.7;

/** How light the paper is in one channel. */
function measurePaper({ data, width, height }: ColorImage, channel: 0 | 1): number {
  const step = Math.max(1, Math.floor((width * height) / PAPER_SAMPLES)) * 3;
  const levels: number[] = [];
  for (let at = channel; at < data.length; at += step) levels.push(data[at] as number);
  return levels.sort((a, b) => a - b)[Math.floor(PAPER_QUANTILE * levels.length)] ?? 255;
}

/**
 * Draws the planned page in one pass: each pixel is interpolated from the four around its origin, red ink is lifted
 * towards paper (what is red is light in the red channel already; the excess of red over green lifts the rest),
 * black and blue stay as dark as they were.
 */
export function warpPage(image: ColorImage, plan: PagePlan): WarpedPage {
  const { width, height } = plan;
  const data = new Uint8Array(width * height);
  const columns = Math.ceil(width / RED_CELL_PX);
  const rows = Math.ceil(height / RED_CELL_PX);
  const counts = new Uint8Array(columns * rows);
  const paper = { red: measurePaper(image, 0), green: measurePaper(image, 1) };
  for (let y = 0; y < height; y++) {
    const cells = counts.subarray((y >> 3) * columns, ((y >> 3) + 1) * columns);
    warpRow(image, plan, y, 0, data.subarray(y * width, (y + 1) * width), { cells, paper });
  }
  return { ink: { width, height, data }, red: { columns, rows, counts } };
}

/** Draws the boxes again with red ink as dark as it is to the eye. */
export function redrawWithRed(
  image: ColorImage,
  plan: PagePlan,
  ink: GrayImage,
  boxes: readonly Box[],
): void {
  for (const [left, top, right, bottom] of boxes) {
    const end = Math.min(right, plan.width);
    for (let y = top; y < Math.min(bottom, plan.height); y++)
      warpRow(image, plan, y, left, ink.data.subarray(y * plan.width + left, y * plan.width + end), null);
  }
}

interface RedInk {
  /** Where the red pixels of this row are counted. */
  readonly cells: Uint8Array;
  readonly paper: { readonly red: number; readonly green: number };
}

/** One row from `fromX` on. Without `fade` red counts as ink. */
function warpRow(
  image: ColorImage,
  plan: PagePlan,
  y: number,
  fromX: number,
  out: Uint8Array,
  fade: RedInk | null,
): void {
  const [a, b, c, d, e, f, g, h, i] = plan.map as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const source = image.data;
  const stride = image.width * 3;
  const lastX = image.width - 1;
  const lastY = image.height - 1;
  const middleY = y + 0.5;
  const cells = fade?.cells ?? null;
  const { red: paperRed, green: paperGreen } = fade?.paper ?? { red: 0, green: 0 };
  for (let x = 0; x < out.length; x++) {
    const middleX = fromX + x + 0.5;
    const w = 1 / (g * middleX + h * middleY + i);
    const u = (a * middleX + b * middleY + c) * w - 0.5;
    const v = (d * middleX + e * middleY + f) * w - 0.5;
    if (!(u >= -0.5 && v >= -0.5 && u <= lastX + 0.5 && v <= lastY + 0.5)) continue;
    // Conditions instead of Math.min and Math.max: this runs for every pixel.
    const left = u < 0 ? 0 : u >= lastX ? lastX - 1 : u | 0;
    const top = v < 0 ? 0 : v >= lastY ? lastY - 1 : v | 0;
    const shareX = u < 0 ? 0 : u >= lastX ? 256 : ((u - left) * 256) | 0;
    const shareY = v < 0 ? 0 : v >= lastY ? 256 : ((v - top) * 256) | 0;
    const w11 = shareX * shareY;
    const w10 = (shareY << 8) - w11;
    const w01 = (shareX << 8) - w11;
    const w00 = 65536 - w11 - w10 - w01;
    const at = top * stride + left * 3;
    const below = at + stride;
    const red =
      ((source[at] as number) * w00 +
        (source[at + 3] as number) * w01 +
        (source[below] as number) * w10 +
        (source[below + 3] as number) * w11) >>
      16;
    const green =
      ((source[at + 1] as number) * w00 +
        (source[at + 4] as number) * w01 +
        (source[below + 1] as number) * w10 +
        (source[below + 4] as number) * w11) >>
      16;
    const redness = red - green;
    let value = cells === null && redness > PAPER_REDNESS ? green : red;
    if (cells !== null && redness > PAPER_REDNESS) {
      const taken = (paperRed - red) / (paperGreen - green);
      if (taken < PRINT_TAKES) {
        const share = (PRINT_TAKES - taken) / (PRINT_TAKES - SEAL_TAKES);
        value = red + (share < 1 ? share : 1) * (redness - PAPER_REDNESS);
        if (redness > SEAL_REDNESS) cells[x >> 3] = (cells[x >> 3] as number) + 1;
      } else if (redness > PRINT_REDNESS && paperGreen - green > PRINT_DEPTH) value = (red + green) >> 1;
    }
    out[x] = value > 255 ? 255 : value < 1 ? 1 : value;
  }
}
