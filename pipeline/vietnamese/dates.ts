import { isDigitLike, listConfusedDigits, readDigits, type DigitReading } from './digits.ts';
import { normalizeText, stripMarks } from './normalize.ts';
import { measureOcrDistance } from './ocr-distance.ts';
import { isRealDate } from './date-words.ts';

/** A date as far as it is known: yyyy-mm-dd, yyyy-mm or yyyy. */
export interface DateReading {
  readonly value: string;
  /** Characters and separators seen otherwise than they were read. */
  readonly repairs: number;
  /** "khoảng", "chừng", "độ": about that time. */
  readonly isApproximate: boolean;
}

export interface DateContext {
  /** Year of the book or of the registration; two-digit years are read against it. */
  readonly bookYear?: number;
}

const KEYWORDS = { ngay: 'day', thang: 'month', nam: 'year' } as const;
type Slot = (typeof KEYWORDS)[keyof typeof KEYWORDS];
const EARLIEST = 1850;
const LATEST = 2100;

type Token =
  { kind: 'word'; slot: Slot | null; text: string } | { kind: 'number'; digits: string; repairs: number };

function findSlot(folded: string): Slot | null {
  for (const [word, slot] of Object.entries(KEYWORDS)) {
    if (folded.length < 2 || Math.abs(folded.length - word.length) > 1) continue;
    if (measureOcrDistance(folded, word) <= (word.length > 3 ? 1.1 : 0.8)) return slot;
  }
  return null;
}

/** Letters and digits that run together come apart where a keyword shows: ngày26tháng → ngày 26 tháng. */
function spread(text: string): string {
  return text
    .replace(/(ng[aàáâ]y|th[aáàâ]ng|n[aăâ]m)(?=[\dOolI])/giu, '$1 ')
    .replace(/(\d)(?=ng[aàáâ]y|th[aáàâ]ng|n[aăâ]m)/giu, '$1 ');
}

function tokenize(text: string): Token[] {
  const pieces = spread(text).match(/[\p{L}\p{N}|!?[\]]+/gu) ?? [];
  return pieces.map((piece): Token => {
    const folded = stripMarks(piece).toLowerCase();
    const slot = /^\d/.test(piece) ? null : findSlot(folded);
    const read = slot === null && piece.length <= 8 ? readDigits(piece) : null;
    if (read && (/\d/.test(piece) || piece.length <= 2)) return { kind: 'number', ...read };
    return { kind: 'word', slot, text: folded };
  });
}

function resolveYear(digits: string, bookYear: number | undefined): number | null {
  const year = Number(digits);
  if (digits.length === 4) return year;
  if (digits.length !== 2) return null;
  const pivot = bookYear === undefined ? 30 : bookYear % 100;
  const century = bookYear === undefined ? 2000 : bookYear - (bookYear % 100);
  return year <= pivot ? century + year : century - 100 + year;
}

function compose(
  day: string | null,
  month: string | null,
  yearDigits: string,
  context: DateContext,
): string | null {
  const year = resolveYear(yearDigits, context.bookYear);
  if (year === null || year < EARLIEST || year > LATEST) return null;
  if (month === null) return yearDigits.length === 4 ? String(year) : null;
  const m = Number(month);
  if (m < 1 || m > 12) return null;
  const head = `${year}-${String(m).padStart(2, '0')}`;
  if (day === null) return head;
  const iso = `${head}-${String(Number(day)).padStart(2, '0')}`;
  return isRealDate(iso) ? iso : null;
}

/** Numbers that stand behind their keyword: ngày 26 tháng 02 năm 2021. A number before any keyword is the day. */
function readSpoken(
  tokens: readonly Token[],
  context: DateContext,
): { value: string; repairs: number } | null {
  const found: Partial<Record<Slot | 'implied', DigitReading>> = {};
  let slot: Slot | null = null;
  for (const token of tokens) {
    if (token.kind === 'word') slot = token.slot ?? slot;
    else if (slot !== null && !found[slot]) {
      found[slot] = token;
      slot = null;
    } else if (slot === null && Number(token.digits) <= 31) found.implied = token;
  }
  const { month, year } = found;
  const day = found.day ?? found.implied;
  if (!year || (!month && day)) return null;
  const value = compose(day?.digits ?? null, month?.digits ?? null, year.digits, context);
  return value === null
    ? null
    : { value, repairs: (day?.repairs ?? 0) + (month?.repairs ?? 0) + year.repairs };
}

