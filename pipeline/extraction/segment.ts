import { z } from 'zod';
import { RecordForm } from '../dossier.ts';
import { Box } from '../image/raster.ts';
import type { PageKind } from '../page.ts';

/** A part of a page that belongs to a record. */
export const SegmentPart = z.object({
  /** Page of the dossier, from 1. */
  page: z.int().positive(),
  /** In pixels of the clean page; null the whole page. */
  box: Box.nullable(),
});
export type SegmentPart = z.infer<typeof SegmentPart>;

/** Where one record stands, and what it is. */
export const RecordSegment = z.object({
  recordType: z.string(),
  formId: z.string(),
  form: RecordForm,
  confidence: z.number().min(0).max(1),
  parts: z.array(SegmentPart),
  /** Print that holds for every entry of a page: the head of a register's page. */
  shared: z.array(SegmentPart),
  /** Entries above it on its page, the nearest first: what its ditto marks point to. */
  above: z.array(z.array(SegmentPart)).optional(),
});
export type RecordSegment = z.infer<typeof RecordSegment>;

/** What a page of a dossier turned out to be. */
export interface IdentifiedPage {
  readonly page: number;
  readonly kind: PageKind;
  /** Of a paper that is none of ours: what it calls itself. */
  readonly title?: string | undefined;
}
