import { dear, either, maybe, oneOf, only, sequence, type Rule } from './word-lattice.ts';

/** The words that numbers are written in, and the grammar by which they combine (số viết bằng chữ). */
const NONZERO = { một: 1, hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9 };
const DIGITS = { không: 0, ...NONZERO };
const TENS = { hai: 2, ba: 3, bốn: 4, tư: 4, năm: 5, sáu: 6, bảy: 7, bẩy: 7, tám: 8, chín: 9 };
const TWO_TO_NINE = {
  hai: 2,
  ba: 3,
  bốn: 4,
  lăm: 5,
  nhăm: 5,
  năm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
};
const AFTER_TEN = { một: 1, ...TWO_TO_NINE };
const AFTER_TENS = { mốt: 1, tư: 4, ...TWO_TO_NINE };

export const NUMERAL_WORDS: readonly string[] = [
  ...new Set([
    ...Object.keys(DIGITS),
    ...Object.keys(AFTER_TENS),
    'mười',
    'mươi',
    'trăm',
    'nghìn',
    'ngàn',
    'linh',
    'lẻ',
  ]),
  'hăm',
  'băm',
];

const digit = oneOf<number>(DIGITS);
const linh = oneOf({ linh: 0, lẻ: 0 });
const sum = (a: number, b: number) => a + b;

/** 01–09 after a hundred: linh năm, lẻ năm. */
const afterLinh = sequence(linh, oneOf<number>(NONZERO), sum);
/** "hai mươi một", "hai mươi năm", "hai mười" are hardly ever said: misread mốt, lăm and mươi are likelier. */
const RARE = 0.5;
const plainFive = dear(oneOf({ năm: 5 }), RARE);
const unitAfterTen = either(oneOf<number>(AFTER_TEN), plainFive);
const unitAfterTens = either(oneOf<number>(AFTER_TENS), dear(oneOf({ một: 1 }), RARE), plainFive);
const tensWord = either(oneOf({ mươi: 0 }), dear(oneOf({ mười: 0 }), RARE));
const teens = sequence(oneOf({ mười: 10 }), maybe(unitAfterTen, 0), sum);
const fullTens = sequence(
  sequence(oneOf<number>(TENS), tensWord, (tens) => tens * 10),
  maybe(unitAfterTens, 0),
  sum,
);
/** tám lăm = 85, chín mốt = 91. */
export const shortTens = sequence(oneOf<number>(TENS), unitAfterTens, (tens, unit) => tens * 10 + unit);
const contracted = sequence(oneOf({ hăm: 20, băm: 30 }), maybe(unitAfterTens, 0), sum);

/** 0–99 as it stands alone. */
export const belowHundred: Rule<number> = either(teens, fullTens, contracted, digit);
const hundreds = sequence(digit, oneOf({ trăm: 0 }), (count) => count * 100);
const restOfHundred = either(afterLinh, teens, fullTens, contracted, shortTens);
/** 0–999 behind a greater group: "không trăm linh năm" may stand in full. */
export const belowThousand: Rule<number> = either(
  sequence(hundreds, maybe(restOfHundred, 0), sum),
  restOfHundred,
  digit,
);

const thousands = sequence(digit, oneOf({ nghìn: 0, ngàn: 0 }), (count) => count * 1000);
const fourDigits = sequence(
  sequence(digit, digit, (a, b) => a * 10 + b),
  sequence(digit, either(digit, sequence(linh, digit, sum)), (a, b) => a * 10 + b),
  (century, year) => century * 100 + year,
);
/** hai không linh ba: the zero of the tens is said "linh". */
const digitsWithLinh = sequence(
  sequence(digit, digit, (a, b) => a * 1000 + b * 100),
  sequence(linh, digit, sum),
  sum,
);

/** 1000–2999: in full, without "không trăm", or digit by digit. */
export const yearNumber: Rule<number> = only(
  either(sequence(thousands, maybe(belowThousand, 0), sum), fourDigits, digitsWithLinh),
  (year) => year >= 1000 && year <= 2999,
);

const UNITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const unitWord = (n: number): string => UNITS[n] ?? '';

function writeBelowHundred(n: number): string {
  const tens = Math.floor(n / 10);
  const unit = n % 10;
  if (tens === 0) return unitWord(unit);
  const head = tens === 1 ? 'mười' : `${unitWord(tens)} mươi`;
  if (unit === 0) return head;
  if (unit === 5) return `${head} lăm`;
  if (tens > 1 && unit === 1) return `${head} mốt`;
  if (tens > 1 && unit === 4) return `${head} tư`;
  return `${head} ${unitWord(unit)}`;
}

function writeBelowThousand(n: number, inFull: boolean): string {
  const hundreds = Math.floor(n / 100);
  const rest = n % 100;
  if (hundreds === 0 && !inFull) return writeBelowHundred(rest);
  const head = `${unitWord(hundreds)} trăm`;
  if (rest === 0) return head;
  return rest < 10 ? `${head} linh ${unitWord(rest)}` : `${head} ${writeBelowHundred(rest)}`;
}

const GROUPS = ['', ' nghìn', ' triệu'] as const;

/** Writes a whole number ≥ 0 in words, northern style (nghìn, linh): 2021 → hai nghìn không trăm hai mươi mốt. */
export function writeNumber(n: number): string {
  if (n >= 1_000_000_000) {
    const rest = n % 1_000_000_000;
    const head = `${writeNumber(Math.floor(n / 1_000_000_000))} tỷ`;
    return rest === 0 ? head : `${head} ${writeGroups(rest, true)}`;
  }
  return n === 0 ? 'không' : writeGroups(n, false);
}

function writeGroups(n: number, follows: boolean): string {
  const parts: string[] = [];
  for (let power = 2; power >= 0; power--) {
    const group = Math.floor(n / 1000 ** power) % 1000;
    if (group > 0) parts.push(writeBelowThousand(group, follows || parts.length > 0) + (GROUPS[power] ?? ''));
  }
  return parts.join(' ');
}
