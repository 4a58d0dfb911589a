import type { Word } from '../page.ts';
import { measureOcrDistance, type Price } from '../vietnamese/ocr-distance.ts';

/** A stretch of text as an engine read it, with how sure it was of each UTF-16 unit. */
export interface Source {
  readonly text: string;
  /** As many as `text.length`. */
  readonly confidences: readonly number[];
}

/** A text all of which was read with one confidence. */
export function makeSource(text: string, confidence: number): Source {
  return { text, confidences: Array.from({ length: text.length }, () => confidence) };
}

/** Confidence of each UTF-16 unit of a word; an engine that gives none for characters gives it for the word. */
function spreadConfidence(word: Word): number[] {
  const chars = [...word.text];
  const given = word.charConfidences;
  return chars.flatMap((char, i) =>
    Array.from(
      { length: char.length },
      () => (given?.length === chars.length ? given[i] : undefined) ?? word.confidence,
    ),
  );
}

/** Finds in the words of a field how surely each character of its raw text was read. */
export function alignSource(raw: string, words: readonly Word[]): Source {
  const joined = words.map((word) => word.text).join(' ');
  const confidences = words.flatMap((word, i) => [...(i > 0 ? [1] : []), ...spreadConfidence(word)]);
  const start = joined.indexOf(raw);
  if (start >= 0 && words.length > 0)
    return { text: raw, confidences: confidences.slice(start, start + raw.length) };
  const mean = words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, words.length);
  return makeSource(raw, words.length > 0 ? mean : 0.5);
}

export function sliceSource(source: Source, start: number, end = source.text.length): Source {
  return { text: source.text.slice(start, end), confidences: source.confidences.slice(start, end) };
}

/** The words of a source, each with its own confidences and where it begins. */
export function splitWords(source: Source): { readonly word: Source; readonly start: number }[] {
  return [...source.text.matchAll(/\S+/g)].map((match) => ({
    word: sliceSource(source, match.index, match.index + match[0].length),
    start: match.index,
  }));
}

/** Beyond this an engine's certainty says nothing more: nets are surer than they are right. */
const MAX_CONFIDENCE = 0.99;
const NATS_PER_DIFFERENCE = 4;

function priceDeparture(confidences: readonly number[]): Price {
  return (index, difference) => {
    if (difference <= 0.05) return difference;
    const sure = Math.min(MAX_CONFIDENCE, Math.max(0.05, confidences[index] ?? 0.5));
    return Math.max(1.2, Math.log(sure / (1 - sure))) + NATS_PER_DIFFERENCE * difference;
  };
}

/**
 * What it costs, in nats, to believe that `wanted` stands where `read` was read: the less sure the engine and the
 * more alike the glyphs, the cheaper. 0 when both are the same.
 */
export function weighDeparture(read: Source, wanted: string): number {
  if (read.text === wanted) return 0;
  return measureOcrDistance(read.text, wanted, priceDeparture(read.confidences));
}

export function meanConfidence(source: Source): number {
  if (source.confidences.length === 0) return 0;
  return source.confidences.reduce((sum, value) => sum + value, 0) / source.confidences.length;
}

export function minConfidence(source: Source): number {
  return source.confidences.reduce(
    (min, value) => Math.min(min, value),
    source.confidences.length === 0 ? 0 : 1,
  );
}

/** Confidence that every character is right, were they independent: what a long text has less of than a short one. */
export function wholeConfidence(source: Source): number {
  return source.confidences.reduce(
    (product, value) => product * value,
    source.confidences.length === 0 ? 0 : 1,
  );
}
