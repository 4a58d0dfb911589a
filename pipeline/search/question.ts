import type { SearchMeaning } from '../records/record-type.ts';
import type { PaperNumber } from './paper-number.ts';

/** One thing that was asked for, with the words it was asked in. */
export type Asked = AskedName | AskedPlace | AskedNumber | AskedParcel | AskedCode | AskedYear;

export interface AskedName {
  readonly kind: 'name';
  readonly text: string;
  /** Its words written whole, folded, in the order asked. */
  readonly words: readonly string[];
  /** First letters of all its words, where some are given by their first letter alone: N.V.A, Nguyễn V. A. */
  readonly initials: string | null;
  /** Single letters stand with a dot, so they are no names: only they are looked for as initials alone. */
  readonly isShortened: boolean;
  /** Names that the text may hold one by one: `Nguyễn Văn A (Tư)`. */
  readonly within: readonly AskedName[];
}

export interface AskedPlace {
  readonly kind: 'place';
  readonly text: string;
}

export interface AskedNumber {
  readonly kind: 'number';
  readonly text: string;
  /** As one token. */
  readonly key: string;
  readonly number: PaperNumber | null;
  readonly book: PaperNumber | null;
  /** Said to be the number of a paper (`số 12`), not a bare figure, which may be a parcel as well. */
  readonly isLabelled: boolean;
}

export interface AskedParcel {
  readonly kind: 'parcel';
  readonly text: string;
  readonly parcel: string | null;
  readonly sheet: string | null;
}

/** A serial, plate, identity number, chassis … whole or, from 6 figures, in part. */
export interface AskedCode {
  readonly kind: 'code';
  readonly text: string;
  readonly key: string;
  /** What it was said to be; anything where nothing was said. */
  readonly kinds: readonly SearchMeaning[];
}

/** Narrows a name; finds nothing by itself. */
export interface AskedYear {
  readonly kind: 'year';
  readonly text: string;
  readonly year: number;
}

export interface Question {
  readonly asked: readonly Asked[];
  /** Parts in which nothing was understood: a figure too long for any number. */
  readonly ignored: readonly string[];
}

/** Whether anything can be looked for at all. */
export function isSearchable(question: Question): boolean {
  return question.asked.some((asked) => asked.kind !== 'year');
}

/** Kinds that a bare code may be. */
export const CODE_KINDS: readonly SearchMeaning[] = [
  'identity',
  'serial',
  'entry',
  'plate',
  'vehicle',
  'apartment',
];
/** Fewer figures would be part of half of all identity numbers. */
export const FEWEST_PART = 6;
