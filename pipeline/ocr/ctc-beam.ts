import type { LogProbs } from './ctc.ts';
import { addLogs } from './log-math.ts';

/**
 * What a reader of the language expects of words. It weighs only among what the pixels support: a class under the
 * beam's floor is never taken up.
 */
export interface SpellingPrior {
  /** Text of a class when it belongs to a word; empty when it stands between words. */
  wordPart(label: number): string;
  /** Log-weight of a finished word. */
  weigh(word: string): number;
}

export interface BeamOptions {
  /** Prefixes kept from step to step. */
  readonly width: number;
  /** Classes below this log-probability are not considered in a step. */
  readonly floor: number;
  /** What a reader who knows the field adds to the pixels for each class, as a log-weight; none where absent. */
  readonly classWeights?: readonly number[];
  /** The same for what a class does to the word it continues or ends. */
  readonly spelling?: SpellingPrior;
}

export interface BeamReading {
  readonly labels: readonly number[];
  /** Log-probability from the pixels alone, over the alignments the beam has kept. */
  readonly logProb: number;
}

interface Prefix {
  readonly parent: Prefix | null;
  readonly label: number;
  readonly children: Map<number, Prefix>;
  /** What the reader's knowledge has added so far. */
  readonly bonus: number;
  /** The word that is being spelled. */
  readonly word: string;
  /** Log-probability of ending in a blank, and in `label`. */
  blank: number;
  spoken: number;
  nextBlank: number;
  nextSpoken: number;
  score: number;
  touched: number;
}

/** A step takes up this many classes at most: what comes after them never wins. */
const MOST_LIVE = 8;
/** A prefix this far behind the best one never catches up. */
const HOPELESS = 14;
/** A step this sure of its blank changes no prefix. */
const SURE_BLANK = -1e-4;
const NOBODY = -1;

function createPrefix(parent: Prefix | null, label: number, bonus: number, word: string): Prefix {
  return {
    parent,
    label,
    children: new Map(),
    bonus,
    word,
    blank: -Infinity,
    spoken: -Infinity,
    nextBlank: -Infinity,
    nextSpoken: -Infinity,
    score: -Infinity,
    touched: -1,
  };
}

function spellOut(prefix: Prefix): number[] {
  const labels: number[] = [];
  for (let at: Prefix | null = prefix; at?.parent; at = at.parent) labels.push(at.label);
  return labels.reverse();
}

/** The likeliest classes of a step, blank left out, in order of class. */
function findLive(probs: LogProbs, step: number, floor: number): number[] {
  const base = step * probs.classes;
  const live: number[] = [];
  for (let label = 0; label < probs.classes; label++)
    if ((probs.data[base + label] as number) >= floor && label !== probs.blank) live.push(label);
  if (live.length <= MOST_LIVE) return live;
  const valueOf = (label: number) => probs.data[base + label] as number;
  return live.sort((a, b) => valueOf(b) - valueOf(a) || a - b).slice(0, MOST_LIVE);
}

class Beam {
  private readonly options: BeamOptions;
  private next: Prefix[] = [];
  private prefixes: Prefix[];

  constructor(options: BeamOptions) {
    this.options = options;
    const root = createPrefix(null, NOBODY, 0, '');
    root.blank = 0;
    this.prefixes = [root];
  }

  advance(probs: LogProbs, step: number): void {
    const base = step * probs.classes;
    const blankLog = probs.data[base + probs.blank] as number;
    if (blankLog > SURE_BLANK) {
      this.rest(blankLog);
      return;
    }
    const live = findLive(probs, step, this.options.floor);
    this.next = [];
    for (const prefix of this.prefixes) {
      const total = addLogs(prefix.blank, prefix.spoken);
      this.touch(prefix, step);
      prefix.nextBlank = addLogs(prefix.nextBlank, total + blankLog);
      if (prefix.parent) {
        prefix.nextSpoken = addLogs(
          prefix.nextSpoken,
          prefix.spoken + (probs.data[base + prefix.label] as number),
        );
      }
      for (const label of live) {
        const from = label === prefix.label ? prefix.blank : total;
        if (from === -Infinity) continue;
        const child = this.extend(prefix, label);
        this.touch(child, step);
        child.nextSpoken = addLogs(child.nextSpoken, from + (probs.data[base + label] as number));
      }
    }
    this.keepBest();
  }

  finish(): BeamReading[] {
    const { spelling } = this.options;
    return this.prefixes
      .map((prefix) => {
        const logProb = addLogs(prefix.blank, prefix.spoken);
        const ended = spelling && prefix.word !== '' ? spelling.weigh(prefix.word) : 0;
        return { labels: spellOut(prefix), logProb, score: logProb + prefix.bonus + ended };
      })
      .sort((a, b) => b.score - a.score)
      .map(({ labels, logProb }) => ({ labels, logProb }));
  }

  /** A step of nothing but blank. */
  private rest(blankLog: number): void {
    for (const prefix of this.prefixes) {
      prefix.blank = addLogs(prefix.blank, prefix.spoken) + blankLog;
      prefix.spoken = -Infinity;
    }
  }

  private touch(prefix: Prefix, step: number): void {
    if (prefix.touched === step) return;
    prefix.touched = step;
    prefix.nextBlank = -Infinity;
    prefix.nextSpoken = -Infinity;
    this.next.push(prefix);
  }

  private extend(prefix: Prefix, label: number): Prefix {
    const known = prefix.children.get(label);
    if (known) return known;
    const { classWeights, spelling } = this.options;
    const part = spelling?.wordPart(label) ?? '';
    const ended = spelling && part === '' && prefix.word !== '' ? spelling.weigh(prefix.word) : 0;
    const bonus = prefix.bonus + ended + (classWeights?.[label] ?? 0);
    const child = createPrefix(prefix, label, bonus, part === '' ? '' : prefix.word + part);
    prefix.children.set(label, child);
    return child;
  }

  private keepBest(): void {
    let best = -Infinity;
    for (const prefix of this.next) {
      prefix.blank = prefix.nextBlank;
      prefix.spoken = prefix.nextSpoken;
      prefix.score = addLogs(prefix.blank, prefix.spoken) + prefix.bonus;
      best = Math.max(best, prefix.score);
    }
    this.prefixes = this.next
      .filter(({ score }) => score > best - HOPELESS)
      .sort((a, b) => b.score - a.score)
      .slice(0, this.options.width);
  }
}

/** CTC prefix beam search: the readings that the steps support, best first (bonus included in the order). */
export function searchBeam(probs: LogProbs, options: BeamOptions): BeamReading[] {
  const beam = new Beam(options);
  for (let step = 0; step < probs.steps; step++) beam.advance(probs, step);
  return beam.finish();
}
