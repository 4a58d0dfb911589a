import type { Ink, InkPatch } from './ink.ts';

/** Letters (or joined words) that follow one another on one line. */
export interface Chain {
  /** Indices of patches, from left to right. */
  readonly seeds: readonly number[];
}

/** In multiples of letter height. */
const MOST_GAP = 2.2;
const MOST_STEP = 0.8;
const MOST_OVERLAP = 1.5;
/** How many letters back a line remembers where it runs. */
const MEMORY = 8;

interface OpenChain {
  seeds: number[];
  right: number;
  middle: number;
  height: number;
}

const heightOf = (patch: InkPatch) => patch.bottom - patch.top;

/** The running middle and letter height of the last few patches, wide ones counting more. */
function followTail(ink: Ink, chain: OpenChain): void {
  let weight = 0;
  let middle = 0;
  let height = 0;
  for (const index of chain.seeds.slice(-MEMORY)) {
    const patch = ink.patches[index];
    if (!patch) continue;
    const width = Math.min(patch.right - patch.left, 6 * heightOf(patch));
    weight += width;
    middle += width * patch.massY;
    height += width * heightOf(patch);
  }
  chain.middle = middle / weight;
  chain.height = height / weight;
}

/** How far apart a patch and a line's end are, in letter heights; Infinity when they cannot belong together. */
function measureMismatch(chain: OpenChain, patch: InkPatch, glyphHeight: number): number {
  const height = heightOf(patch);
  const scale = Math.max(Math.min(chain.height, height), 0.8 * glyphHeight);
  const gap = patch.left - chain.right;
  if (gap > MOST_GAP * scale || gap < -MOST_OVERLAP * scale) return Infinity;
  const step = Math.abs(patch.massY - chain.middle) / scale;
  if (step > MOST_STEP) return Infinity;
  const ratio = Math.max(chain.height, height) / Math.min(chain.height, height);
  return step + 0.2 * Math.max(0, gap / scale) + 0.15 * (ratio - 1);
}

/** Chains letters from left to right, each to the line whose end it fits best. */
export function chainSeeds(ink: Ink, seeds: readonly number[], glyphHeight: number): Chain[] {
  const sorted = [...seeds].sort(
    (a, b) => (ink.patches[a]?.left ?? 0) - (ink.patches[b]?.left ?? 0) || a - b,
  );
  const chains: OpenChain[] = [];
  let open: OpenChain[] = [];
  for (const index of sorted) {
    const patch = ink.patches[index];
    if (!patch) continue;
    open = open.filter((chain) => patch.left - chain.right <= 5 * MOST_GAP * glyphHeight);
    let best: OpenChain | null = null;
    let least = Infinity;
    for (const chain of open) {
      const mismatch = measureMismatch(chain, patch, glyphHeight);
      if (mismatch < least) {
        least = mismatch;
        best = chain;
      }
    }
    if (best) {
      best.seeds.push(index);
      best.right = Math.max(best.right, patch.right);
      followTail(ink, best);
    } else {
      const chain = { seeds: [index], right: patch.right, middle: patch.massY, height: heightOf(patch) };
      chains.push(chain);
      open.push(chain);
    }
  }
  return chains;
}

interface ChainEnds {
  seeds: number[];
  marks: readonly number[];
  left: number;
  right: number;
  headMiddle: number;
  tailMiddle: number;
  height: number;
}

function measureEnds(ink: Ink, seeds: number[], marks: readonly number[]): ChainEnds {
  const measure = (indices: readonly number[]) => {
    const open: OpenChain = { seeds: [...indices], right: 0, middle: 0, height: 0 };
    followTail(ink, open);
    return open;
  };
  let left = Infinity;
  let right = -Infinity;
  for (const index of [...seeds, ...marks]) {
    left = Math.min(left, ink.patches[index]?.left ?? left);
    right = Math.max(right, ink.patches[index]?.right ?? right);
  }
  const tail = measure(seeds.slice(-MEMORY));
  const head = measure(seeds.slice(0, MEMORY));
  return {
    seeds,
    marks,
    left,
    right,
    headMiddle: head.middle,
    tailMiddle: tail.middle,
    height: Math.max(head.height, tail.height),
  };
}

/**
 * Joins chains that are one line after all: a comma with its two spaces, a quotation mark, a tall capital had parted them.
 * `marks` holds, for each chain, the small patches that stand with it.
 */
export function joinChains(
  ink: Ink,
  chains: readonly Chain[],
  marks: readonly (readonly number[])[],
  glyphHeight: number,
): Chain[] {
  const ends = chains
    .map((chain, at) => measureEnds(ink, [...chain.seeds], marks[at] ?? []))
    .sort((a, b) => a.left - b.left);
  for (let at = 0; at < ends.length; at++) {
    const one = ends[at];
    if (!one) continue;
    for (let next = at + 1; next < ends.length; next++) {
      const other = ends[next];
      if (!other) continue;
      const scale = Math.max(Math.min(one.height, other.height), glyphHeight);
      if (other.left - one.right > MOST_GAP * scale) {
        if (other.left - one.right > 5 * MOST_GAP * glyphHeight) break;
        continue;
      }
      const inside = other.right <= one.right;
      const gap = other.left - one.right;
      if (!inside && gap < -MOST_OVERLAP * scale) continue;
      const middle = inside ? findMiddleAt(ink, one.seeds, (other.left + other.right) / 2) : one.tailMiddle;
      if (Math.abs(middle - other.headMiddle) > MOST_STEP * scale * 0.9) continue;
      const seeds = [...one.seeds, ...other.seeds].sort(
        (a, b) => (ink.patches[a]?.left ?? 0) - (ink.patches[b]?.left ?? 0) || a - b,
      );
      ends.splice(next, 1);
      ends[at] = measureEnds(ink, seeds, [...one.marks, ...other.marks]);
      at--;
      break;
    }
  }
  return ends.map(({ seeds }) => ({ seeds }));
}

/** Mean middle of the few letters nearest to a column. */
function findMiddleAt(ink: Ink, seeds: readonly number[], x: number): number {
  const nearest = seeds
    .map((index) => ink.patches[index])
    .filter((patch) => patch !== undefined)
    .map((patch) => ({ away: Math.abs((patch.left + patch.right) / 2 - x), middle: patch.massY }))
    .sort((a, b) => a.away - b.away)
    .slice(0, 4);
  return nearest.reduce((sum, { middle }) => sum + middle, 0) / nearest.length;
}
