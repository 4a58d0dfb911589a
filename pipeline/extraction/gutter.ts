import type { Row } from './rows.ts';
import { leftOf, rightOf } from './tokens.ts';

/** White space of a row before `split`, in pixels: below 0 where a word crosses, unbounded where only one side is written on. */
export function gapAt(row: Row, split: number, em: number): number {
  const crossing = row.tokens.some(
    (token) => leftOf(token) < split - 0.4 * em && rightOf(token) > split + 0.2 * em,
  );
  if (crossing) return -1;
  const before = row.tokens.filter((token) => rightOf(token) <= split + 0.2 * em).at(-1);
  const after = row.tokens.find((token) => leftOf(token) >= split - 0.4 * em);
  return before && after ? leftOf(after) - rightOf(before) : Infinity;
}

/** Whether a row leaves the gutter before `split` free. */
export const fitsSplit = (row: Row, split: number, em: number, leastGap = 0.6): boolean =>
  gapAt(row, split, em) > leastGap * em;
