import { listConfusedDigits } from '../vietnamese/digits.ts';
import type { Candidate } from './candidate.ts';
import {
  adopt,
  agree,
  conflict,
  replaceEntries,
  type Entries,
  type EvidenceRule,
  type FieldEntry,
} from './evidence-entry.ts';

/** A number that names a year, and the date that should fall in it. */
const PAIRS: readonly (readonly [number: string, date: string])[] = [
  ['reg_no', 'reg_date'],
  ['book_no', 'reg_date'],
  ['book_no', 'notary_date'],
  ['judgment_no', 'judgment_date'],
  ['target_reg_no', 'target_reg_date'],
];

const YEAR = /\/(\d{4})(?!\d)/;

/** The number with its year seen as `year`, when they differ in one digit that engines confuse. */
function mendYear(value: string, year: string): Candidate | null {
  const found = YEAR.exec(value);
  const read = found?.[1] ?? '';
  const apart = [...read]
    .map((digit, i) => ({ digit, other: year[i] ?? '' }))
    .filter(({ digit, other }) => digit !== other);
  const [only] = apart;
  if (!found || apart.length !== 1 || !only || !listConfusedDigits(only.digit).includes(only.other))
    return null;
  const mended = value.slice(0, found.index + 1) + year + value.slice(found.index + 5);
  return { value: mended, cost: 2, repairs: 1, plausibility: 0.9, evidence: ['year:mended'] };
}

/** A doubtful character of the number makes the date the better witness. */
const isDoubtful = (entry: FieldEntry) => Math.min(...(entry.source?.confidences ?? []), 1) < 0.9;

function settle(number: FieldEntry, date: FieldEntry): readonly [FieldEntry, FieldEntry] | null {
  const year = YEAR.exec(number.reading.value ?? '')?.[1];
  const dated = date.reading.value?.slice(0, 4);
  if (year === undefined || dated === undefined) return null;
  if (year === dated) return [agree(number, 'number-year'), agree(date, 'number-year')];
  const mended = isDoubtful(number) ? mendYear(number.reading.value ?? '', dated) : null;
  if (mended) return [adopt(number, mended, 'number-year'), date];
  return [conflict(number, 'number-year'), conflict(date, 'number-year')];
}

/** The year that a number names is mostly the year of its date (V-REG). */
export const weighNumberYears: EvidenceRule = (entries: Entries) =>
  PAIRS.reduce<Entries>((all, [numberId, dateId]) => {
    const number = all.get(numberId);
    const date = all.get(dateId);
    const settled = number && date ? settle(number, date) : null;
    return settled
      ? replaceEntries(all, [
          [numberId, settled[0]],
          [dateId, settled[1]],
        ])
      : all;
  }, entries);