/** dd/mm/yyyy and its kin, also with the separators read as 1, l or I, or lost. */
function* listNumericSplits(compact: string): Generator<{ parts: string[]; repairs: number }> {
  const parts = compact.split(/[/.\-,\\:;\s]+/).filter(Boolean);
  yield { parts, repairs: 0 };
  const blind = /^(.{2})[1lI|7/](.{2})[1lI|7/](.{4})$/.exec(compact);
  if (blind) yield { parts: blind.slice(1), repairs: 1 };
  const half =
    /^(.{2})[/.\- ]*(.{2})[1lI|7/.\- ](.{4})$/.exec(compact) ??
    /^(.{2})[1lI|7](.{2})[/.\- ](.{4})$/.exec(compact);
  if (half) yield { parts: half.slice(1), repairs: 1 };
  const plain = /^([^/.-]{2})[/.-]?([^/.-]{2})[/.-]?([^/.-]{4})$/.exec(compact);
  if (plain) yield { parts: plain.slice(1), repairs: 1 };
}

function readNumeric(text: string, context: DateContext): { value: string; repairs: number } | null {
  const run = [...text]
    .filter((char) => isDigitLike(char) || /[/.\-,\\:;\s]/.test(char))
    .join('')
    .trim();
  for (const { parts, repairs } of listNumericSplits(run.replace(/\s*([/.\-,\\:;])\s*/g, '$1'))) {
    const read = parts.map((part) => readDigits(part));
    if (parts.length === 0 || parts.length > 3 || read.some((part) => !part)) continue;
    const digits = read.map((part) => part?.digits ?? '');
    const [year = '', month = null, day = null] = [...digits].reverse();
    if ((month?.length ?? 1) > 2 || (day?.length ?? 1) > 2) continue;
    const value = compose(day, month, year, context);
    if (value !== null)
      return { value, repairs: repairs + read.reduce((sum, part) => sum + (part?.repairs ?? 0), 0) };
  }
  return null;
}

/** A time of day before the date: its numbers are no day. */
const TIME = /\d{1,2}\s*(?:giờ|gio|giò|h)[\s,]*(?:\d{1,2}\s*(?:phút|phut)?)?/giu;
const APPROXIMATE = /\b(?:khoang|chung|do|uoc)\b/;

/** Reads a printed or written date, whole or partial; null when no possible date is there. */
export function readDate(text: string, context: DateContext = {}): DateReading | null {
  const clean = normalizeText(text)
    .replace(/[._…]{3,}/g, ' ')
    .replace(TIME, ' ');
  const folded = stripMarks(clean).toLowerCase();
  const tokens = tokenize(clean);
  const hasWords = tokens.some((token) => token.kind === 'word' && token.slot !== null);
  const spoken = hasWords ? readSpoken(tokens, context) : null;
  // "ngày 15" alone is no year 1915: once keywords stand there, bare numbers need both separators.
  const rest = dropWords(clean);
  const numeric =
    spoken === null && (!hasWords || /\d[/.-]\d+[/.-]\d/.test(rest)) ? readNumeric(rest, context) : null;
  const found = spoken ?? numeric;
  return found && { ...found, isApproximate: APPROXIMATE.test(folded) };
}

/**
 * Dates that a numeric date with one unreadable character may be ("06/06/19K8"): ten at most, none likelier than the
 * others. Only evidence from elsewhere can choose; without it there is no date.
 */
export function listGarbledDates(text: string, context: DateContext = {}): readonly string[] {
  const run =
    /(\S{1,2})\s?[/.-]\s?(\S{1,2})\s?[/.-]\s?(\S{4})/.exec(normalizeText(text))?.slice(1).join('/') ?? '';
  const unknown = [...run].flatMap((char, i) => (char === '/' || isDigitLike(char) ? [] : [i]));
  const [place] = unknown;
  if (unknown.length !== 1 || place === undefined) return [];
  return [...'0123456789'].flatMap((digit) => {
    const found = readNumeric(run.slice(0, place) + digit + run.slice(place + 1), context);
    return found ? [found.value] : [];
  });
}

/** Leaves numbers and what stands between them. */
function dropWords(text: string): string {
  return text.replace(/\p{L}[\p{L}]{2,}/gu, ' ').trim();
}

/**
 * Real dates that differ from `iso` in one digit that engines confuse, likeliest first.
 * For evidence from elsewhere to choose from; never a repair by itself.
 */
export function listNearbyDates(iso: string): readonly string[] {
  const near: string[] = [];
  [...iso].forEach((char, i) => {
    for (const other of listConfusedDigits(char)) {
      const made = iso.slice(0, i) + other + iso.slice(i + 1);
      if (made.length === 10 ? isRealDate(made) : Number(made.slice(5, 7) || 1) <= 12) near.push(made);
    }
  });
  return near;
}

/** The earliest and latest day that a partial date may mean; null when it is no date. */
export function boundDate(partial: string): { readonly from: string; readonly to: string } | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(partial);
  if (!match) return null;
  const [, year = '', month, day] = match;
  if (day !== undefined) return isRealDate(partial) ? { from: partial, to: partial } : null;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (Number(month) < 1 || Number(month) > 12) return null;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { from: `${year}-${month}-01`, to: `${year}-${month}-${last}` };
}
