import { FEATURES, type Features, type LogisticWeights } from '../../pipeline/fields/features.ts';

export interface Labelled {
  readonly features: Features;
  readonly isRight: boolean;
}

const ROUNDS = 30;
/** Pull towards the starting weights, as strong as this many doubtful samples: few samples invent no curve of their own. */
const PULL: number = 0.5;
/** Even the best evidence leaves this much doubt: no set of papers holds every way to be wrong. */
const DOUBT = 0.0006;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const SIZE = FEATURES.length + 1;
const BIAS = SIZE - 1;

/** The features in their order, and a one for the bias. */
function toRow(features: Features): number[] {
  return [...FEATURES.map((name) => features[name]), 1];
}

const dot = (weights: readonly number[], row: readonly number[]) =>
  weights.reduce((sum, weight, i) => sum + weight * (row[i] ?? 0), 0);

/** Solves a symmetric positive system by elimination. */
function solve(matrix: readonly number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (const [i, pivotRow] of rows.entries()) {
    const pivot = pivotRow[i] ?? 1;
    for (const [j, row] of rows.entries()) {
      if (j === i) continue;
      const factor = (row[i] ?? 0) / pivot;
      if (factor !== 0)
        for (let k = i; k < row.length; k++) row[k] = (row[k] ?? 0) - factor * (pivotRow[k] ?? 0);
    }
  }
  return rows.map((row, i) => (row.at(-1) ?? 0) / (row[i] ?? 1));
}

/** One Newton step of the penalised likelihood over the weights that are not held at zero. */
function step(
  rows: readonly { row: number[]; target: number }[],
  weights: number[],
  origin: readonly number[],
  held: ReadonlySet<number>,
) {
  const free = weights.map((_, i) => i).filter((i) => !held.has(i));
  const hessian: number[][] = free.map((i) => free.map((j) => (i === j ? PULL : 0)));
  const gradient = free.map((i) => PULL * ((weights[i] ?? 0) - (origin[i] ?? 0)));
  for (const { row, target } of rows) {
    const p = sigmoid(dot(weights, row));
    const curve = Math.max(1e-6, p * (1 - p));
    for (const [a, i] of free.entries()) {
      gradient[a] = (gradient[a] ?? 0) + (p - target) * (row[i] ?? 0);
      const line = hessian[a];
      if (line)
        for (const [b, j] of free.entries()) line[b] = (line[b] ?? 0) + curve * (row[i] ?? 0) * (row[j] ?? 0);
    }
  }
  const move = solve(hessian, gradient);
  for (const [a, i] of free.entries())
    weights[i] = (weights[i] ?? 0) - Math.max(-2, Math.min(2, move[a] ?? 0));
}

/**
 * Logistic regression by Newton's method. Weights stay ≥ 0, for every feature is turned so that more is better: one
 * that would go below is held at zero. Each is pulled towards `start`, so a kind with few samples keeps close to the
 * curve of all.
 */
export function fitLogistic(samples: readonly Labelled[], start: LogisticWeights): LogisticWeights {
  const rows = samples.map(({ features, isRight }) => ({
    row: toRow(features),
    target: isRight ? 1 - DOUBT : DOUBT,
  }));
  const origin = [...FEATURES.map((name) => start.weights[name]), start.bias];
  const weights = [...origin];
  const held = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    step(rows, weights, origin, held);
    for (let i = 0; i < BIAS; i++) {
      if ((weights[i] ?? 0) >= 0) continue;
      weights[i] = 0;
      held.add(i);
    }
  }
  const fitted = Object.fromEntries(FEATURES.map((name, i) => [name, weights[i] ?? 0])) as Record<
    keyof Features,
    number
  >;
  return { bias: weights[BIAS] ?? 0, weights: fitted };
}

export function predict({ bias, weights }: LogisticWeights, features: Features): number {
  return sigmoid(FEATURES.reduce((sum, name) => sum + weights[name] * features[name], bias));
}
