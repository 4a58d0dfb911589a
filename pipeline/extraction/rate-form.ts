import { LANDMARKS } from '../records/letterhead.ts';
import type { LabelSpec, RecordType } from '../records/record-type.ts';
import { alignLabels, type AlignedLabel } from './align-labels.ts';
import { placeInReadingOrder } from './columns.ts';
import { hintColumns } from './extract-labelled.ts';
import type { FormOf } from './find-titles.ts';
import { findLabelHits, LANDMARK } from './label-hits.ts';
import type { Placed } from './placed.ts';
import { findPhrase, toPhrase } from './phrases.ts';
import type { Row } from './rows.ts';
import { foldChars } from './tokens.ts';

/** How a form fits a page: its labels as they were found, in order. */
export interface FormFit {
  readonly of: FormOf;
  /** What the labels found are worth, less what is out of order. */
  readonly gain: number;
  readonly aligned: readonly AlignedLabel[];
  readonly run: readonly Placed[];
  /** Labels of the form found, landmarks aside. */
  readonly found: number;
}

export function fitForm(rows: readonly Row[], of: FormOf): FormFit {
  const { form } = of;
  const run = placeInReadingOrder(rows, hintColumns(form));
  const { aligned, gain } = alignLabels(
    findLabelHits(run, form.labels, [...LANDMARKS, ...form.titles]),
    form.labels,
  );
  const own = aligned.filter((entry) => entry.label !== LANDMARK);
  return { of, gain, aligned, run, found: new Set(own.map((e) => e.label)).size };
}

/** Of forms with one title, the one whose labels the page bears. */
export function chooseForm(rows: readonly Row[], forms: readonly FormOf[]): FormFit | null {
  let best: FormFit | null = null;
  for (const of of forms) {
    const fit = fitForm(rows, of);
    if (!best || fit.gain > best.gain + 0.3) best = fit;
  }
  return best;
}

/** The form whose mark a row bears. */
export function findMarked(rows: readonly Row[], types: readonly RecordType[]): FormFit | null {
  const texts = rows.map((row) => row.tokens.map((token) => foldChars(token.text)).join(' '));
  for (const type of types) {
    const form = type.forms.find(({ mark }) => mark && texts.some((text) => mark.test(text)));
    if (form) return fitForm(rows, { type, form });
  }
  return null;
}

interface Vote {
  readonly wording: string;
  /** Indices of the types that print it. */
  readonly types: readonly number[];
}

const votes = new WeakMap<readonly RecordType[], readonly Vote[]>();

/** Wordings that tell types apart, each with the types that print it. */
function gatherVotes(types: readonly RecordType[]): readonly Vote[] {
  const known = votes.get(types);
  if (known) return known;
  const users = new Map<string, Set<number>>();
  types.forEach((type, index) => {
    const labels = type.forms
      .flatMap((form): readonly LabelSpec[] => form.labels)
      .flatMap((label) => label.printed);
    const sections = type.forms
      .flatMap((form) => form.prose?.sections ?? [])
      .flatMap((section) => section.starts.filter((start) => typeof start === 'string'));
    const boxes = type.forms.flatMap((form) => (form.ticks ?? []).flatMap((tick) => tick.printed));
    for (const wording of [...labels, ...sections, ...boxes]) {
      if (toPhrase(wording).key.length < 6) continue;
      users.set(wording, (users.get(wording) ?? new Set()).add(index));
    }
  });
  const list = [...users]
    .map(([wording, indices]) => ({ wording, types: [...indices] }))
    .filter((vote) => vote.types.length <= 0.6 * types.length);
  votes.set(types, list);
  return list;
}

/** Types ranked by the wordings they alone, or few besides them, print: what a page is when its title cannot be read. */
export function voteForTypes(
  rows: readonly Row[],
  types: readonly RecordType[],
): { type: RecordType; votes: number }[] {
  const folded = rows.map((row) => row.tokens.map((t) => t.folded));
  const sums = types.map(() => 0);
  for (const { wording, types: printing } of gatherVotes(types)) {
    const phrase = toPhrase(wording);
    const score = Math.max(
      0,
      ...folded.map((row) => Math.max(0, ...findPhrase(row, phrase).map((hit) => hit.score))),
    );
    if (score === 0) continue;
    const weight = score * Math.log((types.length + 1) / printing.length) * Math.sqrt(phrase.key.length);
    for (const index of printing) sums[index] = (sums[index] ?? 0) + weight;
  }
  return types.map((type, index) => ({ type, votes: sums[index] ?? 0 })).sort((a, b) => b.votes - a.votes);
}
