import type { LogProbs } from './ctc.ts';

export interface BeamOptions {
  /** Prefixes kept from step to step. */
  readonly width: number;
  /** Classes below this log-probability are not considered in a step. */
  readonly floor: number;
  /**
   * What a reader who knows the field adds to the pixels: a log-weight for `label` following `prefix`.
   * −Infinity forbids it. It weighs among what the pixels support: a class under `floor` is never taken up.
   */
  readonly weigh?: (prefix: readonly number[], label: number) => number;
}

export interface BeamReading {
  readonly labels: readonly number[];
  /** Log-probability from the pixels alone, over the alignments the beam has kept. */
  readonly logProb: number;
}

interface Prefix {
  readonly parent: Prefix | null;
  readonly label: number;
  readonly labels: readonly number[];
  readonly children: Map<number, Prefix>;
  /** What the reader's knowledge has added so far. */
  readonly bonus: number;
  /** Log-probability of ending in a blank, and in `label`. */
  blank: number;
  spoken: number;
  nextBlank: number;
  nextSpoken: number;
  touched: number;
}

const addLogs = (a: number, b: number) => {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
};

function createPrefix(parent: Prefix | null, label: number, bonus: number): Prefix {
  return {
    parent,
    label,
    labels: parent ? [...parent.labels, label] : [],
    children: new Map(),
    bonus,
    blank: -Infinity,
    spoken: -Infinity,
    nextBlank: -Infinity,
    nextSpoken: -Infinity,
    touched: -1,
  };
}

const scoreOf = (prefix: Prefix) => addLogs(prefix.blank, prefix.spoken) + prefix.bonus;

/** The classes worth looking at in a step. */
function findLive(probs: LogProbs, step: number, floor: number): number[] {
  const live: number[] = [];
  const base = step * probs.classes;
  for (let label = 0; label < probs.classes; label++)
    if (label !== probs.blank && (probs.data[base + label] as number) >= floor) live.push(label);
  return live;
}

class Beam {
  private readonly options: BeamOptions;
  private readonly next: Prefix[] = [];
  private prefixes: Prefix[];

  constructor(options: BeamOptions) {
    this.options = options;
    const root = createPrefix(null, -1, 0);
    root.blank = 0;
    this.prefixes = [root];
  }

  private touch(prefix: Prefix, step: number): Prefix {
    if (prefix.touched !== step) {
      prefix.touched = step;
      prefix.nextBlank = -Infinity;
      prefix.nextSpoken = -Infinity;
      this.next.push(prefix);
    }
    return prefix;
  }

  private extend(prefix: Prefix, label: number): Prefix | null {
    const known = prefix.children.get(label);
    if (known) return known;
    const weight = this.options.weigh?.(prefix.labels, label) ?? 0;
    if (weight === -Infinity) return null;
    const child = createPrefix(prefix, label, prefix.bonus + weight);
    prefix.children.set(label, child);
    return child;
  }

  advance(probs: LogProbs, step: number): void {
    const base = step * probs.classes;
    const blankLog = probs.data[base + probs.blank] as number;
    const live = findLive(probs, step, this.options.floor);
    this.next.length = 0;
    for (const prefix of this.prefixes) {
      const total = addLogs(prefix.blank, prefix.spoken);
      const kept = this.touch(prefix, step);
      kept.nextBlank = addLogs(kept.nextBlank, total + blankLog);
      if (prefix.parent) {
        kept.nextSpoken = addLogs(
          kept.nextSpoken,
          prefix.spoken + (probs.data[base + prefix.label] as number),
        );
      }
      for (const label of live) {
        const from = label === prefix.label ? prefix.blank : total;
        if (from === -Infinity) continue;
        const child = this.extend(prefix, label);
        if (!child) continue;
        this.touch(child, step);
        child.nextSpoken = addLogs(child.nextSpoken, from + (probs.data[base + label] as number));
      }
    }
    for (const prefix of this.next) {
      prefix.blank = prefix.nextBlank;
      prefix.spoken = prefix.nextSpoken;
    }
    this.prefixes = [...this.next].sort((a, b) => scoreOf(b) - scoreOf(a)).slice(0, this.options.width);
  }

  finish(): BeamReading[] {
    return this.prefixes.map((prefix) => ({
      labels: prefix.labels,
      logProb: addLogs(prefix.blank, prefix.spoken),
    }));
  }
}

/** CTC prefix beam search: the readings that the steps support, best first (bonus included in the order). */
export function searchBeam(probs: LogProbs, options: BeamOptions): BeamReading[] {
  const beam = new Beam(options);
  for (let step = 0; step < probs.steps; step++) beam.advance(probs, step);
  return beam.finish();
}
