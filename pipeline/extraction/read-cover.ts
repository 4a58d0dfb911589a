import { z } from 'zod';
import type { FieldReading } from '../fields/candidate.ts';
import { readField } from '../fields/read-field.ts';
import { alignSource, minConfidence, type Source } from '../fields/source.ts';
import { Box } from '../image/raster.ts';
import type { FieldKind, FormSpec, RecordType } from '../records/record-type.ts';
import { extractLabelled } from './extract-labelled.ts';
import type { NumberedPage } from './extract-record.ts';
import { findBestPhrase, toPhrase } from './phrases.ts';
import { groupRows } from './rows.ts';
import { tokenizePage } from './tokens.ts';

/** One thing that a cover says: as read, what it means, and where it stands in pixels of the clean page. */
const CoverValue = z.object({
  raw: z.string(),
  value: z.string().nullable(),
  /** See {@link rateValue}. */
  confidence: z.number().min(0).max(1),
  box: Box.nullable(),
});

/** What the cover of a register (bìa sổ hộ tịch) says of the book. */
export const BookCover = z.object({
  /** What is registered in it; null where the title cannot be read. */
  recordType: z.string().nullable(),
  /** How much of that title was read as it is printed: 1 letter for letter; 0 where there is none. */
  confidence: z.number().min(0).max(1),
  /** By id: registrar_unit, book_no, opened_on, closed_on. */
  values: z.record(z.string(), CoverValue),
});
export type BookCover = z.infer<typeof BookCover>;

const KINDS: ReadonlyMap<string, FieldKind> = new Map([
  ['registrar_unit', 'unit'],
  ['book_no', 'book_no'],
  ['opened_on', 'date'],
  ['closed_on', 'date'],
]);

const COVER: FormSpec = {
  id: 'cover',
  form: 'register_entry',
  titles: [],
  era: { from: 1945, to: 9999 },
  labels: [
    { field: 'registrar_unit', printed: ['Cơ quan đăng ký hộ tịch', 'Nơi đăng ký'] },
    { field: 'book_no', printed: ['Quyển số', 'Quyển', 'Số quyển'] },
    { field: 'opened_on', printed: ['Mở ngày', 'Ngày mở sổ', 'Mở sổ ngày', 'Ngày mở'] },
    { field: 'closed_on', printed: ['Khóa ngày', 'Ngày khóa sổ', 'Khóa sổ ngày', 'Ngày khóa'] },
  ],
};

/** The register whose title stands on the cover, in however many lines, and how well it was read. */
function findBook(folded: readonly string[], types: readonly RecordType[]) {
  const rated = types.flatMap((type) => {
    const titles = type.forms.flatMap(({ form, titles: own }) => (form === 'register_entry' ? own : []));
    const hit = findBestPhrase(folded, titles.map(toPhrase));
    return hit ? [{ id: type.id, score: hit.score, weight: hit.score + (hit.end - hit.start) / 100 }] : [];
  });
  return rated.sort((a, b) => b.weight - a.weight)[0];
}

/**
 * The least sure character, less where the value is odd. Not calibrated as fields of records are: covers are too few to
 * fit anything on.
 */
function rateValue(source: Source, reading: FieldReading): number {
  return reading.value === null ? 0 : minConfidence(source) * reading.plausibility;
}

/** Reads a page known to be the cover of a book. */
export function readCover({ page, text }: NumberedPage, types: readonly RecordType[]): BookCover {
  const rows = groupRows(tokenizePage(page, text));
  const tokens = rows.flatMap((row) => row.tokens);
  const fields = extractLabelled(tokens, [], COVER, KINDS);
  const values = Object.fromEntries(
    Object.entries(fields).flatMap(([id, { raw, words, box }]) => {
      const kind = KINDS.get(id);
      if (raw === null || !kind) return [];
      const source = alignSource(raw, words);
      const reading = readField(kind, source);
      return [[id, { raw, value: reading.value, confidence: rateValue(source, reading), box }]];
    }),
  );
  const book = findBook(
    tokens.map((token) => token.folded),
    types,
  );
  return { recordType: book?.id ?? null, confidence: Math.max(0, book?.score ?? 0), values };
}
