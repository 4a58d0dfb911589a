import type { Components } from './components.ts';

/** Largest side of a leader's dot at 200 dpi (0.9 mm). */
const LARGEST_DOT = 7;
/** Longest piece of a leader whose dots run together. */
const LONGEST_PIECE = 60;
/** Widest gap between one dot and the next. */
const WIDEST_GAP = 18;
/** Half pixels by which neighbouring dots may differ in height. */
const ROW_TOLERANCE = 4;
/** Fewer dots are punctuation. */
const FEWEST_DOTS = 7;
const FEWEST_PIECES = 4;
/** Share of a chain's gaps that must keep the beat. */
const EVEN_SHARE = 0.6;

/** Dots from left to right, by component, and the distance from one to the next. */
export interface DotChain {
  readonly dots: readonly number[];
  readonly pitch: number;
}

export interface DotChains {
  /** Long and even enough to be leaders. */
  readonly sure: readonly DotChain[];
  /** Dot-like marks of no sure chain, from left to right. */
  readonly loose: readonly number[];
}

/** Middle of a component, in pixels. */
export function centerOf({ left, right }: Components, id: number): number {
  return ((left[id] as number) + (right[id] as number)) / 2;
}

/** Middle height of a component, in half pixels (a whole number). */
export function rowOf({ top, bottom }: Components, id: number): number {
  return (top[id] as number) + (bottom[id] as number);
}

export function gapBetween(components: Components, one: number, next: number): number {
  return centerOf(components, next) - centerOf(components, one);
}

/** Links each dot-like mark to the nearest one before it on its row. */
export function chainDots(components: Components): DotChains {
  const chains = linkDots(components, findDots(components));
  const sure: DotChain[] = [];
  const loose: number[] = [];
  for (const dots of chains) {
    const pitch = findPitch(components, dots);
    if (isEven(components, dots, pitch)) sure.push({ dots, pitch });
    else loose.push(...dots);
  }
  loose.sort((a, b) => centerOf(components, a) - centerOf(components, b));
  return { sure, loose };
}

function findDots({ count, left, right, top, bottom }: Components): number[] {
  const dots: number[] = [];
  for (let id = 0; id < count; id++) {
    const width = (right[id] as number) - (left[id] as number);
    if ((bottom[id] as number) - (top[id] as number) <= LARGEST_DOT && width <= LONGEST_PIECE) dots.push(id);
  }
  return dots.sort((a, b) => (left[a] as number) - (left[b] as number) || a - b);
}

/** Chains that can still grow wait by the row of their last dot. */
function linkDots(components: Components, dots: readonly number[]): number[][] {
  const waiting = new Map<number, number[][]>();
  const chains: number[][] = [];
  for (const dot of dots) {
    const row = rowOf(components, dot);
    let chain = takeNearest(components, waiting, dot, row);
    if (chain === undefined) {
      chain = [];
      chains.push(chain);
    }
    chain.push(dot);
    const place = waiting.get(row);
    if (place === undefined) waiting.set(row, [chain]);
    else place.push(chain);
  }
  return chains;
}

/** Takes out the waiting chain whose last dot is nearest; chains left too far behind are dropped on the way. */
function takeNearest(
  { left, right }: Components,
  waiting: Map<number, number[][]>,
  dot: number,
  row: number,
): number[] | undefined {
  let found: number[] | undefined;
  let foundRow = 0;
  let shortest = Infinity;
  for (let r = row - ROW_TOLERANCE; r <= row + ROW_TOLERANCE; r++) {
    const place = waiting.get(r);
    if (place === undefined) continue;
    for (let k = place.length - 1; k >= 0; k--) {
      const chain = place[k] as number[];
      const gap = (left[dot] as number) - (right[chain.at(-1) as number] as number);
      if (gap > WIDEST_GAP) place.splice(k, 1);
      else if (gap + 2 * Math.abs(r - row) < shortest) {
        shortest = gap + 2 * Math.abs(r - row);
        found = chain;
        foundRow = r;
      }
    }
  }
  if (found !== undefined) {
    const place = waiting.get(foundRow) as number[][];
    place.splice(place.indexOf(found), 1);
  }
  return found;
}

/** Enough dots (or a few long pieces of dots run together), most of them on the beat. */
function isEven(components: Components, dots: readonly number[], pitch: number): boolean {
  const { left, right } = components;
  const lengthPx = (right[dots.at(-1) as number] as number) - (left[dots[0] as number] as number);
  const hasPieces = dots.some((dot) => (right[dot] as number) - (left[dot] as number) > LARGEST_DOT);
  const isLong =
    dots.length >= FEWEST_DOTS || (hasPieces && dots.length >= FEWEST_PIECES && lengthPx > LONGEST_PIECE);
  if (!isLong) return false;
  let even = 0;
  for (let k = 1; k < dots.length; k++) {
    const beats = gapBetween(components, dots[k - 1] as number, dots[k] as number) / pitch;
    if (Math.abs(beats - Math.round(beats)) < 0.25) even++;
  }
  return even >= EVEN_SHARE * (dots.length - 1);
}

function findPitch(components: Components, dots: readonly number[]): number {
  const gaps = dots.slice(1).map((dot, k) => gapBetween(components, dots[k] as number, dot));
  gaps.sort((a, b) => a - b);
  return Math.max(2, gaps[gaps.length >> 1] ?? 2);
}
