import type { FormSpec } from '../records/record-type.ts';
import type { TitleHit } from './find-titles.ts';
import { LANDMARK } from './label-hits.ts';
import { findBestPhrase, toPhrase } from './phrases.ts';
import type { FormFit } from './rate-form.ts';
import type { Row } from './rows.ts';

/**
 * From this confidence on a record's type is sure; below it a person looks at every field. Papers of ours, worn and
 * handwritten ones too, lie above 0.95; of papers that only share labels with ours the highest lay at 0.7.
 */
export const SURE_TYPE = 0.8;
/** What a title weighs that was not read, and one whose reading leaves a doubt. */
export const NO_TITLE = 0.4;
export const SURE_TITLE = 0.9;

/** Share of a form's labels that a paper of it bears at least: forms of many eras share one list, and none prints all. */
const FULL_BREADTH = 0.4;
/** An entry that bears so many of its form's labels, and hardly more words than they and their values, is known without a title. */
const TELLING_BREADTH = 0.5;
const TELLING_PRINT = 0.3;
/** By how much the labels of the next type may fit as well. */
const NEXT_TYPE = 0.85;

export interface FitMeasure {
  /** Share of the form's labels that were found, in order. */
  readonly breadth: number;
  /** Share of the page's letters that are those labels: running text has hardly any. */
  readonly print: number;
}

export function measureFit({ aligned, run, found, of }: FormFit): FitMeasure {
  const count = (from: number, to: number) =>
    run.slice(from, to).reduce((sum, { token }) => sum + token.folded.length, 0);
  const own = aligned.filter(({ label }) => label !== LANDMARK);
  const printed = own.reduce((sum, { hit }) => sum + count(hit.start, hit.end), 0);
  return {
    breadth: found / Math.max(1, of.form.labels.length),
    print: printed / Math.max(1, count(0, run.length)),
  };
}

const bound = (confidence: number) => Math.max(0.05, Math.min(0.99, confidence));

/** How sure a type is by its title and by how much of its form was found; running text has no labels to find. */
export function rateType(title: number, fit: FormFit): number {
  const breadth = fit.of.form.prose ? 1 : Math.min(1, measureFit(fit).breadth / FULL_BREADTH);
  return bound(0.55 * title + 0.45 * breadth);
}

/** Whether the labels alone tell the type: nearly the whole form, no other type near. `next` is the gain of the next type's best form. */
export function isTelling(fit: FormFit, next: number): boolean {
  const { breadth, print } = measureFit(fit);
  return breadth >= TELLING_BREADTH && print >= TELLING_PRINT && next <= NEXT_TYPE * fit.gain;
}

/** What may follow a title where the form says nothing of it: which copy, which book, which year. */
const USUAL_TAIL = /^(?:\(|ban sao|ban chinh|so |so$|nam |quyen|trang|lan |[\d:.,/-]|trong nuoc|co yeu to)/;
const LEAST_TAIL = 3;

/** Whether a title goes on with words that make it another one. */
export function isOpenEnded({ tail }: TitleHit, form: FormSpec): boolean {
  const letters = tail.replace(/[^a-z]/g, '').length;
  return letters >= LEAST_TAIL && !(form.goesOn ?? USUAL_TAIL).test(`${tail} `);
}

/** `Công nhân …` is not `Công chứng viên`. */
const LEAST_WORDING = 0.85;

/** Whether one of the wordings stands in the rows, as far as reading tells. */
export function bearsOneOf(rows: readonly Row[], wordings: readonly string[]): boolean {
  const phrases = wordings.map(toPhrase);
  return rows.some(({ tokens }) => {
    const hit = findBestPhrase(
      tokens.map((token) => token.folded),
      phrases,
    );
    return hit !== null && hit.score >= LEAST_WORDING;
  });
}
