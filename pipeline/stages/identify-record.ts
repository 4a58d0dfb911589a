import { z } from 'zod';
import { identifyRecords } from '../extraction/identify-records.ts';
import { BookCover, readCover } from '../extraction/read-cover.ts';
import { RecordSegment } from '../extraction/segment.ts';
import { Box } from '../image/raster.ts';
import { PageKind, PageText } from '../page.ts';
import { RECORD_TYPES } from '../records/registry.ts';
import { defineStage } from '../stage.ts';

export const IdentifyRecordInput = z.object({
  /** Pages of one dossier, in order. */
  pages: z.array(
    z.object({
      page: z.int().positive(),
      kind: PageKind,
      text: PageText,
      rules: z.array(Box).optional(),
      /** The record type that a person says begins here. */
      named: z.string().optional(),
    }),
  ),
});
export type IdentifyRecordInput = z.infer<typeof IdentifyRecordInput>;

export const IdentifyRecordOutput = z.object({
  pages: z.array(
    z.object({
      page: z.int().positive(),
      kind: PageKind,
      /** Of a paper that is none of ours: what it calls itself. */
      title: z.string().optional(),
      /** Of the cover of a book: what it says. */
      book: BookCover.optional(),
    }),
  ),
  segments: z.array(RecordSegment),
});
export type IdentifyRecordOutput = z.infer<typeof IdentifyRecordOutput>;

/** Pages of a dossier → what each page is, which records stand on them, where each begins and ends. */
export const identifyRecord = defineStage<IdentifyRecordInput, IdentifyRecordOutput>({
  name: 'identify-record',
  version: 11,
  input: IdentifyRecordInput,
  output: IdentifyRecordOutput,
  run({ pages }, { log }) {
    const found = identifyRecords(pages, RECORD_TYPES);
    log.info({ pages: pages.length, records: found.segments.length }, 'records identified');
    const described = found.pages.map((known) => {
      const cover = known.kind === 'cover' ? pages.find(({ page }) => page === known.page) : undefined;
      return cover ? { ...known, book: readCover(cover, RECORD_TYPES) } : known;
    });
    return Promise.resolve({ pages: described, segments: [...found.segments] });
  },
});
