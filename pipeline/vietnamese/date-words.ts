import { belowHundred, NUMERAL_WORDS, shortTens, writeNumber, yearNumber } from './numerals.ts';
import { understand, type SpokenReading } from './spoken-text.ts';
import { either, expect, maybe, oneOf, only, sequence, type Rule } from './word-lattice.ts';

/** Ngày, tháng, năm ghi bằng chữ (V-DATEWORDS). */
const DATE_WORDS = [...NUMERAL_WORDS, 'ngày', 'tháng', 'mồng', 'mùng', 'giêng', 'chạp'];

type DayMonth = readonly [day: number, month: number];

/** What it costs to see a set word in a token that does not resemble it. */
const GARBLED = 2;

const isIn = (low: number, high: number) => (n: number) => n >= low && n <= high;
const word = (text: string) => oneOf<number>({ [text]: 0 });
const keep = <T>(_: unknown, value: T): T => value;

const day = either(
  sequence(oneOf({ mồng: 0, mùng: 0 }), only(belowHundred, isIn(1, 10)), keep),
  only(belowHundred, isIn(1, 31)),
  // hai tám tháng tư: the 28th of April.
  only(shortTens, isIn(21, 31)),
);
const month = either(only(belowHundred, isIn(1, 12)), oneOf({ giêng: 1, chạp: 12 }));
const dayMonth: Rule<DayMonth> = sequence(
  sequence(maybe(word('ngày'), 0), day, keep),
  sequence(expect('tháng', 0, GARBLED), month, keep),
  (d, m) => [d, m] as const,
);
const date: Rule<string> = sequence(
  dayMonth,
  sequence(maybe(expect('năm', 0, GARBLED), 0, 1), yearNumber, keep),
  ([d, m], year) => `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
);

export function isRealDate(iso: string): boolean {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const made = new Date(Date.UTC(year, month - 1, day));
  return made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

/** Understandings of a date in words, likeliest first; values are yyyy-mm-dd. */
export function readDateWords(text: string): readonly SpokenReading<string>[] {
  return understand(text, DATE_WORDS, only(date, isRealDate));
}

/** yyyy-mm-dd in words, as the export column `nksNgaySinhBangChu` wants it; month 4 is "tư". */
export function writeDateWords(iso: string, options: { readonly mung?: boolean } = {}): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const spokenDay = (options.mung === true && day <= 10 ? 'mùng ' : '') + writeNumber(day);
  return `Ngày ${spokenDay} tháng ${month === 4 ? 'tư' : writeNumber(month)} năm ${writeNumber(year)}`;
}
