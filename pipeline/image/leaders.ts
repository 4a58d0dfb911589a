import { chainDots, centerOf, gapBetween, rowOf, type DotChain } from './dot-chains.ts';
import type { Components } from './components.ts';
import type { Box } from './raster.ts';

/** Parts of one leader are joined across letters that hide up to this much of it. */
const WIDEST_BREAK = 160;
/** Half pixels by which the parts of one leader may differ in height. */
const PART_TOLERANCE = 6;
/** Beats beyond the last dot in which further dots are looked for. */
const LOOK_AHEAD_BEATS = 8;
/** Share of a beat by which a leader's dot may miss it. */
const BEAT_TOLERANCE = 0.25;
/** Half pixels by which a leader's dot may stand off the row of its neighbours. */
const ROW_TOLERANCE = 3;

/** A place where a leader's dot must be, though none stands there alone: a letter reaches into it. */
export interface HiddenDot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LeaderFinding {
  /** 1 for each component that is part of a leader. */
  readonly isLeader: Uint8Array;
  readonly hidden: readonly HiddenDot[];
  readonly boxes: readonly Box[];
}

/**
 * Dotted and dashed leaders: small marks that follow each other at an even pitch along a row.
 * A dot below a letter (ạ, ọ, ị …) is none of them: it stands off the row or off the beat, or is larger.
 */
export function findLeaders(components: Components): LeaderFinding {
  const { sure, loose } = chainDots(components);
  const isLeader = new Uint8Array(components.count);
  const hidden: HiddenDot[] = [];
  const boxes: Box[] = [];
  for (const part of joinParts(components, sure)) {
    const leader = absorbLoose(components, part, loose);
    const kept = keepBeat(components, leader);
    if (kept.length === 0) continue;
    for (const dot of kept) isLeader[dot] = 1;
    hidden.push(...findHidden(components, { dots: kept, pitch: leader.pitch }));
    boxes.push(boxOf(components, kept));
  }
  return { isLeader, hidden, boxes };
}

/** Chains that continue each other along one row, at one pitch, as one. */
function joinParts(components: Components, chains: readonly DotChain[]): DotChain[] {
  const joined: { dots: number[]; pitch: number }[] = [];
  const sorted = [...chains].sort(
    (a, b) => centerOf(components, firstOf(a)) - centerOf(components, firstOf(b)),
  );
  for (const chain of sorted) {
    const home = joined.find(
      (other) =>
        gapBetween(components, lastOf(other), firstOf(chain)) > 0 &&
        gapBetween(components, lastOf(other), firstOf(chain)) < WIDEST_BREAK &&
        Math.abs(rowOf(components, lastOf(other)) - rowOf(components, firstOf(chain))) <= PART_TOLERANCE &&
        Math.abs(other.pitch / chain.pitch - 1) < 0.2,
    );
    if (home === undefined) joined.push({ dots: [...chain.dots], pitch: chain.pitch });
    else home.dots.push(...chain.dots);
  }
  return joined;
}

function firstOf({ dots }: DotChain): number {
  return dots[0] as number;
}

function lastOf({ dots }: DotChain): number {
  return dots.at(-1) as number;
}

/** The leader with the single dots that stand on its row and beat, between its parts and just beyond its ends. */
function absorbLoose(components: Components, leader: DotChain, loose: readonly number[]): DotChain {
  const { pitch } = leader;
  const dots = [...leader.dots];
  const reach = LOOK_AHEAD_BEATS * pitch;
  const near = loose.filter(
    (dot) =>
      centerOf(components, dot) > centerOf(components, firstOf(leader)) - 6 * reach &&
      centerOf(components, dot) < centerOf(components, lastOf(leader)) + 6 * reach &&
      Math.abs(rowOf(components, dot) - rowOf(components, lastOf(leader))) <= 12,
  );
  for (const direction of [1, -1]) {
    for (const dot of direction === 1 ? near : [...near].reverse()) {
      const beside = nearestOf(components, dots, dot, direction);
      if (beside === undefined) continue;
      const gap = Math.abs(gapBetween(components, beside, dot));
      const beats = gap / pitch;
      if (gap > reach || Math.abs(beats - Math.round(beats)) > BEAT_TOLERANCE || Math.round(beats) === 0)
        continue;
      if (Math.abs(rowOf(components, beside) - rowOf(components, dot)) > ROW_TOLERANCE) continue;
      if (!dots.includes(dot)) dots.push(dot);
    }
  }
  dots.sort((a, b) => centerOf(components, a) - centerOf(components, b));
  return { dots, pitch };
}

/** The leader's dot nearest to `dot` on the side it would continue from. */
function nearestOf(
  components: Components,
  dots: readonly number[],
  dot: number,
  direction: number,
): number | undefined {
  let nearest: number | undefined;
  let shortest = Infinity;
  for (const other of dots) {
    const gap = gapBetween(components, other, dot) * direction;
    if (gap > 0 && gap < shortest) {
      shortest = gap;
      nearest = other;
    }
  }
  return nearest;
}

/** The leader's dots without those that belong to letters: off the row, off the beat between two that keep it, or larger. */
function keepBeat(components: Components, { dots, pitch }: DotChain): number[] {
  const rows = medianRows(components, dots);
  const { area, left, right } = components;
  const areas = dots.map((dot) => area[dot] as number).sort((a, b) => a - b);
  const usualArea = areas[areas.length >> 1] as number;
  return dots.filter((dot, k) => {
    if (Math.abs(rowOf(components, dot) - (rows[k] as number)) > ROW_TOLERANCE) return false;
    const isPiece = (right[dot] as number) - (left[dot] as number) > pitch;
    if (!isPiece && (area[dot] as number) > usualArea * 2 + 3) return false;
    const before = dots[k - 1];
    const after = dots[k + 1];
    if (before === undefined || after === undefined) return true;
    const isBetween =
      gapBetween(components, before, dot) < 0.75 * pitch &&
      gapBetween(components, dot, after) < 0.75 * pitch &&
      Math.abs(gapBetween(components, before, after) / pitch - 1) < BEAT_TOLERANCE;
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

/** Beats between neighbouring dots at which no dot stands. */
function findHidden(components: Components, { dots, pitch }: DotChain): HiddenDot[] {
  const { left, right, top, bottom } = components;
  const middleOf = (sizes: number[]) => sizes.sort((a, b) => a - b)[sizes.length >> 1] as number;
  const width = middleOf(dots.map((dot) => (right[dot] as number) - (left[dot] as number)));
  const height = middleOf(dots.map((dot) => (bottom[dot] as number) - (top[dot] as number)));
  if (width > pitch) return [];
  const hidden: HiddenDot[] = [];
  for (let k = 1; k < dots.length; k++) {
    const before = dots[k - 1] as number;
    const after = dots[k] as number;
    const beats = Math.round(gapBetween(components, before, after) / pitch);
    for (let beat = 1; beat < beats; beat++) {
      const share = beat / beats;
      const x = centerOf(components, before) * (1 - share) + centerOf(components, after) * share;
      const y = (rowOf(components, before) * (1 - share) + rowOf(components, after) * share) / 2;
      hidden.push({ x, y, width, height });
    }
  }
  return hidden;
}

function boxOf({ left, top, right, bottom }: Components, dots: readonly number[]): Box {
  return [
    Math.min(...dots.map((dot) => left[dot] as number)),
    Math.min(...dots.map((dot) => top[dot] as number)),
    Math.max(...dots.map((dot) => right[dot] as number)),
    Math.max(...dots.map((dot) => bottom[dot] as number)),
  ];
}
