import { stripMarks } from '../vietnamese/normalize.ts';
import { cleanQuestion } from './clean-text.ts';

/** The number of a paper or book taken apart: 45/2019/QĐ-CCTHADS, 12a/98, 609/QĐ-TA, 12.744. */
export interface PaperNumber {
  /** Its figures without leading zeros, with the letter that may follow them: 12a. */
  readonly head: string;
  readonly year: number | null;
  /** Where it gives two figures: 98. */
  readonly shortYear: number | null;
  /** What follows, letters and figures alone: qdccthads; a tail of figures that is no year: 12/3 → 3. */
  readonly symbol: string;
}

const WRITTEN = /^(?:so|no|quyen|q)?[\s:.]*(\d{1,3}\.\d{3}(?!\d)|\d{1,9})([a-z](?![a-z]))?(.*)$/;
const YEAR = /^[\s/.-]+(1[89]\d\d|20\d\d|\d\d)(?!\d)/;

export function readPaperNumber(text: string): PaperNumber | null {
  const folded = stripMarks(cleanQuestion(text)).toLowerCase();
  const match = WRITTEN.exec(folded);
  if (!match) return null;
  const [, figures = '', letter = '', tail = ''] = match;
  const yearText = YEAR.exec(tail)?.[1] ?? '';
  const symbol = (yearText === '' ? tail : tail.replace(YEAR, '')).replace(/[^\p{L}\p{N}]/gu, '');
  return {
    head: figures.replace('.', '').replace(/^0+(?=\d)/, '') + letter,
    year: yearText.length === 4 ? Number(yearText) : null,
    shortYear: yearText.length === 2 ? Number(yearText) : null,
    symbol,
  };
}

/** Two figures of a year stand for one from 1931 to 2030, unless the paper's own date says which. */
export function widenYear(shortYear: number, dated: number | null): number {
  if (dated !== null && dated % 100 === shortYear) return dated;
  return shortYear > 30 ? 1900 + shortYear : 2000 + shortYear;
}
