/** What engines read in place of a digit, likeliest first. */
const LOOK_LIKE: Readonly<Record<string, string>> = {
  O: '0', o: '0', Q: '0', D: '0', ò: '0', ô: '0', ơ: '0', C: '0', c: '0', U: '0',
  ó: '6', õ: '0', ỏ: '6', b: '6', G: '6', é: '6',
  l: '1', I: '1', i: '1', '|': '1', '!': '1', í: '1', ì: '1', j: '1', t: '1', J: '1', L: '1', '[': '1', ']': '1',
  Z: '2', z: '2', S: '5', s: '5', ś: '5', B: '8', g: '9', q: '9', A: '4', T: '7', '?': '7',
}; // prettier-ignore

/** Second thoughts: other digits that a digit is misread for. */
const CONFUSED_DIGITS: Readonly<Record<string, string>> = {
  '0': '68', '1': '74', '2': '73', '3': '85', '4': '91', '5': '63', '6': '085', '7': '12', '8': '306', '9': '408',
}; // prettier-ignore

export interface DigitReading {
  readonly digits: string;
  /** Characters that were not digits as read. */
  readonly repairs: number;
}

/** Sees digits in a run of characters; null when one of them resembles none. */
export function readDigits(run: string): DigitReading | null {
  let digits = '';
  let repairs = 0;
  for (const char of run) {
    if (/\d/.test(char)) digits += char;
    else {
      const seen = LOOK_LIKE[char];
      if (seen === undefined) return null;
      digits += seen;
      repairs++;
    }
  }
  return { digits, repairs };
}

export function isDigitLike(char: string): boolean {
  return /\d/.test(char) || char in LOOK_LIKE;
}

/** The digits that may truly stand where `digit` was read, likeliest first. */
export function listConfusedDigits(digit: string): readonly string[] {
  return [...(CONFUSED_DIGITS[digit] ?? '')];
}
