import { addLogs } from './log-math.ts';

/** Log-probabilities of one line as a CTC network gives them: `steps` rows of `classes` values. */
export interface LogProbs {
  readonly steps: number;
  readonly classes: number;
  /** Row by row; may be a view into a larger batch. */
  readonly data: Float32Array;
  readonly blank: number;
}

/** One character of a reading, and the steps in which the network says it. */
export interface AlignedLabel {
  readonly label: number;
  readonly firstStep: number;
  /** Exclusive. */
  readonly endStep: number;
  /** The highest probability of the label within its steps. */
  readonly confidence: number;
}

const at = (probs: LogProbs, step: number, label: number) =>
  probs.data[step * probs.classes + label] as number;

/** The best class of every step; repeats and blanks dropped. */
export function decodeGreedily(probs: LogProbs): AlignedLabel[] {
  const labels: AlignedLabel[] = [];
  let open: { label: number; firstStep: number; best: number } | null = null;
  const close = (endStep: number) => {
    if (open)
      labels.push({ label: open.label, firstStep: open.firstStep, endStep, confidence: Math.exp(open.best) });
    open = null;
  };
  for (let step = 0; step < probs.steps; step++) {
    let label = 0;
    for (let other = 1; other < probs.classes; other++)
      if (at(probs, step, other) > at(probs, step, label)) label = other;
    if (label === probs.blank) {
      close(step);
    } else if (open && open.label === label) {
      open.best = Math.max(open.best, at(probs, step, label));
    } else {
      close(step);
      open = { label, firstStep: step, best: at(probs, step, label) };
    }
  }
  close(probs.steps);
  return labels;
}

/** Log-probability that the network gives to a whole text, over all its alignments; −Infinity when it cannot be said at all. */
export function scoreLabels(probs: LogProbs, labels: readonly number[]): number {
  const states = 2 * labels.length + 1;
  let now = new Float64Array(states).fill(-Infinity);
  const labelOf = (state: number) => (state % 2 === 0 ? probs.blank : (labels[(state - 1) / 2] as number));
  for (let step = 0; step < probs.steps; step++) {
    const next = new Float64Array(states).fill(-Infinity);
    for (let state = 0; state < states; state++) {
      const label = labelOf(state);
      let sum = step === 0 ? (state < 2 ? 0 : -Infinity) : (now[state] as number);
      if (step > 0 && state > 0) sum = addLogs(sum, now[state - 1] as number);
      if (step > 0 && state > 1 && label !== probs.blank && label !== labelOf(state - 2))
        sum = addLogs(sum, now[state - 2] as number);
      if (sum !== -Infinity) next[state] = sum + at(probs, step, label);
    }
    now = next;
  }
  if (probs.steps === 0) return labels.length === 0 ? 0 : -Infinity;
  return states === 1 ? (now[0] as number) : addLogs(now[states - 1] as number, now[states - 2] as number);
}

/** Where each label of a given text stands: the most likely alignment (Viterbi). Null when the line is too short for the text. */
export function alignLabels(probs: LogProbs, labels: readonly number[]): AlignedLabel[] | null {
  const states = 2 * labels.length + 1;
  const { steps } = probs;
  const labelOf = (state: number) => (state % 2 === 0 ? probs.blank : (labels[(state - 1) / 2] as number));
  const back = new Uint8Array(steps * states);
  let now = new Float64Array(states).fill(-Infinity);
  for (let step = 0; step < steps; step++) {
    const next = new Float64Array(states).fill(-Infinity);
    for (let state = 0; state < states; state++) {
      const label = labelOf(state);
      let best = step === 0 ? (state < 2 ? 0 : -Infinity) : (now[state] as number);
      let jump = 0;
      if (step > 0 && state > 0 && (now[state - 1] as number) > best) {
        best = now[state - 1] as number;
        jump = 1;
      }
      if (
        step > 0 &&
        state > 1 &&
        label !== probs.blank &&
        label !== labelOf(state - 2) &&
        (now[state - 2] as number) > best
      ) {
        best = now[state - 2] as number;
        jump = 2;
      }
      next[state] = best + at(probs, step, label);
      back[step * states + state] = jump;
    }
    now = next;
  }
  let state =
    states > 1 && (now[states - 2] as number) > (now[states - 1] as number) ? states - 2 : states - 1;
  if (steps === 0 || now[state] === -Infinity) return labels.length === 0 ? [] : null;
  const spans = labels.map((label) => ({ label, firstStep: steps, endStep: 0, best: -Infinity }));
  for (let step = steps - 1; step >= 0; step--) {
    const span = state % 2 === 1 ? spans[(state - 1) / 2] : undefined;
    if (span) {
      span.firstStep = step;
      span.endStep = Math.max(span.endStep, step + 1);
      span.best = Math.max(span.best, at(probs, step, span.label));
    }
    state -= back[step * states + state] as number;
  }
  return spans.map(({ label, firstStep, endStep, best }) => ({
    label,
    firstStep,
    endStep,
    confidence: Math.exp(best),
  }));
}
