import type { AlignedLabel } from './align-labels.ts';
import { LANDMARK, PAPER_KIND } from './label-hits.ts';
import type { Placed } from './placed.ts';
import { leftOf, rightOf } from './tokens.ts';

/** Whether the first word of the next row would not have fitted at the end of this one: the writer had to wrap. */
export function hadToWrap(last: Placed, next: Placed): boolean {
  const width = rightOf(next.token) - leftOf(next.token);
  return rightOf(last.token) + width + 0.3 * last.em > last.columnRight;
}

/** Stretches of the run, `[from, to)`. */
export type Ranges = readonly (readonly [number, number])[];

/** Where a range leaves the row of its label; `to` when it stays in it. */
function findRowEnd(run: readonly Placed[], from: number, to: number): number {
  const row = run[from - 1]?.row;
  let at = from;
  while (at < to && run[at]?.row === row) at++;
  return at;
}

const UNIT_WORD = /^(?:xa|phuong|tran|huyen|quan|tinh|pho)$/;
/** A place goes on with one of these, and nothing else does. */
const OPENS_PLACE = /^(?:xa|phuong|thi|huyen|quan|tinh|thanh)$/;

/** `… tháng 09 năm` wants its year, `Căn cước công dân` its number, `… xã Yên Hòa, huyện` its name. */
export const isCutShort = (last: Placed, next: Placed) =>
  (UNIT_WORD.test(last.token.folded) && /^\p{Lu}/u.test(next.token.text)) ||
  (/^(?:ngay|thang|nam)$/.test(last.token.folded) && /^\d/.test(next.token.text)) ||
  (/^\d{1,2}$/.test(last.token.text) && /^(?:thang|nam)$/.test(next.token.folded)) ||
  (PAPER_KIND.test(last.token.folded) && next.token.folded === 'so') ||
  (last.token.folded === 'chi' && next.token.folded === 'minh');

/** Words of one wrapped row that stand together, `[from, to)`. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

/** White space between cells, in heights of a word. */
export const CELL_GAP = 1.3;

function splitWrap(run: readonly Placed[], from: number, to: number): Piece[][] {
  const rows: Piece[][] = [];
  for (let at = from; at < to; at++) {
    const placed = run[at];
    const before = run[at - 1];
    if (at === from || placed?.row !== before?.row) rows.push([{ from: at, to: at + 1 }]);
    else {
      const row = rows.at(-1) ?? [];
      const last = row.at(-1);
      if (last && (placed?.gap ?? 0) <= CELL_GAP) row[row.length - 1] = { ...last, to: at + 1 };
      else row.push({ from: at, to: at + 1 });
    }
  }
  return rows;
}

/**
 * Which earlier cell of the row a wrapped piece belongs to: the one that it stands under and that was full,
 * as in `ngày: ngày 08 tháng 09 năm | của: Tòa án …` with `2015` below the first; or that it stands under while
 * another piece beside it stands under the last cell. Null: the last cell's own.
 */
function findCellAbove(
  run: readonly Placed[],
  aligned: readonly AlignedLabel[],
  index: number,
  { wrap, lastOfOwn, hasOthers }: { wrap: number; lastOfOwn: Placed; hasOthers: boolean },
  isLong: (entry: AlignedLabel) => boolean,
): number | null {
  const next = run[wrap];
  const own = aligned[index];
  if (!next || !own) return null;
  const row = run[own.hit.start]?.row;
  for (let k = index - 1; k >= 0; k--) {
    const cell = aligned[k];
    const label = cell && run[cell.hit.start];
    const border = run[aligned[k + 1]?.hit.start ?? 0];
    const last = border && run[(aligned[k + 1]?.hit.start ?? 0) - 1];
    if (!cell || !label || !border || !last || label.row !== row || last.row !== row) return null;
    const isUnder =
      leftOf(next.token) > leftOf(label.token) - next.em &&
      leftOf(next.token) < leftOf(border.token) - next.em;
    const isFull =
      rightOf(last.token) + (rightOf(next.token) - leftOf(next.token)) + 0.3 * next.em >
      leftOf(border.token) - 0.5 * next.em;
    const isOthers =
      isCutShort(last, next) ||
      (isLong(cell) && !isLong(own) && OPENS_PLACE.test(next.token.folded)) ||
      (isLong(cell) && !isLong(own) && !hadToWrap(lastOfOwn, next) && !isCutShort(lastOfOwn, next)) ||
      (isLong(cell) && (hasOthers || (isFull && (!isLong(own) || !hadToWrap(lastOfOwn, next)))));
    if (isUnder && isOthers && cell.label !== LANDMARK) return k;
  }
  return null;
}

/** Whether a piece stands under the last cell of the row. */
const isUnderLast = (run: readonly Placed[], { from }: Piece, label: Placed | undefined) => {
  const first = run[from];
  return first !== undefined && label !== undefined && leftOf(first.token) > leftOf(label.token) - first.em;
};

/** The tokens of every label's value; a wrapped line goes to the cell that it stands under. */
export function shareOut(
  run: readonly Placed[],
  aligned: readonly AlignedLabel[],
  isLong: (entry: AlignedLabel) => boolean,
): Ranges[] {
  const ranges: [number, number][][] = aligned.map(({ hit }, index) => [
    [hit.end, aligned[index + 1]?.hit.start ?? run.length],
  ]);
  aligned.forEach(({ hit }, index) => {
    const to = aligned[index + 1]?.hit.start ?? run.length;
    const wrap = findRowEnd(run, hit.end, to);
    const lastOfOwn = run[wrap - 1];
    if (wrap >= to || !lastOfOwn) return;
    let isShared = false;
    for (const row of splitWrap(run, wrap, to)) {
      const hasOthers = row.some((piece) => isUnderLast(run, piece, run[hit.start]));
      const cells = row.map((piece) =>
        findCellAbove(run, aligned, index, { wrap: piece.from, lastOfOwn, hasOthers }, isLong),
      );
      if (!isShared && cells.every((cell) => cell === null)) continue;
      if (!isShared) ranges[index] = [[hit.end, row[0]?.from ?? to]];
      isShared = true;
      row.forEach((piece, at) => ranges[cells[at] ?? index]?.push([piece.from, piece.to]));
    }
  });
  return ranges;
}
