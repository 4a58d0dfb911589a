import { z } from 'zod';
import { FieldState, Finding, RecordForm } from '../dossier.ts';
import { SURE_TYPE } from '../extraction/type-evidence.ts';
import { ReadingAlternative, RecordDraft } from '../extraction/record-draft.ts';
import { Failure } from '../failures.ts';
import { isListed } from '../fields/closed-lists.ts';
import { DEFAULT_ACCEPT_AT } from '../fields/acceptance.ts';
import { estimateConfidence, raiseLine, readsBadly } from '../fields/confidence.ts';
import { judgeRecord, type JudgedField } from '../fields/judge-record.ts';
import { Box } from '../image/raster.ts';
import type { RecordType } from '../records/record-type.ts';
import { findRecordType } from '../records/registry.ts';
import { defineStage } from '../stage.ts';
import { makeFinding } from '../validation/finding.ts';

/** Raised whenever the same draft would give other values or other confidences. */
export const VALIDATE_RECORD_VERSION = 16;

export const ValidateRecordInput = z.object({
  draft: RecordDraft,
  /** Quality (0–1) of each page of the dossier, by its number; a page not named counts as good. */
  pageScores: z.record(z.string(), z.number().min(0).max(1)).default({}),
  /** Probability from which a field is accepted, where it is not the default. */
  acceptAt: z.record(z.string(), z.number().min(0).max(1)).default({}),
});
export type ValidateRecordInput = z.infer<typeof ValidateRecordInput>;

export const ValidatedField = z.object({
  raw: z.string().nullable(),
  value: z.string().nullable(),
  state: FieldState,
  confidence: z.number().min(0).max(1),
  accepted: z.boolean(),
  page: z.int().positive().nullable(),
  /** In pixels of the clean page. */
  box: Box.nullable(),
  /** Other values that were considered, likeliest first; reviewers pick from them. */
  alternatives: z.array(ReadingAlternative),
  /** Why this value: `lexicon:name`, `gazetteer:commune`, `cross:date-words` … */
  evidence: z.array(z.string()),
});
export type ValidatedField = z.infer<typeof ValidatedField>;

export const ValidatedRecord = z.object({
  recordType: z.string(),
  form: RecordForm,
  confidence: z.number().min(0).max(1),
  /** Whether it read so badly that the line of acceptance lay higher than the target. */
  readsBadly: z.boolean(),
  fields: z.record(z.string(), ValidatedField),
  findings: z.array(Finding),
});
export type ValidatedRecord = z.infer<typeof ValidatedRecord>;

const MAX_ALTERNATIVES = 4;

/** V-TYPE: nothing of a paper passes unseen whose type was told by too little. */
const DOUBTFUL_TYPE = makeFinding(
  'V-TYPE',
  'W',
  [],
  'Chưa chắc chắn về loại giấy tờ: cần người xem xác nhận.',
);

/** To the four places that are handed out and kept: whoever holds them against the line decides as was decided here. */
function confidenceOf({ entry, features }: JudgedField): number {
  if (entry.reading.value === null) return 0;
  return Number(estimateConfidence(entry.spec.kind, features).toFixed(4));
}

function describeField(
  type: RecordType,
  id: string,
  { entry, draft, features }: JudgedField,
  input: ValidateRecordInput,
  findings: readonly Finding[],
): ValidatedField {
  const { reading } = entry;
  const confidence = confidenceOf({ entry, draft, features });
  const acceptAt = raiseLine(input.acceptAt[id] ?? DEFAULT_ACCEPT_AT, readsBadly(features));
  // What a rule finds fault with, a warning too, a person looks at; so with all of a paper whose type is in doubt.
  const isFaulted = findings.some((finding) => finding.fields.includes(id));
  const isSure = input.draft.confidence >= SURE_TYPE;
  const isKnown = reading.value !== null && isListed(type, entry.spec, reading.value);
  const others = reading.candidates.filter((candidate) => candidate.value !== reading.value);
  return {
    raw: draft.raw,
    value: reading.value,
    state: draft.state,
    confidence,
    accepted: isKnown && isSure && !isFaulted && confidence >= acceptAt,
    page: draft.page,
    box: draft.box,
    alternatives: others.slice(0, MAX_ALTERNATIVES).map((candidate) => ({
      text: candidate.value,
      confidence: Math.exp(-Math.max(0.1, candidate.cost)) * (1 - confidence),
    })),
    evidence: [
      ...reading.evidence,
      ...entry.agreements.map((reason) => `agrees:${reason}`),
      ...entry.conflicts.map((reason) => `conflicts:${reason}`),
    ],
  };
}

/**
 * One record's raw texts → normalised values with calibrated confidence, findings of the rules, and which fields may
 * go through unseen. Raw text is passed on untouched. Errors: E-BUG for a record type that is not registered.
 */
export const validateRecord = defineStage<ValidateRecordInput, ValidatedRecord>({
  name: 'validate-record',
  version: VALIDATE_RECORD_VERSION,
  input: ValidateRecordInput,
  output: ValidatedRecord,
  async run(input, { log }) {
    const { draft } = input;
    const type = findRecordType(draft.recordType);
    if (!type) throw new Failure('E-BUG', { recordType: draft.recordType });
    const judged = judgeRecord(draft, type, (page) => input.pageScores[String(page)] ?? 1);
    const findings = [...(draft.confidence < SURE_TYPE ? [DOUBTFUL_TYPE] : []), ...judged.findings];
    const fields = Object.fromEntries(
      [...judged.fields].map(([id, field]) => [id, describeField(type, id, field, input, findings)]),
    );
    const accepted = Object.values(fields).filter((field) => field.accepted).length;
    log.info(
      { recordType: type.id, fields: judged.fields.size, accepted, findings: findings.length },
      'record validated',
    );
    return await Promise.resolve({
      recordType: draft.recordType,
      form: draft.form,
      confidence: draft.confidence,
      readsBadly: [...judged.fields.values()].some(({ features }) => readsBadly(features)),
      fields,
      findings,
    });
  },
});
