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

/** A ticked box brings its own probability from the pixels (as `minCharacter`): fitting starts from taking it at its word. */
export const TICK_WEIGHTS: LogisticWeights = {
  bias: -1,
  weights: {
    minCharacter: 5.3,
    meanCharacter: 0,
    wholeCharacter: 0,
    recordCharacter: 0,
    recordPlausibility: 0,
    formConfidence: 0,
    margin: 0,
    plausibility: 0,
    repairs: 0,
    agreements: 0,
    conflicts: 1,
    alternatives: 0,
    labelScore: 1,
    pageQuality: 0,
    errorFindings: 0,
    warningFindings: 2,
  },
};
