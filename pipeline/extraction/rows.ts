import { lowerRaised } from './raised-values.ts';
import { middleY, type Token } from './tokens.ts';

/** Tokens that stand at one height, left to right, whatever the engine took for lines. */
export interface Row {
  readonly tokens: readonly Token[];
  readonly top: number;
  readonly bottom: number;
  /** Height of its middling word in pixels: the yardstick for gaps. */
  readonly em: number;
}

const heightOf = (token: Token) => token.word.box[3] - token.word.box[1];

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Pieces of engine lines between wide gaps: a line never mixes heights, a page-wide one may mix columns. */
function splitAtGaps(tokens: readonly Token[]): Token[][] {
  const pieces: Token[][] = [];
  let before: Token | undefined;
  for (const token of tokens) {
    const isNear =
      before !== undefined &&
      before.page === token.page &&
      before.line === token.line &&
      token.word.box[0] - before.word.box[2] < 1.5 * Math.max(heightOf(before), heightOf(token)) &&
      token.word.box[0] >= before.word.box[0];
    if (isNear) pieces.at(-1)?.push(token);
    else pieces.push([token]);
    before = token;
  }
  return pieces;
}

interface Growing {
  page: number;
  pieces: Token[][];
  middle: number;
  em: number;
}

const overlapsSideways = (a: readonly Token[], b: readonly Token[]) => {
  const left = Math.max(a[0]?.word.box[0] ?? 0, b[0]?.word.box[0] ?? 0);
  const right = Math.min(a.at(-1)?.word.box[2] ?? 0, b.at(-1)?.word.box[2] ?? 0);
  return right - left > 0.5 * heightOf(a[0] as Token);
};

function finishRow(row: Growing): Row {
  const tokens = row.pieces.sort((a, b) => (a[0]?.word.box[0] ?? 0) - (b[0]?.word.box[0] ?? 0)).flat();
  const top = Math.min(...tokens.map((t) => t.word.box[1]));
  const bottom = Math.max(...tokens.map((t) => t.word.box[3]));
  return { tokens, top, bottom, em: median(tokens.map(heightOf)) };
}

/** Gathers tokens into rows, top to bottom, page by page. */
export function groupRows(tokens: readonly Token[]): Row[] {
  const pieces = splitAtGaps(tokens).map((piece) => ({
    piece,
    page: piece[0]?.page ?? 0,
    middle: median(piece.map(middleY)),
    em: median(piece.map(heightOf)),
  }));
  pieces.sort((a, b) => a.page - b.page || a.middle - b.middle);
  const rows: Growing[] = [];
  for (const { piece, page, middle, em } of pieces) {
    const home = rows
      .slice(-4)
      .filter(
        (row) =>
          row.page === page &&
          Math.abs(row.middle - middle) < 0.45 * Math.max(Math.min(row.em, em), 0.6 * Math.max(row.em, em)),
      )
      .filter((row) => !row.pieces.some((other) => overlapsSideways(other, piece)))
      .sort((a, b) => Math.abs(a.middle - middle) - Math.abs(b.middle - middle))[0];
    if (home) {
      home.pieces.push(piece);
      home.middle = median(home.pieces.flat().map(middleY));
      home.em = median(home.pieces.flat().map(heightOf));
    } else rows.push({ page, pieces: [piece], middle, em });
  }
  const sorted = rows
    .map(finishRow)
    .sort(
      (a, b) => (a.tokens[0]?.page ?? 0) - (b.tokens[0]?.page ?? 0) || a.top + a.bottom - b.top - b.bottom,
    );
  return lowerRaised(sorted);
}
