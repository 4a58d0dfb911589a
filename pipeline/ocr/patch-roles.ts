import type { Ink, InkPatch } from './ink.ts';

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
/** Larger than any signature: the frame of a table or page. */
const FRAME_WIDTH = 24;
const FRAME_HEIGHT = 14;
/** Large type: at least so many patches of like height on one baseline, as shares of that height. */
const LEAST_LARGE = 3;
const LIKE_HEIGHT = 0.25;
const LIKE_BASELINE = 0.2;
const MOST_LARGE_WIDTH = 4;

type Role = 'letter' | 'mark' | 'rule' | 'upright' | 'scrawl';

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
  if (height > 2 * glyphHeight && width < height / RULE_LEAST_ASPECT) return 'upright';
  const isFrame =
    (width > FRAME_WIDTH * glyphHeight && height > SCRAWL_HEIGHT * glyphHeight) ||
    height > FRAME_HEIGHT * glyphHeight;
  if (isFrame) return 'rule';
  if (isScrawl(patch, glyphHeight)) return 'scrawl';
  return height >= SEED_LEAST_HEIGHT * glyphHeight ? 'letter' : 'mark';
}

export interface Roles {
  /** Letters and joined words. */
  readonly letters: number[];
  /** Tone and vowel marks, dots, commas. */
  readonly marks: number[];
  /** Signatures and remnants of seals. */
  readonly scrawls: number[];
  /** Upright rules. */
  readonly dividers: number[];
}

/** Of the patches too tall for letters, those that stand in a row of like ones: a title in large type. */
function findLargeType(ink: Ink, tall: readonly number[]): Set<number> {
  const large = new Set<number>();
  for (const index of tall) {
    const patch = ink.patches[index];
    if (!patch) continue;
    const height = patch.bottom - patch.top;
    const like = tall.filter((other) => {
      const { top = 0, bottom = 0, left = 0, right = 0 } = ink.patches[other] ?? {};
      return (
        Math.abs(bottom - top - height) <= LIKE_HEIGHT * height &&
        Math.abs(bottom - patch.bottom) <= LIKE_BASELINE * height &&
        right - left <= MOST_LARGE_WIDTH * height
      );
    });
    if (like.length >= LEAST_LARGE && like.includes(index)) for (const other of like) large.add(other);
  }
  return large;
}

/** What each patch can be in a page of text, by its size against the page's letters; specks and frames are nothing. */
export function sortPatches(ink: Ink, glyphHeight: number): Roles {
  const roles: Roles = { letters: [], marks: [], scrawls: [], dividers: [] };
  ink.patches.forEach((patch, index) => {
    const role = classifyPatch(patch, glyphHeight);
    if (role === 'letter') roles.letters.push(index);
    else if (role === 'scrawl') roles.scrawls.push(index);
    else if (role === 'upright') roles.dividers.push(index);
    else if (role === 'mark' && patch.area >= 3) roles.marks.push(index);
  });
  const large = findLargeType(ink, roles.scrawls);
  if (large.size === 0) return roles;
  return {
    ...roles,
    letters: [...roles.letters, ...large],
    scrawls: roles.scrawls.filter((index) => !large.has(index)),
  };
}
