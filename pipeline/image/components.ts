import type { GrayImage } from './raster.ts';

/** Horizontal runs of ink, row by row, each with the component it belongs to. */
export interface InkRuns {
  readonly count: number;
  /** First run of each row; one entry more than there are rows. */
  readonly firstOfRow: Int32Array;
  readonly left: Int32Array;
  /** Exclusive. */
  readonly right: Int32Array;
  readonly component: Int32Array;
}

/** Connected pieces of ink (corners count as touching); parallel arrays, boxes with exclusive right and bottom. */
export interface Components {
  readonly count: number;
  readonly left: Int32Array;
  readonly top: Int32Array;
  readonly right: Int32Array;
  readonly bottom: Int32Array;
  readonly area: Int32Array;
  readonly runs: InkRuns;
}

/** Pixels darker than `inkBelow` are ink. */
export function findComponents(image: GrayImage, inkBelow: number): Components {
  const runs = findRuns(image, inkBelow);
  const parents = joinRuns(runs, image.height);
  return measureComponents(runs, parents, image.height);
}

type LooseRuns = Omit<InkRuns, 'component'>;

function findRuns({ width, height, data }: GrayImage, inkBelow: number): LooseRuns {
  let left = new Int32Array(1 << 16);
  let right = new Int32Array(1 << 16);
  const firstOfRow = new Int32Array(height + 1);
  let count = 0;
  for (let y = 0; y < height; y++) {
    firstOfRow[y] = count;
    const end = (y + 1) * width;
    for (let at = y * width; at < end; at++) {
      if ((data[at] as number) >= inkBelow) continue;
      const start = at;
      while (at < end && (data[at] as number) < inkBelow) at++;
      if (count === left.length) {
        left = grow(left);
        right = grow(right);
      }
      left[count] = start - y * width;
      right[count] = at - y * width;
      count++;
    }
  }
  firstOfRow[height] = count;
  return { count, firstOfRow, left, right };
}

function grow(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** For each run the first run of its component, by union-find over touching runs of neighbouring rows. */
function joinRuns({ count, firstOfRow, left, right }: LooseRuns, height: number): Int32Array {
  const parents = new Int32Array(count);
  for (let run = 0; run < count; run++) parents[run] = run;
  for (let y = 1; y < height; y++) {
    let above = firstOfRow[y - 1] as number;
    const aboveEnd = firstOfRow[y] as number;
    for (let run = aboveEnd; run < (firstOfRow[y + 1] as number); run++) {
      const from = left[run] as number;
      const to = right[run] as number;
      while (above < aboveEnd && (right[above] as number) < from) above++;
      for (let other = above; other < aboveEnd && (left[other] as number) <= to; other++)
        unite(parents, run, other);
    }
  }
  for (let run = 0; run < count; run++) parents[run] = parents[parents[run] as number] as number;
  return parents;
}

function findRoot(parents: Int32Array, run: number): number {
  let root = run;
  while ((parents[root] as number) !== root) root = parents[root] as number;
  for (let at = run; at !== root;) {
    const next = parents[at] as number;
    parents[at] = root;
    at = next;
  }
  return root;
}

/** The earlier run becomes the root, so that one forward pass flattens the forest. */
function unite(parents: Int32Array, one: number, other: number): void {
  const a = findRoot(parents, one);
  const b = findRoot(parents, other);
  if (a < b) parents[b] = a;
  else parents[a] = b;
}

function measureComponents(runs: LooseRuns, parents: Int32Array, height: number): Components {
  const component = new Int32Array(runs.count);
  let count = 0;
  for (let run = 0; run < runs.count; run++)
    component[run] = parents[run] === run ? count++ : (component[parents[run] as number] as number);
  const left = new Int32Array(count).fill(1 << 30);
  const top = new Int32Array(count).fill(-1);
  const right = new Int32Array(count);
  const bottom = new Int32Array(count);
  const area = new Int32Array(count);
  for (let y = 0; y < height; y++) {
    for (let run = runs.firstOfRow[y] as number; run < (runs.firstOfRow[y + 1] as number); run++) {
      const id = component[run] as number;
      const from = runs.left[run] as number;
      const to = runs.right[run] as number;
      if (from < (left[id] as number)) left[id] = from;
      if (to > (right[id] as number)) right[id] = to;
      if ((top[id] as number) < 0) top[id] = y;
      bottom[id] = y + 1;
      area[id] = (area[id] as number) + to - from;
    }
  }
  return { count, left, top, right, bottom, area, runs: { ...runs, component } };
}
