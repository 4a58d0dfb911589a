import type { GrayImage } from '../image/raster.ts';

/** A connected patch of ink (8-neighbourhood), in pixels of its image; right and bottom are exclusive. */
export interface InkPatch {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Number of ink pixels. */
  readonly area: number;
  /** Mean row of its ink: steadier than the middle of the box where strokes reach far up or down. */
  readonly massY: number;
}

/** The ink of one page: its patches, and the horizontal runs that make them up, row by row. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  /** Pixels darker than this are ink. */
  readonly threshold: number;
  readonly patches: readonly InkPatch[];
  /** Index of the first run of each row; one entry more than there are rows. */
  readonly rowStart: Int32Array;
  readonly runLeft: Int32Array;
  readonly runRight: Int32Array;
  /** Index into `patches` of each run. */
  readonly runPatch: Int32Array;
}

const LEAST_THRESHOLD = 96;
const MOST_THRESHOLD = 205;

/** Otsu's threshold, kept within what evened paper (255) and ink can mean; an image of paper alone gets the lowest. */
export function findInkThreshold(image: GrayImage): number {
  const histogram = new Uint32Array(256);
  const { data } = image;
  for (let at = 0; at < data.length; at++) {
    const value = data[at] as number;
    histogram[value] = (histogram[value] as number) + 1;
  }
  let total = 0;
  let sum = 0;
  for (let value = 0; value < 256; value++) {
    total += histogram[value] ?? 0;
    sum += value * (histogram[value] ?? 0);
  }
  let best = LEAST_THRESHOLD;
  let bestSpread = -1;
  let darkCount = 0;
  let darkSum = 0;
  for (let value = 0; value < 255; value++) {
    darkCount += histogram[value] ?? 0;
    darkSum += value * (histogram[value] ?? 0);
    const lightCount = total - darkCount;
    if (darkCount === 0 || lightCount === 0) continue;
    const difference = darkSum / darkCount - (sum - darkSum) / lightCount;
    const spread = darkCount * lightCount * difference * difference;
    if (spread > bestSpread) {
      bestSpread = spread;
      best = value + 1;
    }
  }
  return Math.max(LEAST_THRESHOLD, Math.min(MOST_THRESHOLD, best));
}

interface Runs {
  rowStart: Int32Array;
  left: Int32Array;
  right: Int32Array;
  count: number;
}

function collectRuns(image: GrayImage, threshold: number): Runs {
  const { width, height, data } = image;
  const rowStart = new Int32Array(height + 1);
  let left = new Int32Array(1 << 16);
  let right = new Int32Array(1 << 16);
  let count = 0;
  for (let y = 0; y < height; y++) {
    rowStart[y] = count;
    const end = (y + 1) * width;
    let at = y * width;
    const base = at;
    while (at < end) {
      while (at < end && (data[at] as number) >= threshold) at++;
      if (at === end) break;
      const begin = at;
      while (at < end && (data[at] as number) < threshold) at++;
      if (count === left.length) {
        left = growTwofold(left);
        right = growTwofold(right);
      }
      left[count] = begin - base;
      right[count] = at - base;
      count++;
    }
  }
  rowStart[height] = count;
  return { rowStart, left, right, count };
}

function growTwofold(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}

function findRoot(parents: Int32Array, index: number): number {
  let root = index;
  while (parents[root] !== root) root = parents[root] as number;
  let at = index;
  while (parents[at] !== root) {
    const next = parents[at] as number;
    parents[at] = root;
    at = next;
  }
  return root;
}

/** Joins runs of neighbouring rows that touch, corners included; the root of each set is its first run. */
function joinRuns(runs: Runs, height: number): Int32Array {
  const { rowStart, left, right, count } = runs;
  const parents = new Int32Array(count);
  for (let run = 0; run < count; run++) parents[run] = run;
  for (let y = 1; y < height; y++) {
    let above = rowStart[y - 1] as number;
    let here = rowStart[y] as number;
    const aboveEnd = here;
    const hereEnd = rowStart[y + 1] as number;
    while (above < aboveEnd && here < hereEnd) {
      const touches =
        (left[above] as number) <= (right[here] as number) &&
        (left[here] as number) <= (right[above] as number);
      if (touches) {
        const one = findRoot(parents, above);
        const other = findRoot(parents, here);
        if (one < other) parents[other] = one;
        else parents[one] = other;
      }
      if ((right[above] as number) < (right[here] as number)) above++;
      else here++;
    }
  }
  return parents;
}

/** Finds the ink of a clean page: dark runs joined into patches. Linear in the number of pixels. */
export function findInk(image: GrayImage, threshold = findInkThreshold(image)): Ink {
  const runs = collectRuns(image, threshold);
  const parents = joinRuns(runs, image.height);
  const runPatch = new Int32Array(runs.count);
  const patches: { left: number; top: number; right: number; bottom: number; area: number; massY: number }[] =
    [];
  for (let y = 0; y < image.height; y++) {
    const end = runs.rowStart[y + 1] as number;
    for (let run = runs.rowStart[y] as number; run < end; run++) {
      const left = runs.left[run] as number;
      const right = runs.right[run] as number;
      const root = findRoot(parents, run);
      if (root === run) {
        runPatch[run] = patches.length;
        patches.push({ left, top: y, right, bottom: y + 1, area: right - left, massY: y * (right - left) });
        continue;
      }
      const index = runPatch[root] as number;
      runPatch[run] = index;
      const patch = patches[index];
      if (!patch) continue;
      if (left < patch.left) patch.left = left;
      if (right > patch.right) patch.right = right;
      patch.bottom = y + 1;
      patch.area += right - left;
      patch.massY += y * (right - left);
    }
  }
  for (const patch of patches) patch.massY = patch.massY / patch.area + 0.5;
  return {
    width: image.width,
    height: image.height,
    threshold,
    patches,
    rowStart: runs.rowStart,
    runLeft: runs.left,
    runRight: runs.right,
    runPatch,
  };
}
