import type { LabelSpec } from '../records/record-type.ts';
import { isUpperCase } from '../vietnamese/letter-case.ts';
import { allowEdits, compareKeys, matchPhraseAt, toPhrase, type PhraseHit } from './phrases.ts';
import { findClosings } from './closings.ts';
import { crossesColon, endsInColon, type Placed } from './placed.ts';

/** A stretch of tokens that reads like a printed wording. */
export interface LabelHit {
  readonly start: number;
  readonly end: number;
  /** How well the letters agree, 0–1. */
  readonly score: number;
  /** What finding it here is worth: long, at the start of a piece, before a colon. */
  readonly gain: number;
  /** Indices into the form's labels that print this wording; -1 a landmark. */
  readonly labels: readonly number[];
  readonly wording: string;
}

export const LANDMARK = -1;
const LONG_WORDING = 9;
/** In the middle of a line and without a colon a wording must be read all but perfectly. */
const SURE_IN_TEXT = 0.92;
const SHORT_WORDING = 8;
const SURE_SHORT = 0.9;
const MIDDLING_WORDING = 12;
const SURE_MIDDLING = 0.85;

/** White space behind a colon, in heights of a word, that a blank leaves: `Số CMND/Hộ chiếu: ……… Đã chết vào lúc`. */
const BLANK_GAP = 12;

const endsWithColon = (run: readonly Placed[], end: number) => {
  const next = run[end]?.token.text ?? '';
  return endsInColon(run[end - 1]) || /^[:：]/.test(next);
};

/** Letters from which on capitals are no chance. */
const LEAST_CAPITALS = 5;

function isInCapitals(run: readonly Placed[], start: number, end: number): boolean {
  const text = run
    .slice(start, end)
    .map((placed) => placed.token.text)
    .join('')
    .replace(/[^\p{L}]/gu, '');
  return text.length >= LEAST_CAPITALS && isUpperCase(text);
}

/** Last words of the kinds of identity papers (căn cước công dân, chứng minh nhân dân, hộ chiếu …). */
export const PAPER_KIND = /^(?:dan|cuoc|chieu|cmnd|cccd|cmt)$/;

