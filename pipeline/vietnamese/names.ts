import { foldForMatching, normalizeText } from './normalize.ts';
import { toTitleCase } from './letter-case.ts';

/** Họ, chữ đệm, tên. */
export interface NameParts {
  readonly surname: string;
  readonly middle: string;
  readonly given: string;
}

/** Surnames of two words and more that are one for certain, longest first. */
const COMPOUND_SURNAMES = [
  'cong tang ton nu', 'cong huyen ton nu', 'ton that', 'ton nu', 'hoang phu', 'au duong', 'tu ma', 'gia cat', 'kon so',
]; // prettier-ignore

/** Two surnames side by side that some families bear as one; only the family knows. */
const POSSIBLE_SURNAMES = ['dang tran', 'nguyen phuc', 'nguyen phuoc', 'nguyen khoa', 'ho dac', 'than trong'];

function countSurnameWords(words: readonly string[]): number {
  for (const surname of COMPOUND_SURNAMES) {
    const size = surname.split(' ').length;
    if (words.length > size && foldForMatching(words.slice(0, size).join(' ')) === surname) return size;
  }
  return 1;
}

/** Splits a full name as the ministry's interfaces want it. A name of one word is all given name. */
export function splitName(fullName: string): NameParts {
  const words = normalizeText(fullName).split(' ').filter(Boolean);
  if (words.length <= 1) return { surname: '', middle: '', given: words[0] ?? '' };
  const size = countSurnameWords(words);
  return {
    surname: words.slice(0, size).join(' '),
    middle: words.slice(size, -1).join(' '),
    given: words.slice(Math.max(size, words.length - 1)).join(' '),
  };
}

/** Whether a second surname may hide in the name ("Nguyễn Phúc An Hòa"): worth asking a reviewer. */
export function hasPossibleCompoundSurname(fullName: string): boolean {
  const words = normalizeText(fullName).split(' ');
  const head = foldForMatching(words.slice(0, 2).join(' '));
  return words.length >= 4 && POSSIBLE_SURNAMES.includes(head);
}

/** The two forms in which a register keeps a name: as written, and in title case. */
export function displayNames(fullName: string): { readonly asWritten: string; readonly titleCase: string } {
  const asWritten = normalizeText(fullName);
  return { asWritten, titleCase: toTitleCase(asWritten) };
}

/** What the middle name says of the sex: Thị for women, Văn for men; both are customs, not law. */
export function guessSexFromName(fullName: string): 'Nam' | 'Nữ' | null {
  const middle = normalizeText(splitName(fullName).middle).toLowerCase().split(' ');
  if (middle.includes('thị')) return 'Nữ';
  return middle[0] === 'văn' ? 'Nam' : null;
}
