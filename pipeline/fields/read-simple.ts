import { readDateWords } from '../vietnamese/date-words.ts';
import { boundDate, listGarbledDates, listNearbyDates, readDate } from '../vietnamese/dates.ts';
import { readDigits } from '../vietnamese/digits.ts';
import { ETHNIC_SPELLINGS } from '../vietnamese/ethnic-groups.ts';
import { decodePersonalId, readIdNumber } from '../vietnamese/identity-numbers.ts';
import { copyCase } from '../vietnamese/letter-case.ts';
import { readMoney, readMoneyWords } from '../vietnamese/money.ts';
import { NATIONALITY_WORDINGS } from '../vietnamese/nationalities.ts';
import { measureOcrDistance } from '../vietnamese/ocr-distance.ts';
import { stripMarks } from '../vietnamese/normalize.ts';
import { unifyTonePlacement } from '../vietnamese/search-keys.ts';
import type { SpokenReading } from '../vietnamese/spoken-text.ts';
import { findSex } from '../vietnamese/sexes.ts';
import { readTime } from '../vietnamese/times.ts';
import { isKnownIdPrefix } from '../places/provinces.ts';
import { GUESS, type Candidate } from './candidate.ts';
import { sliceSource, weighDeparture, type Source } from './source.ts';

/** Nats that one character seen otherwise than read costs, where no finer measure is at hand. */
const NATS_PER_REPAIR = 1;

/** Nats that a unit of OCR distance in a sentence of number words is worth. */
const NATS_PER_DISTANCE = 2;

export interface DateHints {
  readonly bookYear?: number;
}

const describeSpokenDate = ({ value, cost, repairs }: SpokenReading<string>): Candidate => ({
  value,
  cost: cost * NATS_PER_DISTANCE,
  repairs,
  plausibility: Math.max(0.5, 1 - cost * 0.05),
  evidence: ['date', 'grammar:date-words'],
});

/** A year of two digits that are a century's: what a narrow cell or a torn edge left of 19.. or 20... */
const CUT_YEAR = /\d\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)$/;

/** Ngày tháng: the date read, and its neighbours by one digit where the engine was unsure of that digit. */
export function readDateField(source: Source, hints: DateHints): readonly Candidate[] {
  const context = hints.bookYear === undefined ? {} : { bookYear: hints.bookYear };
  const read = readDate(source.text, context);
  if (!read) {
    const aged = /tu/iu.test(source.text) ? readAge(source, hints) : [];
    if (aged.length > 0) return aged;
    // Older southern papers give the date of birth in words alone: `Ngày mười hai tháng ba năm một ngàn chín trăm …`.
    const spoken = readDateWords(source.text);
    if (spoken.length > 0) return spoken.slice(0, 4).map((said) => describeSpokenDate(said));
    const garbled = listGarbledDates(source.text, context);
    return garbled.map((value) => ({ value, cost: 3, repairs: 1, plausibility: 0.3, evidence: [GUESS] }));
  }
  const isLikely = boundDate(read.value) && read.value >= '1880' && !CUT_YEAR.test(source.text);
  const plausibility = isLikely ? (read.value.length === 10 ? 1 : 0.7) : 0.3;
  const best: Candidate = {
    value: read.value,
    cost: read.repairs * NATS_PER_REPAIR,
    repairs: read.repairs,
    plausibility: read.repairs === 0 ? plausibility : plausibility * 0.95,
    evidence: read.isApproximate ? ['date', 'approximate'] : ['date'],
  };
  const doubt = Math.min(...source.confidences, 1);
  if (doubt > 0.9) return [best];
  const near = listNearbyDates(read.value).slice(0, 24);
  const away = 2.5 + Math.max(0, Math.log(doubt / (1 - doubt)));
  return [
    best,
    ...near.map((value) => ({
      ...best,
      value,
      cost: best.cost + away,
      repairs: read.repairs + 1,
      evidence: ['date:nearby'],
    })),
  ];
}

/** Where later forms ask the year of birth, those before 2006 ask the age: "48", "48 tuổi". */
const AGE = /^[\s.,:;…]*(?:tu[oôổồố]i)?[\s.,:;…]*(\d{2})\s*(tu[oôổồố]i|t\.?)?[\s.,;:…]*$/iu;

/** The year of birth that an age gives: year of the entry less the age. A bare number may still be a year cut short. */
function readAge(source: Source, hints: DateHints): readonly Candidate[] {
  const [, digits, word] = AGE.exec(source.text) ?? [];
  const age = Number(digits);
  if (digits === undefined || hints.bookYear === undefined || age < 13) return [];
  const isSaid = word !== undefined;
  const plausibility = isSaid && age < 95 ? 0.95 : 0.8;
  const value = String(hints.bookYear - age);
  return [{ value, cost: isSaid ? 0 : 0.5, repairs: 0, plausibility, evidence: ['age'] }];
}

