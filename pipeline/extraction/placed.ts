import type { Row } from './rows.ts';
import { leftOf, rightOf, type Token } from './tokens.ts';

/** A token in reading order, with what its surroundings say. */
export interface Placed {
  readonly token: Token;
  /** Number of its row in the run. */
  readonly row: number;
  /** Nothing stands before it in its row and column. */
  readonly startsRow: boolean;
  /** Another column begins here: no value and no label runs across. */
  readonly startsColumn: boolean;
  /** White space before it in its row, in heights of a word; 0 at the start of a row. */
  readonly gap: number;
  /** Right end of the text column it stands in, in pixels. */
  readonly columnRight: number;
  readonly columnLeft: number;
  readonly em: number;
}

export const endsInColon = (placed: Placed | undefined) => /[:：]$/u.test(placed?.token.text ?? '');

/**
 * A colon inside is the end of a shorter wording: `Nội dung: Cải chính …` is not `Nội dung cải chính`, and `thường trú: thị
 * trấn` is not `thường trú tại`.
 */
export const crossesColon = (run: readonly Placed[], start: number, end: number, wording: string) =>
  !wording.slice(0, -1).includes(':') && run.slice(start, end - 1).some(endsInColon);

/** Lays out the rows of one column; `rowOffset` numbers them on from what came before. */
export function placeRows(rows: readonly (readonly Token[])[], em: number, rowOffset = 0): Placed[] {
  const all = rows.flat();
  const columnRight = Math.max(...all.map(rightOf));
  const columnLeft = Math.min(...all.map(leftOf));
  const placed: Placed[] = [];
  rows.forEach((tokens, index) => {
    tokens.forEach((token, at) => {
      const before = tokens[at - 1];
      placed.push({
        token,
        row: rowOffset + index,
        startsRow: before === undefined,
        startsColumn: placed.length === 0,
        gap: before ? (leftOf(token) - rightOf(before)) / em : 0,
        columnRight,
        columnLeft,
        em,
      });
    });
  });
  return placed;
}

/** Height of the text of a page, in pixels. */
export function measureEm(rows: readonly Row[]): number {
  const heights = rows.flatMap((row) =>
    row.tokens.filter((t) => t.folded !== '').map((t) => t.word.box[3] - t.word.box[1]),
  );
  heights.sort((a, b) => a - b);
  return Math.max(1, heights[Math.floor(heights.length / 2)] ?? 1);
}
