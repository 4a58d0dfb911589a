import type { Finding } from '../dossier.ts';
import type { FieldKind } from '../records/record-type.ts';
import { CAUTION, CONFIDENCE_MODEL } from './confidence-model.ts';
import { FEATURES, type Features, type KindGroup } from './features.ts';
import type { FieldEntry } from './evidence-entry.ts';
import { meanConfidence, minConfidence, wholeConfidence } from './source.ts';

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
  tick: 'tick',
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
  /** Whether a second look at the same pixels gives the same value; null when there was none. */
  readonly agrees: boolean | null;
  readonly labelScore: number;
  /** Mean confidence of the characters of the whole record: tells clear print from a hurried hand. */
  readonly recordConfidence: number;
  /** Mean plausibility of the values of the record: one cut from the wrong form is odd throughout. */
  readonly recordPlausibility: number;
  /** How surely the form was known. */
  readonly formConfidence: number;
  readonly pageScore: number;
  readonly findings: readonly Finding[];
}

export function gatherFeatures(witness: FieldWitness): Features {
  const { entry, agrees, labelScore, recordConfidence, pageScore, findings } = witness;
  const { recordPlausibility, formConfidence } = witness;
  const { source, reading, agreements, conflicts } = entry;
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    minCharacter: source ? scaleOdds(minConfidence(source)) : -1,
    meanCharacter: source ? scaleOdds(meanConfidence(source)) : -1,
    wholeCharacter: source ? scaleOdds(wholeConfidence(source)) : -1,
    recordCharacter: scaleOdds(recordConfidence),
    recordPlausibility,
    formConfidence,
    margin: Math.min(1, reading.margin / 6),
    plausibility: reading.plausibility,
    repairs: -Math.min(1, reading.repairs / 3),
    agreements: Math.min(1, agreements.length / 2),
    conflicts: -Math.min(1, conflicts.length),
    alternatives: agrees === null ? 0 : agrees ? 1 : -1,
    labelScore,
    pageQuality: pageScore,
    errorFindings: -Math.min(1, count('E')),
    warningFindings: -Math.min(1, count('W')),
  };
}

/** Below this the characters of a record as a whole are those of a hurried hand or a copy of a copy. */
const BADLY_READ = 0.9;

/** Whether a record reads so badly that what is wrong in it looks nearly as sure as what is right. */
export const readsBadly = (features: Features): boolean => features.recordCharacter < BADLY_READ;

/** Probability that the value is right. */
export function estimateConfidence(kind: FieldKind, features: Features): number {
  const { bias, weights } = CONFIDENCE_MODEL[groupKind(kind)];
  const sum = FEATURES.reduce((total, name) => total + weights[name] * features[name], bias);
  return 1 / (1 + Math.exp(-sum));
}

/**
 * The line for a value (ngưỡng chấp nhận): on a record that reads badly as much higher than the target as the same share
 * right asks for. What decides in the pipeline and what its price is counted by.
 */
export function raiseLine(acceptAt: number, isBadlyRead: boolean, caution = CAUTION): number {
  if (!isBadlyRead) return acceptAt;
  const lifted = Math.exp(caution) * acceptAt;
  return lifted / (1 - acceptAt + lifted);
}
