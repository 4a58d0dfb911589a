import { isListedName } from './gazetteer.ts';
import { findUnitWord, type PlaceLevel, type UnitHit } from './unit-words.ts';

/** One stretch between commas: "huyện Lục Ngạn", "Trạm Y tế xã Quý Sơn", "số 12 đường Trần Phú". */
export interface PlacePart {
  readonly level: PlaceLevel | null;
  /** Offsets into the text: the whole part, its unit word, and the name behind it. */
  readonly start: number;
  readonly end: number;
  readonly unitStart: number;
  readonly unitEnd: number;
  readonly nameStart: number;
  /** The unit word as it should be spelt; empty when none stands there. */
  readonly unit: string;
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A comma, or what a comma may be read as, stands behind it. */
  readonly closes: boolean;
}

function tokenize(text: string): Token[] {
  return [...text.matchAll(/[^\s,;]+|[,;]/g)].reduce<Token[]>((tokens, match) => {
    const last = tokens.at(-1);
    if (/[,;]/.test(match[0])) return last ? [...tokens.slice(0, -1), { ...last, closes: true }] : tokens;
    const ended = /[.:]$/.test(match[0]) && match[0].length > 3;
    const word = ended ? match[0].slice(0, -1) : match[0];
    return [...tokens, { text: word, start: match.index, end: match.index + word.length, closes: ended }];
  }, []);
}

const RANK: Readonly<Record<PlaceLevel, number>> = { village: 0, commune: 1, district: 2, province: 3 };

/**
 * Cuts a printed place at its commas, and where a comma was lost: before a unit word of a higher level behind a part
 * that is itself a unit ("xã Tân Quang huyện Lục Ngạn"). "Bệnh viện huyện Lục Ngạn" stays whole.
 */
export function parsePlace(text: string): readonly PlacePart[] {
  const tokens = tokenize(text);
  const words = tokens.map((token) => token.text);
  const parts: PlacePart[] = [];
  let first = 0;
  for (let i = 0; i < tokens.length; i++) {
    const isLast = i === tokens.length - 1;
    if (!isLast && !tokens[i]?.closes && !isLostComma(tokens, words, first, i + 1)) continue;
    parts.push(makePart(tokens.slice(first, i + 1), words.slice(first, i + 1)));
    first = i + 1;
  }
  return parts;
}

/** The unit that the words from `first` on name: at their head, or unmistaken behind an institution. */
function findLastUnit(
  words: readonly string[],
  first: number,
): { at: number; size: number; level: PlaceLevel } | null {
  for (let at = first; at < words.length; at++) {
    const hit = findUnitWord(words, at);
    const isPlain = hit?.distance === 0 && (hit.unit.level !== 'village' || hit.unit.word === 'đường');
    if (hit && (at === first || isPlain)) {
      return { at, size: hit.size, level: hit.unit.level };
    }
  }
  return null;
}

function isLostComma(
  tokens: readonly Token[],
  words: readonly string[],
  first: number,
  next: number,
): boolean {
  const here = findLastUnit(words.slice(0, next), first);
  const after = findUnitWord(words, next);
  if (!here || !after || next < here.at + here.size + 1 || next + after.size >= tokens.length) return false;
  // `tổ 5 ấp Xóm Mới`: a number behind tổ is all its name.
  if (/^(?:tổ|đội)$/i.test(words[first] ?? '') && next === first + 2 && /^\d+$/.test(words[first + 1] ?? ''))
    return after.distance === 0;
  if (RANK[after.unit.level] <= RANK[here.level]) return false;
  const isCertain = after.distance <= 0.35 && (after.unit.word.length > 3 || after.distance === 0);
  return isCertain && /^\p{Lu}|^\d/u.test(words[next + after.size] ?? '');
}

/**
 * Behind an institution ("Trạm Y tế xã Quý Sơn") a unit word counts when it stands there unmistaken, or when a name
 * that the gazetteer knows follows it: "Cơ quan Cảnh sát" is no quận.
 */
function isInsidePart(hit: UnitHit, following: readonly string[]): boolean {
  if (hit.unit.level === 'village') return false;
  return hit.distance === 0 || isListedName(following.join(' '));
}

function makePart(tokens: readonly Token[], words: readonly string[]): PlacePart {
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  for (let i = 0; i < tokens.length; i++) {
    const hit = findUnitWord(words, i);
    if (!hit || i + hit.size >= tokens.length) continue;
    if (i > 0 && !isInsidePart(hit, words.slice(i + hit.size))) continue;
    const unitStart = tokens[i]?.start ?? start;
    const unitEnd = tokens[i + hit.size - 1]?.end ?? unitStart;
    const nameStart = tokens[i + hit.size]?.start ?? end;
    return { level: hit.unit.level, start, end, unitStart, unitEnd, nameStart, unit: hit.unit.word };
  }
  return { level: null, start, end, unitStart: start, unitEnd: start, nameStart: start, unit: '' };
}
