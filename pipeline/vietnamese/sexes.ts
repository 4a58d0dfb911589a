import { foldForMatching } from './normalize.ts';

export type Sex = 'Nam' | 'Nữ';

const WORDINGS: Readonly<Record<string, Sex>> = {
  nam: 'Nam',
  trai: 'Nam',
  'con trai': 'Nam',
  trong: 'Nam',
  nu: 'Nữ',
  gai: 'Nữ',
  'con gai': 'Nữ',
};

/** Giới tính as printed on papers of any time (Nam, Trai, Trống …); null when it is undetermined or not understood. */
export function findSex(text: string): Sex | null {
  return WORDINGS[foldForMatching(text)] ?? null;
}
