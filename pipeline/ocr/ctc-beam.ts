import type { LogProbs } from './ctc.ts';
import { addLogs } from './log-math.ts';
import type { BeamPrior } from './text-prior.ts';

export interface BeamOptions {
  /** Prefixes kept from step to step. */
  readonly width: number;
  /** Classes below this log-probability are not considered in a step. */
  readonly floor: number;
  /** What a reader who knows the field adds to the pixels for each class, as a log-weight; none where absent. */
  readonly classWeights?: readonly number[];
  /** The same for the words that the classes spell. */
  readonly prior?: BeamPrior;
}

export interface BeamReading {
  readonly labels: readonly number[];
  /** Log-probability from the pixels alone, over the alignments the beam has kept. */
  readonly logProb: number;
}

/** What the reader's knowledge makes of a prefix. */
interface Known {
  /** Added by the words that are finished, and by single classes. */
  readonly bonus: number;
  /** Expected of the word that is being spelled. */
  readonly foreseen: number;
  readonly word: string;
  /** Of the prior, before that word. */
  readonly state: number;
}

interface Prefix {
  readonly parent: Prefix | null;
  readonly label: number;
  readonly children: Map<number, Prefix>;
  readonly known: Known;
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

function createPrefix(parent: Prefix | null, label: number, known: Known): Prefix {
  return {
    parent,
    label,
    children: new Map(),
    known,
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

/** What is known once the word that is being spelled has ended. */
function endWord(known: Known, prior: BeamPrior | undefined): Known {
  if (!prior || known.word === '') return known;
  const { weight, next } = prior.step(known.state, known.word);
  return { bonus: known.bonus + weight, foreseen: 0, word: '', state: next };
}

/** What is known with one more class. */
function extendKnown(known: Known, label: number, prior: BeamPrior | undefined, weight: number): Known {
  const part = prior?.wordPart(label) ?? '';
  if (!prior || part === '') {
    const ended = endWord(known, prior);
    return { ...ended, bonus: ended.bonus + weight };
  }
  const word = known.word + part;
  return { ...known, bonus: known.bonus + weight, word, foreseen: prior.foresee(known.state, word) };
}

class Beam {
  private readonly options: BeamOptions;
  private next: Prefix[] = [];
  private prefixes: Prefix[];

  constructor(options: BeamOptions) {
    this.options = options;
    const state = options.prior?.start ?? 0;
    const root = createPrefix(null, NOBODY, { bonus: 0, foreseen: 0, word: '', state });
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
    const { prior } = this.options;
    return this.prefixes
      .map((prefix) => {
        const logProb = addLogs(prefix.blank, prefix.spoken);
        const { bonus, state } = endWord(prefix.known, prior);
        return { labels: spellOut(prefix), logProb, score: logProb + bonus + (prior?.end(state) ?? 0) };
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
    const { classWeights, prior } = this.options;
    const child = createPrefix(
      prefix,
      label,
      extendKnown(prefix.known, label, prior, classWeights?.[label] ?? 0),
    );
    prefix.children.set(label, child);
    return child;
  }

  private keepBest(): void {
    let best = -Infinity;
    for (const prefix of this.next) {
      prefix.blank = prefix.nextBlank;
      prefix.spoken = prefix.nextSpoken;
      prefix.score = addLogs(prefix.blank, prefix.spoken) + prefix.known.bonus + prefix.known.foreseen;
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
