import type { Chain } from './chain-seeds.ts';
import type { Ink } from './ink.ts';

/** A column's edge must be shared by this many lines that begin there; by so many more before it cuts at a gap like any other. */
const LEAST_ALIGNED = 3;
const MANY_ALIGNED = 6;
/** Lines begin at one edge when they differ by no more than this, in glyph heights. */
const EDGE_TOLERANCE = 0.35;
/** What parts words, in glyph heights; and how much wider than that a column's gap is, unless many lines speak for the edge. */
const LEAST_GAP = 0.5;
const COLUMN_TO_WORD_GAP = 1.6;
/** What stands left of the cut must be a text of its own, not a list's dash or a first word: this wide, in glyph heights. */
const LEAST_LEFT_WIDTH = 6;

/** Lines that begin at an edge speak for it this far up and down, in glyph heights. */
const REACH = 14;

interface Edge {
  readonly x: number;
  /** Rows of the lines that begin there. */
  readonly rows: readonly number[];
}

interface Begin {
  readonly x: number;
  readonly y: number;
}

function findBegins(ink: Ink, chains: readonly Chain[]): Begin[] {
  return chains
    .map((chain) => ink.patches[chain.seeds[0] ?? -1])
    .filter((patch) => patch !== undefined)
    .map((patch) => ({ x: patch.left, y: patch.massY }))
    .sort((a, b) => a.x - b.x);
}

/** Groups the lines' beginnings into edges that several of them share. */
function findEdges(begins: readonly Begin[], tolerance: number): Edge[] {
  const edges: Edge[] = [];
  let group: Begin[] = [];
  const close = () => {
    if (group.length >= LEAST_ALIGNED) {
      edges.push({ x: group[group.length >> 1]?.x ?? 0, rows: group.map(({ y }) => y) });
    }
    group = [];
  };
  for (const begin of begins) {
    if (group.length > 0 && begin.x - (group[group.length - 1]?.x ?? 0) > tolerance) close();
    group.push(begin);
  }
  close();
  return edges;
}

const countNear = (edge: Edge, y: number, glyphHeight: number) =>
  edge.rows.filter((row) => Math.abs(row - y) <= REACH * glyphHeight).length;

/** The common gap between the words of a chain, in pixels. */
function findWordGap(ink: Ink, chain: Chain, glyphHeight: number): number {
  const gaps: number[] = [];
  let right = Infinity;
  for (const index of chain.seeds) {
    const patch = ink.patches[index];
    if (!patch) continue;
    if (patch.left - right >= LEAST_GAP * glyphHeight) gaps.push(patch.left - right);
    right = right === Infinity ? patch.right : Math.max(right, patch.right);
  }
  gaps.sort((a, b) => a - b);
  return gaps[gaps.length >> 1] ?? glyphHeight;
}

/** Cuts one chain at the edge when a letter begins there after a gap. */
function cutAt(ink: Ink, chain: Chain, edge: Edge, glyphHeight: number): Chain[] {
  let right = -Infinity;
  const left = (ink.patches[chain.seeds[0] ?? -1]?.left ?? 0) + LEAST_LEFT_WIDTH * glyphHeight;
  for (let at = 0; at < chain.seeds.length; at++) {
    const patch = ink.patches[chain.seeds[at] ?? -1];
    if (!patch) continue;
    const gap = patch.left - right;
    if (
      at > 0 &&
      patch.left > left &&
      gap >= LEAST_GAP * glyphHeight &&
      Math.abs(patch.left - edge.x) <= EDGE_TOLERANCE * glyphHeight
    ) {
      const aligned = countNear(edge, patch.massY, glyphHeight);
      const isColumn =
        aligned >= MANY_ALIGNED || gap >= COLUMN_TO_WORD_GAP * findWordGap(ink, chain, glyphHeight);
      if (aligned >= LEAST_ALIGNED && isColumn)
        return [{ seeds: chain.seeds.slice(0, at) }, { seeds: chain.seeds.slice(at) }];
    }
    right = Math.max(right, patch.right);
  }
  return [chain];
}

/**
 * Cuts lines that run from one column into the next without a wide gap: where several other lines begin at one
 * edge (wife | husband), a line that has a letter beginning just there, after a gap, is two.
 */
export function splitAtColumns(ink: Ink, chains: readonly Chain[], glyphHeight: number): Chain[] {
  const edges = findEdges(findBegins(ink, chains), EDGE_TOLERANCE * glyphHeight);
  let parts = [...chains];
  for (const edge of edges) parts = parts.flatMap((chain) => cutAt(ink, chain, edge, glyphHeight));
  return parts;
}
