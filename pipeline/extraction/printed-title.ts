import { COUNTRY_NAMES, LANDMARKS, MOTTO, OFFICES } from '../records/letterhead.ts';
import { isUpperCase } from '../vietnamese/letter-case.ts';
import { compareKeys, findBestPhrase, toPhrase } from './phrases.ts';
import { centerOf, splitPieces, textOf, type Piece } from './pieces.ts';
import type { Row } from './rows.ts';
import { foldChars, foldKey } from './tokens.ts';

/** What a paper calls itself, read off its head; it may be none of the titles that our forms bear. */
export interface PrintedTitle {
  readonly text: string;
  readonly row: number;
  /** Of its words, the mean confidence. */
  readonly confidence: number;
  /** The last row of the letterhead above it, where there is one. */
  readonly country: number | null;
}

const COUNTRY_PHRASES = COUNTRY_NAMES.map(toPhrase);
const HEAD_ROWS = 8;
/** Rows below the letterhead in which a title stands, and below the top of a page that has none. */
const TITLE_ROWS = 7;
const BARE_ROWS = 4;
const LEAST_LETTERS = 5;
/** Where no letterhead tells where to look, less than this is a heading of a column or a name. */
const LEAST_BARE_LETTERS = 8;
/** Share of the page's width between whose ends the middle of a title lies. */
const MIDDLE: readonly [number, number] = [0.3, 0.72];
/** Rows that a title goes on over: `QUYẾT ĐỊNH | Về việc …`. */
const MORE_ROWS = 2;

