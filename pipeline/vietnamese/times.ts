import { readDigits } from './digits.ts';
import { stripMarks } from './normalize.ts';
import { belowHundred, NUMERAL_WORDS } from './numerals.ts';
import { understand } from './spoken-text.ts';
import { maybe, oneOf, only, sequence } from './word-lattice.ts';

export interface TimeReading {
  /** hh:mm */
  readonly value: string;
  readonly repairs: number;
}

const pad = (n: number) => String(n).padStart(2, '0');

function makeTime(hour: number, minute: number, repairs: number): TimeReading | null {
  return hour <= 24 && minute <= 59 ? { value: `${pad(hour % 24)}:${pad(minute)}`, repairs } : null;
}

const minutes = sequence(
  only(belowHundred, (n) => n < 60),
  maybe(oneOf({ phút: 0 }), 0),
  (n) => n,
);
const spokenTime = sequence(
  sequence(
    only(belowHundred, (n) => n <= 24),
    oneOf({ giờ: 0 }),
    (hour) => hour * 60,
  ),
  maybe((lattice, at) => [...minutes(lattice, at), ...oneOf({ rưỡi: 30 })(lattice, at)], 0),
  (a, b) => a + b,
);
const TIME_WORDS = [...NUMERAL_WORDS, 'giờ', 'phút', 'rưỡi'];

/** "10 giờ 38 phút", "10h38", "10:38", "mười giờ rưỡi" → hh:mm; null when no time of day is there. */
export function readTime(text: string): TimeReading | null {
  const folded = stripMarks(text);
  const digital =
    /(?<![\p{L}\d])(\d[\dOolISB]?|[OolISB]\d)\s*(?:g[ij1l]?[oơ0q]\w?|h|:|\.)[\s,]*(\d[\dOolISB]?|[OolISB]\d)?(?![\dOolISB])/iu.exec(
      folded,
    );
  if (digital) {
    const hour = readDigits(digital[1] ?? '');
    const minute = readDigits(digital[2] ?? '0');
    if (hour && minute)
      return makeTime(Number(hour.digits), Number(minute.digits), hour.repairs + minute.repairs);
  }
  const spoken = understand(text, TIME_WORDS, spokenTime)[0];
  return spoken ? makeTime(Math.floor(spoken.value / 60), spoken.value % 60, spoken.repairs) : null;
}
