import { copyCase } from './letter-case.ts';
import { normalizeText } from './normalize.ts';
import { buildLattice, type Path, type Rule } from './word-lattice.ts';

/** What a grammar makes of words that were read. */
export interface SpokenReading<T> {
  readonly value: T;
  /** The words with every repair made, in the case they were read in. */
  readonly text: string;
  /** Words that had to be changed; marks count. */
  readonly repairs: number;
  /** OCR distance between what was read and what is understood, whole text. */
  readonly cost: number;
}

const SKIP_COST = 1.2;
const MAX_SKIPPED = 2;

/** Tokens of letters; digits and signs between them are dropped, for number words hold none. */
function splitTokens(text: string): string[] {
  return normalizeText(text)
    .replace(/[^\p{L}\p{N}|!]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((token) => /[\p{L}\p{N}]/u.test(token));
}

function describe<T>(path: Path<T>, skipped: number): SpokenReading<T> {
  const spoken = path.words.map(({ word, read }) =>
    read.toLowerCase() === word ? read : copyCase(word, read),
  );
  return {
    value: path.value,
    text: spoken.join(' '),
    repairs: path.words.filter(({ word, read }) => read.toLowerCase() !== word).length + skipped,
    cost: path.cost,
  };
}

/**
 * Every understanding of a text by a grammar, cheapest first, one for each value. Up to two foreign tokens at either
 * end (a remnant of the label, a bracket read as a letter) may be left out, at a price.
 */
export function understand<T>(
  text: string,
  lexicon: readonly string[],
  rule: Rule<T>,
): readonly SpokenReading<T>[] {
  const lattice = buildLattice(splitTokens(text), lexicon);
  const found = new Map<string, SpokenReading<T>>();
  for (let start = 0; start <= Math.min(MAX_SKIPPED, lattice.end); start++) {
    for (const path of rule(lattice, start)) {
      const left = lattice.end - path.at;
      if (path.at > lattice.end || left > MAX_SKIPPED) continue;
      const skipped = start + left;
      const cost = path.cost + skipped * SKIP_COST;
      const key = JSON.stringify(path.value);
      if (cost < (found.get(key)?.cost ?? Infinity)) found.set(key, describe({ ...path, cost }, skipped));
    }
  }
  return [...found.values()].sort((a, b) => a.cost - b.cost);
}
