import { isVietnameseSyllable } from '../../vietnamese/syllable.ts';
import type { TextPrior } from '../text-prior.ts';

/** Log-weights of what is rare in Vietnamese papers but does occur: foreign names, abbreviations, plate numbers. */
const NO_SYLLABLE = -3;
const SINGLE_LETTER = -1;
const MIXED_CASE = -3;
const LETTERS_AMONG_DIGITS = -1.5;

/** How well a word keeps to Vietnamese spelling, as a log-weight; 0 for a syllable or a number. */
export function weighSpelling(word: string): number {
  if (/^\p{N}+$/u.test(word)) return 0;
  if (/\p{N}/u.test(word)) return LETTERS_AMONG_DIGITS;
  const isUpper = word === word.toUpperCase();
  // A capital after a small letter is a slip of the eye; capitals alone may be an abbreviation (CMND, ĐKQL).
  if (!isUpper && /\p{L}\p{Lu}/u.test(word)) return MIXED_CASE;
  if (isVietnameseSyllable(word)) return 0;
  if (word.length === 1) return SINGLE_LETTER;
  return isUpper && /^[A-ZĐ]+$/.test(word) ? NO_SYLLABLE / 2 : NO_SYLLABLE;
}

/** Vietnamese spelling, and nothing else: any text. */
export const spellingPrior: TextPrior = {
  start: 0,
  foresee: () => 0,
  step: (_, word) => ({ weight: weighSpelling(word), next: 0 }),
  end: () => 0,
};
