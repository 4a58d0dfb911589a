import type { Row } from './rows.ts';
import { leftOf, rightOf, type Token } from './tokens.ts';

/** Words that stand together in a row, with white space on both sides. */
export interface Piece {
  readonly tokens: readonly Token[];
  readonly row: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Whether white space stands before a word of a row, or nothing. */
export function startsPiece({ tokens }: Row, at: number, em: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  return token !== undefined && (before === undefined || leftOf(token) - rightOf(before) > 0.9 * em);
}

/** What is read of a box to tick that stands apart: a letter or two. */
export const isBoxMark = (token: Token) => token.text.length <= 3;

/** Takes rows apart at gaps wider than `gapEm` heights of a word. */
export function splitPieces(rows: readonly Row[], em: number, gapEm = 1.3): Piece[] {
  const pieces: Piece[] = [];
  rows.forEach((row, index) => {
    let run: Token[] = [];
    const close = () => {
      const first = run[0];
      const last = run.at(-1);
      if (!first || !last) return;
      pieces.push({
        tokens: run,
        row: index,
        left: leftOf(first),
        right: rightOf(last),
        top: Math.min(...run.map((t) => t.word.box[1])),
        bottom: Math.max(...run.map((t) => t.word.box[3])),
      });
      run = [];
    };
    for (const token of row.tokens) {
      const before = run.at(-1);
      if (before && leftOf(token) - rightOf(before) > gapEm * em) close();
      run.push(token);
    }
    close();
  });
  return pieces;
}

export const centerOf = (piece: Piece) => (piece.left + piece.right) / 2;
export const textOf = (piece: Piece) => piece.tokens.map((t) => t.text).join(' ');
export const foldedOf = (piece: Piece) => piece.tokens.map((t) => t.folded);
