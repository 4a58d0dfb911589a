import { z } from 'zod';
import { FieldState, RecordForm, Severity } from '../../../pipeline/dossier.ts';
import { Box } from '../../../pipeline/image/raster.ts';
import { Bilingual } from './problem.ts';

export const RecordState = z.enum(['waiting', 'approved', 'returned']);
export type RecordState = z.infer<typeof RecordState>;

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

/** Thông tin ngăn chặn: whoever acts on a look-up must have seen it. */
export const BlockNotice = z.object({
  recordId: z.int(),
  /** block: ngăn chặn · release: giải tỏa · unknown: the paper does not say it readably, to be taken as a block. */
  action: z.enum(['block', 'release', 'unknown']),
  owner: z.string(),
  agency: z.string().nullable(),
  docNo: z.string().nullable(),
  docDate: z.string().nullable(),
  state: RecordState,
});
export type BlockNotice = z.infer<typeof BlockNotice>;

export const Blocks = z.object({
  /** Blocks before releases. */
  blocks: z.array(BlockNotice),
  /** Notices not approved yet: this person may not see them, but must know that they are there. */
  blocksUnseen: z.int(),
});
export type Blocks = z.infer<typeof Blocks>;

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
  version: z.int(),
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
});
export type ReviewQueue = z.infer<typeof ReviewQueue>;

export const LookUp = z.object({
  text: z.string().trim().min(1).max(200),
  /** Of birth or of registration. */
  year: z.int().min(1800).max(2100).nullable(),
  /** By its name of any time: communes and provinces before and since 01/07/2025 are found by one another's names. */
  place: z.string().trim().max(120).nullable().default(null),
  recordType: z.string().nullable(),
  /** Lý do tra cứu: kept in the account (nhật ký). */
  purpose: z.string().trim().min(3).max(300),
});
export type LookUp = z.infer<typeof LookUp>;

export const SearchHit = z.object({
  recordId: z.int(),
  recordType: z.string(),
  title: Bilingual,
  state: RecordState,
  name: z.string(),
  fieldId: z.string().nullable(),
  fieldTitle: Bilingual.nullable(),
  birthDate: z.string().nullable(),
  regNo: z.string().nullable(),
  bookNo: z.string().nullable(),
  regYear: z.int().nullable(),
  pageId: z.int().nullable(),
  page: z.int().nullable(),
  bbox: Box.nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const LookUpResult = z.object({
  hits: z.array(SearchHit),
  /** Whatever matches what was asked: year, place and kind of paper do not narrow it. */
  ...Blocks.shape,
  /** Names of places by which was looked as well as by the one that was typed. */
  alsoPlaces: z.array(z.string()),
  tookMs: z.number(),
});
export type LookUpResult = z.infer<typeof LookUpResult>;

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
