import { readDigits } from '../vietnamese/digits.ts';
import { stripMarks } from '../vietnamese/normalize.ts';
import { measureOcrDistance } from '../vietnamese/ocr-distance.ts';
import type { Candidate } from './candidate.ts';
import { makeSource, meanConfidence, type Source } from './source.ts';

/** What follows the digits of a number (ký hiệu): kinds of paper and who issues them. */
const SYMBOLS: readonly string[] = (
  'TLKS TLKH TLKT TLCMC TLNCN TLGH TLCDGH TLGCKS TLGCKH TLGCLH TLGCHT TLTĐCC TLCCHT TLTĐHT TLBSHT TLXĐDT TLKS-BS TLKH-BS TLKT-BS TLCMC-BS TLNCN-BS TLGH-BS ' +
  'TLCDGH-BS TLGCKS-BS TLGCKH-BS TLGCLH-BS TLGCHT-BS TLTĐCC-BS UBND-XNTTHN UBND-TP UBND-TNMT UBND-HTTP UBND QĐ-UBND QĐ-CT QĐ-UB ' +
  'HNGĐ HNGĐ-ST HNGĐ-PT QĐST-HNGĐ QĐPT-HNGĐ QĐST-VDS DS-ST DS-PT QĐ-TA TB-TA QĐ-CCTHADS QĐ-THA TB-THA QĐ-THADS CV-THA CV-TA QĐ-BPKCTT ' +
  'CV-CSĐT QĐ-CSĐT TB-CSĐT QĐ-CA CV-CA CV-UBND TB-UBND QĐ-VPĐKĐĐ CV-STP TB-STP QĐ-STP CCTHADS CTHADS QĐ-CTHADS TB-CTHADS CV-CTHADS CV-THADS TB-THADS CV-CCTHADS TB-CCTHADS CV TB QĐ BS TP-HT'
).split(' ');

/** Books of notaries and of certification (ký hiệu sổ). */
const BOOK_SYMBOLS: readonly string[] = [
  'TP/CC-SCC/HĐGD',
  'TP/CC-SCT/HĐGD',
  'TP/CC-SCC',
  'SCT/BS',
  'SCT/CK,ĐC',
  'SCT/CKND',
  'SCT/HĐ,GD',
  'TP/HT',
];

const DIGIT_LIKE = '[\\dOoQlI|!SsBZzgqGbóiíì]';
const NUMBER = new RegExp(
  `(?<![\\p{L}\\d])(${DIGIT_LIKE}{1,6})([a-zA-Z](?![\\p{L}\\d]))?\\s?(?:([/.\\-\\\\|])\\s?((?:19|20|l9|I9|Z0|2O)${DIGIT_LIKE}{2}|\\d{2}(?![\\d\\p{L}])))?(.*)$`,
  'u',
);

interface Symbol {
  readonly text: string;
  readonly distance: number;
  readonly isKnown: boolean;
}

const PUNCTUATION = /[^\p{L}\p{N}]/gu;

/** From this confidence on a letter was read: a symbol that is on no list is then one of another office (QĐ-BTP, QĐ-TTg). */
const READ_LETTER = 0.8;

const toBare = (text: string) => stripMarks(text).toUpperCase().replace(PUNCTUATION, '');

/** Whether a symbol differs from what was read in nothing but marks and letters that were badly read. */
function isBorneOut(read: Source, symbol: string): boolean {
  const letters = [...read.text].flatMap((char, at) =>
    /[\p{L}\p{N}]/u.test(char) ? [{ char, confidence: read.confidences[at] ?? 0 }] : [],
  );
  const wanted = toBare(symbol);
  // A letter lost or doubled may be any of them.
  if (letters.length !== wanted.length) return letters.every(({ confidence }) => confidence < READ_LETTER);
  return letters.every(({ char, confidence }, at) => toBare(char) === wanted[at] || confidence < READ_LETTER);
}

