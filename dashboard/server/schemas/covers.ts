import { z } from 'zod';
import { BOOK_DIFFERENCES } from '../../../pipeline/validation/compare-cover.ts';
import { Bilingual } from './problem.ts';

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
});
export type CoverWarning = z.infer<typeof CoverWarning>;

/** A scan of the cover and some torn copies of it are usual; more than this means one thing, told often enough. */
export const MOST_COVER_WARNINGS = 10;
