import type { PlaceLevel } from '../places/unit-words.ts';
import { stripMarks } from '../vietnamese/normalize.ts';

/** A short word in a hand that was taken for figures: `16`, `7676`, `56`; or for another short word: `Lộ`, `tế`. */
const AS_FIGURES = String.raw`[\d.]{1,4}`;
const GROUP = new RegExp(`^(?<word>${AS_FIGURES}|[\\p{L}]{2,3}) (?<number>\\d{1,3})$`, 'u');
const HOUSE = new RegExp(
  `^(?:${AS_FIGURES} |\\d{1,2}\\.)(?<number>\\d[\\d/]{0,7}[A-Za-z]?) (?<street>(?:đường|phố|ngõ|hẻm|kiệt)\\s.+)$`,
  'iu',
);
/** `tổ` as hands are read; `lô`, `số` and the like stand there of right. */
const LIKE_GROUP = /^[tlh][oea]$/;
const OTHERS: ReadonlySet<string> = new Set(['lô', 'tổ']);

/**
 * The head of an address whose first word was misread: `16 3` before a hamlet is `tổ 3`, `56.280 đường Nguyễn Huệ` is
 * `số 280 đường Nguyễn Huệ`. Null where nothing of the kind stands there.
 */
export function mendHouseNumber(text: string, next: PlaceLevel | null): string | null {
  const house = HOUSE.exec(text)?.groups;
  if (house) return `số ${house.number} ${house.street}`;
  const group = GROUP.exec(text)?.groups;
  if (!group || (next !== 'village' && next !== 'commune')) return null;
  const word = (group.word ?? '').toLowerCase();
  const isGarbled = /^[\d.]+$/.test(word) || (LIKE_GROUP.test(stripMarks(word)) && !OTHERS.has(word));
  return isGarbled ? `tổ ${group.number}` : null;
}
