import { SIDE_NOTES } from '../records/letterhead.ts';
import { fitsSplit } from './gutter.ts';
import { matchPhraseAt, toPhrase } from './phrases.ts';
import { isBoxMark, startsPiece } from './pieces.ts';
import type { Row } from './rows.ts';
import { leftOf, rightOf } from './tokens.ts';

const SIDE_PHRASES = SIDE_NOTES.map(toPhrase);

/** `quận An Minh` is not `Quá hạn`; and one wording alone makes no column. */
const SURE_NOTE = 0.85;

const NOTES_HEADING = SIDE_PHRASES[SIDE_NOTES.indexOf('Ghi chú')];

/** The column of tick boxes and notes at the right of a register's page. */
export function findSideColumn(
  rows: readonly Row[],
  em: number,
): { readonly from: number; readonly to: number; readonly split: number } | null {
  const left = Math.min(...rows.flatMap((row) => row.tokens.map(leftOf)));
  const right = Math.max(...rows.flatMap((row) => row.tokens.map(rightOf)));
  const notes = rows.flatMap((row, index) => {
    const folded = row.tokens.map((token) => token.folded);
    return row.tokens.flatMap((token, at) => {
      if (leftOf(token) <= left + 0.55 * (right - left)) return [];
      const note = SIDE_PHRASES.find((phrase) => (matchPhraseAt(folded, at, phrase)?.score ?? 0) > SURE_NOTE);
      if (!note) return [];
      const start = [at, at - 1].find((i) => startsPiece(row, i, em) && at - i <= 1);
      const first = start === undefined ? undefined : row.tokens[start];
      return first && (start === at || isBoxMark(first)) ? [{ index, left: leftOf(first), note }] : [];
    });
  });
  const first = notes[0];
  if (!first || new Set(notes.map(({ note }) => note)).size < 2) return null;
  // The heading of the notes stands centred in the column; the boxes begin at its left.
  const boxes = notes.filter(({ note }) => note !== NOTES_HEADING);
  const split = Math.min(...boxes.map((note) => note.left)) - 0.3 * em;
  if (boxes.some((note) => note.left > split + 4 * em)) return null;
  const { index: from } = first;
  let to = from + 1;
  while (to < rows.length && fitsSplit(rows[to] as Row, split, em)) to++;
  return { from, to, split };
}
