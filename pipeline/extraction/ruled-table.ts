import type { TableSpec } from '../records/record-type.ts';
import { matchPhraseAt, toPhrase } from './phrases.ts';
import { groupRows } from './rows.ts';
import { findGrids, type RuledGrid } from './ruled-grid.ts';
import { splitAtBorders } from './split-at-borders.ts';
import { countExpected, hasTelling, type RowTable, type TableEntry, type TablePage } from './table-entry.ts';
import { foldKey, middleX, middleY, type Token } from './tokens.ts';

/** A column of one of the grids of a page. */
interface GridColumn {
  readonly grid: number;
  readonly left: number;
  readonly right: number;
}

/** Bands that may hold the headings: a second one counts the columns (1) (2) (3). */
const HEAD_BANDS = 2;
/** What a word behind a wording counts for, by which columns are told whose headings begin alike. */
const TAIL_WORTH = 0.3;

const listColumns = (grids: readonly RuledGrid[]): GridColumn[] =>
  grids.flatMap(({ columns }, grid) =>
    columns.slice(1).map((right, k) => ({ grid, left: columns[k] ?? 0, right })),
  );

/** Words of a cell in reading order. */
function readCell(
  tokens: readonly Token[],
  { left, right }: GridColumn,
  top: number,
  bottom: number,
): Token[] {
  const inside = tokens.filter(
    (token) =>
      middleX(token) > left && middleX(token) < right && middleY(token) > top && middleY(token) < bottom,
  );
  return groupRows(inside).flatMap((row) => row.tokens);
}

/** Small print beside large writing loses words: so many of a wording's must be there, and what that is worth at most. */
const LEAST_WORDS_FOUND = 0.6;
const WORDS_WORTH = 0.8;

/** Share of the words of a wording that stand in a heading, wherever and however joined. */
function shareOfWords(heading: string, wording: string): number {
  const words = wording.split(/[\s,/]+/).flatMap((word) => (word.length > 1 ? [foldKey(word)] : []));
  const share = words.filter((word) => heading.includes(word)).length / Math.max(1, words.length);
  return words.length > 1 && share >= LEAST_WORDS_FOUND ? share : 0;
}

/** How well a heading is that of a declared column: 0 not at all … 1, and more where a telling word stands behind. */
function rateHeading(heading: readonly string[], spec: TableSpec['columns'][number]): number {
  const joined = heading.join('');
  const best = Math.max(
    0,
    ...spec.printed.flatMap((wording) => [
      matchPhraseAt(heading, 0, toPhrase(wording))?.score ?? 0,
      WORDS_WORTH * shareOfWords(joined, wording),
    ]),
  );
  return best > 0 && spec.tail !== undefined && heading.includes(spec.tail) ? best + TAIL_WORTH : best;
}

/**
 * Which of the declared columns each column of the page is (null: none), in the order declared: the assignment by which
 * the headings, rated for each of them, fit best together.
 */
function assignColumns(rates: readonly (readonly number[])[], declared: number): (number | null)[] {
  const wide = declared + 1;
  const best = new Float64Array((rates.length + 1) * wide);
  const at = (heading: number, column: number) => best[heading * wide + column] ?? 0;
  for (let h = rates.length - 1; h >= 0; h--)
    for (let c = declared - 1; c >= 0; c--) {
      const rate = rates[h]?.[c] ?? 0;
      best[h * wide + c] = Math.max(at(h + 1, c), at(h, c + 1), rate > 0 ? rate + at(h + 1, c + 1) : 0);
    }
  const assigned: (number | null)[] = rates.map(() => null);
  let column = 0;
  for (let h = 0; h < rates.length && column < declared; h++) {
    while (column < declared && at(h, column) === at(h, column + 1)) column++;
    if (column >= declared || at(h, column) === at(h + 1, column)) continue;
    assigned[h] = column++;
  }
  return assigned;
}

interface Head {
  readonly assigned: readonly (number | null)[];
  readonly found: number;
  /** 0–1: how well the headings are those declared, none too many and none too few. */
  readonly fit: number;
  /** The band of each grid that holds its headings. */
  readonly bands: readonly number[];
}

