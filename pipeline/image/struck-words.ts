import type { Box, GrayImage } from './raster.ts';

/** Darker than this is ink, also where a pen's stroke has paled. */
const INK_BELOW = 190;
/** The band of a word, as shares of its height, in which a stroke strikes it out. */
const BAND = [0.28, 0.72] as const;
/** Narrower words, in heights, are single signs: their own bars look like strokes. */
const NARROWEST = 1.1;
/** What a pixel without ink, and a step up or down, cost on the way through a word; and what the way may cost a pixel of width. */
const WHITE = 1;
const STEP = 0.5;
const MOST_COST = 0.03;
/** A pen's stroke is this thin where no letter thickens it, as a share of the word's height, and at least so many pixels. */
const THICKEST = 0.25;
const LEAST_THICKNESS = 5;
/** Share of the way on which the stroke runs free of letters. */
const FREE = 0.2;

/** The straightest way of ink from the left end of the box to its right end: its row at each column, and its cost. */
function traceAcross({ width, data }: GrayImage, box: Box): { rows: number[]; cost: number } {
  const [left, top, right, bottom] = box;
  const from = Math.round(top + BAND[0] * (bottom - top));
  const count = Math.max(1, Math.round(top + BAND[1] * (bottom - top)) - from);
  let costs = new Float64Array(count);
  const steps: Int8Array[] = [];
  for (let x = left; x < right; x++) {
    const next = new Float64Array(count);
    const step = new Int8Array(count);
    for (let k = 0; k < count; k++) {
      let best = costs[k] as number;
      for (const d of [-1, 1]) {
        const other = (costs[k + d] ?? Infinity) + STEP;
        if (other < best) {
          best = other;
          step[k] = d;
        }
      }
      const isInk = (data[(from + k) * width + x] ?? 255) < INK_BELOW;
      next[k] = best + (isInk ? 0 : WHITE);
    }
    costs = next;
    steps.push(step);
  }
  let k = costs.reduce((least, cost, i) => (cost < (costs[least] as number) ? i : least), 0);
  const cost = costs[k] as number;
  const rows: number[] = [];
  for (const step of steps.reverse()) {
    rows.push(from + k);
    k += step[k] as number;
  }
  return { rows: rows.reverse(), cost };
}

/** How thick the ink is, up and down, at a point. */
function measureThickness({ width, height, data }: GrayImage, x: number, y: number): number {
  const isInk = (row: number) => row >= 0 && row < height && (data[row * width + x] as number) < INK_BELOW;
  if (!isInk(y)) return 0;
  let [top, bottom] = [y, y];
  while (isInk(top - 1)) top--;
  while (isInk(bottom + 1)) bottom++;
  return bottom - top + 1;
}

/**
 * Whether a pen's stroke runs through the middle of a word from end to end (gạch bỏ): straight, unbroken, and thin
 * wherever it runs free of letters. Letters alone leave white between them. `box` in pixels of the image.
 */
export function isStruckThrough(image: GrayImage, box: Box): boolean {
  const [left, top, right, bottom] = box.map(Math.round) as Box;
  const [width, height] = [right - left, bottom - top];
  if (left < 0 || right > image.width || height < 6 || width < NARROWEST * height) return false;
  const { rows, cost } = traceAcross(image, [left, top, right, bottom]);
  if (cost > MOST_COST * width) return false;
  const most = Math.max(LEAST_THICKNESS, THICKEST * height);
  const free = rows.filter((row, i) => measureThickness(image, left + i, row) <= most).length;
  return free >= FREE * width;
}
