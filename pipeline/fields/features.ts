/** What the trust in a value is worked out from; every one from about −1 to 1, more is better unless named so. */
export const FEATURES = [
  'minCharacter',
  'meanCharacter',
  'wholeCharacter',
  'recordCharacter',
  'recordPlausibility',
  'formConfidence',
  'margin',
  'plausibility',
  'repairs',
  'agreements',
  'conflicts',
  'alternatives',
  'labelScore',
  'pageQuality',
  'errorFindings',
  'warningFindings',
] as const;
export type Features = Readonly<Record<(typeof FEATURES)[number], number>>;

/** Kinds that err alike share one curve. */
export const KIND_GROUPS = ['name', 'place', 'date', 'words', 'number', 'list', 'tick', 'text'] as const;
export type KindGroup = (typeof KIND_GROUPS)[number];

/** Weights of one group of kinds. */
export interface LogisticWeights {
  readonly bias: number;
  readonly weights: Features;
}
