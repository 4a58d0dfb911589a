import { isVietnameseSyllable } from '../vietnamese/syllable.ts';
import { minConfidence, sliceSource, splitWords, type Source } from './source.ts';

/** A capital behind a small letter begins a word of its own: Vietnamese words are syllables. */
const CAPITAL_WITHIN = /(?<=\p{Ll})(?=\p{Lu})/gu;

/** A unit shortened to its first letter, glued to its name: `Q.Ô Môn`, `T.An Giang`, `TP.Cần Thơ`; `P.2` is written so. */
const GLUED_UNIT = /^(?:TP|TX|TT|KP|[HXQPT])\.(?=\p{Lu})/u;

const areSyllables = (word: string, at: number) =>
  isVietnameseSyllable(word.slice(0, at)) && isVietnameseSyllable(word.slice(at));

/** Where a second word begins within one; null where it is one. */
function findSecond(word: string, isWord: (word: string) => boolean): number | null {
  const unit = GLUED_UNIT.exec(word);
  if (unit) return unit[0].length;
  const capitals = [...word.matchAll(CAPITAL_WITHIN)].map((match) => match.index);
  if (capitals.length > 0) return capitals.find((at) => areSyllables(word, at)) ?? null;
  if (word !== word.toUpperCase() || isVietnameseSyllable(word)) return null;
  const places = Array.from({ length: Math.max(0, word.length - 3) }, (_, i) => i + 2).filter(
    (at) => areSyllables(word, at) && isWord(word.slice(0, at)) && isWord(word.slice(at)),
  );
  return places.length === 1 ? (places[0] ?? null) : null;
}

/**
 * Parts words whose space was not seen: `ThịAn`, and among capitals `NGUYỄNTHỊ` where both halves are words and no
 * other parting makes two.
 *
 * @param isWord whether a word, as it is read, is one that may stand here
 */
export function partWords(source: Source, isWord: (word: string) => boolean = () => false): Source {
  const words = splitWords(source).flatMap(({ word }) => {
    const at = findSecond(word.text, isWord);
    return at === null ? [word] : [sliceSource(word, 0, at), sliceSource(word, at)];
  });
  return {
    text: words.map((word) => word.text).join(' '),
    confidences: words.flatMap((word, i) => [...(i > 0 ? [minConfidence(word)] : []), ...word.confidences]),
  };
}
