import type { InsetColumn } from '../../records/record-type.ts';
import type { Fields } from '../cut-values.ts';
import { matchPhraseAt, toPhrase } from '../phrases.ts';
import { foldedOf, splitPieces, type Piece } from '../pieces.ts';
import type { Row } from '../rows.ts';
import { draftField } from '../spans.ts';
import { nearestColumn } from '../tables.ts';
import type { Token } from '../tokens.ts';

interface Column {
  readonly spec: InsetColumn;
  readonly left: number;
  readonly right: number;
}

/** Columns by whose headings a row is known for that of a table. */
const LEAST_COLUMNS = 3;
/** White space between two cells, in heights of a word. */
const CELL_GAP = 0.8;
/** Rows that the headings of a table may wrap over, and a cell of an entry. */
const MOST_WRAPS = 3;
const CELL_SCORE = 0.9;

function findColumn(piece: Piece, specs: readonly InsetColumn[]): Column[] {
  const folded = foldedOf(piece);
  const rated = specs.flatMap((spec) =>
    spec.printed.flatMap((wording) => {
      const hit = matchPhraseAt(folded, 0, toPhrase(wording));
      return hit ? [{ spec, weight: hit.score * toPhrase(wording).key.length }] : [];
    }),
  );
  const best = rated.sort((a, b) => b.weight - a.weight)[0];
  return best ? [{ spec: best.spec, left: piece.left, right: piece.right }] : [];
}

const cellsOf = (row: Row, em: number) => splitPieces([row], em, CELL_GAP);

/** The cells of the first entry below the headings; its own cells tell where what wraps belongs. */
function readEntry(
  rows: readonly Row[],
  columns: readonly Column[],
  em: number,
): Map<Column, Token[]> | null {
  const start = rows
    .slice(0, MOST_WRAPS)
    .findIndex((row) => cellsOf(row, em).length >= LEAST_COLUMNS && /\d/.test(row.tokens[1]?.text ?? ''));
  const first = rows[start];
  if (!first) return null;
  const cells = cellsOf(first, em).flatMap((piece) => {
    const column = nearestColumn(piece, columns);
    return column ? [{ column, left: piece.left, right: piece.right, tokens: [...piece.tokens] }] : [];
  });
  let { bottom } = first;
  for (const row of rows.slice(start + 1, start + MOST_WRAPS)) {
    const pieces = cellsOf(row, em);
    if (pieces.length >= LEAST_COLUMNS || row.top - bottom > em) break;
    for (const piece of pieces) nearestColumn(piece, cells)?.tokens.push(...piece.tokens);
    bottom = row.bottom;
  }
  return new Map(cells.map(({ column, tokens }) => [column, tokens]));
}

/**
 * A small table within a deed or a letter, with the parcels one a row: the first of them.
 * `Số tờ bản đồ | Số thửa | Diện tích (m²) | Mục đích sử dụng | Thời hạn`
 */
export function readInsetTable(rows: readonly Row[], specs: readonly InsetColumn[], em: number): Fields {
  for (let at = 0; at < rows.length; at++) {
    const pieces = cellsOf(rows[at] as Row, em);
    if (pieces.length < LEAST_COLUMNS) continue;
    const columns = pieces.flatMap((piece) => findColumn(piece, specs));
    if (new Set(columns.map(({ spec }) => spec)).size < LEAST_COLUMNS) continue;
    const cells = readEntry(rows.slice(at + 1), columns, em);
    if (!cells) continue;
    return Object.fromEntries(
      [...cells].flatMap(([{ spec }, tokens]) => {
        const draft = draftField(tokens, CELL_SCORE);
        return spec.field === null || draft.raw === null ? [] : [[spec.field, draft]];
      }),
    );
  }
  return {};
}
