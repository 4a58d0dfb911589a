import type { RecordType } from '../records/record-type.ts';
import type { FormOf } from './find-titles.ts';
import { findCountryRow } from './printed-title.ts';
import { chooseForm, findMarked, voteForTypes, type FormFit } from './rate-form.ts';
import type { Row } from './rows.ts';
import { isTelling, measureFit, NO_TITLE, rateType, SURE_TITLE, SURE_TYPE } from './type-evidence.ts';

/** Labels of its own that a page without a title must bear to be a record rather than a page of the one before. */
export const LEAST_LABELS = 4;
/** What the wordings of a contract must weigh where its title does not tell: a letter that names its writer's home is none. */
export const LEAST_VOTES = 15;
/** By how much a paper must fit better than a register's entry to be taken for one, title or no. */
const ENTRY_LEAD = 3;
/** Shares of its form's labels, and of print among its letters, below which a page shares labels with a form and no more. */
const LEAST_BREADTH = 0.22;
const LEAST_PRINT = 0.08;

/** The form that a page without a title seems to be, and how surely. */
export interface Guess {
  readonly fit: FormFit;
  readonly confidence: number;
}

const toGuess = (fit: FormFit, title = NO_TITLE): Guess => ({ fit, confidence: rateType(title, fit) });

const isBroad = (fit: FormFit): boolean => {
  const { breadth, print } = measureFit(fit);
  return fit.found >= LEAST_LABELS && breadth >= LEAST_BREADTH && print >= LEAST_PRINT;
};

/** The best fit, and the best gain among the forms of other types. */
function chooseAmong(rows: readonly Row[], forms: readonly FormOf[]) {
  const best = chooseForm(rows, forms);
  const others = best ? forms.filter(({ type }) => type !== best.of.type) : [];
  return { best, next: chooseForm(rows, others)?.gain ?? 0 };
}

/** What a page without a title is, by the book it lies in, by a stamp, by its labels; null when it shows too little. */
export function guessForm(
  rows: readonly Row[],
  types: readonly RecordType[],
  book: readonly FormOf[],
): Guess | null {
  const ofBook = chooseForm(rows, book);
  if (ofBook && ofBook.found >= LEAST_LABELS) return toGuess(ofBook, SURE_TITLE);
  const marked = findMarked(rows, types);
  if (marked) return toGuess(marked, SURE_TITLE);
  const [first, second] = voteForTypes(rows, types);
  if (!first || first.votes === 0) return null;
  const rivals = [first, ...(second && second.votes > 0.85 * first.votes ? [second] : [])];
  const forms = rivals.flatMap(({ type }) => type.forms.map((form) => ({ type, form })));
  // Pages of registers bear no title of their own; papers do.
  const entry = chooseAmong(
    rows,
    forms.filter(({ form }) => form.form === 'register_entry'),
  );
  const asPaper = chooseForm(rows, forms);
  const isPaper = findCountryRow(rows) !== null;
  if (entry.best && asPaper && entry.best.gain > asPaper.gain - (isPaper ? 0 : ENTRY_LEAD)) {
    if (!isPaper && isTelling(entry.best, entry.next))
      return { fit: entry.best, confidence: Math.max(SURE_TYPE, rateType(SURE_TITLE, entry.best)) };
    return isBroad(entry.best) ? toGuess(entry.best) : null;
  }
  if (!asPaper) return null;
  // A deed without its title is one in doubt, however much of it is there.
  if (asPaper.of.form.prose)
    return first.votes >= LEAST_VOTES ? { fit: asPaper, confidence: 0.55 * NO_TITLE } : null;
  return isBroad(asPaper) ? toGuess(asPaper) : null;
}
