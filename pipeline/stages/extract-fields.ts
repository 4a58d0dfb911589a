import { z } from 'zod';
import { attachRereadings } from '../extraction/attach-rereadings.ts';
import { doubtFaint } from '../extraction/doubt-faint.ts';
import { extractRecord } from '../extraction/extract-record.ts';
import { RecordDraft } from '../extraction/record-draft.ts';
import { RecordSegment } from '../extraction/segment.ts';
import { Failure } from '../failures.ts';
import { Box } from '../image/raster.ts';
import { PageText } from '../page.ts';
import { findRecordType } from '../records/registry.ts';
import { defineStage } from '../stage.ts';

export const ExtractFieldsInput = z.object({
  segment: RecordSegment,
  /** Pages of the dossier; those that the segment does not name are passed over. */
  pages: z.array(z.object({ page: z.int().positive(), text: PageText, rules: z.array(Box).optional() })),
});
export type ExtractFieldsInput = z.infer<typeof ExtractFieldsInput>;

/** One record's place on its pages → the raw text of each of its fields. Errors: E-BUG for a record type that is not registered. */
export const extractFields = defineStage<ExtractFieldsInput, RecordDraft>({
  name: 'extract-fields',
  version: 16,
  input: ExtractFieldsInput,
  output: RecordDraft,
  async run({ segment, pages }, { log }) {
    const type = findRecordType(segment.recordType);
    if (!type) throw new Failure('E-BUG', { recordType: segment.recordType });
    const draft = await Promise.resolve(
      doubtFaint(attachRereadings(extractRecord(segment, type, pages), pages), pages),
    );
    log.info({ recordType: type.id, fields: Object.keys(draft.fields).length }, 'fields extracted');
    return draft;
  },
});
