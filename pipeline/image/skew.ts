import type { EdgePoints } from './ink-edges.ts';

/** How well lines at some slant gather the edge points: the best slant, and how strongly they gather there. */
export interface SkewEstimate {
  /** Degrees by which text lines fall to the right (clockwise), in pixel coordinates with y downwards. */
  readonly skewDeg: number;
  /** Mean of the squared line counts over their square mean: 1 for no lines at all, larger for clear text lines. */
  readonly strength: number;
}

const WIDEST_SKEW_DEG = 15;
const COARSE_STEP_DEG = 0.5;
const COARSE_POINTS = 6000;
const FINE_POINTS = 40_000;

/**
 * Slant of the text lines: the angle at which the points fall into the fewest, fullest rows.
 * Coarse search over ±15° on a sample of the points, then ever finer on all of them.
 */
export function estimateSkew(points: EdgePoints): SkewEstimate {
  const coarse = thinPoints(points, COARSE_POINTS);
  let bestDeg = 0;
  let best = -1;
  for (let deg = -WIDEST_SKEW_DEG; deg <= WIDEST_SKEW_DEG; deg += COARSE_STEP_DEG) {
    const score = measureGathering(coarse, deg, 1);
    // Of two equally good slants the smaller is the likelier.
    if (score > best * (1 + 1e-9) || (score === best && Math.abs(deg) < Math.abs(bestDeg))) {
      best = score;
      bestDeg = deg;
    }
  }
  const fine = thinPoints(points, FINE_POINTS);
  for (const stepDeg of [0.25, 0.1, 0.04, 0.02]) bestDeg = climb(fine, bestDeg, stepDeg);
  return { skewDeg: bestDeg, strength: measureGathering(fine, bestDeg, 1) };
}

/** Best of the angles up to three steps either side, between steps by a parabola. */
function climb(points: EdgePoints, aroundDeg: number, stepDeg: number): number {
  const scores: number[] = [];
  for (let k = -4; k <= 4; k++) scores.push(measureGathering(points, aroundDeg + k * stepDeg, 1));
  let best = 4;
  for (let k = 1; k < 8; k++) if ((scores[k] as number) > (scores[best] as number)) best = k;
  const [before, at, after] = [
    scores[best - 1] as number,
    scores[best] as number,
    scores[best + 1] as number,
  ];
  const curve = before - 2 * at + after;
  const shift = curve < 0 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * curve))) : 0;
  return aroundDeg + (best - 4 + shift) * stepDeg;
}

function thinPoints(points: EdgePoints, most: number): EdgePoints {
  const count = points.length / 2;
  if (count <= most) return points;
  const kept = new Float32Array(most * 2);
  for (let k = 0; k < most; k++) {
    const from = Math.floor((k * count) / most) * 2;
    kept[k * 2] = points[from] as number;
    kept[k * 2 + 1] = points[from + 1] as number;
  }
  return kept;
}

/** Rows of `rowPx` at slant `deg`: mean squared count over squared mean count. */
function measureGathering(points: EdgePoints, deg: number, rowPx: number): number {
  const radians = (deg * Math.PI) / 180;
  const sin = Math.sin(radians) / rowPx;
  const cos = Math.cos(radians) / rowPx;
  let low = Infinity;
  let high = -Infinity;
  const count = points.length / 2;
  if (count === 0) return 1;
  for (let k = 0; k < points.length; k += 2) {
    const row = (points[k + 1] as number) * cos - (points[k] as number) * sin;
    if (row < low) low = row;
    if (row > high) high = row;
  }
  const rows = new Float32Array(Math.ceil(high - low) + 3);
  for (let k = 0; k < points.length; k += 2) {
    const row = (points[k + 1] as number) * cos - (points[k] as number) * sin - low;
    const floor = row | 0;
    const share = row - floor;
    rows[floor] = (rows[floor] as number) + 1 - share;
    rows[floor + 1] = (rows[floor + 1] as number) + share;
  }
  let squares = 0;
  for (const value of rows) squares += value * value;
  return (squares * rows.length) / (count * count);
}
