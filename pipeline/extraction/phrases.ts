import { compareGlyphs } from '../vietnamese/ocr-distance.ts';
import { foldKey } from './tokens.ts';

/** A printed wording made ready for matching. */
export interface Phrase {
  readonly text: string;
  /** Folded letters, no spaces: engines merge and split words at will. */
  readonly key: string;
}

export interface PhraseHit {
  /** Index of the first token. */
  readonly start: number;
  /** Index after the last token. */
  readonly end: number;
  /** 1 letter for letter … about 0.75, the least that counts. */
  readonly score: number;
}

const known = new Map<string, Phrase>();

export function toPhrase(text: string): Phrase {
  let phrase = known.get(text);
  if (!phrase) {
    phrase = { text, key: foldKey(text) };
    known.set(text, phrase);
  }
  return phrase;
}

const costs = new Map<string, number>();
function compareFolded(a: string, b: string): number {
  if (a === b) return 0;
  const key = a + b;
  let cost = costs.get(key);
  if (cost === undefined) {
    cost = Math.min(1, compareGlyphs(a, b));
    costs.set(key, cost);
  }
  return cost;
}

/** Edit distance of two folded keys; glyphs that engines confuse cost little. */
export function compareKeys(read: string, wanted: string): number {
  let row = Array.from({ length: wanted.length + 1 }, (_, i) => i);
  for (const char of read) {
    const next = [(row[0] ?? 0) + 1];
    for (let j = 1; j <= wanted.length; j++) {
      const change = (row[j - 1] ?? 0) + compareFolded(char, wanted[j - 1] ?? '');
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
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

/** A wording hardly ever loses or gains whole letters at its start: that is another wording (TM. ỦY BAN and Ủy ban). */
const LOST_START = 2;

/**
 * The best match of `phrase` beginning at token `start`; null when there is none.
 * Works on letters across word borders, but begins and ends with whole words.
 */
export function matchPhraseAt(folded: readonly string[], start: number, phrase: Phrase): PhraseHit | null {
  const { key } = phrase;
  const most = allowEdits(key.length);
  let row = Array.from({ length: key.length + 1 }, (_, i) => (i === 0 ? 0 : i - 1 + LOST_START));
  let best: PhraseHit | null = null;
  let bestCost = most + 1e-9;
  for (let index = start; index < folded.length; index++) {
    const chars = folded[index] ?? '';
    for (const char of chars) {
      const next = [row[0] === 0 ? LOST_START : (row[0] ?? 0) + 1];
      let least = next[0] ?? 0;
      for (let j = 1; j <= key.length; j++) {
        const cost = Math.min(
          (row[j - 1] ?? 0) + compareFolded(char, key[j - 1] ?? ''),
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
        );
        next.push(cost);
        if (cost < least) least = cost;
      }
      row = next;
      if (least > most) return best;
    }
    const cost = row[key.length] ?? 99;
    if (chars !== '' && cost < bestCost) {
      bestCost = cost;
      best = { start, end: index + 1, score: 1 - cost / key.length };
    }
  }
  return best;
}

/** Every place where `phrase` stands in a run of folded tokens. */
export function findPhrase(folded: readonly string[], phrase: Phrase): PhraseHit[] {
  const hits: PhraseHit[] = [];
  const first = phrase.key[0] ?? '';
  for (let start = 0; start < folded.length; start++) {
    const chars = folded[start] ?? '';
    if (chars === '') continue;
    // A wording whose first letter and second letter are both wrong is not worth the search.
    if (
      chars[0] !== first &&
      chars[1] !== phrase.key[1] &&
      chars[0] !== phrase.key[1] &&
      phrase.key.length < 8
    )
      continue;
    const hit = matchPhraseAt(folded, start, phrase);
    if (hit) hits.push(hit);
  }
  return hits;
}

/** How well a text as a whole is this wording, 0–1. */
export function ratePhrase(text: string, phrase: Phrase): number {
  const hit = matchPhraseAt([foldKey(text)], 0, phrase);
  return hit?.score ?? 0;
}