export function readYearField(source: Source, hints: DateHints): readonly Candidate[] {
  const four = /(?<![\p{L}\d])([1l|I2Z][\dOoQlISBbgqóZz]{3})(?![\p{L}\d])/u.exec(source.text);
  const digits = four?.[1] === undefined ? null : readDigits(four[1]);
  if (digits && /^(?:18|19|20)/.test(digits.digits)) {
    return [
      {
        value: digits.digits,
        cost: digits.repairs,
        repairs: digits.repairs,
        plausibility: 1,
        evidence: ['year'],
      },
    ];
  }
  const ages = readAge(source, hints);
  if (ages.some(({ cost }) => cost === 0)) return ages;
  const years = readDateField(source, hints).map((found) => ({ ...found, value: found.value.slice(0, 4) }));
  return [...ages, ...(ages.length > 0 ? years.map((year) => ({ ...year, cost: year.cost + 2 })) : years)];
}

export function readTimeField(source: Source): readonly Candidate[] {
  const time = readTime(source.text);
  if (!time) return [];
  const { value, repairs } = time;
  return [
    {
      value,
      cost: repairs * NATS_PER_REPAIR,
      repairs,
      plausibility: repairs === 0 ? 1 : 0.9,
      evidence: ['time'],
    },
  ];
}

const lettersOf = (text: string) =>
  unifyTonePlacement(text)
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** Words read letter for letter keep the commas that were written between them (`Ngày hai, tháng chín, …`). */
const keepWriting = (read: string, said: string) =>
  lettersOf(read) === lettersOf(said) ? read.replace(/[\s.,;:]+$/u, '') : said;

export function readDateWordsField(source: Source): readonly Candidate[] {
  return readDateWords(source.text)
    .slice(0, 4)
    .map(({ text, cost, repairs }) => ({
      value: keepWriting(source.text, text),
      cost: cost * NATS_PER_DISTANCE,
      repairs,
      plausibility: Math.max(0.5, 1 - cost * 0.05),
      evidence: ['grammar:date-words'],
    }));
}

export function readMoneyField(source: Source): readonly Candidate[] {
  const money = readMoney(source.text);
  if (!money) return [];
  const { value, repairs, isWellGrouped } = money;
  return [
    {
      value,
      cost: repairs * NATS_PER_REPAIR,
      repairs,
      plausibility: isWellGrouped ? 1 : 0.4,
      evidence: ['money'],
    },
  ];
}

export function readMoneyWordsField(source: Source): readonly Candidate[] {
  return readMoneyWords(source.text)
    .slice(0, 4)
    .map(({ text, cost, repairs, value }) => ({
      value: keepWriting(source.text, text),
      cost: cost * NATS_PER_DISTANCE,
      repairs,
      plausibility: value % 1000 === 0 ? Math.max(0.5, 1 - cost * 0.05) : 0.5,
      evidence: ['grammar:money-words'],
    }));
}

/** Diện tích: square metres with a decimal point. */
export function readAreaField(source: Source): readonly Candidate[] {
  const found = /([\dOolISB]+(?:[.,\s][\dOolISB]+)*)/.exec(
    source.text.replace(/m\s?[2²?ỉ].*$/u, '').replace(/,\s+(?=\d{1,2}(?!\d))/u, ','),
  );
  const groups = found?.[1]?.split(/[.,\s]/) ?? [];
  const read = groups.map((group) => readDigits(group));
  if (groups.length === 0 || read.some((part) => !part)) return [];
  const digits = read.map((part) => part?.digits ?? '');
  const repairs = read.reduce((sum, part) => sum + (part?.repairs ?? 0), 0);
  const last = digits.at(-1) ?? '';
  const isDecimal = digits.length > 1 && last.length <= 2;
  const whole = (isDecimal ? digits.slice(0, -1) : digits).join('');
  const value = isDecimal ? `${whole}.${last}` : whole;
  return [
    {
      value,
      cost: repairs,
      repairs,
      plausibility: Number(value) > 0 ? 1 - repairs * 0.1 : 0,
      evidence: ['area'],
    },
  ];
}

export function readIdField(source: Source, kind: 'id_no' | 'personal_id'): readonly Candidate[] {
  const id = readIdNumber(source.text);
  if (!id) return [];
  const decoded = decodePersonalId(id.value);
  const isKnown = decoded
    ? isKnownIdPrefix(decoded.provinceCode) && decoded.birthYear < 2100
    : id.kind !== 'other';
  const isOtherPaper = kind === 'id_no' && /^\d+\/\d+/.test(id.value);
  const plausibility = isKnown ? 1 : isOtherPaper ? 0.8 : 0.3;
  return [
    { value: id.value, cost: id.repairs, repairs: id.repairs, plausibility, evidence: [`id:${id.kind}`] },
  ];
}

