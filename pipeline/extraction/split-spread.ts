import type { NumberedPage } from './extract-record.ts';
import { measureEm } from './placed.ts';
import { groupRows, type Row } from './rows.ts';
import type { SegmentPart } from './segment.ts';
import { leftOf, rightOf } from './tokens.ts';

/** One of the pages that a scan shows: the whole scan, or a half of an opened book. */
export interface Leaf {
  readonly rows: readonly Row[];
  readonly part: SegmentPart;
}

/** An opened book is wider than high. */
const LEAST_ASPECT = 1.15;
const LEAST_WORDS = 12;
/** Width of the fold that no word crosses, in heights of a word. */
const FOLD_EM = 1.2;

/** Middle of the widest white strip near the middle of the scan; null where words run across. */
function findFold(rows: readonly Row[], width: number, em: number): number | null {
  const from = 0.4 * width;
  const to = 0.6 * width;
  const spans = rows
    .flatMap((row) => row.tokens.map((token) => [leftOf(token), rightOf(token)] as const))
    .filter(([left, right]) => right > from && left < to)
    .sort((a, b) => a[0] - b[0]);
  let end = from;
  let best: readonly [number, number] = [0, 0];
  for (const [left, right] of [...spans, [to, to] as const]) {
    if (left - end > best[1] - best[0]) best = [end, left];
    end = Math.max(end, right);
  }
  return best[1] - best[0] > FOLD_EM * em ? (best[0] + best[1]) / 2 : null;
}

/** Cuts the scan of an opened book at its fold, left page first: the lines of its two pages need not be level. */
export function splitSpread(page: NumberedPage, rows: readonly Row[]): Leaf[] {
  const whole: Leaf = { rows, part: { page: page.page, box: null } };
  const { width, height } = page.text;
  if (width < LEAST_ASPECT * height) return [whole];
  const fold = findFold(rows, width, measureEm(rows));
  if (fold === null) return [whole];
  const tokens = rows.flatMap((row) => row.tokens);
  const left = tokens.filter((token) => rightOf(token) <= fold);
  const right = tokens.filter((token) => leftOf(token) >= fold);
  if (left.length < LEAST_WORDS || right.length < LEAST_WORDS) return [whole];
  return [
    { rows: groupRows(left), part: { page: page.page, box: [0, 0, fold, height] } },
    { rows: groupRows(right), part: { page: page.page, box: [fold, 0, width, height] } },
  ];
}
