import type { Ink, InkPatch } from './ink.ts';

/** At column `x` a bent line lies `drop` pixels lower than a straight one would. */
export interface Bend {
  readonly x: number;
  readonly drop: number;
}

/**
 * Where a line's letters stand: the baseline is `baseline + slope · (x − originX)`, and the bend between its knots.
 * All in pixels of the page.
 */
export interface LineShape {
  readonly originX: number;
  readonly baseline: number;
  readonly slope: number;
  /** From left to right; empty for all but lines on curled paper. */
  readonly bends: readonly Bend[];
  /** Height of a letter without ascender, as far as the line shows it. */
  readonly xHeight: number;
  /** Ink reaches this far above and below the baseline. */
  readonly ascent: number;
  readonly descent: number;
}

/** Capitals and digits stand this many x-heights tall in the common text faces. */
const CAPITAL_TO_X_HEIGHT = 1.42;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** Slope of the middles of the letters, by least squares weighted with width; 0 where the line is too short to tell. */
function fitSlope(seeds: readonly InkPatch[], width: number, glyphHeight: number): number {
  if (width < 8 * glyphHeight || seeds.length < 4) return 0;
  let [weight, meanX, meanY] = [0, 0, 0];
  for (const seed of seeds) {
    const own = Math.min(seed.right - seed.left, 4 * glyphHeight);
    weight += own;
    meanX += (own * (seed.left + seed.right)) / 2;
    meanY += own * seed.massY;
  }
  meanX /= weight;
  meanY /= weight;
  let [covariance, variance] = [0, 0];
  for (const seed of seeds) {
    const own = Math.min(seed.right - seed.left, 4 * glyphHeight);
    const x = (seed.left + seed.right) / 2 - meanX;
    covariance += own * x * (seed.massY - meanY);
    variance += own * x * x;
  }
  const slope = variance === 0 ? 0 : covariance / variance;
  // Under a fifth of a letter over the whole line it is chance: words with many tall or low letters at one end.
  return Math.abs(slope) * width < 0.2 * glyphHeight ? 0 : Math.max(-0.2, Math.min(0.2, slope));
}

const BEND_STEP = 5;
const BEND_REACH = 4;
const BEND_LEAST_WIDTH = 14;
const BEND_LEAST_LETTERS = 4;
/** Less than this, in glyph heights, is the chance of tall and low letters. */
const BEND_LEAST_DROP = 0.3;

/** How a long line bends away from its slope: medians of its letters' middles, column by column. */
function fitBends(seeds: readonly InkPatch[], straight: (x: number) => number, glyphHeight: number): Bend[] {
  const left = Math.min(...seeds.map((seed) => seed.left));
  const right = Math.max(...seeds.map((seed) => seed.right));
  if (right - left < BEND_LEAST_WIDTH * glyphHeight) return [];
  const letters = seeds.map((seed) => {
    const x = (seed.left + seed.right) / 2;
    return { x, drop: seed.massY - straight(x) };
  });
  const usual = median(letters.map(({ drop }) => drop));
  const bends: Bend[] = [];
  for (let x = left; x <= right; x += BEND_STEP * glyphHeight) {
    const near = letters.filter((letter) => Math.abs(letter.x - x) <= BEND_REACH * glyphHeight);
    if (near.length >= BEND_LEAST_LETTERS)
      bends.push({ x, drop: median(near.map(({ drop }) => drop)) - usual });
  }
  return bends.some(({ drop }) => Math.abs(drop) > BEND_LEAST_DROP * glyphHeight) ? bends : [];
}

/** How much lower than at its origin a line runs at a column. */
export function findDrop(
  { originX, slope, bends }: Pick<LineShape, 'originX' | 'slope' | 'bends'>,
  x: number,
): number {
  const straight = slope * (x - originX);
  const next = bends.findIndex((bend) => bend.x >= x);
  const after = bends[next < 0 ? bends.length - 1 : next];
  const before = bends[next < 0 ? bends.length - 1 : Math.max(0, next - 1)];
  if (!before || !after) return straight;
  if (after.x === before.x) return straight + after.drop;
  return straight + before.drop + ((after.drop - before.drop) * (x - before.x)) / (after.x - before.x);
}

/** The x-height told from how tall the letters on the baseline are; a line of one height only is taken for capitals or digits. */
function estimateXHeight(heights: readonly number[]): number {
  const sorted = [...heights].sort((a, b) => a - b);
  const at = (quantile: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))] ?? 0;
  const low = at(0.25);
  const high = at(0.85);
  return high > 1.22 * low ? low : at(0.5) / CAPITAL_TO_X_HEIGHT;
}

/** Fits where a line runs to its letters, and how far its ink reaches to all that belongs to it. */
export function fitLine(
  ink: Ink,
  seeds: readonly number[],
  patches: readonly number[],
  glyphHeight: number,
): LineShape {
  const letters = seeds.map((index) => ink.patches[index]).filter((patch) => patch !== undefined);
  const left = Math.min(...letters.map((patch) => patch.left));
  const right = Math.max(...letters.map((patch) => patch.right));
  const slope = fitSlope(letters, right - left, glyphHeight);
  const meanMiddle = median(
    letters.map((patch) => patch.massY - slope * ((patch.left + patch.right) / 2 - left)),
  );
  const bends = fitBends(letters, (x) => meanMiddle + slope * (x - left), glyphHeight);
  const course = { originX: left, slope, bends };
  const level = (y: number, patch: InkPatch) => y - findDrop(course, (patch.left + patch.right) / 2);
  const baseline = median(letters.map((patch) => level(patch.bottom, patch)));
  const standing = letters.filter(
    (patch) => Math.abs(level(patch.bottom, patch) - baseline) <= 0.25 * glyphHeight,
  );
  const xHeight = estimateXHeight(standing.map((patch) => patch.bottom - patch.top));
  let [ascent, descent] = [0, 0];
  for (const index of patches) {
    const patch = ink.patches[index];
    if (!patch) continue;
    ascent = Math.max(ascent, baseline - level(patch.top, patch));
    descent = Math.max(descent, level(patch.bottom, patch) - baseline);
  }
  return { ...course, baseline, xHeight, ascent, descent };
}