/**
 * The headings of all grids together, each in the first band of its grid in which most of them are found. Where persons
 * stand over several columns (NGƯỜI CHỒNG) the other headings reach up into the band of theirs.
 */
function findHead(tokens: readonly Token[], grids: readonly RuledGrid[], table: TableSpec): Head {
  const rate = (cell: readonly Token[]) =>
    table.columns.map((spec) =>
      rateHeading(
        cell.map((token) => token.folded),
        spec,
      ),
    );
  const bandsOf = grids.map((grid) => {
    const own = listColumns([grid]);
    const counts = grid.rows.slice(1, 1 + HEAD_BANDS).map((bottom, band) => {
      const headings = own.map((column) => readCell(tokens, column, grid.rows[band] ?? 0, bottom));
      return headings.filter((heading) => rate(heading).some((worth) => worth > 0)).length;
    });
    return counts.indexOf(Math.max(...counts));
  });
  const rates = listColumns(grids).map((column) => {
    const band = bandsOf[column.grid] ?? 0;
    const { rows = [] } = grids[column.grid] ?? {};
    const [own, whole] = [band, 0].map((from) =>
      rate(readCell(tokens, column, rows[from] ?? 0, rows[band + 1] ?? 0)),
    );
    return table.columns.map((_, k) => Math.max(own?.[k] ?? 0, whole?.[k] ?? 0));
  });
  const assigned = assignColumns(rates, table.columns.length);
  const found = assigned.flatMap((column, k) =>
    column === null ? [] : [Math.min(1, rates[k]?.[column] ?? 0)],
  );
  const expected = countExpected(table, (column) => assigned.includes(column));
  return {
    assigned,
    found: found.length,
    fit: found.reduce((sum, worth) => sum + worth, 0) / Math.max(expected, rates.length),
    bands: bandsOf,
  };
}

/** `1`, `(2)`, `(10)`, also where the bracket was read as a letter or a figure: `(40)`, `(`. */
const COUNT = /^[(\[]?\d{0,2}[)\]]?$/;
/** Share of such cells by which the row that counts the columns is told from an entry, which holds names and places. */
const COUNTED = 0.7;

/** The row under the headings that counts the columns: (1) (2) (3). */
function isCount(cells: TableEntry['cells']): boolean {
  const counted = [...cells.values()].filter((cell) => cell.every((token) => COUNT.test(token.text)));
  return counted.length >= COUNTED * cells.size;
}

/** Reads a page whose table is ruled, cell by cell; null where no ruled table with these headings stands on it. */
export function readRuledTable(
  tokens: readonly Token[],
  table: TableSpec,
  page: TablePage,
  leastHeadings: number,
): RowTable | null {
  const grids = findGrids(page.rules, page);
  if (grids.length === 0) return null;
  const { assigned, found, fit, bands } = findHead(tokens, grids, table);
  if (found < leastHeadings || !hasTelling(table, (column) => assigned.includes(column))) return null;
  const columns = listColumns(grids);
  const words = splitAtBorders(
    tokens,
    columns.map((column) => column.right),
  );
  const first = assigned.indexOf(0);
  // The number leads the entry: without its column nobody could say which entry that is.
  if (first < 0) return null;
  const bodies = grids.map(({ rows }, g) => rows.slice((bands[g] ?? 0) + 1));
  const leading = bodies[columns[first]?.grid ?? 0] ?? [];
  // Only the frame is ruled across: the entries are told by their numbers.
  if (leading.length < 3) return null;
  const entries = leading.slice(1).flatMap((bottom, n): TableEntry[] => {
    const cells = new Map<number, Token[]>();
    columns.forEach((place, k) => {
      const column = assigned[k];
      const [top, end] = [bodies[place.grid]?.[n], bodies[place.grid]?.[n + 1]];
      if (column === null || column === undefined || top === undefined || end === undefined) return;
      const read = readCell(words, place, top, end);
      if (read.length > 0) cells.set(column, read);
    });
    return cells.size > 1 && !isCount(cells) ? [{ cells, top: leading[n] ?? 0, bottom }] : [];
  });
  if (entries.length === 0) return null;
  const top = grids[columns[first]?.grid ?? 0]?.rows[0] ?? 0;
  return { top, fit, entries };
}
