import { middleY, rightOf, type Token } from './tokens.ts';

interface TableRow {
  readonly label: Token[];
  /** Lines of the cell. */
  readonly values: (readonly Token[])[];
}

/** A line belongs to the label below it when it stands so much nearer to it than to the line above. */
const NEARER = 0.7;

const heightOf = (tokens: readonly Token[]) =>
  tokens.map(middleY).reduce((sum, y) => sum + y / tokens.length, 0);

/** Takes the line above a label from the row before it: the label stands in the middle of a cell of several lines. */
function takeLineAbove(before: TableRow | undefined, label: readonly Token[]): (readonly Token[])[] {
  const [above, line] = before?.values.slice(-2) ?? [];
  if (!before || !above || !line) return [];
  const isNearer = heightOf(label) - heightOf(line) < NEARER * (heightOf(line) - heightOf(above));
  return isNearer ? before.values.splice(-1) : [];
}

/** Cells of a table may wrap: lines until the next label are one row, the label first, then the value. */
export function joinTableRows(lines: readonly (readonly Token[])[], labelEnd: number): Token[][] {
  const rows: TableRow[] = [];
  for (const line of lines) {
    const label = line.filter((token) => rightOf(token) <= labelEnd);
    const value = line.filter((token) => rightOf(token) > labelEnd);
    const isNew = /^\p{Lu}/u.test(label[0]?.text ?? '');
    if (isNew || rows.length === 0) rows.push({ label, values: takeLineAbove(rows.at(-1), label) });
    else rows.at(-1)?.label.push(...label);
    if (value.length > 0) rows.at(-1)?.values.push(value);
  }
  return rows.map(({ label, values }) => [...label, ...values.flat()]);
}
