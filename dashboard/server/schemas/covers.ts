import { z } from 'zod';
import { RowId } from './basics.ts';
import { BOOK_DIFFERENCES } from '../../../pipeline/validation/compare-cover.ts';
import { Bilingual } from './problem.ts';

/** A bound register, as those who put its scans in call it. */
export const NamedBook = z.object({
  recordType: z.string(),
  year: z.int().min(1800).max(2100),
  number: z.string().trim().min(1).max(40),
});
export type NamedBook = z.infer<typeof NamedBook>;

/** A book of an office; null: of the office of whoever puts it in, where they belong to one. */
export const FiledBook = NamedBook.extend({ unitId: RowId.nullable().default(null) });
export type FiledBook = z.infer<typeof FiledBook>;

/** Dates yyyy-mm-dd where they are understood, else as read. */
const CoverValueView = z.object({ text: z.string(), isSure: z.boolean() });

/** What the cover of a book (bìa sổ) says of it; null where it says nothing. */
export const CoverView = z.object({
  recordType: z.string().nullable(),
  /** What the book is called; Vietnamese as it is printed. */
  title: Bilingual.nullable(),
  unit: CoverValueView.nullable(),
  bookNo: CoverValueView.nullable(),
  openedOn: CoverValueView.nullable(),
  closedOn: CoverValueView.nullable(),
});
export type CoverView = z.infer<typeof CoverView>;
export type CoverValueView = z.infer<typeof CoverValueView>;

/** A cover that speaks of another book than the one its batch was put into. Nothing follows by itself. */
export const CoverWarning = z.object({
  pageId: z.int(),
  dossier: z.string(),
  /** 1-based position in the dossier. */
  page: z.int(),
  cover: CoverView,
  differs: z.array(z.enum(BOOK_DIFFERENCES)),
  /** The book that it surely names, for putting the batch there; null where it leaves that open. */
  names: NamedBook.nullable(),
});
export type CoverWarning = z.infer<typeof CoverWarning>;

/** A scan of the cover and some torn copies of it are usual; more than this means one thing, told often enough. */
export const MOST_COVER_WARNINGS = 10;
