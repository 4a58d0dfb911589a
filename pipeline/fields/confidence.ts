import type { Finding } from '../dossier.ts';
import type { FieldKind } from '../records/record-type.ts';
import { CONFIDENCE_MODEL } from './confidence-model.ts';
import type { FieldEntry } from './evidence-entry.ts';
import { meanConfidence, minConfidence } from './source.ts';

/** What the trust in a value is worked out from; every one from about −1 to 1, more is better unless named so. */
export const FEATURES = [
  'minCharacter',
  'meanCharacter',
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
export const KIND_GROUPS = ['name', 'place', 'date', 'words', 'number', 'list', 'text'] as const;
export type KindGroup = (typeof KIND_GROUPS)[number];

const GROUP_OF: Readonly<Record<FieldKind, KindGroup>> = {
  name: 'name',
  place: 'place',
  unit: 'place',
  date: 'date',
  time: 'date',
  year: 'date',
  date_words: 'words',
  money_words: 'words',
  sex: 'list',
  ethnicity: 'list',
  nationality: 'list',
  choice: 'list',
  id_no: 'number',
  personal_id: 'number',
  reg_no: 'number',
  book_no: 'number',
  page_no: 'number',
  money: 'number',
  area: 'number',
  land_no: 'number',
  land_certificate: 'number',
  plate: 'number',
  text: 'text',
};

export const groupKind = (kind: FieldKind): KindGroup => GROUP_OF[kind];

/** Log odds of a probability, −1 at ½ percent … 1 at 99.5 percent. */
function scaleOdds(p: number): number {
  const clamped = Math.min(0.9995, Math.max(0.005, p));
  return Math.log(clamped / (1 - clamped)) / 5.3;
}

export interface FieldWitness {
  readonly entry: FieldEntry;
  /** Share of the other readings of the same pixels that give the same value; null when there are none. */
  readonly agreeing: number | null;
  readonly labelScore: number;
  readonly pageScore: number;
  readonly findings: readonly Finding[];
}

export function gatherFeatures({ entry, agreeing, labelScore, pageScore, findings }: FieldWitness): Features {
  const { source, reading, agreements, conflicts } = entry;
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    minCharacter: source ? scaleOdds(minConfidence(source)) : -1,
    meanCharacter: source ? scaleOdds(meanConfidence(source)) : -1,
    margin: Math.min(1, reading.margin / 6),
    plausibility: reading.plausibility,
    repairs: -Math.min(1, reading.repairs / 3),
    agreements: Math.min(1, agreements.length / 2),
    conflicts: -Math.min(1, conflicts.length),
    alternatives: agreeing === null ? 0 : agreeing * 2 - 1,
    labelScore,
    pageQuality: pageScore,
    errorFindings: -Math.min(1, count('E')),
    warningFindings: -Math.min(1, count('W')),
  };
}

/** Weights of one group of kinds. */
export interface LogisticWeights {
  readonly bias: number;
  readonly weights: Features;
}

/** Probability that the value is right. */
export function estimateConfidence(kind: FieldKind, features: Features): number {
  const { bias, weights } = CONFIDENCE_MODEL[groupKind(kind)];
  const sum = FEATURES.reduce((total, name) => total + weights[name] * features[name], bias);
  return 1 / (1 + Math.exp(-sum));
}
