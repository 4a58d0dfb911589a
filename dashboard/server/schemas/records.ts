import { z } from 'zod';
import { FieldState, RecordForm, Severity } from '../../../pipeline/dossier.ts';
import { Box } from '../../../pipeline/image/raster.ts';
import { Version } from './basics.ts';
import { Blocks } from './blocks.ts';
import { Bilingual } from './problem.ts';
import { RecordState } from './record-state.ts';

export const RecordSummary = z.object({
  id: z.int(),
  recordType: z.string(),
  title: Bilingual,
  state: RecordState,
  doubtfulFields: z.int(),
});
export type RecordSummary = z.infer<typeof RecordSummary>;

/** chắc · ngờ · không có / không đọc được. */
export const Trust = z.enum(['sure', 'doubt', 'absent']);
export type Trust = z.infer<typeof Trust>;

export const FieldView = z.object({
  id: z.string(),
  title: Bilingual,
  kind: z.string(),
  isRequired: z.boolean(),
  /** As read from the paper; never changes. */
  raw: z.string().nullable(),
  value: z.string().nullable(),
  state: FieldState,
  trust: Trust,
  confidence: z.number(),
  /** A person has settled it. */
  isChecked: z.boolean(),
  isAsInBook: z.boolean(),
  pageId: z.int().nullable(),
  page: z.int().nullable(),
  /** In pixels of the file as it came. */
  bbox: Box.nullable(),
  alternatives: z.array(z.object({ text: z.string(), confidence: z.number() })),
  /** Raised by every change of this field, 0 where it was never read: whoever saves says which version they saw. */
  version: z.int(),
  verifiedBy: z.string().nullable(),
});
export type FieldView = z.infer<typeof FieldView>;

export const FindingView = z.object({
  id: z.int(),
  code: z.string(),
  severity: Severity,
  fields: z.array(z.string()),
  /** Vietnamese as the record keeps it, and what it says in English. */
  message: Bilingual,
});
export type FindingView = z.infer<typeof FindingView>;

export const RecordPage = z.object({
  id: z.int(),
  page: z.int(),
  fileName: z.string(),
  width: z.int(),
  height: z.int(),
  rotation: z.int(),
  /** Images are served the right way round, boxes are not. */
  isMirrored: z.boolean(),
  /** Height of one of the file's pixels over its width: images are served with square ones. */
  pixelAspect: z.number(),
  skewDeg: z.number(),
});
export type RecordPage = z.infer<typeof RecordPage>;

export const RecordView = z.object({
  id: z.int(),
  batchId: z.int(),
  batchName: z.string(),
  dossier: z.string(),
  recordType: z.string(),
  title: Bilingual,
  form: RecordForm,
  confidence: z.number(),
  state: RecordState,
  returnedReason: z.string().nullable(),
  /** Raised by every change of the record: approval names the version that was seen. */
  version: z.int(),
  sections: z.array(z.object({ id: z.string(), title: Bilingual, fields: z.array(FieldView) })),
  findings: z.array(FindingView),
  pages: z.array(RecordPage),
  /** On the people and property of a notarial paper. */
  ...Blocks.shape,
});
export type RecordView = z.infer<typeof RecordView>;

export const FieldChange = z.object({
  value: z.string().max(4000).nullable(),
  state: FieldState,
  /** Đúng như trong sổ: the paper does say this, though a rule objects. */
  isAsInBook: z.boolean(),
  version: Version,
});
export type FieldChange = z.infer<typeof FieldChange>;

export const SavedField = z.object({
  field: FieldView,
  findings: z.array(FindingView),
  version: z.int(),
  savedAt: z.iso.datetime(),
});
export type SavedField = z.infer<typeof SavedField>;

export const ReviewQueue = z.object({
  /** The record that most needs a person; null when nothing waits. */
  recordId: z.int().nullable(),
  total: z.int(),
  done: z.int(),
  /** Given back with a reason: a queue of their own. */
  returned: z.int(),
});
export type ReviewQueue = z.infer<typeof ReviewQueue>;

export const RecordTypeView = z.object({
  id: z.string(),
  title: Bilingual,
  code: z.string(),
  family: z.string(),
});
export type RecordTypeView = z.infer<typeof RecordTypeView>;

/** One of the values that a field ever had, oldest first. */
export const FieldHistory = z.object({
  source: z.enum(['ocr', 'manual', 'rule']),
  raw: z.string().nullable(),
  value: z.string().nullable(),
  state: FieldState,
  userName: z.string().nullable(),
  at: z.iso.datetime(),
});
export type FieldHistory = z.infer<typeof FieldHistory>;
