import type { Components } from './components.ts';
import type { Box } from './raster.ts';

/** Largest side of a leader's dot at 200 dpi (0.9 mm). */
const LARGEST_DOT = 7;
/** Longest piece of a leader whose dots run together. */
const LONGEST_PIECE = 60;
/** Farthest that one dot follows another. */
const WIDEST_PITCH = 18;
/** Dots of one leader differ in height by no more than this between neighbours. */
const ROW_TOLERANCE = 2;
/** Fewer dots are punctuation. */
const FEWEST_DOTS = 7;

/** A dotted leader: its dots from left to right. */
interface Leader {
  readonly dots: readonly number[];
  readonly box: Box;
}

export interface LeaderFinding {
  /** 1 for each component that is part of a leader. */
  readonly isLeader: Uint8Array;
  readonly boxes: readonly Box[];
}

/**
 * Dotted and dashed leaders: small marks that follow each other at an even pitch along a row.
 * A dot below a letter (ạ, ọ, ị …) is none of them: it stands off the row or off the beat, or is larger.
 */
export function findLeaders(components: Components): LeaderFinding {
  const isLeader = new Uint8Array(components.count);
  const boxes: Box[] = [];
  for (const leader of chainDots(components)) {
    for (const dot of keepBeat(components, leader)) isLeader[dot] = 1;
    boxes.push(leader.box);
  }
  return { isLeader, boxes: joinBoxes(boxes) };
}

function isDotLike({ left, right, top, bottom }: Components, id: number): boolean {
  return (
    (bottom[id] as number) - (top[id] as number) <= LARGEST_DOT &&
    (right[id] as number) - (left[id] as number) <= LONGEST_PIECE
  );
}

/** Center line of a component, in half pixels. */
function rowOf({ top, bottom }: Components, id: number): number {
  return (top[id] as number) + (bottom[id] as number);
}

function chainDots(components: Components): Leader[] {
  const { left, right } = components;
  const dots: number[] = [];
  for (let id = 0; id < components.count; id++) if (isDotLike(components, id)) dots.push(id);
  dots.sort((a, b) => (left[a] as number) - (left[b] as number) || a - b);
  /** Last dot of each chain that can still grow, by row. */
  const tails = new Map<number, number[][]>();
  const chains: number[][] = [];
  for (const dot of dots) {
    const row = rowOf(components, dot);
    let home: number[] | undefined;
    let nearest = Infinity;
    for (let r = row - 2 * ROW_TOLERANCE; r <= row + 2 * ROW_TOLERANCE; r++) {
      const waiting = tails.get(r);
      if (waiting === undefined) continue;
      for (let k = waiting.length - 1; k >= 0; k--) {
        const chain = waiting[k] as number[];
        const gap = (left[dot] as number) - (right[chain.at(-1) as number] as number);
        if (gap > WIDEST_PITCH) waiting.splice(k, 1);
        else if (gap + 2 * Math.abs(r - row) < nearest) {
          nearest = gap + 2 * Math.abs(r - row);
          home = chain;
        }
      }
    }
    if (home === undefined) {
      home = [];
      chains.push(home);
    } else {
      const before = tails.get(rowOf(components, home.at(-1) as number)) as number[][];
      before.splice(before.indexOf(home), 1);
    }
    home.push(dot);
    tails.set(row, [...(tails.get(row) ?? []), home]);
  }
  return chains
    .filter((chain) => isEven(components, chain))
    .map((chain) => ({ dots: chain, box: boxOf(components, chain) }));
}

/** Enough dots, most of them at the pitch that most of them have. */
function isEven(components: Components, chain: readonly number[]): boolean {
  const { left, right } = components;
  const first = chain[0] as number;
  const last = chain.at(-1) as number;
  const pieces = chain.some((dot) => (right[dot] as number) - (left[dot] as number) > LARGEST_DOT);
  if (
    chain.length < FEWEST_DOTS &&
    !(pieces && (right[last] as number) - (left[first] as number) > LONGEST_PIECE)
  )
    return false;
  if (chain.length < 4) return false;
  const pitch = findPitch(components, chain);
  let even = 0;
  for (let k = 1; k < chain.length; k++) {
    const beats = gapBetween(components, chain[k - 1] as number, chain[k] as number) / pitch;
    if (Math.abs(beats - Math.round(beats)) < 0.25) even++;
  }
  return even >= 0.6 * (chain.length - 1);
}

function gapBetween({ left, right }: Components, one: number, next: number): number {
  return (
    ((left[next] as number) + (right[next] as number) - (left[one] as number) - (right[one] as number)) / 2
  );
}

function findPitch(components: Components, chain: readonly number[]): number {
  const gaps = chain.slice(1).map((dot, k) => gapBetween(components, chain[k] as number, dot));
  gaps.sort((a, b) => a - b);
  return Math.max(2, gaps[gaps.length >> 1] as number);
}

/** The leader's dots without those that belong to letters: off the row, off the beat between two that keep it, or larger. */
function keepBeat(components: Components, { dots }: Leader): number[] {
  const rows = medianRows(components, dots);
  const areas = dots.map((dot) => components.area[dot] as number).sort((a, b) => a - b);
  const usualArea = areas[areas.length >> 1] as number;
  const pitch = findPitch(components, dots);
  return dots.filter((dot, k) => {
    if (Math.abs(rowOf(components, dot) - (rows[k] as number)) > 3) return false;
    const width = (components.right[dot] as number) - (components.left[dot] as number);
    if (width <= LARGEST_DOT && (components.area[dot] as number) > usualArea * 2 + 3) return false;
    const before = dots[k - 1];
    const after = dots[k + 1];
    if (before === undefined || after === undefined) return true;
    const isBetween =
      gapBetween(components, before, dot) < 0.75 * pitch &&
      gapBetween(components, dot, after) < 0.75 * pitch &&
      Math.abs(gapBetween(components, before, after) / pitch - 1) < 0.25;
    return !isBetween;
  });
}

/** For each dot the median row of the dots around it: the leader's course even where the paper is not flat. */
function medianRows(components: Components, dots: readonly number[]): number[] {
  const rows = dots.map((dot) => rowOf(components, dot));
  return rows.map((_, k) => {
    const around = rows.slice(Math.max(0, k - 6), k + 7).sort((a, b) => a - b);
    return around[around.length >> 1] as number;
  });
}

function boxOf({ left, top, right, bottom }: Components, dots: readonly number[]): Box {
  return [
    Math.min(...dots.map((dot) => left[dot] as number)),
    Math.min(...dots.map((dot) => top[dot] as number)),
    Math.max(...dots.map((dot) => right[dot] as number)),
    Math.max(...dots.map((dot) => bottom[dot] as number)),
  ];
}

/** Parts of one leader, interrupted by letters that reach down into it, as one box. */
function joinBoxes(boxes: readonly Box[]): Box[] {
  const joined: Box[] = [];
  for (const box of [...boxes].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const home = joined.find(
      (other) =>
        box[0] - other[2] < 60 && box[0] >= other[0] && Math.abs(box[3] + box[1] - other[3] - other[1]) <= 8,
    );
    if (home === undefined) joined.push([...box]);
    else {
      home[2] = Math.max(home[2], box[2]);
      home[1] = Math.min(home[1], box[1]);
      home[3] = Math.max(home[3], box[3]);
    }
  }
  return joined;
}
