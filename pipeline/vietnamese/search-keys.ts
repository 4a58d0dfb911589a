import { normalizeText, stripMarks } from './normalize.ts';
import { parseSyllable, writeSyllable } from './syllable.ts';

/**
 * Keys under which a name or place is found, from strict to loose. Rank a match by the first key that agrees.
 * - k0 as written, lower case · k1 tone placement made one · k2 no marks · k3 also i/y and glyphs that engines confuse
 * - k4 as it sounds across regions (gi≈d, s≈x, tr≈ch, l≈n, -n≈-ng, -t≈-c)
 */
export interface SearchKeys {
  readonly k0: string;
  readonly k1: string;
  readonly k2: string;
  readonly k3: string;
  readonly k4: string;
}

const WORD = /\p{L}+/gu;

/** Only rimes in oa, oe, uy are written in two ways; other words need not be taken apart. */
const TWO_WAYS = /[oòóỏõọ][aàáảãạeèéẻẽẹ]|[uùúủũụ][yỳýỷỹỵ]/;

/** hoà and hòa, thuý and thúy become one spelling (the old one); all else stays. Lower case. */
export function unifyTonePlacement(text: string): string {
  return normalizeText(text)
    .toLowerCase()
    .replace(WORD, (word) => {
      if (!TWO_WAYS.test(word)) return word;
      const syllable = parseSyllable(word);
      return syllable ? writeSyllable(syllable, 'old') : word;
    });
}

/** Lý/Lí, Mỹ/Mĩ, Quý/Quí; never inside ay, uy. Takes text without marks. */
function unifyIY(folded: string): string {
  return folded.replace(/\b(qu|[hklmst])?y\b/g, (_, onset: string | undefined) => `${onset ?? ''}i`);
}

function foldGlyphs(folded: string): string {
  return folded.replace(/0/g, 'o').replace(/[1|]/g, 'l').replace(/5/g, 's').replace(/8/g, 'b');
}

function foldSound(folded: string): string {
  return folded.replace(/[a-z]+/g, (word) =>
    word
      .replace(/^(?:gi|d|r)/, 'z')
      .replace(/^x/, 's')
      .replace(/^tr/, 'ch')
      .replace(/^n(?![gh])/, 'l')
      .replace(/^ngh/, 'ng')
      .replace(/^gh/, 'g')
      .replace(/^(?:k(?!h)|q)/, 'c')
      .replace(/ng$/, 'n')
      .replace(/c$/, 't')
      .replace(/y/g, 'i'),
  );
}

export function makeSearchKeys(text: string): SearchKeys {
  const k0 = normalizeText(text).toLowerCase();
  const k1 = unifyTonePlacement(k0);
  const k2 = stripMarks(k0);
  return { k0, k1, k2, k3: foldGlyphs(unifyIY(k2)), k4: foldSound(k2) };
}
