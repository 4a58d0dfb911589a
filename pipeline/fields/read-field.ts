import type { FieldKind } from '../records/record-type.ts';
import { chooseCandidate, type Candidate, type FieldReading } from './candidate.ts';
import { readAgency } from './read-agency.ts';
import {
  readBookNoField,
  readLandCertificateField,
  readLandNoField,
  readPageNoField,
  readPlateField,
  readRegNoField,
} from './read-number.ts';
import { readName } from './read-name.ts';
import { readPlace } from './read-place.ts';
import * as simple from './read-simple.ts';
import { readChoiceField, readTextField, readTickField } from './read-text.ts';
import { makeSource, type Source } from './source.ts';
import { trimSource } from './trim-value.ts';

/** What is known beside the text of the field itself. */
export interface FieldContext {
  /** Year of the book or registration, for two-digit years. */
  readonly bookYear?: number;
  /** Wordings that a `choice` may hold. */
  readonly choices?: readonly string[];
}

/** Other readings of the same pixels, with the engine's confidence. */
export interface Alternative {
  readonly text: string;
  readonly confidence: number;
}

function readOne(kind: FieldKind, source: Source, context: FieldContext): readonly Candidate[] {
  switch (kind) {
    case 'name':
      return readName(source);
    case 'date':
      return simple.readDateField(source, context);
    case 'date_words':
      return simple.readDateWordsField(source);
    case 'time':
      return simple.readTimeField(source);
    case 'year':
      return simple.readYearField(source, context);
    case 'sex':
      return simple.readSexField(source);
    case 'ethnicity':
      return simple.readEthnicityField(source);
    case 'nationality':
      return simple.readNationalityField(source);
    case 'place':
      return readPlace(source);
    case 'unit':
      return readAgency(source);
    case 'id_no':
    case 'personal_id':
      return simple.readIdField(source, kind);
    case 'reg_no':
      return readRegNoField(source);
    case 'book_no':
      return readBookNoField(source);
    case 'page_no':
      return readPageNoField(source);
    case 'money':
      return simple.readMoneyField(source);
    case 'money_words':
      return simple.readMoneyWordsField(source);
    case 'area':
      return simple.readAreaField(source);
    case 'land_no':
      return readLandNoField(source);
    case 'land_certificate':
      return readLandCertificateField(source);
    case 'plate':
      return readPlateField(source);
    case 'choice':
      return readChoiceField(source, context.choices ?? []);
    case 'tick':
      return readTickField(source);
    case 'text':
      return readTextField(source);
  }
}

/** Kinds whose value cannot be taken from the text when their grammar fails: better a doubtful text than none. */
const FREE_KINDS: ReadonlySet<FieldKind> = new Set([
  'date_words',
  'money_words',
  'sex',
  'reg_no',
  'book_no',
  'land_certificate',
  'plate',
]);

/** A draw stays with the first reading: another one must be this many nats more plausible. */
const LEAST_DEPARTURE = 1.6;

/** Nats by which a second reading stands behind the first for the engine's own ranking. */
function weighAlternative(first: number, other: number): number {
  const clamp = (p: number) => Math.min(0.999, Math.max(0.001, p));
  return Math.max(LEAST_DEPARTURE, Math.log(clamp(first)) - Math.log(clamp(other)));
}

/**
 * Nats for each word of a name that another reading lacks: as rare as a middling word is, so that a name is not
 * likelier for being shorter.
 */
const LOST_WORD = 6.5;

const countWords = (text: string) => text.split(' ').filter((word) => /\p{L}/u.test(word)).length;

/** Kinds of which every value is on a list. */
const CLOSED_KINDS: ReadonlySet<FieldKind> = new Set(['sex', 'ethnicity', 'nationality']);

const isUnderstood = ({ evidence }: Candidate) => !evidence.includes('as-read');

/** What ends in a comma goes on somewhere: part of it was not found. */
const doubtCut = (candidate: Candidate): Candidate => ({
  ...candidate,
  plausibility: candidate.plausibility / 2,
});

/**
 * Raw text as read → normalised value as the contract says. Considers the engine's other readings, prefers what
 * pixels and knowledge both support, changes nothing that was read surely, and tells what it did.
 */
export function readField(
  kind: FieldKind,
  raw: Source,
  alternatives: readonly Alternative[] = [],
  context: FieldContext = {},
): FieldReading {
  const source = trimSource(raw);
  const mean = source.confidences.reduce((sum, p) => sum + p, 0) / Math.max(1, source.confidences.length);
  const plain = readOne(kind, source, context);
  const own = raw.text.trimEnd().endsWith(',') ? plain.map(doubtCut) : plain;
  const words = kind === 'name' ? countWords(own[0]?.value ?? '') : 0;
  const others = alternatives.flatMap((other) => {
    const away = weighAlternative(mean, other.confidence);
    const text = trimSource(makeSource(other.text, other.confidence));
    const found = readOne(kind, text, context);
    // Of a closed list another reading counts only when it is on it.
    const understood = CLOSED_KINDS.has(kind) ? found.filter(isUnderstood) : found;
    return understood.map((candidate) => ({
      ...candidate,
      cost: candidate.cost + away + LOST_WORD * Math.max(0, words - countWords(candidate.value)),
      evidence: [...candidate.evidence, 'alternative'],
    }));
  });
  const reading = chooseCandidate([...own, ...others]);
  if (reading.value !== null || source.text === '' || !FREE_KINDS.has(kind)) return reading;
  return chooseCandidate([simple.asRead(source, 0.05)]);
}
