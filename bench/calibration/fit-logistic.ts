import { FEATURES, type Features, type LogisticWeights } from '../../pipeline/fields/features.ts';

export interface Labelled {
  readonly features: Features;
  readonly isRight: boolean;
}

const STEPS = 1500;
const RATE = 0.8;
/** Pull towards the common weights: small sets of one kind must not invent curves of their own. */
const PULL = 0.002;
/** Even the best evidence leaves this much doubt: no set of papers holds every way to be wrong. */
const DOUBT = 0.0006;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const SIZE = FEATURES.length + 1;

/** The features in their order, and a one for the bias. */
function toRow(features: Features): Float64Array {
  return Float64Array.from([...FEATURES.map((name) => features[name]), 1]);
}

function dot(weights: Float64Array, row: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < SIZE; i++) sum += (weights[i] ?? 0) * (row[i] ?? 0);
  return sum;
}

/**
 * Logistic regression by gradient descent. Weights stay ≥ 0, for every feature is turned so that more is better;
 * each is pulled towards `start`, so a kind with few samples keeps close to the curve of all.
 */
export function fitLogistic(samples: readonly Labelled[], start: LogisticWeights): LogisticWeights {
  const rows = samples.map(({ features, isRight }) => ({
    row: toRow(features),
    target: isRight ? 1 - DOUBT : DOUBT,
  }));
  const origin = Float64Array.from([...FEATURES.map((name) => start.weights[name]), start.bias]);
  const weights = origin.slice();
  const pull = PULL * (100 / (100 + rows.length));
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(SIZE);
    for (const { row, target } of rows) {
      const error = sigmoid(dot(weights, row)) - target;
      for (let i = 0; i < SIZE; i++) gradient[i] = (gradient[i] ?? 0) + error * (row[i] ?? 0);
    }
    for (let i = 0; i < SIZE; i++) {
      const weight = weights[i] ?? 0;
      const moved =
        weight - RATE * ((gradient[i] ?? 0) / Math.max(1, rows.length) + pull * (weight - (origin[i] ?? 0)));
      weights[i] = i === SIZE - 1 ? moved : Math.max(0, moved);
    }
  }
  const fitted = Object.fromEntries(FEATURES.map((name, i) => [name, weights[i] ?? 0])) as Record<
    keyof Features,
    number
  >;
  return { bias: weights[SIZE - 1] ?? 0, weights: fitted };
}

export function predict({ bias, weights }: LogisticWeights, features: Features): number {
  return sigmoid(FEATURES.reduce((sum, name) => sum + weights[name] * features[name], bias));
}
