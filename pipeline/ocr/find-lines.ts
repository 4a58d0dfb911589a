import type { Box } from '../image/raster.ts';
import { attachMarks } from './attach-marks.ts';
import { chainSeeds, joinChains, type Chain } from './chain-seeds.ts';
import { estimateGlyphHeight } from './glyph-scale.ts';
import type { Ink, InkPatch } from './ink.ts';
import { fitLine, type LineShape } from './line-shape.ts';
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

/** How a patch can take part in text, in multiples of the page's glyph height. */
const SEED_LEAST_HEIGHT = 0.55;
const BLOB_HEIGHT = 4.5;
const BLOB_WIDTH = 30;
/** A scrawl: taller and wider than a written word gets, or less tall but little inked for its extent. */
const SCRAWL_HEIGHT = 3.2;
const SCRAWL_WIDTH = 2.2;
const THIN_SCRAWL_HEIGHT = 2.4;
const THIN_SCRAWL_INK = 0.12;
const RULE_LEAST_ASPECT = 6;
/** A chain whose letters together hold less ink than this share of a letter's square is dirt. */
const LEAST_INK = 0.12;

type Role = 'letter' | 'mark' | 'rule' | 'scrawl';

function isScrawl({ left, top, right, bottom, area }: InkPatch, glyphHeight: number): boolean {
  const width = (right - left) / glyphHeight;
  const height = (bottom - top) / glyphHeight;
  if (height > BLOB_HEIGHT || width > BLOB_WIDTH) return true;
  if (width < SCRAWL_WIDTH) return false;
  return (
    height > SCRAWL_HEIGHT ||
    (height > THIN_SCRAWL_HEIGHT && area < THIN_SCRAWL_INK * (right - left) * (bottom - top))
  );
}

function classifyPatch(patch: InkPatch, glyphHeight: number): Role {
  const width = patch.right - patch.left;
  const height = patch.bottom - patch.top;
  if (width > 2.5 * glyphHeight && height < width / RULE_LEAST_ASPECT && height < 0.6 * glyphHeight)
    return 'rule';
  if (height > 2 * glyphHeight && width < height / RULE_LEAST_ASPECT) return 'rule';
  if (isScrawl(patch, glyphHeight)) return 'scrawl';
  return height >= SEED_LEAST_HEIGHT * glyphHeight ? 'letter' : 'mark';
}

/** A line needs something that could be a letter. */
function isReadable(ink: Ink, chain: Chain, glyphHeight: number): boolean {
  const area = chain.seeds.reduce((sum, index) => sum + (ink.patches[index]?.area ?? 0), 0);
  return area >= LEAST_INK * glyphHeight * glyphHeight;
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

interface Roles {
  readonly letters: number[];
  readonly marks: number[];
  readonly scrawls: number[];
}

function sortPatches(ink: Ink, glyphHeight: number): Roles {
  const roles: Roles = { letters: [], marks: [], scrawls: [] };
  ink.patches.forEach((patch, index) => {
    const role = classifyPatch(patch, glyphHeight);
    if (role === 'letter') roles.letters.push(index);
    else if (role === 'scrawl') roles.scrawls.push(index);
    else if (role === 'mark' && patch.area >= 3) roles.marks.push(index);
  });
  return roles;
}

/**
 * Finds the text lines of a clean, upright, straight page, in reading order.
 * Letters are chained from left to right by the middle of their ink, so that a line may slope or bend; marks go to the
 * letter they stand nearest to; a line is cut where a wide gap or a column's edge says that something new begins.
 * Rules, frames and scrawls (signatures, seal remnants) are no text, but a line goes on behind a scrawl.
 */
export function findLines(ink: Ink): readonly FoundLine[] {
  const glyphHeight = estimateGlyphHeight(ink.patches);
  if (glyphHeight === null) return [];
  const { letters, marks, scrawls } = sortPatches(ink, glyphHeight);
  const page = { ink, glyphHeight, scrawls: scrawls.flatMap((index) => ink.patches[index] ?? []) };
  const parts = chainSeeds(page, letters);
  const chains = joinChains(page, parts, attachMarks(ink, parts, marks, glyphHeight));
  const columns = splitAtColumns(ink, chains, glyphHeight).filter((chain) =>
    isReadable(ink, chain, glyphHeight),
  );
  const owned = attachMarks(ink, columns, marks, glyphHeight);
  const lines = columns.map((chain, at): FoundLine & PlacedText => {
    const patches = [...chain.seeds, ...(owned[at] ?? [])];
    const box = enclose(ink, patches);
    const shape = fitLine(ink, chain.seeds, patches, glyphHeight);
    const bottom = shape.baseline + (shape.slope * (box[2] - box[0])) / 2;
    const reach = reachUnderScrawls(ink, box, shape, scrawls, glyphHeight);
    return { box, patches, shape, reach, core: { top: bottom - shape.xHeight, bottom } };
  });
  return orderForReading(lines, glyphHeight);
}
