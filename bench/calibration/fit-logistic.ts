import { FEATURES, type Features, type LogisticWeights } from '../../pipeline/fields/features.ts';

export interface Labelled {
  readonly features: Features;
  readonly isRight: boolean;
}

const STEPS = 4000;
const RATE = 0.5;
/** Pull towards the common weights: small sets of one kind must not invent curves of their own. */
const PULL = 0.002;
/** Even the best evidence leaves this much doubt: no set of papers holds every way to be wrong. */
const DOUBT = 0.0006;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

const dot = (weights: Features, features: Features) =>
  FEATURES.reduce((sum, name) => sum + weights[name] * features[name], 0);

/**
 * Logistic regression by gradient descent. Weights stay ≥ 0, for every feature is turned so that more is better;
 * each is pulled towards `start`, so a kind with few samples keeps close to the curve of all.
 */
export function fitLogistic(samples: readonly Labelled[], start: LogisticWeights): LogisticWeights {
  let { bias } = start;
  let weights: Record<keyof Features, number> = { ...start.weights };
  const size = Math.max(1, samples.length);
  for (let step = 0; step < STEPS; step++) {
    const gradient = Object.fromEntries(FEATURES.map((name) => [name, 0])) as Record<keyof Features, number>;
    let biasGradient = 0;
    for (const { features, isRight } of samples) {
      const error = sigmoid(bias + dot(weights, features)) - (isRight ? 1 - DOUBT : DOUBT);
      biasGradient += error;
      for (const name of FEATURES) gradient[name] += error * features[name];
    }
    bias -= RATE * (biasGradient / size + PULL * (bias - start.bias) * (100 / (100 + size)));
    weights = Object.fromEntries(
      FEATURES.map((name) => {
        const pull = PULL * (weights[name] - start.weights[name]);
        return [name, Math.max(0, weights[name] - RATE * (gradient[name] / size + pull))];
      }),
    ) as Record<keyof Features, number>;
  }
  return { bias, weights };
}

export function predict({ bias, weights }: LogisticWeights, features: Features): number {
  return sigmoid(bias + dot(weights, features));
}
