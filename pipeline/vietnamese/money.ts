import { belowThousand, NUMERAL_WORDS, writeNumber } from './numerals.ts';
import { understand, type SpokenReading } from './spoken-text.ts';
import { either, maybe, oneOf, only, sequence, type Rule } from './word-lattice.ts';
import { readDigits } from './digits.ts';

/** Số tiền ghi bằng chữ và bằng số (V-NUMWORDS). */
const MONEY_WORDS = [...NUMERAL_WORDS, 'triệu', 'tỷ', 'tỉ', 'đồng', 'chẵn', 'rưỡi', 'việt', 'nam'];

const scaled = (words: Readonly<Record<string, number>>): Rule<number> =>
  sequence(belowThousand, oneOf(words), (count, unit) => count * unit);
const sum = (a: number, b: number) => a + b;

const billions = scaled({ tỷ: 1e9, tỉ: 1e9 });
const millions = scaled({ triệu: 1e6 });
const thousands = scaled({ nghìn: 1e3, ngàn: 1e3 });
/** rưỡi: half of the unit just said. */
const half = (rule: Rule<number>, amount: number) => sequence(rule, maybe(oneOf({ rưỡi: amount }), 0), sum);
const belowBillion = sequence(
  maybe(half(millions, 5e5), 0),
  sequence(maybe(half(thousands, 500), 0), maybe(belowThousand, 0), sum),
  sum,
);
const trillions = sequence(
  sequence(thousands, oneOf({ tỷ: 0, tỉ: 0 }), (n) => n * 1e9),
  maybe(belowBillion, 0),
  sum,
);
const amount = either(sequence(maybe(half(billions, 5e8), 0), belowBillion, sum), trillions);
const currency = sequence(
  maybe(oneOf({ đồng: 0 }), 0, 0.2),
  maybe(either(oneOf({ chẵn: 0 }), sequence(oneOf({ việt: 0 }), oneOf({ nam: 0 }), sum)), 0),
  sum,
);
const money = only(
  sequence(amount, currency, (value) => value),
  (value) => value > 0,
);

/** Understandings of an amount in words, likeliest first, in đồng. */
export function readMoneyWords(text: string): readonly SpokenReading<number>[] {
  return understand(text, MONEY_WORDS, money);
}

export function writeMoneyWords(dong: number): string {
  const words = writeNumber(dong);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} đồng`;
}

export interface AmountReading {
  /** Whole đồng. */
  readonly value: string;
  /** Characters taken for digits that they did not look like. */
  readonly repairs: number;
  /** Groups of three after the first, as money is printed. */
  readonly isWellGrouped: boolean;
}

/** "2.610.000.000 đồng", "2 610 000 000đ", "2.6l0.000.000" → đồng; null when no amount is there. */
export function readMoney(text: string): AmountReading | null {
  const found = /[\dOoQDlI|iSsBZzgq][\dOoQDlI|iSsBZzgq.,\s]*/.exec(text.replace(/^[^\d]{0,12}?(?=\d)/, ''));
  const groups =
    found?.[0]
      .trim()
      .split(/[.,\s]+/)
      .filter(Boolean) ?? [];
  const read = readDigits(groups.join(''));
  // Words hold letters that look like digits; an amount is mostly digits.
  if (!read || read.digits.length === 0 || read.digits.length < 2 * read.repairs) return null;
  const isWellGrouped = groups.length === 1 || groups.slice(1).every((group) => group.length === 3);
  return { value: read.digits.replace(/^0+(?=\d)/, ''), repairs: read.repairs, isWellGrouped };
}
