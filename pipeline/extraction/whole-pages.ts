import { findBestPhrase, findPhrase, toPhrase } from './phrases.ts';
import type { FormFit } from './rate-form.ts';
import type { Row } from './rows.ts';

/** Print of a book's cover that no page of a book bears. */
const COVER_PRINT = [
  ['Mở ngày', 'Ngày mở sổ', 'Mở sổ ngày'],
  ['Khóa ngày', 'Ngày khóa sổ', 'Khóa sổ ngày'],
  ['Cơ quan đăng ký hộ tịch'],
  ['BỘ TƯ PHÁP'],
].map((wordings) => wordings.map(toPhrase));

/** More words than this stand on no cover. */
const COVER_WORDS = 90;
const LEAST_PRINT = 2;

/** Whether a page is the cover of a book: who keeps it, when it was opened and closed, and hardly more. */
export function isCoverPage(rows: readonly Row[], words: number): boolean {
  if (words > COVER_WORDS) return false;
  const folded = rows.map((row) => row.tokens.map((token) => token.folded));
  const found = COVER_PRINT.filter((phrases) => folded.some((row) => findBestPhrase(row, phrases) !== null));
  return found.length >= LEAST_PRINT;
}

const CLOSING_WORDS = ['LỜI KHÓA SỔ', 'LỜI KHOÁ SỔ'].map(toPhrase);

/** Whether a page closes a book (lời khóa sổ): how many pages and entries it holds, signed; no entry itself. */
export const isClosingPage = (rows: readonly Row[]): boolean =>
  rows.slice(0, 3).some(({ tokens }) =>
    findBestPhrase(
      tokens.map((token) => token.folded),
      CLOSING_WORDS,
    ),
  );

/** Labels that an empty form bears at least, and words beside them at most: strokes read as words. */
const FORM_LABELS = 4;
const STRAY_SHARE = 0.25;

/** Whether a form's page holds its print and nothing else. Unused pages of a book are crossed out by rule. */
export function isUnusedForm({ aligned, run, found, of }: FormFit): boolean {
  if (found < FORM_LABELS || of.form.form !== 'register_entry') return false;
  const printed = new Set<number>();
  const cover = (start: number, end: number) => {
    for (let i = start; i < end; i++) printed.add(i);
  };
  for (const { hit } of aligned) cover(hit.start, hit.end);
  const folded = run.map((placed) => placed.token.folded);
  for (const label of of.form.labels)
    for (const wording of label.printed)
      for (const hit of findPhrase(folded, toPhrase(wording))) cover(hit.start, hit.end);
  const words = folded.filter((text) => text.length > 1).length;
  const filled = folded.filter((text, i) => text.length > 1 && !printed.has(i)).length;
  return filled <= STRAY_SHARE * words;
}

/** A cover that does not say when the book was opened bears fewer words yet. */
const TITLED_COVER_WORDS = 70;

/** A page that bears the title of a register and none of its entries. */
export function isTitledCover(fit: FormFit, words: number): boolean {
  return (
    fit.of.form.form === 'register_entry' &&
    words < TITLED_COVER_WORDS &&
    fit.found < FORM_LABELS &&
    !fit.of.form.table &&
    !fit.aligned.some((entry) => fit.of.form.labels[entry.label]?.startsEntry)
  );
}

/** Words beside the title on a front, at most: what an emblem or the edge of the picture was read for. */
const STRAY_WORDS = 3;

/**
 * The front of a folded paper: its title and nothing else (the red cover of a marriage certificate). A faded page shows
 * its letterhead as well as its title, and is a record that a person has to look at.
 */
export const isFront = ({ found, of }: FormFit, words: number, title: string) =>
  found === 0 &&
  words <= title.split(' ').length + STRAY_WORDS &&
  !of.form.prose &&
  of.form.form !== 'register_entry';
