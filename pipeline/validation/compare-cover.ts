import type { DossierBook } from '../dossier.ts';

/** What a book is called by those who put its scans in. */
export interface NamedBook {
  readonly recordType: string;
  readonly year: number;
  /** As typed: `1`, `01`, `01/1998`. */
  readonly number: string;
}

export const BOOK_DIFFERENCES = ['record_type', 'book_no', 'year'] as const;
export type BookDifference = (typeof BOOK_DIFFERENCES)[number];

/** What was read less surely than this says nothing against anybody. */
export const SURE_OF_COVER = 0.7;

interface BookNumber {
  /** Without zeros in front; a letter behind it belongs to it (Quyển số 2A). */
  readonly number: string;
  /** Two digits or four. */
  readonly year: string | null;
}

/** `01/1998`, `1-98`, `02a`, `11/2023 TP/CC-SCC`; null where no number begins it. */
function readBookNumber(text: string): BookNumber | null {
  const match = /^\D*?0*(\d+)([a-z])?(?![\p{L}\d])(?:\s*[/.\\-]\s*((?:1[89]|20)\d{2}|\d{2})(?!\d))?/iu.exec(
    text,
  );
  if (!match) return null;
  return { number: `${match[1] ?? ''}${match[2] ?? ''}`.toLowerCase(), year: match[3] ?? null };
}

const sure = (value: DossierBook['book_no']) =>
  value && value.confidence >= SURE_OF_COVER ? (value.value ?? undefined) : undefined;

/** The book that a cover surely names; null where it leaves open which one that is. */
export function nameBook(cover: DossierBook): NamedBook | null {
  const number = readBookNumber(sure(cover.book_no) ?? '');
  const opened = sure(cover.opened_on)?.slice(0, 4);
  const year = number?.year?.length === 4 ? number.year : (opened ?? '');
  if (cover.record_type === null || cover.confidence < SURE_OF_COVER || !number || !/^\d{4}$/.test(year))
    return null;
  if (number.year !== null && !year.endsWith(number.year)) return null;
  return { recordType: cover.record_type, year: Number(year), number: number.number };
}

/** The two year numbers mean one year, one of them perhaps cut to two digits. */
const isYear = (read: string, year: number): boolean => String(year).padStart(4, '0').endsWith(read);

/**
 * In what the cover of a register (bìa sổ) speaks against the book that its scans were put into: nothing where it does
 * not say, was not read surely, or says the same in other words (zeros in front, the year behind the number or not).
 * The year is that behind the number (quyển số 01/1998), else any from the opening of the book to its closing.
 * Whether the cover was misread or the scans went astray is for a person with the paper book in hand to say.
 */
export function compareCover(cover: DossierBook, book: NamedBook): BookDifference[] {
  const number = readBookNumber(sure(cover.book_no) ?? '');
  const named = readBookNumber(book.number);
  const opened = Number(sure(cover.opened_on)?.slice(0, 4) ?? Infinity);
  const closed = Math.max(opened, Number(sure(cover.closed_on)?.slice(0, 4) ?? opened));
  const differs: Record<BookDifference, boolean> = {
    record_type:
      cover.record_type !== null &&
      cover.confidence >= SURE_OF_COVER &&
      cover.record_type !== book.recordType,
    book_no: number !== null && named !== null && number.number !== named.number,
    year: number?.year
      ? !isYear(number.year, book.year)
      : opened !== Infinity && (book.year < opened || book.year > closed),
  };
  return BOOK_DIFFERENCES.filter((difference) => differs[difference]);
}
