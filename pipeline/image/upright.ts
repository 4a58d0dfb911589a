import type { Components } from './components.ts';

/** Signs that a page stands on its feet; each positive when upright, negative upside down, near 0 when it tells nothing. */
export interface UprightSigns {
  /** Marks above letters against marks below: Vietnamese has some five above (tones, hooks, i-dots) for one below. */
  readonly marks: number;
  /** Lower edges of letters line up on the baseline; upper edges vary with ascenders and marks. */
  readonly baseline: number;
}

export interface UprightVerdict {
  readonly isUpright: boolean;
  /** 0.5 … 1. */
  readonly confidence: number;
  readonly signs: UprightSigns;
}

/** No sign either way. */
export const UNSURE: UprightVerdict = { isUpright: true, confidence: 0.5, signs: { marks: 0, baseline: 0 } };

/** Judges a page whose text runs across. */
export function judgeUpright(components: Components): UprightVerdict {
  const letters = findLetters(components);
  const signs = {
    marks: weighMarks(components, letters),
    baseline: weighBaseline(components, letters),
  };
  const logit = 1.6 * signs.marks + 8 * signs.baseline;
  const confidence = 1 / (1 + Math.exp(-Math.abs(logit)));
  return { isUpright: logit >= 0, confidence, signs };
}

/** Letters: pieces of ink of about the usual height. */
export interface Letters {
  readonly ids: readonly number[];
  readonly usualHeight: number;
}

export function findLetters({ count, left, right, top, bottom, area }: Components): Letters {
  const heights: number[] = [];
  const candidates: number[] = [];
  for (let id = 0; id < count; id++) {
    const height = (bottom[id] as number) - (top[id] as number);
    const width = (right[id] as number) - (left[id] as number);
    if (height < 9 || height > 90 || width > 220 || (area[id] as number) < 24) continue;
    if (width < height * 0.12 && height > 40) continue;
    heights.push(height);
    candidates.push(id);
  }
  heights.sort((a, b) => a - b);
  const usualHeight = heights[heights.length >> 1] ?? 0;
  const ids = candidates.filter((id) => {
    const height = (bottom[id] as number) - (top[id] as number);
    return height >= usualHeight * 0.6 && height <= usualHeight * 2.2;
  });
  return { ids, usualHeight };
}

/** Log ratio of small marks just above a letter to those just below one. */
function weighMarks(components: Components, { ids, usualHeight }: Letters): number {
  const { count, left, right, top, bottom, area } = components;
  const cellPx = Math.max(8, usualHeight);
  const grid = new Map<number, number[]>();
  const keyOf = (x: number, y: number) => Math.floor(y / cellPx) * 4096 + Math.floor(x / cellPx);
  for (const id of ids) {
    for (let x = left[id] as number; x < (right[id] as number) + cellPx; x += cellPx) {
      for (let y = top[id] as number; y < (bottom[id] as number) + cellPx; y += cellPx) {
        const key = keyOf(Math.min(x, (right[id] as number) - 1), Math.min(y, (bottom[id] as number) - 1));
        const cell = grid.get(key);
        if (cell === undefined) grid.set(key, [id]);
        else if (cell.at(-1) !== id) cell.push(id);
      }
    }
  }
  let above = 0;
  let below = 0;
  for (let id = 0; id < count; id++) {
    const height = (bottom[id] as number) - (top[id] as number);
    const width = (right[id] as number) - (left[id] as number);
    if (height > usualHeight * 0.5 || width > usualHeight || (area[id] as number) < 5) continue;
    const middle = ((left[id] as number) + (right[id] as number)) / 2;
    let gapUnder = Infinity;
    let gapOver = Infinity;
    for (const [dx, dy] of NEIGHBOURS) {
      const cell = grid.get(
        keyOf(middle + dx * cellPx, ((top[id] as number) + (bottom[id] as number)) / 2 + dy * cellPx),
      );
      if (cell === undefined) continue;
      for (const letter of cell) {
        if (letter === id || middle < (left[letter] as number) - 1 || middle > (right[letter] as number) + 1)
          continue;
        const under = (top[letter] as number) - (bottom[id] as number);
        const over = (top[id] as number) - (bottom[letter] as number);
        if (under >= -2) gapUnder = Math.min(gapUnder, under);
        if (over >= -2) gapOver = Math.min(gapOver, over);
      }
    }
    const nearest = Math.min(gapUnder, gapOver);
    if (nearest > usualHeight * 0.5 || gapUnder === gapOver) continue;
    if (gapUnder < gapOver) above++;
    else below++;
  }
  return Math.log((above + 2) / (below + 2)) * Math.min(1, (above + below) / 20);
}

const NEIGHBOURS = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy] as const));

/** Log ratio of how sharply lower and upper edges of letters gather in rows. */
function weighBaseline({ top, bottom }: Components, { ids }: Letters): number {
  if (ids.length < 8) return 0;
  const lower = gather(ids.map((id) => bottom[id] as number));
  const upper = gather(ids.map((id) => top[id] as number));
  return Math.log(lower / upper);
}

/** Sum of squares of a histogram over rows, softened over three rows. */
function gather(rows: readonly number[]): number {
  const counts = new Float32Array(Math.max(...rows) + 3);
  for (const row of rows) {
    counts[row] = (counts[row] as number) + 0.5;
    counts[row + 1] = (counts[row + 1] as number) + 1;
    counts[row + 2] = (counts[row + 2] as number) + 0.5;
  }
  return counts.reduce((sum, value) => sum + value * value, 0);
}
