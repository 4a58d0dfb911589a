import type { Box } from '../image/raster.ts';
import { attachMarks } from './attach-marks.ts';
import { chainSeeds, joinChains, type Chain } from './chain-seeds.ts';
import { estimateGlyphHeight } from './glyph-scale.ts';
import type { Ink, InkPatch } from './ink.ts';
import { fitLine, type LineShape } from './line-shape.ts';
import { orderForReading } from './reading-order.ts';
import { splitAtColumns } from './split-columns.ts';

/** One piece of a text line: what stands together between two wide gaps. */
export interface FoundLine {
  /** Tight round its ink, in pixels of the page. */
  readonly box: Box;
  /** Indices into `Ink.patches` of the ink that belongs to it. */
  readonly patches: readonly number[];
  readonly shape: LineShape;
}

/** How a patch can take part in text, in multiples of the page's glyph height. */
const SEED_LEAST_HEIGHT = 0.55;
const SEED_MOST_HEIGHT = 4.5;
const SEED_MOST_WIDTH = 30;
const RULE_LEAST_ASPECT = 6;

type Role = 'seed' | 'mark' | 'rule' | 'blob';

function classifyPatch(patch: InkPatch, glyphHeight: number): Role {
  const width = patch.right - patch.left;
  const height = patch.bottom - patch.top;
  if (width > 2.5 * glyphHeight && height < width / RULE_LEAST_ASPECT && height < 0.6 * glyphHeight)
    return 'rule';
  if (height > 2 * glyphHeight && width < height / RULE_LEAST_ASPECT) return 'rule';
  if (height > SEED_MOST_HEIGHT * glyphHeight || width > SEED_MOST_WIDTH * glyphHeight) return 'blob';
  return height >= SEED_LEAST_HEIGHT * glyphHeight ? 'seed' : 'mark';
}

/** A line needs something that could be a letter: enough ink, not the mere outline of a frame. */
function isReadable(ink: Ink, chain: Chain, glyphHeight: number): boolean {
  let area = 0;
  for (const index of chain.seeds) area += ink.patches[index]?.area ?? 0;
  return area >= 0.25 * glyphHeight * glyphHeight * 0.5;
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
 * Rules, frames and large scrawls (signatures, seal remnants) are no text.
 */
export function findLines(ink: Ink): readonly FoundLine[] {
  const glyphHeight = estimateGlyphHeight(ink.patches);
  if (glyphHeight === null) return [];
  const seeds: number[] = [];
  const marks: number[] = [];
  ink.patches.forEach((patch, index) => {
    const role = classifyPatch(patch, glyphHeight);
    if (role === 'seed') seeds.push(index);
    else if (role === 'mark' && patch.area >= 3) marks.push(index);
  });
  const parts = chainSeeds(ink, seeds, glyphHeight);
  const chains = joinChains(ink, parts, attachMarks(ink, parts, marks, glyphHeight), glyphHeight);
  const columns = splitAtColumns(ink, chains, glyphHeight).filter((chain) =>
    isReadable(ink, chain, glyphHeight),
  );
  const owned = attachMarks(ink, columns, marks, glyphHeight);
  const lines = columns.map((chain, at): FoundLine => {
    const patches = [...chain.seeds, ...(owned[at] ?? [])];
    return { box: enclose(ink, patches), patches, shape: fitLine(ink, chain.seeds, patches, glyphHeight) };
  });
  return orderForReading(lines);
}
