import { readDigits } from './digits.ts';

/** What the twelve digits of a số định danh cá nhân say (V-PID): where the birth was registered, sex, year. */
export interface PersonalId {
  readonly provinceCode: string;
  readonly sex: 'Nam' | 'Nữ';
  readonly birthYear: number;
}

/** Null unless the text is twelve digits. */
export function decodePersonalId(id: string): PersonalId | null {
  if (!/^\d{12}$/.test(id)) return null;
  const key = Number(id[3]);
  return {
    provinceCode: id.slice(0, 3),
    sex: key % 2 === 0 ? 'Nam' : 'Nữ',
    birthYear: 1900 + Math.floor(key / 2) * 100 + Number(id.slice(4, 6)),
  };
}

export interface IdReading {
  /** Without spaces. */
  readonly value: string;
  readonly kind: 'personal' | 'cmnd' | 'passport' | 'other';
  readonly repairs: number;
}

/** A letter may stand for the first digit only where no other letter stands before it: `CMND201678340` is not 0201678340. */
const RUN = /(?:(?<!\p{L})[OoQDlI|!SsBZzgqGbíóòô](?!\s)|\d)(?:[\s.]?[\dOoQDlI|!SsBZzgqGbíóòô]){7,}/gu;

function readLongNumber(text: string): IdReading | null {
  const runs = [...text.matchAll(RUN)].map(([run]) => {
    const read = readDigits(run.replace(/[\s.]/g, ''));
    return read && (run.match(/\d/g)?.length ?? 0) >= 6 ? { ...read, length: read.digits.length } : null;
  });
  for (const [length, kind] of [
    [12, 'personal'],
    [9, 'cmnd'],
  ] as const) {
    const hit = runs.find((run) => run?.length === length);
    if (hit) return { value: hit.digits, kind, repairs: hit.repairs };
  }
  const any = runs.find((run) => run !== null);
  return any ? { value: any.digits, kind: 'other', repairs: any.repairs } : null;
}

/**
 * Finds the number of an identity paper in what stands after "Giấy tờ tùy thân": 12 digits (CCCD), 9 (CMND),
 * a passport (one capital and seven digits), or the number of another paper such as 179/2018.
 */
export function readIdNumber(text: string): IdReading | null {
  const passport = /(?<![\p{L}\d])([BCKNP])\s?(\d{7})(?!\d)/u.exec(text);
  if (passport) return { value: `${passport[1]}${passport[2]}`, kind: 'passport', repairs: 0 };
  const long = readLongNumber(text);
  if (long) return long;
  const paper = /(\d{1,5})\s?[/|]\s?(\d{2,4})(?!\d)((?:[/-][\p{L}-]+)*)/u.exec(text);
  if (paper) return { value: `${paper[1]}/${paper[2]}${paper[3] ?? ''}`, kind: 'other', repairs: 0 };
  const short = /\d{1,11}/.exec(text.replace(/(?<=\d)[\s.](?=\d)/g, ''));
  return short ? { value: short[0], kind: 'other', repairs: 0 } : null;
}
