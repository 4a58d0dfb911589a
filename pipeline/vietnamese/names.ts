import { foldForMatching, normalizeText } from './normalize.ts';

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

/** What the middle name says of the sex: Thị for women, Văn for men; both are customs, not law. */
export function guessSexFromName(fullName: string): 'Nam' | 'Nữ' | null {
  const middle = normalizeText(splitName(fullName).middle).toLowerCase().split(' ');
  if (middle.includes('thị')) return 'Nữ';
  return middle[0] === 'văn' ? 'Nam' : null;
}
