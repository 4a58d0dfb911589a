import type { Box } from '../image/raster.ts';
import { attachMarks } from './attach-marks.ts';
import { chainSeeds, joinChains, type Chain, type Span } from './chain-seeds.ts';
import { estimateGlyphHeight } from './glyph-scale.ts';
import type { Ink, InkPatch } from './ink.ts';
import { sortPatches } from './patch-roles.ts';
import { findDrop, fitLine, type LineShape } from './line-shape.ts';
import { orderForReading, type PlacedText } from './reading-order.ts';
import { reachUnderScrawls } from './scrawl-reach.ts';
import { splitAtColumns } from './split-columns.ts';

/** One piece of a text line: what stands together between two wide gaps. */
export interface FoundLine {
  /** Tight round its ink, in pixels of the page. */
  readonly box: Box;
  /** Indices into `Ink.patches` of the ink that belongs to it. */
  readonly patches: readonly number[];
  readonly shape: LineShape;
  /** How far it may go on under a scrawl, where its letters have run together with that; null for most lines. */
  readonly reach: Box | null;
}

/** A chain whose letters together hold less ink than this share of a letter's square is dirt. */
const LEAST_INK = 0.12;

/** A line needs something that could be a letter. */
function isReadable(ink: Ink, chain: Chain, glyphHeight: number): boolean {
  const area = chain.seeds.reduce((sum, index) => sum + (ink.patches[index]?.area ?? 0), 0);
  return area >= LEAST_INK * glyphHeight * glyphHeight;
}

/** More than these in a row are letters of a line. */
const MOST_STACKED = 4;
/** A mark is lower than the letters of its line, and this near above its own, in glyph heights. */
const MARK_HEIGHT = 0.85;
const MARK_GAP = 0.35;
const MARK_SINK = 0.2;

const heightOf = (patch: InkPatch | undefined) => (patch ? patch.bottom - patch.top : 0);

interface MeasuredChain {
  readonly chain: Chain;
  /** Height of its middling letter. */
  readonly usual: number;
}

function measureChain(ink: Ink, chain: Chain): MeasuredChain {
  const heights = chain.seeds.map((index) => heightOf(ink.patches[index])).sort((a, b) => a - b);
  return { chain, usual: heights[heights.length >> 1] ?? 0 };
}

/** Whether all of a chain stands right on letters of another: `ố` and `Ế` of one line, whose stacked marks are as tall as letters. */
function isRowOfMarks(ink: Ink, chain: Chain, lines: readonly MeasuredChain[], glyphHeight: number): boolean {
  if (chain.seeds.length > MOST_STACKED) return false;
  return lines.some(({ chain: line, usual }) => {
    if (line.seeds.length <= 2 * chain.seeds.length) return false;
    return chain.seeds.every((index) => {
      const mark = ink.patches[index];
      if (!mark || heightOf(mark) > MARK_HEIGHT * usual) return false;
      return line.seeds.some((seed) => {
        const letter = ink.patches[seed];
        if (!letter || letter.right < mark.left || letter.left > mark.right) return false;
        const gap = letter.top - mark.bottom;
        return gap < MARK_GAP * glyphHeight && gap > -MARK_SINK * glyphHeight;
      });
    });
  });
}

/** Upright rules, which no line of text crosses. */
function findUprights(rules: readonly Box[], glyphHeight: number): Span[] {
  return rules
    .filter(
      ([left, top, right, bottom]) => bottom - top > 2 * glyphHeight && right - left < (bottom - top) / 4,
    )
    .map(([left, top, right, bottom]) => ({ left, top, right, bottom }));
}

function enclose(ink: Ink, patches: readonly number[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const index of patches) {
    const patch = ink.patches[index];
    if (!patch) continue;
    left = Math.min(left, patch.left);
    top = Math.min(top, patch.top);
    right = Math.max(right, patch.right);
    bottom = Math.max(bottom, patch.bottom);
  }
  return [left, top, right, bottom];
}

/**
 * Finds the text lines of a clean, upright, straight page, in reading order.
 * Letters are chained from left to right by the middle of their ink, so that a line may slope or bend; marks go to the
 * letter they stand nearest to; a line is cut where a wide gap or a column's edge says that something new begins.
 * Rules, frames and scrawls (signatures, seal remnants) are no text, but a line goes on behind a scrawl.
 * `rules` are those that cleaning has taken out: an upright one still parts the cells of a table.
 */
export function findLines(ink: Ink, rules: readonly Box[] = []): readonly FoundLine[] {
  const glyphHeight = estimateGlyphHeight(ink.patches);
  if (glyphHeight === null) return [];
  const { letters, marks, scrawls, dividers } = sortPatches(ink, glyphHeight);
  const page = {
    ink,
    glyphHeight,
    scrawls: scrawls.flatMap((index) => ink.patches[index] ?? []),
    dividers: [...dividers.flatMap((index) => ink.patches[index] ?? []), ...findUprights(rules, glyphHeight)],
  };
  const parts = chainSeeds(page, letters);
  const chains = joinChains(page, parts, attachMarks(ink, parts, marks, glyphHeight));
  const readable = splitAtColumns(ink, chains, glyphHeight).filter((chain) =>
    isReadable(ink, chain, glyphHeight),
  );
  const measured = readable.map((chain) => measureChain(ink, chain));
  const columns = readable.filter((chain) => !isRowOfMarks(ink, chain, measured, glyphHeight));
  const stacked = readable.filter((chain) => !columns.includes(chain)).flatMap(({ seeds }) => seeds);
  const owned = attachMarks(ink, columns, [...marks, ...stacked], glyphHeight);
  const lines = columns.map((chain, at): FoundLine & PlacedText => {
    const patches = [...chain.seeds, ...(owned[at] ?? [])];
    const box = enclose(ink, patches);
    const shape = fitLine(ink, chain.seeds, patches, glyphHeight);
    const bottom = shape.baseline + findDrop(shape, (box[0] + box[2]) / 2);
    const reach = reachUnderScrawls(ink, box, shape, scrawls, glyphHeight);
    return { box, patches, shape, reach, core: { top: bottom - shape.xHeight, bottom } };
  });
  return orderForReading(lines, glyphHeight);
}
