import { foldCode, foldParcel, stripZeros } from '../../pipeline/search/code-keys.ts';
import type { PaperNumber } from '../../pipeline/search/paper-number.ts';
import {
  FEWEST_PART,
  type Asked,
  type AskedCode,
  type AskedNumber,
  type AskedParcel,
} from '../../pipeline/search/question.ts';
import type { Put } from './look-up-scope.ts';

export type AskedKey = AskedNumber | AskedParcel | AskedCode;

export const isAskedKey = (asked: Asked): asked is AskedKey =>
  asked.kind === 'number' || asked.kind === 'parcel' || asked.kind === 'code';

export interface KeyMatching {
  readonly put: Put;
  /**
   * For block notices, where one missed is the harm: what the paper does not say (its year, its sheet) excludes nothing,
   * and a bare figure may be anything that the paper holds.
   */
  readonly isWide: boolean;
}

/** Conditions on a row `k` of search_keys, any of which is met by what was asked for; each goes through an index. */
export function matchKeys(asked: AskedKey, matching: KeyMatching): string[] {
  switch (asked.kind) {
    case 'parcel':
      return matchParcel(asked, matching);
    case 'code':
      return matchCode(asked, matching);
    case 'number':
      return matchNumber(asked, matching);
  }
}

function matchParcel({ parcel, sheet }: AskedParcel, { put, isWide }: KeyMatching): string[] {
  if (parcel === null) {
    return [`k.kind = 'sheet' and k.key = ${put(sheet)}`];
  }
  const own = `k.kind = 'parcel' and k.key = ${put(parcel)}`;
  if (sheet === null) return [own];
  const onSheet = put(sheet);
  const both = `${own} and (${onSheet} = any(k.beside)${isWide ? ` or k.beside = '{}'` : ''})`;
  // A notice that names the sheet but no parcel may mean any parcel on it.
  const unnamed = `k.kind = 'sheet' and k.key = ${onSheet} and not exists (
    select from search_keys p where p.record_id = k.record_id and p.kind = 'parcel')`;
  return isWide ? [both, unnamed] : [both];
}

function matchCode({ key, kinds }: AskedCode, { put, isWide }: KeyMatching): string[] {
  const among = `k.kind = any(${put(kinds)}::text[])`;
  const whole = `k.key = ${put(key)} and ${among}`;
  const parts =
    key.length >= FEWEST_PART && kinds.some((kind) => kind === 'identity' || kind === 'vehicle')
      ? [`k.kind in ('identity', 'vehicle') and k.key like ${put(`%${key}%`)} and ${among}`]
      : [];
  if (!/^\d+$/.test(key)) return [whole, ...parts];
  const figures = [
    `k.digits = ${put(key)} and k.kind in ('serial', 'plate') and ${among}`,
    `k.digits = ${put(stripZeros(key))} and k.kind = 'entry' and ${among}`,
  ];
  // Not said to be a code: it may be the number of a paper.
  const isBare = kinds.length > 1;
  const numbers =
    isBare && !key.startsWith('0') ? [`k.head = ${put(key)} and k.kind in ('number', 'reference')`] : [];
  return [whole, ...parts, ...figures, ...numbers, ...(isWide && isBare ? [`k.key = ${put(key)}`] : [])];
}

function matchNumber(asked: AskedNumber, { put, isWide }: KeyMatching): string[] {
  const { number, book, key, isLabelled } = asked;
  if (number === null && book === null) return [];
  if (number === null)
    return book === null ? [] : [`k.kind = 'book' and ${isNumber(book, 'k', { put, isWide })}`];
  const inBook =
    book === null
      ? ''
      : ` and exists (select from search_keys b where b.record_id = k.record_id and b.kind = 'book'
          and ${isNumber(book, 'b', { put, isWide })})`;
  const own = `k.kind in ('number', 'reference') and ${isNumber(number, 'k', { put, isWide })}${inBook}`;
  if (isLabelled) return [own];
  const figures = /^\d{5}$/.test(key)
    ? [
        `k.digits = ${put(key)} and k.kind in ('serial', 'plate')`,
        `k.digits = ${put(stripZeros(key))} and k.kind = 'entry'`,
      ]
    : [];
  // 12/3 and 123-1 may be parcels, CS00123/2015 is an entry number: as one token, never in part.
  const isToken = isWide || /\D/.test(key);
  const token = isToken
    ? [
        `k.kind in ('parcel', 'sheet') and k.key = ${put(foldParcel(key))}`,
        `k.kind not in ('parcel', 'sheet', 'number', 'reference', 'book') and k.key = ${put(foldCode(key))}`,
      ]
    : [];
  return [own, ...figures, ...token];
}

/** The head must be the same; a year and a symbol that were asked for must be there, or, widely, at least not differ. */
function isNumber(asked: PaperNumber, row: string, { put, isWide }: KeyMatching): string {
  const unless = (condition: string) => (isWide ? ` or ${condition}` : '');
  const conditions = [`${row}.head = ${put(asked.head)}`];
  if (asked.year !== null)
    conditions.push(`(${row}.year = ${put(asked.year)}${unless(`${row}.year is null`)})`);
  if (asked.shortYear !== null)
    conditions.push(`(${row}.year % 100 = ${put(asked.shortYear)}::int${unless(`${row}.year is null`)})`);
  if (/^\d+$/.test(asked.symbol)) conditions.push(`${row}.symbol = ${put(asked.symbol)}`);
  else if (asked.symbol !== '') {
    const symbol = put(asked.symbol);
    conditions.push(
      `(starts_with(${row}.symbol, ${symbol})${unless(`starts_with(${symbol}, ${row}.symbol)`)})`,
    );
  }
  return conditions.join(' and ');
}
