import type { Ink, InkPatch } from './ink.ts';

/**
 * Where a line's letters stand: the baseline is `baseline + slope · (x − originX)`.
 * All in pixels of the page.
 */
export interface LineShape {
  readonly originX: number;
  readonly baseline: number;
  readonly slope: number;
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
  const level = (y: number, patch: InkPatch) => y - slope * ((patch.left + patch.right) / 2 - left);
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
  return { originX: left, baseline, slope, xHeight, ascent, descent };
}
