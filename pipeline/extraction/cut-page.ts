import type { PageKind } from '../page.ts';
import type { NumberedPage } from './extract-record.ts';
import { findTitles, type indexTitles, type TitleHit } from './find-titles.ts';
import { measureEm } from './placed.ts';
import { chooseForm } from './rate-form.ts';
import type { Row } from './rows.ts';
import type { SegmentPart } from './segment.ts';
import { splitSpread, type Leaf } from './split-spread.ts';

export interface PageToIdentify extends NumberedPage {
  readonly kind: PageKind;
  /** What a person says begins here, whatever can be read of it: the id of a record type. */
  readonly named?: string | undefined;
}

/** Labels of its own that a paper under another one's title must bear. */
const LABELS_OF_TITLED = 4;

/** A part of a page that one paper or entry takes, and the title over it. */
export interface Stretch {
  readonly rows: readonly Row[];
  readonly part: SegmentPart;
  readonly title: TitleHit | null;
  /** Row of `rows` in which the title begins; -1 without one. */
  readonly titleRow: number;
}

/** Cuts a page before every title but the first; what stands above a title with its letterhead goes with it. */
function cutAtTitles(page: PageToIdentify, { rows, part }: Leaf, titles: readonly TitleHit[]): Stretch[] {
  if (titles.length <= 1)
    return [{ rows, part, title: titles[0] ?? null, titleRow: titles[0]?.fromRow ?? -1 }];
  const [left, , right] = part.box ?? [0, 0, page.text.width, page.text.height];
  const starts = titles.map((title, index) =>
    index === 0 ? 0 : findLetterhead(rows, titles[index - 1]?.toRow ?? 0, title.fromRow),
  );
  return titles.map((title, index) => {
    const own = rows.slice(starts[index], starts[index + 1] ?? rows.length);
    const top = index === 0 ? 0 : (own[0]?.top ?? 0) - 2;
    const next = rows[starts[index + 1] ?? rows.length];
    return {
      rows: own,
      part: { page: page.page, box: [left, top, right, next ? next.top - 2 : page.text.height] },
      title,
      titleRow: title.fromRow - (starts[index] ?? 0),
    };
  });
}

/** A wording below the first title opens another record only when the labels or the text of one follow it. */
function keepTrueTitles(rows: readonly Row[], titles: readonly TitleHit[]): TitleHit[] {
  return titles.filter((title, index) => {
    if (index === 0) return true;
    const fit = chooseForm(rows.slice(title.fromRow, titles[index + 1]?.fromRow), title.forms);
    return fit !== null && (fit.of.form.prose ? title.score > 0.9 : fit.found >= LABELS_OF_TITLED);
  });
}

/** Leaf by leaf, before every title. */
export function cutPage(page: PageToIdentify, rows: readonly Row[], index: ReturnType<typeof indexTitles>) {
  return splitSpread(page, rows).flatMap((leaf) =>
    cutAtTitles(page, leaf, keepTrueTitles(leaf.rows, findTitles(leaf.rows, index, measureEm(leaf.rows)))),
  );
}

/** The row in which the letterhead above a lower title begins: the first after the widest gap between the two titles. */
function findLetterhead(rows: readonly Row[], from: number, title: number): number {
  let at = title;
  let widest = 0;
  for (let i = Math.max(from + 1, title - 6); i <= title; i++) {
    const gap = (rows[i]?.top ?? 0) - (rows[i - 1]?.bottom ?? 0);
    if (gap > widest) {
      widest = gap;
      at = i;
    }
  }
  return at;
}
