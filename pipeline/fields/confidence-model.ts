import type { Features, KindGroup, LogisticWeights } from './features.ts';

/** Set by hand, on the careful side, until bench/fit-confidence.mjs has been run on generated papers. */
const CAREFUL: Features = {
  minCharacter: 2.2,
  meanCharacter: 2,
  recordCharacter: 1,
  margin: 1.2,
  plausibility: 7,
  repairs: 3,
  agreements: 3,
  conflicts: 4,
  alternatives: 1,
  labelScore: 1.5,
  pageQuality: 1,
  errorFindings: 3,
  warningFindings: 1,
};

const careful = (bias: number): LogisticWeights => ({ bias, weights: CAREFUL });

export const CONFIDENCE_MODEL: Readonly<Record<KindGroup, LogisticWeights>> = {
  name: careful(-8.4),
  place: careful(-8),
  date: careful(-6.9),
  words: careful(-7.4),
  number: careful(-7.8),
  list: careful(-6.2),
  text: careful(-8.4),
};
