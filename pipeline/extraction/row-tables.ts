import type { TableSpec } from '../records/record-type.ts';
import { matchPhraseAt, toPhrase } from './phrases.ts';
import { measureEm } from './placed.ts';
import { groupRows, type Row } from './rows.ts';
import { readRuledTable } from './ruled-table.ts';
import { countExpected, hasTelling, type RowTable, type TableEntry, type TablePage } from './table-entry.ts';
import { leftOf, middleX, middleY, rightOf, type Token } from './tokens.ts';

interface Heading {
  readonly column: number;
  readonly left: number;
  readonly right: number;
}

interface HeadingRow {
  readonly headings: readonly Heading[];
  readonly row: number;
}

/** Headings that a row must hold to be taken for the head of a table, and their share of all columns. */
const LEAST_HEADINGS = 5;
const LEAST_SHARE = 0.55;
/** Rows over which headings may wrap. */
const HEAD_ROWS = 3;

const leastHeadings = (table: TableSpec) =>
  Math.max(LEAST_HEADINGS, LEAST_SHARE * countExpected(table, () => false));

const topOf = (token: Token) => token.word.box[1];
/** A word belongs to an entry from half a line above the middle of its number on: capitals with marks stand higher than digits. */
const LEAD_EM = 0.55;
const foldedOf = (row: Row) => row.tokens.map((token) => token.folded);

/** What stands below the first line of a heading, to tell columns whose headings begin alike. */
function readBelow(rows: readonly Row[], at: number, left: number, right: number): string {
  return rows
    .slice(at + 1, at + HEAD_ROWS)
    .flatMap((row) => row.tokens.filter((t) => middleX(t) > left && middleX(t) < right))
    .map((token) => token.folded)
    .join(' ');
}

/** The columns whose headings begin in a row, in the order declared; each place is used once. */
function matchHeadings(rows: readonly Row[], at: number, { columns }: TableSpec): Heading[] {
  const row = rows[at];
  if (!row) return [];
  const folded = foldedOf(row);
  const headings: Heading[] = [];
  let next = 0;
  for (let start = 0; start < folded.length; start++) {
    for (let column = next; column < columns.length; column++) {
      const spec = columns[column];
      const hits = (spec?.printed ?? []).flatMap(
        (wording) => matchPhraseAt(folded, start, toPhrase(wording)) ?? [],
      );
      const hit = hits.sort((a, b) => b.score - a.score || b.end - a.end)[0];
      const [first, last] = hit ? [row.tokens[hit.start], row.tokens[hit.end - 1]] : [];
      if (!spec || !hit || !first || !last) continue;
      const [left, right] = [leftOf(first), rightOf(last)];
      const below = readBelow(rows, at, left, right);
      const rival = columns[column + 1];
      if (spec.tail && rival?.tail && below.includes(rival.tail) && !below.includes(spec.tail)) continue;
      headings.push({ column, left, right });
      start = hit.end - 1;
      next = column + 1;
      break;
    }
  }
  return headings;
}

/** The row of headings: the one in the upper half in which most of them begin. */
function findHeadings(rows: readonly Row[], table: TableSpec): HeadingRow | null {
  let best: HeadingRow | null = null;
  for (let row = 0; row < Math.min(rows.length, 12); row++) {
    const headings = matchHeadings(rows, row, table);
    if (headings.length > (best?.headings.length ?? 0)) best = { headings, row };
  }
  const isFound = (column: number) => best?.headings.some((heading) => heading.column === column) === true;
  return best && best.headings.length >= leastHeadings(table) && hasTelling(table, isFound) ? best : null;
}

/** A border runs between two headings, on a crooked page so far beside it at most, in heights of a word. */
const BESIDE_HEADING = 2;

/** Where one column ends and the next begins: the white strip between their headings that fewest words cross. */
function findBorder(body: readonly Token[], from: Heading, to: Heading, em: number): number {
  const start = Math.max((from.left + from.right) / 2, from.right - BESIDE_HEADING * em);
  const end = Math.min((to.left + to.right) / 2, to.left + BESIDE_HEADING * em);
  const step = Math.max(1, em / 10);
  let best = { crossings: Infinity, width: 0, at: (from.right + to.left) / 2 };
  let run = { crossings: -1, from: start };
  for (let x = start; x <= end + step; x += step) {
    const crossings = x > end ? -2 : body.filter((t) => leftOf(t) < x - 1 && rightOf(t) > x + 1).length;
    if (crossings === run.crossings) continue;
    const width = x - run.from;
    const isBetter =
      run.crossings >= 0 &&
      (run.crossings < best.crossings || (run.crossings === best.crossings && width > best.width));
    if (isBetter) best = { crossings: run.crossings, width, at: run.from + width / 2 };
    run = { crossings, from: x };
  }
  return best.at;
}

