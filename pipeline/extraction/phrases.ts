import { compareGlyphs } from '../vietnamese/ocr-distance.ts';
import { foldKey } from './tokens.ts';

// Taken out of the global object once: these run in the innermost loops.
const { min, ceil, max } = Math;

/** A printed wording made ready for matching. */
export interface Phrase {
  readonly text: string;
  /** Folded letters, no spaces: engines merge and split words at will. */
  readonly key: string;
  /** Their codes. */
  readonly codes: Uint8Array;
}

export interface PhraseHit {
  /** Index of the first token. */
  readonly start: number;
  /** Index after the last token. */
  readonly end: number;
  /** 1 letter for letter … about 0.75, the least that counts. */
  readonly score: number;
}

const LETTERS = 128;
const UNKNOWN = -1;
const costs = new Float64Array(LETTERS * LETTERS).fill(UNKNOWN);

/** Folded keys are plain ASCII; whatever is not counts as one strange letter. */
const letterCode = (key: string, at: number): number => min(LETTERS - 1, key.charCodeAt(at));

const known = new Map<string, Phrase>();

export function toPhrase(text: string): Phrase {
  let phrase = known.get(text);
  if (!phrase) {
    const key = foldKey(text);
    phrase = { text, key, codes: Uint8Array.from(key, (_, at) => letterCode(key, at)) };
    known.set(text, phrase);
  }
  return phrase;
}

/** What it costs to take one folded letter for another, 0–1, by their codes. */
function compareLetters(read: number, wanted: number): number {
  if (read === wanted) return 0;
  const at = read * LETTERS + wanted;
  let cost = costs[at] as number;
  if (cost === UNKNOWN) {
    cost = min(1, compareGlyphs(String.fromCharCode(read), String.fromCharCode(wanted)));
    costs[at] = cost;
  }
  return cost;
}

const compareFolded = (a: string, b: string): number =>
  a === '' || b === '' ? 1 : compareLetters(letterCode(a, 0), letterCode(b, 0));

/** Edit distance of two folded keys; glyphs that engines confuse cost little. */
export function compareKeys(read: string, wanted: string): number {
  let row = Array.from({ length: wanted.length + 1 }, (_, i) => i);
  for (const char of read) {
    const next = [(row[0] ?? 0) + 1];
    for (let j = 1; j <= wanted.length; j++) {
      const change = (row[j - 1] ?? 0) + compareFolded(char, wanted[j - 1] ?? '');
      next.push(min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[wanted.length] ?? 0;
}

/** Edits that may part a wording of this length from its reading; short words must be read as they are. */
export function allowEdits(length: number): number {
  if (length <= 3) return 0;
  if (length <= 5) return 0.5;
  if (length <= 7) return 1;
  return 0.22 * length;
}

/** Cheap check before the search: of the first two letters at least one is read about right. */
function beginsAlike(folded: readonly string[], start: number, key: string): boolean {
  const chars = folded[start] ?? '';
  const second = chars[1] ?? folded[start + 1]?.[0] ?? '';
  return compareFolded(chars[0] ?? '', key[0] ?? '') < 1 || compareFolded(second, key[1] ?? '') < 1;
}

/** A wording hardly ever loses or gains whole letters at its start: that is another wording (TM. ỦY BAN and Ủy ban). */
const LOST_START = 2;

const FAR = 99;
const MAX_PHRASE = 400;
/** Rows of the distance table, kept between calls: this runs for every label at every word of every page. */
let row = new Float64Array(MAX_PHRASE + 2);
let next = new Float64Array(MAX_PHRASE + 2);

/** Writes the next row of the table for one more letter read, cells `from` to `to`; returns the least of it. */
function fillRow(read: number, codes: Uint8Array, from: number, to: number, length: number): number {
  const first = row[0] as number;
  let left = from > 1 ? FAR : first === 0 ? LOST_START : first + 1;
  let least = left;
  let corner = row[from - 1] as number;
  next[from - 1] = left;
  for (let j = from; j <= to; j++) {
    const above = row[j] as number;
    const code = codes[j - 1] as number;
    let cost = corner + (read === code ? 0 : compareLetters(read, code));
    if (above + 1 < cost) cost = above + 1;
    if (left + 1 < cost) cost = left + 1;
    next[j] = cost;
    if (cost < least) least = cost;
    corner = above;
    left = cost;
  }
  if (to < length) next[to + 1] = FAR;
  return least;
}

/**
 * The best match of `phrase` beginning at token `start`; null when there is none.
 * Works on letters across word borders, but begins and ends with whole words.
 * Only cells within the permitted edits of the diagonal are looked at.
 */
export function matchPhraseAt(folded: readonly string[], start: number, phrase: Phrase): PhraseHit | null {
  const { key, codes } = phrase;
  if (!beginsAlike(folded, start, key)) return null;
  const length = min(codes.length, MAX_PHRASE);
  const most = allowEdits(length);
  const band = ceil(most) + 1;
  for (let j = 0; j <= length; j++) row[j] = j === 0 ? 0 : j <= band ? j - 1 + LOST_START : FAR;
  let best: PhraseHit | null = null;
  let bestCost = most + 1e-9;
  let position = 0;
  for (let index = start; index < folded.length; index++) {
    const chars = folded[index] as string;
    for (let at = 0; at < chars.length; at++) {
      const read = letterCode(chars, at);
      position++;
      const from = max(1, position - band);
      if (from > length) return best;
      if (fillRow(read, codes, from, min(length, position + band), length) > most) return best;
      [row, next] = [next, row];
    }
    const reached = position >= length - band && position <= length + band;
    const cost = reached ? (row[length] as number) : FAR;
    if (chars !== '' && cost < bestCost) {
      bestCost = cost;
      best = { start, end: index + 1, score: 1 - cost / length };
    }
  }
  return best;
}

/** Every place where `phrase` stands in a run of folded tokens. */
export function findPhrase(folded: readonly string[], phrase: Phrase): PhraseHit[] {
  const hits: PhraseHit[] = [];
  for (let start = 0; start < folded.length; start++) {
    const chars = folded[start] ?? '';
    if (chars === '') continue;
    const hit = matchPhraseAt(folded, start, phrase);
    if (hit) hits.push(hit);
  }
  return hits;
}

/** The best place of any of the phrases; of equally good ones the longest. */
export function findBestPhrase(folded: readonly string[], phrases: readonly Phrase[]): PhraseHit | null {
  let best: (PhraseHit & { readonly weight: number }) | null = null;
  for (const phrase of phrases) {
    for (const hit of findPhrase(folded, phrase)) {
      const weight = hit.score + phrase.key.length / 1000;
      if (!best || weight > best.weight) best = { ...hit, weight };
    }
  }
  return best;
}

/** How well a text as a whole is this wording, 0–1. */
export function ratePhrase(text: string, phrase: Phrase): number {
  const hit = matchPhraseAt([foldKey(text)], 0, phrase);
  return hit?.score ?? 0;
}
