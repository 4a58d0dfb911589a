import { extractRecord } from '../../../pipeline/extraction/extract-record.ts';
import { identifyRecords } from '../../../pipeline/extraction/identify-records.ts';
import type { RecordDraft } from '../../../pipeline/extraction/record-draft.ts';
import { findRecordType, RECORD_TYPES } from '../../../pipeline/records/registry.ts';
import { layPages } from '../../support/page-text.ts';

export interface ReadPaper {
  readonly kinds: readonly string[];
  readonly drafts: readonly RecordDraft[];
  /** Raw text of each field of each record. */
  readonly values: readonly Readonly<Record<string, string | null>>[];
}

/** Pages of text → the records found on them, as the stages find them. */
export function readPaper(...texts: readonly string[]): ReadPaper {
  const pages = layPages(...texts);
  const { segments, pages: identified } = identifyRecords(pages, RECORD_TYPES);
  const drafts = segments.flatMap((segment) => {
    const type = findRecordType(segment.recordType);
    return type ? [extractRecord(segment, type, pages)] : [];
  });
  return {
    kinds: identified.map((page) => page.kind),
    drafts,
    values: drafts.map((draft) =>
      Object.fromEntries(Object.entries(draft.fields).map(([id, field]) => [id, field.raw])),
    ),
  };
}
