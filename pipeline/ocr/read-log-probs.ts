import { alignLabels, decodeGreedily, scoreLabels, type AlignedLabel, type LogProbs } from './ctc.ts';
import { searchBeam, type BeamReading } from './ctc-beam.ts';
import { priorFor } from './priors/prior-for.ts';
import type { CandidateScore, CharReading, LineHint, LineReading } from './engine.ts';

/** What the network's classes mean, and how to get from its steps to pixels of the line image. */
export interface LineAlphabet {
  /** Text of each class; null for the blank. */
  readonly charset: readonly (string | null)[];
  readonly pixelsPerStep: number;
}

export interface LineWish {
  readonly hint?: LineHint;
  readonly candidates?: readonly string[];
}

const BEAM_WIDTH = 12;
const BEAM_FLOOR = -9;
/** A line whose every character is surer than this has no other reading worth showing. */
const SURE = 0.97;
const MOST_ALTERNATIVES = 4;
const LEAST_ALTERNATIVE = 0.005;

/** Characters that a hint lets through; what else the pixels say is still said when nothing of these fits. */
const HINTED: Readonly<Partial<Record<LineHint, RegExp>>> = {
  digits: /^[0-9 .,/-]$/u,
  identity: /^[0-9 .,/-]$/u,
  date: /^[0-9 /.-]$/u,
  name: /^[\p{L} '.-]$/u,
  date_words: /^[\p{L} ,.()-]$/u,
  money_words: /^[\p{L} ,.()-]$/u,
};
/** Hints that say more of digits than greedy reading knows: the search is worth its while even where pixels are sure. */
const ALWAYS_SEARCHED: ReadonlySet<LineHint> = new Set(['digits', 'identity', 'date']);
const UNHINTED_PENALTY = -4;

/** Four decimals: what lies beyond them is the processor's rounding, not the line's. */
const roundConfidence = (value: number) => Math.round(Math.max(0, Math.min(1, value)) * 1e4) / 1e4;

const spell = (alphabet: LineAlphabet, labels: readonly number[]) =>
  labels.map((label) => alphabet.charset[label] ?? '').join('');

function searchReadings(probs: LogProbs, { charset }: LineAlphabet, hint: LineHint = 'text'): BeamReading[] {
  const hinted = HINTED[hint];
  const options = { width: BEAM_WIDTH, floor: BEAM_FLOOR, prior: priorFor(hint, charset) };
  if (!hinted) return searchBeam(probs, options);
  const classWeights = charset.map((text) => (text !== null && hinted.test(text) ? 0 : UNHINTED_PENALTY));
  return searchBeam(probs, { ...options, classWeights });
}

function toChars(aligned: readonly AlignedLabel[], alphabet: LineAlphabet): CharReading[] {
  return aligned.map(({ label, firstStep, endStep, confidence }) => ({
    text: alphabet.charset[label] ?? '',
    confidence: roundConfidence(confidence),
    left: firstStep * alphabet.pixelsPerStep,
    right: endStep * alphabet.pixelsPerStep,
  }));
}

/** The shares of several readings in what the pixels support. */
function shareOut(
  readings: readonly BeamReading[],
  alphabet: LineAlphabet,
): { text: string; confidence: number }[] {
  const best = readings.reduce((most, { logProb }) => Math.max(most, logProb), -Infinity);
  const weights = readings.map(({ logProb }) => Math.exp(logProb - best));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const byText = new Map<string, number>();
  readings.forEach(({ labels }, index) => {
    const text = spell(alphabet, labels).trim();
    byText.set(text, (byText.get(text) ?? 0) + (weights[index] ?? 0) / total);
  });
  return [...byText].map(([text, confidence]) => ({ text, confidence: roundConfidence(confidence) }));
}

/** How likely each candidate is, against the best that the pixels allow; a text with letters the model lacks gets 0. */
function scoreCandidates(
  probs: LogProbs,
  alphabet: LineAlphabet,
  candidates: readonly string[],
  best: readonly number[],
): CandidateScore[] {
  const labelOf = new Map(alphabet.charset.map((text, label) => [text, label]));
  const reference = scoreLabels(probs, best);
  return candidates.map((text) => {
    const labels = [...text].map((char) => labelOf.get(char));
    if (labels.includes(undefined)) return { text, likelihood: 0 };
    const known = labels.filter((label) => label !== undefined);
    return { text, likelihood: roundConfidence(Math.exp(scoreLabels(probs, known) - reference)) };
  });
}

/**
 * Turns the network's output for one line into a reading: greedy where every character is sure, else a prefix beam
 * search with alternatives, and the likelihood of each text that the caller thinks possible.
 */
export function readLogProbs(probs: LogProbs, alphabet: LineAlphabet, wish: LineWish): LineReading {
  let chars = decodeGreedily(probs);
  let alternatives: { text: string; confidence: number }[] = [];
  if (chars.some(({ confidence }) => confidence < SURE) || (wish.hint && ALWAYS_SEARCHED.has(wish.hint))) {
    const readings = searchReadings(probs, alphabet, wish.hint);
    const aligned = alignLabels(probs, readings[0]?.labels ?? []);
    if (aligned) chars = aligned;
    const chosen = spell(
      alphabet,
      chars.map(({ label }) => label),
    ).trim();
    alternatives = shareOut(readings, alphabet)
      .filter(({ text, confidence }) => text !== chosen && confidence >= LEAST_ALTERNATIVE)
      .slice(0, MOST_ALTERNATIVES);
  }
  const spoken = chars.filter(({ label }) => alphabet.charset[label] !== ' ');
  const mean = spoken.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, spoken.length);
  const reading = {
    text: spell(
      alphabet,
      chars.map(({ label }) => label),
    )
      .trim()
      .normalize('NFC'),
    confidence: roundConfidence(spoken.length === 0 ? 0 : mean),
    chars: toChars(chars, alphabet),
    alternatives,
  };
  if (!wish.candidates) return reading;
  const best = chars.map(({ label }) => label);
  return { ...reading, candidates: scoreCandidates(probs, alphabet, wish.candidates, best) };
}
