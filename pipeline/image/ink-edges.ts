import { interpolatePaperRow, measurePaper } from './paper-level.ts';
import type { GrayImage } from './raster.ts';

/** Points where ink ends, in pixels of the overview: x and y in turn. */
export type EdgePoints = Float32Array;

export interface InkEdges {
  /** Lower edges of ink: baselines, when the text runs across. */
  readonly below: EdgePoints;
  /** Right-hand edges of ink: the same, when the text runs up or down. */
  readonly beside: EdgePoints;
}

/** Tiles of the overview over which its paper's brightness is taken as even. */
const TILE_PX = 24;
/** Ink is darker than this share of the paper around it. */
const INK_BELOW = 0.72;
/** Longer straight runs of ink are rules, frames or shadows, not letters (6 mm at 100 dpi). */
const LONGEST_LETTER_RUN = 24;

/** One byte a pixel: 1 ink, 0 paper. */
export function markInk(image: GrayImage): Uint8Array {
  const paper = measurePaper(image, TILE_PX);
  const line = new Float32Array(image.width);
  const ink = new Uint8Array(image.data.length);
  for (let y = 0; y < image.height; y++) {
    interpolatePaperRow(paper, y, line);
    const rowStart = y * image.width;
    for (let x = 0; x < image.width; x++)
      if ((image.data[rowStart + x] as number) < (line[x] as number) * INK_BELOW) ink[rowStart + x] = 1;
  }
  return ink;
}

/** Edges of letter-sized ink; whatever forms long straight runs is left out. */
export function findInkEdges(image: GrayImage): InkEdges {
  const { width, height } = image;
  const ink = markInk(image);
  dropLongRuns(ink, width, height, 1, width);
  dropLongRuns(ink, height, width, width, 1);
  const below: number[] = [];
  const beside: number[] = [];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      if (ink[at] !== 1) continue;
      if (ink[at + width] === 0) below.push(x, y);
      if (ink[at + 1] === 0) beside.push(x, y);
    }
  }
  return { below: Float32Array.from(below), beside: Float32Array.from(beside) };
}

/** Erases runs longer than a letter along lines of `length` pixels that lie `stride` apart, `lines` of them `pitch` apart. */
function dropLongRuns(ink: Uint8Array, length: number, lines: number, stride: number, pitch: number): void {
  for (let line = 0; line < lines; line++) {
    let start = -1;
    for (let k = 0; k <= length; k++) {
      const isInk = k < length && ink[line * pitch + k * stride] !== 0;
      if (isInk && start < 0) start = k;
      if (!isInk && start >= 0) {
        if (k - start > LONGEST_LETTER_RUN)
          for (let j = start; j < k; j++) ink[line * pitch + j * stride] = 0;
        start = -1;
      }
    }
  }
}
