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

const RUN = /[\dOoQDlI|!SsBZzgqGbíóòô](?:[\s.]?[\dOoQDlI|!SsBZzgqGbíóòô]){7,}/gu;

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

/** Mobile numbers of eleven digits before 15/09/2018 and what became of their prefixes. */
const OLD_PREFIXES: Readonly<Record<string, string>> = {
  '0120': '070', '0121': '079', '0122': '077', '0126': '076', '0128': '078',
  '0123': '083', '0124': '084', '0125': '085', '0127': '081', '0129': '082',
  '0162': '032', '0163': '033', '0164': '034', '0165': '035', '0166': '036', '0167': '037', '0168': '038', '0169': '039',
  '0186': '056', '0188': '058', '0199': '059',
}; // prettier-ignore

const MOBILE = /^0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/;
const LANDLINE = /^02\d{1,2}\d{7,8}$/;

/** A telephone number as it is dialled today; null when it is none. */
export function normalizePhone(text: string): string | null {
  const digits = text.replace(/[\s.()-]/g, '').replace(/^\+?84(?=\d{9,10}$)/, '0');
  const prefix = OLD_PREFIXES[digits.slice(0, 4)];
  const current = digits.length === 11 && prefix !== undefined ? prefix + digits.slice(4) : digits;
  return MOBILE.test(current) || LANDLINE.test(current) ? current : null;
}
