import { stripMarks } from '../vietnamese/normalize.ts';
import { measureOcrDistance } from '../vietnamese/ocr-distance.ts';
import { isVietnameseSyllable } from '../vietnamese/syllable.ts';

/** How high a unit stands; `village` has no seal of its own (ấp, thôn, tổ dân phố). */
export type PlaceLevel = 'province' | 'district' | 'commune' | 'village';

export interface UnitWord {
  readonly level: PlaceLevel;
  /** As printed, lower case. */
  readonly word: string;
}

const list = (level: PlaceLevel, words: string): UnitWord[] =>
  words.split(',').map((word) => ({ level, word }));

/** `thành phố` is a district here; a name that is a province's makes it a province. Longer wordings come first. */
export const UNIT_WORDS: readonly UnitWord[] = [
  ...list('village', 'tổ dân phố,khu dân cư,khu phố,khu tập thể'),
  ...list('district', 'thành phố,thị xã'),
  ...list('commune', 'thị trấn,đặc khu'),
  ...list('province', 'tỉnh'),
  ...list('district', 'huyện,quận'),
  ...list('commune', 'phường,xã'),
  ...list('village', 'ấp,thôn,khóm,xóm,bản,buôn,làng,khu,đội,phố,tổ,đường'),
];

const ABBREVIATIONS: Readonly<Record<string, string>> = { 'tp.': 'thành phố', 'tx.': 'thị xã', 'tt.': 'thị trấn', 'p.': 'phường', 'x.': 'xã', 'h.': 'huyện', 'q.': 'quận', 't.': 'tỉnh' }; // prettier-ignore

/** `TP Sóc Trăng`, and `H Châu Thành` whose stop was lost: in capitals, before a name or a number. */
const WITHOUT_STOP = /^(?:TP|TX|TT|[HXQPT])$/;

const findAbbreviated = (word: string, next: string) =>
  ABBREVIATIONS[word.toLowerCase()] ??
  (WITHOUT_STOP.test(word) && /^[\p{Lu}\d]/u.test(next)
    ? ABBREVIATIONS[`${word.toLowerCase()}.`]
    : undefined);

/** How an abbreviated unit is written; null for one that is written out. A single letter always bears its stop. */
export function writeAbbreviated(read: string): string | null {
  if (read.endsWith('.')) return read;
  if (!WITHOUT_STOP.test(read)) return null;
  return read.length === 1 ? `${read}.` : read;
}

export interface UnitHit {
  readonly unit: UnitWord;
  /** Words of the text that it takes. */
  readonly size: number;
  readonly distance: number;
}

/** How far a short word may be off: "tinh", "huyên", "xa" pass; "xá" and "bàn" are other words. */
function allow(word: string): number {
  return word.length <= 3 ? 0.35 : 0.75;
}

const remembered = new Map<string, UnitHit | null>();

/** The unit word that begins at `words[at]`, misread marks and letters forgiven; null when there is none. */
export function findUnitWord(words: readonly string[], at: number): UnitHit | null {
  const head = words.slice(at, at + 3).join(' ');
  const known = remembered.get(head);
  if (known !== undefined) return known;
  const hit = searchUnitWord(words, at);
  if (remembered.size > 5_000) remembered.clear();
  remembered.set(head, hit);
  return hit;
}

/** A capitalised word that can be a syllable is more likely a name (Bàn Cờ) than a misread unit word (bản). */
function isName(word: string): boolean {
  return /^\p{Lu}/u.test(word) && isVietnameseSyllable(word);
}

/** Lower is better: one more word that agrees outweighs a misread mark (khu phổ is khu phố, not a khu named phổ). */
const rate = (size: number, distance: number) => distance - 0.5 * size;

function searchUnitWord(words: readonly string[], at: number): UnitHit | null {
  const short = findAbbreviated(words[at] ?? '', words[at + 1] ?? '');
  const unabridged = UNIT_WORDS.find((unit) => unit.word === short);
  if (unabridged) return { unit: unabridged, size: 1, distance: 0 };
  let best: UnitHit | null = null;
  for (const unit of UNIT_WORDS) {
    const size = unit.word.split(' ').length;
    const read = words
      .slice(at, at + size)
      .join(' ')
      .toLowerCase();
    if (Math.abs(read.length - unit.word.length) > 1) continue;
    const distance = read === unit.word ? 0 : measureOcrDistance(read, unit.word);
    const isAlike = distance <= allow(unit.word) || stripMarks(read) === stripMarks(unit.word);
    if (distance > 0 && unit.level === 'village' && isName(words[at] ?? '')) continue;
    if (isAlike && rate(size, distance) < (best ? rate(best.size, best.distance) : Infinity))
      best = { unit, size, distance };
  }
  return best;
}