/** Authorities, and print of the letterhead; they stand in capitals above a title, or beside it. */
const NO_TITLE =
  /^(?:uy ban nhan dan|ubnd|uy ban hanh chinh|so tu phap|phong tu phap|tinh |thanh pho |huyen |quan |xa |phuong |thi tran |dai su quan|mau |so ?[:.]|so \d|quyen so|trang|nam \d|\(|bien so|phan |ben [ab]|(?:chu tich|giam doc|hieu truong|cuc truong|bo truong|thu tuong) )/;
const SUBJECT = /^(?:v\/v|ve viec)[ :]/;
const NUMBER_LINE = /^(?:so|mau|quyen|ms|liens?)[ :.]/;

const PRINT = [...LANDMARKS, ...OFFICES, MOTTO].map(toPhrase);

const foldedOf = (piece: Piece) => foldChars(textOf(piece)).trim();
const lettersOf = (text: string) => text.replace(/[^\p{L}]/gu, '');

/** Where Quốc hiệu begins near the top of a page; null where it is not printed. */
export function findCountry(rows: readonly Row[]): { row: number; token: number } | null {
  for (const [row, { tokens }] of rows.slice(0, HEAD_ROWS).entries()) {
    const hit = findBestPhrase(
      tokens.map((token) => token.folded),
      COUNTRY_PHRASES,
    );
    if (hit) return { row, token: hit.start };
  }
  return null;
}

export const findCountryRow = (rows: readonly Row[]): number | null => findCountry(rows)?.row ?? null;

/** `Kính gửi:` opens a letter or a request, which no certificate, extract or register does. */
export const isLetter = (rows: readonly Row[]): boolean =>
  rows
    .slice(0, 16)
    .some(({ tokens }) => tokens[0]?.folded === 'kinh' && /^gui/.test(tokens[1]?.folded ?? ''));

/** Print of a letterhead, an office that signs, or a word of a form is no title. */
function isPrint(piece: Piece): boolean {
  if (NO_TITLE.test(foldedOf(piece))) return true;
  const key = foldKey(textOf(piece));
  return PRINT.some((phrase) => compareKeys(key, phrase.key) <= 0.25 * phrase.key.length);
}

function meanConfidence(pieces: readonly Piece[]): number {
  const words = pieces.flatMap(({ tokens }) => tokens.map(({ word }) => word.confidence));
  return words.reduce((sum, confidence) => sum + confidence, 0) / Math.max(1, words.length);
}

/** What a title goes on with in the rows right below: `Về việc …`, or more capitals. */
function gatherMore(pieces: readonly Piece[], first: Piece, em: number): Piece[] {
  const title = [first];
  for (const piece of pieces.filter(({ row }) => row > first.row && row <= first.row + MORE_ROWS)) {
    const last = title.at(-1) ?? first;
    const isBelow = piece.row === last.row + 1 && piece.top - last.bottom < 1.8 * em;
    const goesOn = isUpperCase(lettersOf(textOf(piece))) || SUBJECT.test(`${foldedOf(piece)} `);
    if (isBelow && goesOn && !textOf(piece).includes(':') && !isPrint(piece)) title.push(piece);
  }
  return title;
}

/** The title that stands in capitals in the middle, below the letterhead or at the top; of a letter, what it is about (V/v …). */
export function findPrintedTitle(rows: readonly Row[], em: number): PrintedTitle | null {
  const country = findCountryRow(rows);
  const from = country === null ? 0 : country + 1;
  const head = rows.slice(0, from + (country === null ? BARE_ROWS : TITLE_ROWS));
  const width = Math.max(1, ...rows.flatMap((row) => row.tokens.map((token) => token.word.box[2])));
  const pieces = splitPieces(head, em, 2).filter(({ row }) => row >= from);
  const hasColon = (row: number) =>
    pieces.some(
      (piece) => piece.row === row && !NUMBER_LINE.test(foldedOf(piece)) && textOf(piece).includes(':'),
    );
  const firstLabel = head.findIndex((_, row) => row >= from && hasColon(row));
  const above = pieces.filter(({ row }) => firstLabel < 0 || row < firstLabel);
  const least = country === null ? LEAST_BARE_LETTERS : LEAST_LETTERS;
  const first = above.find((piece) => {
    const letters = lettersOf(textOf(piece));
    const middle = centerOf(piece) / width;
    const isCentered = middle > MIDDLE[0] && middle < MIDDLE[1];
    // Behind a label, or in a row with the authority's name, stands no title.
    const isFirst = !pieces.some((other) => other.row === piece.row && other.left < piece.left);
    return isCentered && isFirst && letters.length >= least && isUpperCase(letters) && !isPrint(piece);
  });
  const subject = pieces.find((piece) => SUBJECT.test(`${foldedOf(piece)} `));
  const found = first ?? (country === null ? undefined : subject);
  if (!found) return null;
  const title = gatherMore(pieces, found, em);
  return { text: title.map(textOf).join(' '), row: found.row, confidence: meanConfidence(title), country };
}

/** What many titles have in common; they are told apart by the rest. */
const STEM =
  /^(?:quyet dinh|giay chung nhan|giay xac nhan|giay|trich luc|so dang ky|so|hop dong|van ban|ban sao|ban)? ?(?:ve viec|v\/v)? ?(?:dang ky)? ?/;
/** Letters of the rest that may be read otherwise and the title yet be ours. */
const LIKE = 0.2;

const restOf = (title: string) => {
  const folded = foldChars(title.normalize('NFC')).replace(/\s+/g, ' ').trim();
  return foldKey(folded.replace(STEM, ''));
};

const rests = new WeakMap<object, readonly string[]>();

/** Whether a title as printed is like one of these, perhaps misread; what of it cannot be read tells against nothing. */
export function isLikeOne(printed: PrintedTitle, titles: ReadonlyMap<string, unknown>): boolean {
  let known = rests.get(titles);
  if (!known) rests.set(titles, (known = [...titles.keys()].map(restOf)));
  const rest = restOf(printed.text);
  if (rest.length < 3) return true;
  return known.some(
    (other) => other.length > 2 && compareKeys(rest.slice(0, other.length + 2), other) <= LIKE * other.length,
  );
}
