import { startsPiece } from './pieces.ts';
import { groupRows, type Row } from './rows.ts';
import { leftOf, rightOf, type Token } from './tokens.ts';

/** A page whose notes stand in a column of their own beside the entries. */
export interface PageWithNotes {
  readonly entries: readonly Row[];
  /** Of each entry, its lines as one: `năm sinh` where a line begins is no label in them. */
  readonly notes: readonly (readonly Token[])[];
}

const NOTES_HEADING = 'ghichu';
/** Words that a heading may be read as: `GHI CHÚ`, `GHICHÚ`. */
const HEADING_WORDS = 2;
/** The heading stands in the middle of its column: notes may begin so far before it, in heights of a word. */
const CENTRED = 4;
/** The column is narrow: its heading stands in this share of the width of the page, at either edge. */
const NARROW = 0.25;
/** Share of rows that may run over its border: a hand overshoots. */
const MOST_CROSSING = 0.1;

/** Where the heading ends that stands in a row at `at`, with white space on both sides; null where it does not. */
function findHeadingEnd(row: Row, at: number, em: number): number | null {
  for (let end = at + 1; end <= at + HEADING_WORDS; end++) {
    const read = row.tokens
      .slice(at, end)
      .map((token) => token.folded)
      .join('');
    const isApart = startsPiece(row, at, em) && (row.tokens[end] === undefined || startsPiece(row, end, em));
    if (read === NOTES_HEADING && isApart && !row.tokens[end - 1]?.text.endsWith(':')) return end;
  }
  return null;
}

/** Where the notes end that stand at the left of the entries, or begin at their right, by the heading in one row. */
function findBorder(row: Row, em: number, [start, width]: readonly [number, number]): number | null {
  const next = row.tokens[findHeadingEnd(row, 0, em) ?? row.tokens.length];
  if (next) return leftOf(next) < start + NARROW * width ? leftOf(next) - 0.3 * em : null;
  const at = row.tokens.findLastIndex((_, i) => i > 0 && findHeadingEnd(row, i, em) === row.tokens.length);
  const first = row.tokens[at];
  return first && leftOf(first) > start + (1 - NARROW) * width ? leftOf(first) - CENTRED * em : null;
}

const crosses = (row: Row, border: number, em: number) =>
  row.tokens.some((token) => leftOf(token) < border - 0.4 * em && rightOf(token) > border + 0.4 * em);

/** The words under each heading, with it. */
function joinLines(rows: readonly Row[], em: number): Token[][] {
  const notes: Token[][] = [];
  for (const row of rows) {
    if (notes.length === 0 || findHeadingEnd(row, 0, em) !== null) notes.push([...row.tokens]);
    else notes.at(-1)?.push(...row.tokens);
  }
  return notes;
}

/** Parts the notes of old registers, headed GHI CHÚ beside each entry, from the entries; null where none stand so. */
export function partNotes(rows: readonly Row[], em: number): PageWithNotes | null {
  const all = rows.flatMap((row) => row.tokens);
  const start = Math.min(...all.map(leftOf));
  const width = Math.max(...all.map(rightOf)) - start;
  const at = rows.findIndex((row) => findBorder(row, em, [start, width]) !== null);
  const heading = rows[at];
  const border = heading ? findBorder(heading, em, [start, width]) : null;
  if (border === null) return null;
  const below = rows.slice(at);
  if (below.filter((row) => crosses(row, border, em)).length > MOST_CROSSING * below.length) return null;
  const isLeft = border < start + width / 2;
  const isNote = (token: Token) => (isLeft ? rightOf(token) <= border + 0.4 * em : leftOf(token) >= border);
  const tokens = below.flatMap((row) => row.tokens);
  return {
    entries: [...rows.slice(0, at), ...groupRows(tokens.filter((token) => !isNote(token)))],
    notes: joinLines(groupRows(tokens.filter(isNote)), em),
  };
}
