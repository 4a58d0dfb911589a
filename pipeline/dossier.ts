import { z } from 'zod';
import { Box } from './image/raster.ts';
import { PageKind, Quality } from './page.ts';

/** `present`: a value stands there. `blank_on_form`: the form asks, nothing is written. */
export const FieldState = z.enum(['present', 'blank_on_form', 'illegible', 'struck_out', 'not_applicable']);
export type FieldState = z.infer<typeof FieldState>;

/** E blocks approval, W needs a reviewer's tick, I informs. */
export const Severity = z.enum(['E', 'W', 'I']);
export type Severity = z.infer<typeof Severity>;

export const Finding = z.object({
  code: z.string(),
  severity: Severity,
  fields: z.array(z.string()),
  /** Vietnamese, for people. */
  message: z.string(),
});
export type Finding = z.infer<typeof Finding>;

export const DossierField = z.object({
  /** As read, never changed afterwards. */
  raw: z.string().nullable(),
  /** Normalised: dates yyyy-mm-dd, times hh:mm, money in đồng; null when there is none. */
  value: z.string().nullable(),
  state: FieldState,
  /** Probability that `value` is right: calibrated, not the engine's own number. */
  confidence: z.number().min(0).max(1),
  /** Would go through without a person looking. */
  accepted: z.boolean(),
  page: z.int().positive().nullable(),
  /** In pixels of the file as it came. */
  bbox: Box.nullable(),
});
export type DossierField = z.infer<typeof DossierField>;

export const RecordForm = z.enum(['certificate', 'extract', 'register_entry', 'contract', 'notice']);
export type RecordForm = z.infer<typeof RecordForm>;

export const DossierRecord = z.object({
  record_type: z.string(),
  form: RecordForm,
  confidence: z.number().min(0).max(1),
  fields: z.record(z.string(), DossierField),
  findings: z.array(Finding),
});
export type DossierRecord = z.infer<typeof DossierRecord>;

const CoverValue = z.object({
  /** As read. */
  raw: z.string(),
  /** Normalised as fields of records are; null where it cannot be understood. */
  value: z.string().nullable(),
  /** How surely it was read, 0–1; not calibrated as that of fields is. */
  confidence: z.number().min(0).max(1),
  /** In pixels of the file as it came. */
  bbox: Box.nullable(),
});

/** What the cover of a register says of the book (bìa sổ hộ tịch); what it does not say is left out. */
export const DossierBook = z.object({
  record_type: z.string().nullable(),
  /** How surely the title was read, 0–1. */
  confidence: z.number().min(0).max(1),
  registrar_unit: CoverValue.optional(),
  book_no: CoverValue.optional(),
  opened_on: CoverValue.optional(),
  closed_on: CoverValue.optional(),
});
export type DossierBook = z.infer<typeof DossierBook>;

export const DossierPage = z.object({
  page: z.int().positive(),
  file: z.string(),
  sha256: z.string(),
  width: z.int(),
  height: z.int(),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  skew_deg: z.number(),
  kind: PageKind,
  /** As printed; only of a page of kind `other`, and where its title was found. */
  title: z.string().optional(),
  quality: Quality,
  words: z.array(z.object({ text: z.string(), bbox: Box, confidence: z.number() })),
  /** Only on the cover of a book. */
  book: DossierBook.optional(),
});
export type DossierPage = z.infer<typeof DossierPage>;

/** `dossier.json`: everything known about one dossier (hồ sơ). The fixed format that the program hands out. */
export const Dossier = z.object({
  schema: z.literal('sogoc.dossier/1'),
  dossier: z.string(),
  engine: z.object({
    program: z.string(),
    recognizers: z.array(z.object({ name: z.string(), version: z.string(), model: z.string() })),
  }),
  pages: z.array(DossierPage),
  records: z.array(DossierRecord),
});
export type Dossier = z.infer<typeof Dossier>;
