import type { TextPrior } from '../text-prior.ts';
import { weighSpelling } from './spelling.ts';

/** No such day, month, year; no such length of a number. */
const IMPOSSIBLE = -2.5;
const ODD = -1;

const isYear = (digits: string) => /^(?:1[89]|20)\d{2}$/.test(digits);

/** Whether a number may stand in a place of a date: 0 day, or month or year alone; 1 month, or year; 2 year. */
function fitsDate(place: number, digits: string): boolean {
  const n = Number(digits);
  if (isYear(digits)) return true;
  if (digits.length > 2) return false;
  return place === 0 ? n >= 1 && n <= 31 : place === 1 ? n >= 1 && n <= 12 : digits.length === 2;
}

/** Ngày, tháng, năm in digits: days to 31, months to 12, years of four digits or two. State: numbers seen. */
export const datePrior: TextPrior = {
  start: 0,
  foresee: () => 0,
  step(place, word) {
    if (!/^\p{N}+$/u.test(word)) return { weight: weighSpelling(word), next: place };
    const weight = place > 2 ? IMPOSSIBLE : fitsDate(place, word) ? 0 : IMPOSSIBLE;
    return { weight, next: isYear(word) ? 3 : place + 1 };
  },
  end: () => 0,
};

const LENGTHS: ReadonlySet<number> = new Set([9, 12]);
const LAST_PROVINCE = 96;
const FAR = 40;

/** Numbers of identity papers: 9 digits (CMND) or 12 (CCCD), these with a province's code. State: digits seen, plus FAR where the code is none. */
export const identityPrior: TextPrior = {
  start: 0,
  foresee: () => 0,
  step(state, word) {
    if (!/^\p{N}+$/u.test(word)) return { weight: weighSpelling(word), next: state };
    const hasCode = state % FAR > 0 || word.length < 3 || Number(word.slice(0, 3)) <= LAST_PROVINCE;
    const seen = Math.min(FAR - 1, (state % FAR) + word.length);
    return { weight: 0, next: seen + (hasCode && state < FAR ? 0 : FAR) };
  },
  end(state) {
    const seen = state % FAR;
    if (!LENGTHS.has(seen)) return ODD;
    return seen === 12 && state >= FAR ? ODD : 0;
  },
};
