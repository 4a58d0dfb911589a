import { readDateWords } from '../vietnamese/date-words.ts';
import { readMoneyWords } from '../vietnamese/money.ts';
import { measureOcrDistance } from '../vietnamese/ocr-distance.ts';
import { listAmountWordings, listDateWordings } from '../vietnamese/wordings.ts';
import type { Candidate } from './candidate.ts';
import {
  adopt,
  agree,
  conflict,
  fallBehind,
  replaceEntries,
  type Entries,
  type EvidenceRule,
  type FieldEntry,
} from './evidence-entry.ts';

/** How a value in digits and its wording prove each other (ghi bằng số và bằng chữ). */
interface WordsLaw {
  readonly reason: string;
  /** Values that a wording may mean, in the form that the field in digits holds. */
  readonly understand: (words: string) => readonly string[];
  /** Every usual wording of a value. */
  readonly word: (value: string) => readonly string[];
}

const DATES: WordsLaw = {
  reason: 'date-words',
  understand: (words) => readDateWords(words).map((reading) => reading.value),
  word: listDateWordings,
};

const AMOUNTS: WordsLaw = {
  reason: 'money-words',
  understand: (words) => readMoneyWords(words).map((reading) => String(reading.value)),
  word: listAmountWordings,
};

/** Digits that differ, as nats: one misread digit is likely, four are another number. */
const NATS_PER_DIGIT = 2.5;
const MAX_DIGITS_APART = 3;
/** Words garbled beyond the grammar still count when they look this much like the expected wording. */
const MIN_LIKENESS = 0.55;

function countApart(a: string, b: string): number {
  if (a.length !== b.length) return 9;
  return [...a].filter((char, i) => char !== b[i]).length;
}

/** The two readings that agree at the least cost to the pixels, if any do. */
function findAgreement(
  digits: FieldEntry,
  words: FieldEntry,
  law: WordsLaw,
): { digit: Candidate; word: Candidate } | null {
  let best: { digit: Candidate; word: Candidate; cost: number } | null = null;
  for (const word of words.reading.candidates) {
    const value = law.understand(word.value)[0];
    if (value === undefined) continue;
    const known = digits.reading.candidates.find((candidate) => candidate.value === value);
    const digit = known ?? inferDigits(digits, value);
    if (!digit) continue;
    const cost = fallBehind(digits, digit) + fallBehind(words, word);
    if (cost < (best?.cost ?? Infinity)) best = { digit, word, cost };
  }
  return best;
}

/** The value that the words prove, where the digits were lost or differ in a few places. */
function inferDigits(digits: FieldEntry, value: string): Candidate | null {
  const read = digits.reading.value;
  const apart = read === null ? 1 : countApart(read, value);
  if (apart > MAX_DIGITS_APART || digits.source === null) return null;
  return { value, cost: NATS_PER_DIGIT * apart, repairs: apart, plausibility: 0.9, evidence: ['from-words'] };
}

/** With fewer of its words read than this share, part of the wording is nothing that was seen (`Ngày mười chín tháng mười năm`). */
const WHOLE_SHARE = 0.8;
const CUT_TRUST = 0.2;

const countWords = (text: string) => text.split(/\s+/).filter(Boolean).length;

/** The wording that the digits prove, where the words were garbled. */
function inferWords(words: FieldEntry, value: string, law: WordsLaw): Candidate | null {
  const read = words.source?.text ?? '';
  const ranked = law
    .word(value)
    .map((text) => ({ text, distance: measureOcrDistance(read.toLowerCase(), text.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  if (!best || best.distance > (1 - MIN_LIKENESS) * Math.max(read.length, best.text.length)) return null;
  return {
    value: best.text,
    cost: best.distance,
    repairs: Math.ceil(best.distance),
    plausibility: countWords(read) < WHOLE_SHARE * countWords(best.text) ? CUT_TRUST : 0.85,
    evidence: ['from-digits'],
  };
}

/** Digits read without a repair and without a doubtful character. */
function isSure({ reading, source }: FieldEntry): boolean {
  return reading.value !== null && reading.repairs === 0 && Math.min(...(source?.confidences ?? [0])) >= 0.9;
}

/** Nats that a unit of OCR distance between wordings is worth. */
const NATS_PER_DISTANCE = 2;
/** What it costs more to depart from digits that were read surely. */
const NATS_OF_SURETY = 2;

/**
 * The wording that the digits ask for, when the words are garbled, or when changing them costs the pixels less than
 * changing the digits to `proven`.
 */
function mendWords(
  digits: FieldEntry,
  words: FieldEntry,
  law: WordsLaw,
  proven: string | null,
): Candidate | null {
  const value = digits.reading.value;
  const wording = value === null ? null : inferWords(words, value, law);
  if (value === null || wording === null || proven === null) return wording;
  const read = (words.source?.text ?? '').toLowerCase();
  const understood = measureOcrDistance(read, (words.reading.value ?? '').toLowerCase());
  const wordsCost = NATS_PER_DISTANCE * (measureOcrDistance(read, wording.value.toLowerCase()) - understood);
  const digitsCost = NATS_PER_DIGIT * countApart(value, proven) + (isSure(digits) ? NATS_OF_SURETY : 0);
  return wordsCost < digitsCost ? wording : null;
}

function settle(digits: FieldEntry, words: FieldEntry, law: WordsLaw): readonly [FieldEntry, FieldEntry] {
  const pair = findAgreement(digits, words, law);
  const isUnchanged = pair !== null && pair.digit.value === digits.reading.value;
  const isGarbled = words.reading.value === null || law.understand(words.reading.value).length === 0;
  const mayMend = !isUnchanged && (pair !== null || isGarbled);
  const wording = mayMend ? mendWords(digits, words, law, pair?.digit.value ?? null) : null;
  if (wording) return [agree(digits, law.reason), adopt(words, wording, law.reason)];
  if (pair) return [adopt(digits, pair.digit, law.reason), adopt(words, pair.word, law.reason)];
  return [conflict(digits, law.reason), conflict(words, law.reason)];
}

/** Every field that has a companion `<id>_words`. */
export const weighWords: EvidenceRule = (entries: Entries) => {
  const changed: (readonly [string, FieldEntry])[] = [];
  for (const [id, digits] of entries) {
    const words = entries.get(`${id}_words`);
    if (!words?.source || !digits.source) continue;
    const law = words.spec.kind === 'date_words' ? DATES : words.spec.kind === 'money_words' ? AMOUNTS : null;
    if (!law) continue;
    const [newDigits, newWords] = settle(digits, words, law);
    changed.push([id, newDigits], [`${id}_words`, newWords]);
  }
  return replaceEntries(entries, changed);
};
