import type { PageKind } from '../page.ts';
import type { FormSpec } from '../records/record-type.ts';
import type { Stretch } from './cut-page.ts';
import type { indexTitles, TitleHit } from './find-titles.ts';
import { measureEm } from './placed.ts';
import { findCountry, findPrintedTitle, isLetter, isLikeOne, type PrintedTitle } from './printed-title.ts';
import { toPhrase } from './phrases.ts';
import type { FormFit } from './rate-form.ts';
import type { Row } from './rows.ts';
import { bearsOneOf, isOpenEnded, measureFit, SURE_TITLE } from './type-evidence.ts';

/** What a page turned out to be. */
export interface PageVerdict {
  readonly kind: PageKind;
  readonly title?: string | undefined;
}

export const CONTENT: PageVerdict = { kind: 'content' };

/** A title of which less is legible may be any, ours too. */
const LEGIBLE = 0.75;
/** Under a title that goes on otherwise, fewer labels than this are those that many papers share. */
const LEAST_BREADTH = 0.25;
/** A deed's title of fewer letters (HỢP ĐỒNG, GIẤY ỦY QUYỀN) says little where it goes on. */
const SHORT_TITLE = 16;
/** Letters of an authority's name beside Quốc hiệu: offices and firms have one, deeds of persons do not. */
const LETTERHEAD = 6;
/** Rows in which a section opens that goes on with the deed of the page before. */
const SECTION_ROWS = 6;

/** The title on top of a page, where it is legible and like none of ours. */
export function findOtherTitle(
  rows: readonly Row[],
  titles: ReturnType<typeof indexTitles>,
): PrintedTitle | null {
  const printed = findPrintedTitle(rows, measureEm(rows));
  return printed && printed.confidence >= LEGIBLE && !isLikeOne(printed, titles) ? printed : null;
}

/** What a title of ours on a page is worth. */
export interface Claim {
  /** It goes on, or stands under a letterhead, as those of other papers do. */
  readonly isWeak: boolean;
  readonly isOpen: boolean;
  /** What the paper calls itself, should it be none of ours. */
  readonly printed: string;
}

function hasLetterhead(rows: readonly Row[]): boolean {
  const country = findCountry(rows);
  const beside = country ? (rows[country.row]?.tokens.slice(0, country.token) ?? []) : [];
  return beside.reduce((sum, { folded }) => sum + folded.length, 0) >= LETTERHEAD;
}

export function weighTitle({ rows }: Stretch, title: TitleHit, { of: { form } }: FormFit): Claim {
  const isOpen = isOpenEnded(title, form);
  const isShort = toPhrase(title.wording).key.length < SHORT_TITLE && title.tail !== '';
  const isDeed = form.form === 'contract' && (isShort || hasLetterhead(rows));
  return {
    isOpen,
    isWeak: isOpen || isDeed || (form.form === 'contract' && title.score < SURE_TITLE),
    printed: findPrintedTitle(rows, measureEm(rows))?.text ?? `${title.wording} ${title.tail}`.trim(),
  };
}

/** Whether a paper under a title of ours is another one all the same: a letter; a title that goes on, over few of our labels. */
export function isOther({ rows }: Stretch, fit: FormFit, claim: Claim): boolean {
  const { form } = fit.of;
  if (form.prose) return claim.isOpen && form.bears !== undefined && !bearsOneOf(rows, form.bears);
  const isPaper = form.form !== 'register_entry';
  return (isPaper && isLetter(rows)) || (claim.isOpen && measureFit(fit).breadth < LEAST_BREADTH);
}

/** Whether a page opens with a section of the deed before it: LỜI CHỨNG CỦA CÔNG CHỨNG VIÊN. */
export function opensSection(rows: readonly Row[], form: FormSpec): boolean {
  const starts = (form.prose?.sections ?? []).flatMap((section) => section.starts);
  return bearsOneOf(
    rows.slice(0, SECTION_ROWS),
    starts.filter((start) => typeof start === 'string'),
  );
}
