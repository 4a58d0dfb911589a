import type { Box } from '../image/raster.ts';
import { wishFor } from '../fields/field-wishes.ts';
import type { FieldPlace } from '../ocr/reread-fields.ts';
import type { PageText, Word } from '../page.ts';
import { RECORD_TYPES } from '../records/registry.ts';
import { extractRecord } from './extract-record.ts';
import { identifyRecords } from './identify-records.ts';
import { dropStruckWords } from './struck.ts';

/** A word with a character under this is in doubt. */
const DOUBTFUL_CHAR = 0.9;
/** A page of which less is legible holds no fields to look for. */
const LEAST_READABILITY = 0.5;
/** A page with a smaller share of its words in doubt is clear print, and not worth the search for its fields. */
const LEAST_DOUBTFUL_SHARE = 0.04;

const isDoubtful = ({ text, confidence, charConfidences = [] }: Word) =>
  /[\p{L}\p{N}]/u.test(text) && Math.min(confidence, ...charConfidences) < DOUBTFUL_CHAR;

/** The fields of a page that hold words in doubt, as far as the page shows them by itself. */
export function findDoubtfulFields(text: PageText, rules: readonly Box[]): FieldPlace[] {
  const words = text.lines.flatMap((line) => line.words);
  const share = words.filter(isDoubtful).length / Math.max(1, words.length);
  if (share < LEAST_DOUBTFUL_SHARE || (text.readability ?? 0) < LEAST_READABILITY) return [];
  const pages = [{ page: 1, kind: 'content' as const, text: dropStruckWords(text, []), rules }];
  return identifyRecords(pages, RECORD_TYPES).segments.flatMap((segment) => {
    const type = RECORD_TYPES.find(({ id }) => id === segment.recordType);
    const drafts = type ? extractRecord(segment, type, pages).fields : {};
    return (type?.fields ?? []).flatMap((spec): FieldPlace[] => {
      const draft = drafts[spec.id];
      if (!draft || draft.raw === null || !draft.words.some(isDoubtful)) return [];
      return [{ words: draft.words, wish: wishFor(spec, draft.raw) }];
    });
  });
}
