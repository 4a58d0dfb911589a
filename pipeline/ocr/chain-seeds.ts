import type { Ink, InkPatch } from './ink.ts';

/** What chaining knows of the page. */
export interface PageInk {
  readonly ink: Ink;
  readonly glyphHeight: number;
  /** Scrawls that letters may be hidden behind: a gap under one is no gap. */
  readonly scrawls: readonly InkPatch[];
  /** Upright rules: no line of text crosses one. */
  readonly dividers: readonly Span[];
}

export interface Span {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Letters (or joined words) that follow one another on one line. */
export interface Chain {
  /** Indices of patches, from left to right. */
  readonly seeds: readonly number[];
}

/** In multiples of letter height. */
const MOST_GAP = 2.2;
const MOST_STEP = 0.8;
const MOST_OVERLAP = 1.5;
/** Beyond this, in glyph heights, a line has ended, whatever covers the way. */
const FARTHEST = 16;
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

/** White between two columns at a row: what scrawls cover there does not count. */
function measureGap({ scrawls }: PageInk, from: number, to: number, row: number): number {
  let gap = to - from;
  for (const scrawl of scrawls) {
    if (scrawl.top > row || scrawl.bottom <= row) continue;
    gap -= Math.max(0, Math.min(to, scrawl.right) - Math.max(from, scrawl.left));
  }
  return gap;
}

/** Whether an upright rule stands between two columns at a row. */
function isDivided({ dividers }: PageInk, from: number, to: number, row: number): boolean {
  return dividers.some(
    ({ left, top, right, bottom }) =>
      top <= row && bottom > row && (left + right) / 2 >= from - 1 && (left + right) / 2 <= to + 1,
  );
}

/** How far apart a patch and a line's end are, in letter heights; Infinity when they cannot belong together. */
function measureMismatch(page: PageInk, chain: OpenChain, patch: InkPatch): number {
  const height = heightOf(patch);
  const scale = Math.max(Math.min(chain.height, height), 0.8 * page.glyphHeight);
  const distance = patch.left - chain.right;
  const gap = distance > MOST_GAP * scale ? measureGap(page, chain.right, patch.left, patch.massY) : distance;
  if (gap > MOST_GAP * scale || gap < -MOST_OVERLAP * scale) return Infinity;
  const step = Math.abs(patch.massY - chain.middle) / scale;
  if (step > MOST_STEP || isDivided(page, chain.right, patch.left, patch.massY)) return Infinity;
  const ratio = Math.max(chain.height, height) / Math.min(chain.height, height);
  return step + 0.2 * Math.max(0, gap / scale) + 0.15 * (ratio - 1);
}

/** Chains letters from left to right, each to the line whose end it fits best. */
export function chainSeeds(page: PageInk, seeds: readonly number[]): Chain[] {
  const { ink } = page;
  const sorted = [...seeds].sort(
    (a, b) => (ink.patches[a]?.left ?? 0) - (ink.patches[b]?.left ?? 0) || a - b,
  );
  const chains: OpenChain[] = [];
  let open: OpenChain[] = [];
  for (const index of sorted) {
    const patch = ink.patches[index];
    if (!patch) continue;
    open = open.filter((chain) => patch.left - chain.right <= FARTHEST * page.glyphHeight);
    let best: OpenChain | null = null;
    let least = Infinity;
    for (const chain of open) {
      const mismatch = measureMismatch(page, chain, patch);
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
  page: PageInk,
  chains: readonly Chain[],
  marks: readonly (readonly number[])[],
): Chain[] {
  const { ink } = page;
  const ends = chains
    .map((chain, at) => measureEnds(ink, [...chain.seeds], marks[at] ?? []))
    .sort((a, b) => a.left - b.left);
  for (let at = 0; at < ends.length; at++) {
    const one = ends[at];
    if (!one) continue;
    const next = ends.findIndex((other, index) => index > at && belongsTo(page, one, other));
    const other = ends[next];
    if (!other) continue;
    const seeds = [...one.seeds, ...other.seeds].sort(
      (a, b) => (ink.patches[a]?.left ?? 0) - (ink.patches[b]?.left ?? 0) || a - b,
    );
    ends.splice(next, 1);
    ends[at] = measureEnds(ink, seeds, [...one.marks, ...other.marks]);
    at--;
  }
  return ends.map(({ seeds }) => ({ seeds }));
}

/** Whether a chain is but a mark over or under the letters of a line of much larger type. */
function isMarkOf(ink: Ink, line: ChainEnds, mark: ChainEnds): boolean {
  if (
    mark.height > 0.45 * line.height ||
    mark.right > line.right + 0.2 * line.height ||
    mark.right - mark.left > line.height
  )
    return false;
  const [from, to] = [mark.left - 0.1 * line.height, mark.right + 0.1 * line.height];
  return line.seeds.some((index) => {
    const letter = ink.patches[index];
    if (!letter || letter.right < from || letter.left > to) return false;
    const away = Math.max(letter.top - mark.headMiddle, mark.headMiddle - letter.bottom);
    return away > 0 && away < 0.5 * line.height;
  });
}

/** Whether `other`, which begins no further left, goes on the line of `one` or stands within it. */
function belongsTo(page: PageInk, one: ChainEnds, other: ChainEnds): boolean {
  const scale = Math.max(Math.min(one.height, other.height), page.glyphHeight);
  const distance = other.left - one.right;
  if (distance > FARTHEST * page.glyphHeight) return false;
  if (isMarkOf(page.ink, one, other)) return true;
  if (other.right <= one.right) {
    const away = Math.abs(
      findMiddleAt(page.ink, one.seeds, (other.left + other.right) / 2) - other.headMiddle,
    );
    // A stroke that came off a letter lies anywhere within the line's height; a line of its own has its own middle.
    const reach = other.right - other.left < 2 * scale && other.height < one.height ? 1.1 : MOST_STEP * 0.9;
    return away <= reach * scale;
  }
  if (isDivided(page, one.right, other.left, other.headMiddle)) return false;
  if (
    distance < -MOST_OVERLAP * scale ||
    Math.abs(one.tailMiddle - other.headMiddle) > MOST_STEP * 0.9 * scale
  )
    return false;
  return (
    distance <= MOST_GAP * scale ||
    measureGap(page, one.right, other.left, other.headMiddle) <= MOST_GAP * scale
  );
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