/** An opened book is wider than high; its fold is the widest gap between headings near the middle. */
function findFold(headings: readonly Heading[], width: number, height: number): number {
  if (width < 1.15 * height) return Infinity;
  const gaps = headings.slice(1).map((heading, i) => {
    const left = headings[i]?.right ?? 0;
    return { gap: heading.left - left, at: (left + heading.left) / 2 };
  });
  const inMiddle = gaps.filter(({ at }) => at > 0.38 * width && at < 0.62 * width);
  return inMiddle.sort((a, b) => b.gap - a.gap)[0]?.at ?? Infinity;
}

/** By how much the rows of the right page stand lower than those of the left: where most entries begin after a gap. */
function measureShift(rows: readonly Row[], tops: readonly number[], em: number): number {
  const starts = rows.map((row, i) => {
    const above = rows[i - 1]?.bottom ?? row.top - em;
    return { top: (row.top + row.bottom) / 2 - LEAD_EM * em, gap: Math.min(8 * em, row.top - above) };
  });
  let best = { shift: 0, score: 0 };
  for (const { top } of starts) {
    const shift = top - (tops.find((y) => Math.abs(y - top) < 2.5 * em) ?? Infinity);
    if (!Number.isFinite(shift)) continue;
    const score = tops
      .map((y) => starts.find((start) => Math.abs(start.top - y - shift) < 0.4 * em)?.gap ?? 0)
      .reduce((sum, gap) => sum + Math.max(0, gap), 0);
    if (score > best.score) best = { shift, score };
  }
  return best.shift;
}

/** Reads a page as a table of entries; null where no headings of one stand on it. Ruled cells are surer than white space. */
export function readRowTable(tokens: readonly Token[], table: TableSpec, page: TablePage): RowTable | null {
  return readRuledTable(tokens, table, page, leastHeadings(table)) ?? readHeadedTable(tokens, table, page);
}

/** A table whose columns are told by the headings and the white space below them. */
function readHeadedTable(tokens: readonly Token[], table: TableSpec, page: TablePage): RowTable | null {
  const rows = groupRows(tokens);
  const head = findHeadings(rows, table);
  const headRow = head && rows[head.row];
  if (!head || !headRow) return null;
  const em = measureEm(rows);
  const { headings } = head;
  const fold = findFold(headings, page.width, page.height);
  const below = tokens.filter((token) => topOf(token) > headRow.bottom - 0.2 * em);
  const leftPage = groupRows(below.filter((token) => middleX(token) < fold));
  const first = headings[0];
  const second = headings[1];
  if (!first || !second || first.column !== 0) return null;
  const starts = leftPage.filter(
    (row) =>
      /^\d{1,5}[.)]?$/.test(row.tokens[0]?.text ?? '') &&
      leftOf(row.tokens[0] as Token) < second.left - 0.3 * em,
  );
  const tops = starts.map((row) => middleY(row.tokens[0] as Token) - LEAD_EM * em);
  if (tops.length === 0) return null;
  const shift = measureShift(groupRows(below.filter((token) => middleX(token) >= fold)), tops, em);
  const body = below.filter((token) => topOf(token) > (tops[0] ?? 0) - 2 * em);
  const borders = headings
    .slice(1)
    .map((heading, i) => findBorder(body, headings[i] as Heading, heading, em));
  const columnOf = (token: Token) => headings[borders.filter((x) => middleX(token) >= x).length]?.column ?? 0;
  const entries = tops.map((top, index): TableEntry => {
    const bottom = tops[index + 1] ?? Infinity;
    const isOf = (token: Token) => {
      const y = middleY(token) - (middleX(token) >= fold ? shift : 0);
      return y >= top && y < bottom;
    };
    const cells = new Map<number, Token[]>();
    for (const row of groupRows(below.filter(isOf)))
      for (const token of row.tokens) {
        const column = columnOf(token);
        cells.set(column, [...(cells.get(column) ?? []), token]);
      }
    return { cells, top, bottom: Math.min(bottom, page.height) };
  });
  const expected = countExpected(table, (column) => headings.some((heading) => heading.column === column));
  return { top: headRow.top, fit: headings.length / expected, entries };
}
