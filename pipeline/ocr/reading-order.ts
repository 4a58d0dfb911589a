import type { Box } from '../image/raster.ts';

/** How much two spans overlap, as a share of the shorter one. */
function overlapShare(fromA: number, toA: number, fromB: number, toB: number): number {
  const shorter = Math.min(toA - fromA, toB - fromB);
  return shorter <= 0 ? 0 : (Math.min(toA, toB) - Math.max(fromA, fromB)) / shorter;
}

const sharesColumn = (a: Box, b: Box) => overlapShare(a[0], a[2], b[0], b[2]) > 0.05;
const middleOf = (box: Box) => (box[1] + box[3]) / 2;

/** Whether a third line lies across the way from a to b: then what is left of it does not come first. */
function isParted(a: Box, b: Box, all: readonly Box[]): boolean {
  const top = Math.min(middleOf(a), middleOf(b));
  const bottom = Math.max(middleOf(a), middleOf(b));
  return all.some(
    (box) =>
      middleOf(box) > top &&
      middleOf(box) < bottom &&
      box !== a &&
      box !== b &&
      sharesColumn(box, a) &&
      sharesColumn(box, b),
  );
}

/** Whether a is read before b: it stands above in the same column, or to the left with nothing across between them. */
function comesBefore(a: Box, b: Box, all: readonly Box[]): boolean {
  if (overlapShare(a[1], a[3], b[1], b[3]) > 0.5 && !(overlapShare(a[0], a[2], b[0], b[2]) > 0.5)) {
    return a[0] + a[2] < b[0] + b[2];
  }
  if (sharesColumn(a, b)) return middleOf(a) < middleOf(b);
  return a[2] <= b[0] + 1 && !isParted(a, b, all);
}

/**
 * Orders lines as a person reads them: down a column, columns from left to right, a line across the page closing the
 * columns above it (after T. Breuel, "High performance document layout analysis", 2003).
 */
export function orderForReading<Line extends { readonly box: Box }>(lines: readonly Line[]): Line[] {
  const boxes = lines.map((line) => line.box);
  const waiting = [...lines.keys()].sort((a, b) => {
    const [one, other] = [boxes[a], boxes[b]];
    return one && other ? middleOf(one) - middleOf(other) || one[0] - other[0] : 0;
  });
  const predecessors = waiting.map(() => new Set<number>());
  for (const b of waiting)
    for (const a of waiting) {
      const [one, other] = [boxes[a], boxes[b]];
      if (a !== b && one && other && comesBefore(one, other, boxes)) predecessors[b]?.add(a);
    }
  const ordered: Line[] = [];
  while (waiting.length > 0) {
    // Where the relation has a circle, the topmost of those left goes first.
    const found = waiting.findIndex((index) => predecessors[index]?.size === 0);
    const [next] = waiting.splice(Math.max(0, found), 1);
    if (next === undefined) break;
    for (const set of predecessors) set.delete(next);
    const line = lines[next];
    if (line) ordered.push(line);
  }
  return ordered;
}
