import { normalizeText, stripMarks } from '../vietnamese/normalize.ts';

/** Half of a pair of code units: no text, and no database takes it. */
const LONE_SURROGATE = /\p{Surrogate}/gu;
const CONTROL = /\p{Cc}/gu;
/** What may stand within a name: K'Brôi. `%` and `_` are letters like others and match nothing but themselves. */
const NOT_OF_NAMES = /[^\p{L}\p{M}\p{N}'%_\s]/gu;

/** A question as it may be kept and shown: what no text holds is left out. */
export function cleanQuestion(text: string): string {
  return normalizeText(text.replace(LONE_SURROGATE, ' ').replace(CONTROL, ' '));
}

/** A name by its words alone: quotes, brackets, commas, dots and hyphens are ways of writing, not parts of it. */
export function cleanName(text: string): string {
  return cleanQuestion(text)
    .replace(NOT_OF_NAMES, ' ')
    .replace(/(?<![\p{L}\p{M}])'|'(?![\p{L}\p{M}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Lower case, no marks, letter for letter: each stands where it stood in the text. */
export function foldInPlace(text: string): string {
  return [...text]
    .map((letter) => {
      const folded = stripMarks(letter).toLowerCase();
      return folded.length === letter.length ? folded : letter;
    })
    .join('');
}

/** First letters of a name's words: nva. */
export function readInitials(nameK2: string): string {
  return nameK2
    .split(' ')
    .map((word) => [...word][0] ?? '')
    .join('');
}