function rateHit(run: readonly Placed[], { start, end, score }: PhraseHit, wording: string): number | null {
  const first = run[start];
  const length = toPhrase(wording).key.length;
  if (!first) return null;
  const opensPiece = first.startsRow || first.gap > 1.2;
  const opensClause = /^["“(]/.test(first.token.text) || /[.;:,)]$/.test(run[start - 1]?.token.text ?? '');
  const colon = endsWithColon(run, end);
  // A wording declared with a colon (`Ngày:`) is a label only with one.
  if (!colon && (wording.endsWith(':') || (length <= 3 && !opensPiece))) return null;
  // `Căn cước công dân | số 080069990791`: the number of the paper named before, not of this one.
  if (!colon && length <= 3 && PAPER_KIND.test(run[start - 1]?.token.folded ?? '')) return null;
  // A short wording read badly is another word: `… huyện Lục | Nam, tỉnh …` is not `Năm sinh`.
  if (!colon && length <= SHORT_WORDING && score < SURE_SHORT) return null;
  // `Nguyễn Văn Quân` is not `Nguyên quán`.
  if (!colon && length <= MIDDLING_WORDING && score < SURE_MIDDLING) return null;
  // Right behind a colon stands a value, even one that reads like a label: `Giấy tờ tùy thân: Căn cước công dân số …`.
  if (!colon && !first.startsRow && first.gap < BLANK_GAP && endsInColon(run[start - 1])) return null;
  if (!colon && !opensPiece && score < SURE_IN_TEXT) return null;
  // `Cải chính | họ, chữ đệm, tên từ …` speaks of a name; the label begins with a capital.
  if (!colon && !opensPiece && /^\p{Lu}/u.test(wording) && /^\p{Ll}/u.test(first.token.text)) return null;
  let gain = (score - 0.5) * Math.sqrt(length) * 1.1;
  gain += colon ? 0.5 : 0;
  gain += opensPiece ? 0.4 : opensClause ? 0.1 : -0.3;
  if (!colon && !opensPiece) gain -= length < 9 ? 0.9 : 0.4;
  if (!colon && length <= 3) gain -= 0.6;
  return gain;
}

/** `Dân tộc nt | Quốc tịch` over two rows is not `Dân tộc, quốc tịch`. */
const SURE_WRAPPED = 0.9;

/** A wording may wrap to the next row when it is long; it never crosses columns or wide gaps. */
function isUnbroken(run: readonly Placed[], { start, end, score }: PhraseHit, wording: string): boolean {
  if (crossesColon(run, start, end, wording)) return false;
  const { length } = toPhrase(wording).key;
  for (let i = start + 1; i < end; i++) {
    const placed = run[i];
    if (!placed || placed.startsColumn) return false;
    if (placed.gap > 4 || (placed.startsRow && (length < LONG_WORDING || score < SURE_WRAPPED))) return false;
  }
  return true;
}

/** A wording of the form, which labels print it, and the shorter wording that it begins with, if any. */
interface Wording {
  readonly text: string;
  readonly labels: number[];
  /** Letters by which it differs from a shorter wording (`người mẹ` after `Họ, chữ đệm, tên`): they must be read well. */
  readonly tail: string;
}

function gatherWordings(labels: readonly LabelSpec[], landmarks: readonly string[]): Wording[] {
  const users = new Map<string, number[]>();
  labels.forEach((label, index) => {
    for (const wording of label.printed) users.set(wording, [...(users.get(wording) ?? []), index]);
  });
  for (const wording of landmarks) users.set(wording, [...(users.get(wording) ?? []), LANDMARK]);
  const keys = [...new Set([...users.keys()].map((text) => toPhrase(text).key))];
  return [...users].map(([text, indices]) => {
    const { key } = toPhrase(text);
    const stem = keys.filter(
      (other) => other.length > 5 && other.length < key.length && key.startsWith(other),
    );
    const longest = Math.max(0, ...stem.map((other) => other.length));
    return { text, labels: indices, tail: longest > 0 ? key.slice(longest) : '' };
  });
}

/** Whether the last letters read are those by which the wording differs from a shorter one. */
function endsAsPrinted(folded: readonly string[], hit: PhraseHit, tail: string): boolean {
  if (tail === '') return true;
  const most = tail.length <= 3 ? 0.5 : allowEdits(tail.length);
  const read = folded.slice(hit.start, hit.end).join('');
  return Math.min(...[-1, 0, 1].map((more) => compareKeys(read.slice(-(tail.length + more)), tail))) <= most;
}

/** What a sentence that closes the form is worth as an end of the value before it. */
const CLOSING_GAIN = 4;

/** Every place in the run that reads like one of the wordings. */
export function findLabelHits(
  run: readonly Placed[],
  labels: readonly LabelSpec[],
  landmarks: readonly string[],
): LabelHit[] {
  const folded = run.map((placed) => placed.token.folded);
  const hits: LabelHit[] = findClosings(run).map((closing) => ({
    ...closing,
    score: 1,
    gain: CLOSING_GAIN,
    labels: [LANDMARK],
  }));
  for (const { text: wording, labels: users, tail } of gatherWordings(labels, landmarks)) {
    const phrase = toPhrase(wording);
    for (let start = 0; start < run.length; start++) {
      if (folded[start] === '') continue;
      const hit = matchPhraseAt(folded, start, phrase);
      if (!hit || !endsAsPrinted(folded, hit, tail) || !isUnbroken(run, hit, wording)) continue;
      // Capitals throughout are a title, not a label: SỔ ĐĂNG KÝ … is not `Số đăng ký`.
      const isTitle =
        !users.includes(LANDMARK) &&
        !isUpperCase(wording) &&
        isInCapitals(run, hit.start, hit.end) &&
        !endsWithColon(run, hit.end);
      const gain = isTitle ? null : rateHit(run, hit, wording);
      const first = run[start];
      const isLost = users[0] === LANDMARK && first !== undefined && !first.startsRow && first.gap < 1.2;
      if (gain !== null && gain > 0 && !isLost) hits.push({ ...hit, gain, labels: users, wording });
    }
  }
  return dropNested(hits.sort((a, b) => a.start - b.start || b.end - a.end));
}

/**
 * A wording inside a longer one that fits about as well is a part of it: `Họ, chữ đệm, tên` in `Họ, chữ đệm, tên người mẹ`.
 * Of overlapping places for one wording the best is meant.
 */
function dropNested(hits: readonly LabelHit[]): LabelHit[] {
  return hits.filter((hit) => !hits.some((other) => other !== hit && isOutdone(hit, other)));
}

function isOutdone(hit: LabelHit, other: LabelHit): boolean {
  if (other.start >= hit.end || hit.start >= other.end) return false;
  if (other.wording === hit.wording) {
    return other.score > hit.score || (other.score === hit.score && other.start > hit.start);
  }
  const isInside =
    other.start <= hit.start && other.end >= hit.end && other.end - other.start > hit.end - hit.start;
  return (
    isInside &&
    toPhrase(other.wording).key.length > toPhrase(hit.wording).key.length &&
    other.score > hit.score - 0.15
  );
}
