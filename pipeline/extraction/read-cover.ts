import { z } from 'zod';
import { readField } from '../fields/read-field.ts';
import { alignSource } from '../fields/source.ts';
import { Box } from '../image/raster.ts';
import type { FieldKind, FormSpec, RecordType } from '../records/record-type.ts';
import { extractLabelled } from './extract-labelled.ts';
import type { NumberedPage } from './extract-record.ts';
import { findBestPhrase, toPhrase } from './phrases.ts';
import { groupRows } from './rows.ts';
import { tokenizePage } from './tokens.ts';

/** One thing that a cover says: as read, what it means, and where it stands in pixels of the clean page. */
const CoverValue = z.object({ raw: z.string(), value: z.string().nullable(), box: Box.nullable() });

/** What the cover of a register (bìa sổ hộ tịch) says of the book. */
export const BookCover = z.object({
  /** What is registered in it; null where the title cannot be read. */
  recordType: z.string().nullable(),
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

/** The register whose title stands on the cover, in however many lines. */
function findBook(folded: readonly string[], types: readonly RecordType[]): string | null {
  const rated = types.flatMap((type) => {
    const titles = type.forms.flatMap(({ form, titles: own }) => (form === 'register_entry' ? own : []));
    const hit = findBestPhrase(folded, titles.map(toPhrase));
    return hit ? [{ id: type.id, weight: hit.score + (hit.end - hit.start) / 100 }] : [];
  });
  return rated.sort((a, b) => b.weight - a.weight)[0]?.id ?? null;
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
      return [[id, { raw, value: readField(kind, alignSource(raw, words)).value, box }]];
    }),
  );
  return {
    recordType: findBook(
      tokens.map((token) => token.folded),
      types,
    ),
    values,
  };
}
