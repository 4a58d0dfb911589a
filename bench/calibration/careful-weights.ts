import type { LogisticWeights } from '../../pipeline/fields/features.ts';

/** Weights set by hand, on the careful side: where fitting starts from and what few samples are pulled towards. */
export const CAREFUL_WEIGHTS: LogisticWeights = {
  bias: -10,
  weights: {
    minCharacter: 2.2,
    meanCharacter: 2,
    wholeCharacter: 0,
    recordCharacter: 1,
    recordPlausibility: 2,
    formConfidence: 1,
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
  },
};
