import { stripMarks } from '../vietnamese/normalize.ts';
import { cleanQuestion } from './clean-text.ts';

/** Letters and figures alone, no marks, lower case: `CĐ 098.765` and `cd098765` are one. */
export function foldCode(text: string): string {
  return stripMarks(cleanQuestion(text))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The figures at a code's end: the number of a serial or plate less its letters. */
export function readLastDigits(code: string): string {
  return /\d*$/.exec(code)?.[0] ?? '';
}

export const stripZeros = (digits: string) => digits.replace(/^0+(?=\d)/, '');

/** A parcel or map sheet as one token: 12/3 is never 12/34, `PL - 3` is `pl3`, 0483 is 483. */
export function foldParcel(text: string): string {
  return stripMarks(cleanQuestion(text))
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/(?<=\p{L})[-.](?=\d)/gu, '')
    .replace(/^0+(?=\d)/, '');
}

/** The parcels that one value names: `123+124`, `483, 484 và 485`, and the value itself. */
export function listParcels(value: string): string[] {
  const parts = value.split(/[,;+&]|\s(?:và|va)\s/iu).map(foldParcel);
  return [...new Set([foldParcel(value), ...parts])].filter((part) => /[\p{L}\d]/u.test(part));
}

/** The entry numbers under which one value may be asked for: whole, and less what follows its figures. */
export function listEntries(value: string): string[] {
  const whole = foldCode(value);
  const head = foldCode(/^\s*\p{L}*[\s./-]*\d+/u.exec(value)?.[0] ?? '');
  return [...new Set([whole, head])].filter((part) => part !== '');
}