/** The nearest known symbol, marks and single badly read letters forgiven; as read when none is near. */
function findSymbol(read: Source, known: readonly string[]): Symbol {
  const clean = read.text.replace(/\s*([/-])\s*/g, '$1').replace(/^[\s/.\\|–-]+|[\s.,:;]+$/g, '');
  const letters = clean.toUpperCase().replace(PUNCTUATION, '');
  // A known symbol with its own slashes and dashes: they are copied as they stand.
  if (known.some((symbol) => symbol.replace(PUNCTUATION, '') === letters))
    return { text: clean, distance: 0, isKnown: true };
  let best: Symbol = { text: clean, distance: Infinity, isKnown: false };
  for (const symbol of known) {
    const distance = measureOcrDistance(clean.toUpperCase(), symbol);
    if (distance >= best.distance || distance > Math.max(0.6, symbol.length * 0.2)) continue;
    // Books bear one of few symbols; offices one of thousands.
    if (known === BOOK_SYMBOLS || isBorneOut(read, symbol)) best = { text: symbol, distance, isKnown: true };
  }
  return best;
}

/** A stretch of a source by its letters, whatever was taken out of it or closed up since. */
function findLetters(source: Source, text: string): Source {
  const kept = [...source.text].flatMap((char, at) => (/\s/u.test(char) ? [] : [{ char, at }]));
  const wanted = text.replace(/\s/gu, '');
  const start = kept
    .map(({ char }) => char)
    .join('')
    .lastIndexOf(wanted);
  const found = kept.slice(start, start + wanted.length);
  if (start < 0 || found.length === 0) return makeSource(text, meanConfidence(source));
  return {
    text: wanted,
    confidences: found.map(({ at }) => source.confidences[at] ?? 0),
  };
}

/**
 * What was read behind the digits, cut before anything that begins a new sentence or label: `/CSĐT(CSKT)`. A small letter
 * ends the symbols of some: QĐ-TTg, TTr-STP.
 */
function cutTail(tail: string): string {
  return (
    /^[\s/\-–.|\\]*[\p{Lu}\d](?:[\p{Lu}\d.,&\s/–-]|(?<=\p{Lu}{2})\p{Ll}(?!\p{L}))*(?:\([\p{Lu}\d-]+\))?/u
      .exec(tail)?.[0]
      .trim() ?? ''
  );
}

/** What joins a symbol to its number: `08/2018-SCT/BS`, `08/2018–SCT/BS`, `02/2016/TP-CC-SCC/HĐGD`. */
const JOINTS = /^\s*([-–/])(?=\s*(?:SCT|TP))/iu;

function readNumber(source: Source, symbols: readonly string[], before: '/' | ' '): readonly Candidate[] {
  const text = source.text.replace(/^(?:[Ss5][oôốóòổ]|N[oº°])\s*[:.]?\s*/u, '').replace(/\s*\/\s*/g, '/');
  // `Vào Sổ đăng ký … ngày 06 tháng 9`: a date stands where a number was looked for.
  if (/^ng[àa]y\s/iu.test(text)) return [];
  const match = NUMBER.exec(text);
  const head = readDigits(match?.[1] ?? '?');
  if (!match || !head || !/\d/.test(match[1] ?? '')) return [];
  const joint = match[3] === '-' || match[3] === '.' ? match[3] : '/';
  const year = match[4] === undefined ? null : readDigits(match[4]);
  const tail = cutTail(match[5] ?? '');
  const symbol = tail.length >= 2 ? findSymbol(findLetters(source, tail), symbols) : null;
  const between = JOINTS.exec(match[5] ?? '')?.[1] ?? before;
  const value = `${head.digits}${match[2] ?? ''}${year ? joint + year.digits : ''}${symbol ? between + symbol.text : ''}`;
  const repairs =
    head.repairs + (year?.repairs ?? 0) + (symbol && symbol.isKnown && symbol.distance > 0.05 ? 1 : 0);
  const plausibility = symbol && !symbol.isKnown ? 0.5 : repairs === 0 ? 1 : 0.9;
  return [
    { value, cost: repairs, repairs, plausibility, evidence: [symbol?.isKnown ? 'number:symbol' : 'number'] },
  ];
}

/** A court abroad numbers its cases with letters between the figures: `2019Deudan1047`. They stay as read. */
const FOREIGN_CASE = /^\d{2,4}\p{L}{2,}\d+$/u;
const FOREIGN_TRUST = 0.5;
/** `Số công chứng: 12.744`: notaries of many deeds a year part the thousands. */
const THOUSANDS = /^\d{1,3}\.\d{3}$/;
const THOUSANDS_TRUST = 0.9;

/** A number that stays as it was read, whatever joins its figures. */
const asWritten = ({ text }: Source, plausibility: number): Candidate[] => [
  { value: text, cost: 0, repairs: 0, plausibility, evidence: ['number:as-written'] },
];

