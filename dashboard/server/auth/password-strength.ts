import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { stripMarks } from '../../../pipeline/vietnamese/normalize.ts';
import { PASSWORD_MIN_LENGTH } from '../schemas/people.ts';

/** What people here use besides the list of common passwords that the library brings; without marks. */
const COMMON_IN_VIETNAM = [
  ...[
    'matkhau',
    'matkhaumoi',
    'mat khau',
    'khongbiet',
    'khongcho',
    'khongnho',
    'xinchao',
    'camon',
    'quantri',
  ],
  ...[
    'vietnam',
    'viet nam',
    'hanoi',
    'ha noi',
    'saigon',
    'sai gon',
    'hochiminh',
    'danang',
    'haiphong',
    'cantho',
  ],
  ...['hue', 'nghean', 'thanhhoa', 'dongnai', 'binhduong', 'soctrang', 'angiang', 'khanhhoa', 'quangninh'],
  ...[
    'toiyeuvietnam',
    'toiyeuem',
    'anhyeuem',
    'emyeuanh',
    'yeuem',
    'yeuanh',
    'conyeu',
    'giadinh',
    'bamemuonnam',
  ],
  ...[
    'hanhphuc',
    'thanhcong',
    'maimai',
    'mottinhyeu',
    'tinhyeu',
    'dangcongsan',
    'doclaptudohanhphuc',
    'bacho',
  ],
  ...[
    'tuphap',
    'hotich',
    'khaisinh',
    'congchung',
    'ubnd',
    'uyban',
    'uybannhandan',
    'phuong',
    'thitran',
    'sogoc',
  ],
  ...[
    'nguyen',
    'tran',
    'pham',
    'hoang',
    'huynh',
    'phan',
    'dang',
    'anhtuan',
    'thanhtung',
    'minhanh',
    'ngocanh',
  ],
  ...['admin', 'administrator', 'operator', 'reviewer', 'reader', 'inspector'],
];

/** Guesses are 10^score and more: 3 stands online tries for years, and copied hashes for a while. */
const LEAST_SCORE = 3;
/** The time to judge grows with the square of the length; whoever wrote so much has written enough. */
const JUDGED_LENGTH = 64;

let judge: ZxcvbnFactory | undefined;

/** The word lists are unpacked when the first password is set, not at every start. */
function getJudge(): ZxcvbnFactory {
  judge ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, vietnam: COMMON_IN_VIETNAM },
    graphs: adjacencyGraphs,
  });
  return judge;
}

/** short: too few signs that can be seen · guessable: common, a pattern, or made of the person's own names. */
export type Weakness = 'short' | 'guessable';

/**
 * What is wrong with a password; null: nothing. `names`: how the person and the office are called, in which marks, spaces
 * and case do not matter. Signs that nobody sees count for nothing, and a row of spaces for one.
 */
export function findWeakness(password: string, names: readonly string[]): Weakness | null {
  const seen = password
    .normalize('NFC')
    .replace(/[\p{C}\p{M}\p{DI}]/gu, '')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .trim();
  if ([...seen].length < PASSWORD_MIN_LENGTH) return 'short';
  const plain = fold(seen).slice(0, JUDGED_LENGTH);
  const own = names.flatMap(spellName);
  // Also without what stands between: n.g.u.y.e.n is no better than nguyen.
  const spellings = [seen.slice(0, JUDGED_LENGTH), plain, plain.replace(/[^\p{L}\p{N}]/gu, '')];
  const isWeak = spellings.some((spelling) => getJudge().check(spelling, own).score < LEAST_SCORE);
  return isWeak ? 'guessable' : null;
}

const fold = (text: string) => stripMarks(text.normalize('NFC').toLowerCase());

/** The name with and without spaces, either way round, its initials, and each of its words. */
function spellName(name: string): string[] {
  const words = fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const turned = [...words.slice(-1), ...words.slice(0, -1)];
  const initials = words.map((word) => word[0] ?? '').join('');
  const given = words.at(-1) ?? '';
  return [
    ...[words, turned, [...words].reverse()].flatMap((order) => [order.join(''), order.join(' ')]),
    `${given}${initials.slice(0, -1)}`,
    ...words,
  ].filter((spelling) => spelling.length > 2);
}
