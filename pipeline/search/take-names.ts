import { makeSearchKeys } from '../vietnamese/search-keys.ts';
import { cleanName, cleanQuestion } from './clean-text.ts';
import type { AskedName } from './question.ts';

/** Before a name; without marks only those that begin no name. */
const HONORIFIC =
  /^(?:(?:ông|bà|cụ|chị|hộ ông|hộ bà|vợ chồng|ong|ba)(?:\s*\/\s*(?:bà|ba))?[: ]+)+(?=\S+ +\S)/iu;
/** Words about the question, not of it; none of them can be a name. */
const ABOUT =
  /(?<!\p{L})(?:họ và tên|họ,? tên|ho va ten|ho ten|chủ sở hữu|chu so huu|chủ sử dụng|chu su dung|chủ tài sản|chu tai san|thông tin|thong tin|ngăn chặn|ngan chan|giải t[ỏo]a|giải toả|giai toa|kê biên|ke bien|quyền sử dụng đất|quyen su dung dat|giấy chứng nhận|giay chung nhan|tài sản|tai san|văn bản|van ban|nhà đất|nha dat|bản đồ số|thửa đất|thua dat|đứng tên|dung ten|biển số|bien so|số khung|so khung|số máy|so may|xe ô tô|xe o to|xe máy|xe may|cccd|cmnd|gcn|của ông|của bà)(?!\p{L})[: ]*/giu;
/** Left over between figures: of no name's making when they stand alone. */
const SMALL =
  /^(?:xe|đất|dat|nhà|nha|số|so|tại|tai|của|và|va|ngày|ngay|năm|sinh|ở|do|theo|ông|bà|tờ|thửa|quyển|ở tại)$/iu;
const AND = /\s(?:và|va)\s|\s*[&+]\s*|\s+\/\s*|\/\s+/iu;
const INITIAL = /^(\p{L}{1,2})\./u;

function readName(text: string): AskedName | null {
  const shortened = cleanQuestion(text)
    .replace(/(?<=\p{L}\.)(?=\p{L})/gu, ' ')
    .replace(/-/g, ' ')
    .split(' ')
    .map((word) => ({ letters: INITIAL.exec(word)?.[1] ?? null, word }));
  const tokens = shortened.map(({ letters, word }) => ({
    isInitial: letters !== null,
    keys: makeSearchKeys(cleanName(letters ?? word))
      .k2.split(' ')
      .filter((part) => part !== ''),
  }));
  const parts = tokens.flatMap(({ isInitial, keys }) => keys.map((key) => ({ isInitial, key })));
  if (!parts.some(({ key }) => /\p{L}/u.test(key))) return null;
  const singles = parts.filter(({ isInitial, key }) => isInitial || [...key].length === 1);
  const isAllSingle = singles.length === parts.length && parts.length > 1;
  const isShortened = isAllSingle || parts.some((part) => part.isInitial);
  const isInitial = (part: { isInitial: boolean; key: string }) =>
    part.isInitial || (isAllSingle && [...part.key].length === 1);
  return {
    kind: 'name',
    text: cleanName(text),
    words: parts.filter((part) => !isInitial(part)).map(({ key }) => key),
    initials: singles.length === 0 ? null : parts.map(({ key }) => [...key][0] ?? '').join(''),
    isShortened,
    within: [],
  };
}

const countWords = (name: AskedName) =>
  name.words.length + (name.isShortened ? (name.initials?.length ?? 0) : 0);

/**
 * The people in what is left of a question. Parts of two words and more are people of their own; single words between
 * commas are one name: `Nguyễn, Văn, A`. Words beside a name may belong to it or not, so both are kept.
 */
export function takeNames(parts: readonly string[]): AskedName[] {
  const names = parts
    .flatMap((part) => part.replace(ABOUT, '|').split('|'))
    .flatMap((part) => part.split(AND))
    .filter((part) => !SMALL.test(part.trim()))
    .flatMap((part) => readName(part.trim().replace(HONORIFIC, '')) ?? []);
  const whole = names.filter((name) => countWords(name) > 1);
  if (names.length === 0 || whole.length === names.length) return names;
  const joined = readName(names.map((name) => name.text).join(' '));
  return joined ? [{ ...joined, within: names.length > 1 ? whole : [] }] : names;
}