/** Số đăng ký, số quyết định, số bản án: 45/2021, 356/2018/TLKT-BS, 74/2015/HNGĐ-ST, 609/QĐ-TA. */
export function readRegNoField(source: Source): readonly Candidate[] {
  if (FOREIGN_CASE.test(source.text)) return asWritten(source, FOREIGN_TRUST);
  if (THOUSANDS.test(source.text)) return asWritten(source, THOUSANDS_TRUST);
  return readNumber(source, SYMBOLS, '/');
}

/** Quyển số: 04/1992, 11/2023 TP/CC-SCC/HĐGD. */
export function readBookNoField(source: Source): readonly Candidate[] {
  return readNumber(source, BOOK_SYMBOLS, ' ');
}

export function readPageNoField(source: Source): readonly Candidate[] {
  const digits = readDigits(new RegExp(`${DIGIT_LIKE}{1,4}`, 'u').exec(source.text)?.[0] ?? '?');
  if (!digits) return [];
  return [
    {
      value: digits.digits,
      cost: digits.repairs,
      repairs: digits.repairs,
      plausibility: 1,
      evidence: ['number'],
    },
  ];
}

/** Thửa đất số, tờ bản đồ số: 20, 123-1, 12a, PL-3. */
export function readLandNoField(source: Source): readonly Candidate[] {
  const found =
    /(?:PL|BĐ|TĐ)[- ]?\d{1,4}|(?<!\p{L})(?:[A-HJ-NP-Z]{1,2}[-.]?(?=\d))?[\dOolIS]{1,5}(?:[-/.+][\dOolIS]{1,5})*[a-zA-Z]?(?![\p{L}\d])/u.exec(
      source.text,
    )?.[0];
  if (found === undefined) return [];
  const repaired = found.replace(/^[\dOolIS][\dOolIS/+.-]*/, (run) =>
    readDigits(run.replace(/[/+.-]/g, ''))?.repairs === 0
      ? run
      : [...run].map((c) => readDigits(c)?.digits ?? c).join(''),
  );
  const repairs = repaired === found ? 0 : 1;
  return [
    {
      value: repaired,
      cost: repairs,
      repairs,
      plausibility: /^\d/.test(repaired) ? 1 : 0.7,
      evidence: ['land-number'],
    },
  ];
}

const LETTER_FOR_DIGIT: Readonly<Record<string, string>> = {
  '8': 'B',
  '0': 'O',
  '1': 'I',
  '5': 'S',
  '6': 'G',
  '2': 'Z',
};

/** Số phát hành or số vào sổ of a Giấy chứng nhận: BK 433645, CS 01533; one or two capitals, a space, digits. */
export function readLandCertificateField(source: Source): readonly Candidate[] {
  const match = /(?<![\p{L}\d])([\p{L}\d]{1,2}|QSDĐ)\s?[-.,]?\s?([\dOoQlISBZzgq]{5,8})(?![\p{L}\d])/u.exec(
    source.text,
  );
  const digits = readDigits(match?.[2] ?? '?');
  if (!match || !digits) return [];
  const letters = [...(match[1] ?? '')].map((char) => LETTER_FOR_DIGIT[char] ?? char.toUpperCase()).join('');
  const repairs = digits.repairs + (letters === match[1] ? 0 : 1);
  const value = `${letters} ${digits.digits}`;
  return [
    {
      value,
      cost: repairs,
      repairs,
      plausibility: /^[A-ZĐ]+ /u.test(value) ? 1 - repairs * 0.1 : 0.4,
      evidence: ['certificate'],
    },
  ];
}

/** Biển số xe: 99A-123.45, 30F1-12345. */
export function readPlateField(source: Source): readonly Candidate[] {
  const match = /(\d{2})\s?[-.]?\s?([A-ZĐ]{1,2}\d?)\s?[-.\s]\s?(\d{3}[.\s]?\d{2}|\d{4})/u.exec(
    source.text.toUpperCase(),
  );
  if (!match) return [];
  return [
    {
      value: `${match[1]}${match[2]}-${(match[3] ?? '').replace(/\s/g, '')}`,
      cost: 0,
      repairs: 0,
      plausibility: 1,
      evidence: ['plate'],
    },
  ];
}
