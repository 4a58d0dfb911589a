import type { FieldKind, TableSpec } from '../records/record-type.ts';
import { takeParts, type Fields } from './cut-values.ts';
import { resolveDittos } from './dittos.ts';
import { findBestPhrase, toPhrase } from './phrases.ts';
import { splitPieces } from './pieces.ts';
import { measureEm } from './placed.ts';
import { groupRows, type Row } from './rows.ts';
import type { TableEntry } from './table-entry.ts';
import { draftField } from './spans.ts';
import { leftOf, rightOf, type Token } from './tokens.ts';

interface Column {
  readonly index: number;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** Columns whose headings were found, left to right; null when too few were for a table. */
function findColumns(rows: readonly Row[], table: TableSpec): Column[] | null {
  const columns = table.columns.flatMap(({ printed }, index): Column[] => {
    const found = rows.flatMap((row) => {
      const hit = findBestPhrase(
        row.tokens.map((t) => t.folded),
        printed.map(toPhrase),
      );
      return hit ? [{ row, hit }] : [];
    });
    const best = found.sort((x, y) => y.hit.score - x.hit.score)[0];
    const first = best?.row.tokens[best.hit.start];
    const last = best?.row.tokens[best.hit.end - 1];
    return best && first && last
      ? [{ index, left: leftOf(first), right: rightOf(last), bottom: best.row.bottom }]
      : [];
  });
  return columns.length >= 3 ? columns.sort((a, b) => a.left - b.left) : null;
}

/** Where the entries of a table begin: rows whose first column holds a number, below the headings. */
export function findTableEntries(tokens: readonly Token[], table: TableSpec): number[] | null {
  const rows = groupRows(tokens);
  const columns = findColumns(rows, table);
  const first = columns?.[0];
  const second = columns?.[1];
  if (!columns || !first || !second) return null;
  const bottom = Math.max(...columns.map((column) => column.bottom));
  const starts = rows.filter(
    (row) =>
      row.top >= bottom &&
      /^\d/.test(row.tokens[0]?.text ?? '') &&
      leftOf(row.tokens[0] as Token) < second.left,
  );
  return starts.map((row) => row.top - 0.2 * row.em);
}

/** How far a piece stands from a column, whether the column is set to the left or centred. */
const measureShift = (
  piece: { left: number; right: number },
  column: { left: number; right: number },
): number =>
  Math.min(
    Math.abs(piece.left - column.left),
    Math.abs((piece.left + piece.right - column.left - column.right) / 2),
  );

/** The column that a piece stands under, or nearest to. */
export const nearestColumn = <Column extends { left: number; right: number }>(
  piece: { left: number; right: number },
  columns: readonly Column[],
): Column | undefined => [...columns].sort((a, b) => measureShift(piece, a) - measureShift(piece, b))[0];

/** Reads one row of a table: what stands together goes to the column whose heading is nearest above it. */
export function extractTableRow(
  tokens: readonly Token[],
  head: readonly Token[],
  table: TableSpec,
  kinds: ReadonlyMap<string, FieldKind>,
): Fields {
  const columns = findColumns(groupRows(head), table);
  if (!columns) return {};
  const cells = new Map<number, Token[]>();
  const rows = groupRows(tokens);
  for (const piece of splitPieces(rows, measureEm(rows), 0.8)) {
    const home = nearestColumn(piece, columns);
    if (home) cells.set(home.index, [...(cells.get(home.index) ?? []), ...piece.tokens]);
  }
  const fields: Fields = {};
  for (const [index, cell] of cells) {
    const spec = table.columns[index];
    if (!spec || spec.field === null || !kinds.has(spec.field)) continue;
    Object.assign(
      fields,
      (spec.parts && takeParts(cell, spec.parts, 0.9)) ?? { [spec.field]: draftField(cell, 0.9) },
    );
  }
  return fields;
}

function readCells(entry: TableEntry, table: TableSpec, kinds: ReadonlyMap<string, FieldKind>): Fields {
  const fields: Fields = {};
  for (const [index, cell] of entry.cells) {
    const spec = table.columns[index];
    if (!spec || spec.field === null || !kinds.has(spec.field)) continue;
    const parts = spec.parts && takeParts(cell, spec.parts, CELL_SCORE);
    Object.assign(fields, parts ?? { [spec.field]: draftField(cell, CELL_SCORE) });
  }
  return fields;
}

const CELL_SCORE = 0.9;

/** Reads one of the entries of a page; a ditto mark in it means the person beside or the entry above. */
export function extractWideRow(
  entries: readonly TableEntry[],
  at: number,
  table: TableSpec,
  kinds: ReadonlyMap<string, FieldKind>,
): Fields {
  const columnOf = (role: string) => table.columns.findIndex(({ field }) => field?.startsWith(`${role}_`));
  const isBefore = (role: string, other: string) => columnOf(role) < columnOf(other);
  return resolveDittos(
    entries.map((entry) => readCells(entry, table, kinds)),
    at,
    kinds,
    isBefore,
  );
}
