import { isVietnameseSyllable } from '../vietnamese/syllable.ts';
import type { SpellingPrior } from './ctc-beam.ts';

/** Log-weights of what is rare in Vietnamese papers but does occur: foreign names, abbreviations, plate numbers. */
const NO_SYLLABLE = -3;
const SINGLE_LETTER = -1;
const MIXED_CASE = -3;
const LETTERS_AMONG_DIGITS = -1.5;

const priors = new WeakMap<readonly (string | null)[], SpellingPrior>();

function weighWord(word: string): number {
  if (/^\p{N}+$/u.test(word)) return 0;
  if (/\p{N}/u.test(word)) return LETTERS_AMONG_DIGITS;
  const isUpper = word === word.toUpperCase();
  // A capital after a small letter is a slip of the eye; capitals alone may be an abbreviation (CMND, ĐKQL).
  if (!isUpper && /\p{L}\p{Lu}/u.test(word)) return MIXED_CASE;
  if (isVietnameseSyllable(word)) return 0;
  if (word.length === 1) return SINGLE_LETTER;
  return isUpper && /^[A-ZĐ]+$/.test(word) ? NO_SYLLABLE / 2 : NO_SYLLABLE;
}

/** Vietnamese spelling as a prior over the words of a line; one for each alphabet. */
export function createSpellingPrior(charset: readonly (string | null)[]): SpellingPrior {
  const known = priors.get(charset);
  if (known) return known;
  const parts = charset.map((text) => (text !== null && /^[\p{L}\p{N}]$/u.test(text) ? text : ''));
  const prior: SpellingPrior = { wordPart: (label) => parts[label] ?? '', weigh: weighWord };
  priors.set(charset, prior);
  return prior;
}
