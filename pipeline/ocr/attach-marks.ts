import type { Chain } from './chain-seeds.ts';
import type { Ink, InkPatch } from './ink.ts';

/** How far a mark may stand from its letter, in letter heights. */
const MOST_ABOVE = 0.95;
const MOST_BELOW = 0.7;
const MOST_ASIDE = 1.3;

/** What stands under a descender belongs rather to the next line: no letter with a descender carries a dot below. */
const DESCENDER_PENALTY = 0.4;
const DESCENDER = 0.25;
/** A mark this near to its letter has found its place. */
const NEAR = 0.1;
/** Neighbors on either side that show where the baseline runs. */
const NEIGHBORS = 4;

interface Letter {
  readonly patch: InkPatch;
  readonly chain: number;
  readonly hasDescender: boolean;
}

function findBaseline(letters: readonly InkPatch[], at: number): number {
  const bottoms = letters
    .slice(Math.max(0, at - NEIGHBORS), at + NEIGHBORS + 1)
    .map(({ bottom }) => bottom)
    .sort((a, b) => a - b);
  return bottoms[bottoms.length >> 1] ?? 0;
}

/** Letters by column band, so that a mark asks only its neighbors. */
function bandLetters(ink: Ink, chains: readonly Chain[], bandWidth: number, glyphHeight: number): Letter[][] {
  const bands: Letter[][] = Array.from({ length: Math.ceil(ink.width / bandWidth) + 1 }, () => []);
  chains.forEach(({ seeds }, chain) => {
    const letters = seeds.flatMap((index) => ink.patches[index] ?? []);
    letters.forEach((patch, at) => {
      const hasDescender = patch.bottom > findBaseline(letters, at) + DESCENDER * glyphHeight;
      const last = Math.floor(patch.right / bandWidth);
      for (let band = Math.floor(patch.left / bandWidth); band <= last; band++)
        bands[band]?.push({ patch, chain, hasDescender });
    });
  });
  return bands;
}

/** How ill a mark fits a letter: vertical distance counts most; Infinity when it stands too far. */
function measureDistance(
  mark: InkPatch,
  { patch: letter, hasDescender }: Letter,
  glyphHeight: number,
): number {
  const scale = Math.max(glyphHeight, Math.min(letter.bottom - letter.top, 2 * glyphHeight));
  const aside = Math.max(0, letter.left - mark.right, mark.left - letter.right) / scale;
  const above = Math.max(0, letter.top - mark.bottom) / scale;
  const below = Math.max(0, mark.top - letter.bottom) / scale;
  if (above > MOST_ABOVE || below > MOST_BELOW || aside > MOST_ASIDE) return Infinity;
  // Beside a letter only what stands at its own height belongs to it (comma, hyphen, full stop, quotation mark).
  if (aside > 0.25 && above + below > 0.25) return Infinity;
  const isUnderDescender = hasDescender && mark.top >= letter.bottom - 1;
  return above + below + 0.6 * aside + (isUnderDescender ? DESCENDER_PENALTY : 0);
}

interface Owner {
  readonly chain: number;
  readonly distance: number;
}

/** The chain of the letter, or of the mark already given to one, that a mark stands nearest to. */
function findOwner(
  bands: readonly (readonly Letter[])[],
  mark: InkPatch,
  bandWidth: number,
  glyphHeight: number,
): Owner {
  const reach = 2 * MOST_ASIDE * glyphHeight;
  const last = Math.floor((mark.right + reach) / bandWidth);
  let owner: Owner = { chain: -1, distance: Infinity };
  for (let band = Math.max(0, Math.floor((mark.left - reach) / bandWidth)); band <= last; band++)
    for (const letter of bands[band] ?? []) {
      const distance = measureDistance(mark, letter, glyphHeight);
      if (distance < owner.distance) owner = { chain: letter.chain, distance };
    }
  return owner;
}

/**
 * Gives every small patch (tone and vowel marks, dots, commas, hyphens) to the line of the letter nearest to it.
 * The nearest are given first, and carry what stands on them (the tone on a circumflex) into their line; a dot below
 * and a mark above the next line's letter are told apart by distance alone.
 * Returns, for each chain, the indices of its marks.
 */
export function attachMarks(
  ink: Ink,
  chains: readonly Chain[],
  marks: readonly number[],
  glyphHeight: number,
): number[][] {
  const bandWidth = Math.max(8, Math.round(3 * glyphHeight));
  const bands = bandLetters(ink, chains, bandWidth, glyphHeight);
  const owned: number[][] = chains.map(() => []);
  const waiting = marks
    .flatMap((index) => {
      const patch = ink.patches[index];
      return patch ? [{ index, patch, first: findOwner(bands, patch, bandWidth, glyphHeight) }] : [];
    })
    .sort((a, b) => a.first.distance - b.first.distance || a.index - b.index);
  for (const { index, patch, first } of waiting) {
    // Only what does not sit close to a letter can find a nearer mark to stand on.
    const owner = first.distance < NEAR ? first : findOwner(bands, patch, bandWidth, glyphHeight);
    if (owner.chain < 0) continue;
    owned[owner.chain]?.push(index);
    const letter = { patch, chain: owner.chain, hasDescender: false };
    for (let band = Math.floor(patch.left / bandWidth); band <= Math.floor(patch.right / bandWidth); band++)
      bands[band]?.push(letter);
  }
  return owned;
}
