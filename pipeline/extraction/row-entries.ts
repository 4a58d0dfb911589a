import type { Box } from '../image/raster.ts';
import type { RecordType } from '../records/record-type.ts';
import type { NumberedPage } from './extract-record.ts';
import { readRowTable } from './row-tables.ts';
import type { RecordSegment, SegmentPart } from './segment.ts';
import { tokenizePage } from './tokens.ts';

/** The headings of a table name its record type as surely as a title does. */
const TABLE_CONFIDENCE = 0.97;

/** The entries of a book kept as a table with a row an entry: told by its headings, whether or not the page bears a title. */
export function findRowEntries(
  { page, text, rules = [] }: NumberedPage,
  types: readonly RecordType[],
  cover: readonly SegmentPart[],
): RecordSegment[] {
  const tokens = tokenizePage(page, text);
  const size = { width: text.width, height: text.height, rules };
  const tables = types.flatMap((type) =>
    type.forms.flatMap((form) => {
      const table = form.table?.isWide ? readRowTable(tokens, form.table, size) : null;
      return table ? [{ type, form, table }] : [];
    }),
  );
  const best = tables.sort((a, b) => b.table.fit - a.table.fit)[0];
  if (!best) return [];
  return best.table.entries.map(({ top, bottom }) => ({
    recordType: best.type.id,
    formId: best.form.id,
    form: best.form.form,
    confidence: TABLE_CONFIDENCE,
    parts: [{ page, box: [0, top, text.width, bottom] satisfies Box }],
    shared: [...cover, { page, box: null }],
  }));
}