/**
 * The wording of a closed list that stands there, or nothing when none is near. `usual` is the wording that stands
 * there nine times in ten (Kinh, Việt Nam): more slips are forgiven it.
 */
export function readFromList(
  source: Source,
  list: readonly string[],
  evidence: string,
  usual?: string,
): readonly Candidate[] {
  const read = source.text.replace(/(?<=\p{L})\s*\d.*$/u, '');
  const lowered = { text: read.toLowerCase(), confidences: source.confidences.slice(0, read.length) };
  return list
    .map((word): { found: Candidate; distance: number } => {
      const isSame = unifyTonePlacement(word) === unifyTonePlacement(read);
      const distance = isSame ? 0 : measureOcrDistance(read.toLowerCase(), word.toLowerCase());
      const cost = isSame ? 0 : weighDeparture(lowered, word.toLowerCase());
      const value = isSame ? read : isAllCapitals(read) ? copyCase(word, read) : word;
      const plausibility = isSame ? 1 : Math.max(0.3, 0.9 - 0.3 * distance);
      return {
        found: { value, cost, repairs: isSame ? 0 : 1, plausibility, evidence: [evidence] },
        distance,
      };
    })
    .filter(({ found, distance }) => distance <= reachOf(found.value) + (found.value === usual ? 0.8 : 0))
    .map(({ found }) => found)
    .sort((a, b) => a.cost - b.cost)
    .slice(0, 4);
}

const isAllCapitals = (text: string) => text.length > 3 && text === text.toUpperCase();

/** How far a reading may be from a wording and still be it. */
const reachOf = (word: string) => Math.max(0.7, Math.min(3, word.length * 0.34));

/** Nam or Nữ by the vowel that is left, where the word itself is past reading. */
function guessSex(text: string): 'Nam' | 'Nữ' | null {
  const letters = stripMarks(text).toLowerCase();
  const hasA = letters.includes('a');
  return /^[nm]/.test(letters) && hasA !== letters.includes('u') ? (hasA ? 'Nam' : 'Nữ') : null;
}

/** How older papers say it. */
const CHILD_WORD = /^con (?=\p{L})/iu;

export function readSexField(source: Source): readonly Candidate[] {
  const child = CHILD_WORD.exec(source.text);
  if (child)
    return readFromList(sliceSource(source, child[0].length), ['trai', 'gái'], 'list:sex').map(
      (candidate) => ({
        ...candidate,
        value: findSex(candidate.value) ?? candidate.value,
      }),
    );
  const guess = guessSex(source.text);
  const listed = readFromList(source, ['Nam', 'Nữ', 'Trai', 'Gái'], 'list:sex', guess ?? undefined);
  if (listed.length > 0 || guess === null) return listed;
  return [{ value: guess, cost: 3, repairs: 1, plausibility: 0.5, evidence: ['list:sex-vowel'] }];
}

export function readEthnicityField(source: Source): readonly Candidate[] {
  const listed = readFromList(source, ETHNIC_SPELLINGS, 'list:ethnicity', 'Kinh');
  return listed.length > 0 ? listed : [asRead(source, 0.3)];
}

/** The one wording that begins with what is left of it ("Việt" of a line cut short); never surely. */
function completeFromList(source: Source, list: readonly string[]): readonly Candidate[] {
  const head = `${unifyTonePlacement(source.text)} `;
  const [only, ...others] =
    source.text.length < 3 ? [] : list.filter((word) => unifyTonePlacement(word).startsWith(head));
  if (only === undefined || others.length > 0) return [];
  return [{ value: only, cost: 3, repairs: 1, plausibility: 0.7, evidence: ['list:completed'] }];
}

const SHORT_NATIONALITIES = NATIONALITY_WORDINGS.filter((word) => word.split(' ').length <= 2);

/** `VN`, `V.N` in narrow cells. */
const ABBREVIATED_VIETNAM = /^v\.? ?n\.?$/i;

export function readNationalityField(source: Source): readonly Candidate[] {
  if (ABBREVIATED_VIETNAM.test(source.text))
    return [{ value: 'Việt Nam', cost: 0, repairs: 0, plausibility: 0.9, evidence: ['list:nationality'] }];
  const near = readFromList(source, NATIONALITY_WORDINGS, 'list:nationality', 'Việt Nam');
  const listed = near.length > 0 ? near : completeFromList(source, SHORT_NATIONALITIES);
  return listed.length > 0 ? listed : [asRead(source, 0.3)];
}

export function asRead(source: Source, plausibility: number): Candidate {
  return { value: source.text, cost: 0, repairs: 0, plausibility, evidence: ['as-read'] };
}
