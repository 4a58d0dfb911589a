import type { Box } from './raster.ts';
import { findRedPatches } from './red-patches.ts';
import { RED_CELL_PX, type RedCells } from './warp.ts';

/** Height of a line of red print, in squares of 8 pixels: 3 mm … 14 mm at 200 dpi. */
const LOWEST_LINE = 3;
const TALLEST_LINE = 14;
/** A line of print is this many times longer than tall at least. */
const SHORTEST_LINE_RATIO = 2.2;
/** Share of its squares that a line of print reaches; frames and scratches reach fewer. */
const LINE_FILL = 0.45;
/** Nothing this near a seal (6 mm) is taken for print: it may be the seal's own lettering. */
const SEAL_MARGIN_PX = 48;

/**
 * Lines of red print: the title of a birth certificate (GIẤY KHAI SINH) and the numbers of its blank are often red.
 * They are to be read, unlike the seals and frames of the same color.
 */
export function findRedText(red: RedCells, seals: readonly Box[]): Box[] {
  return findRedPatches(red)
    .filter(({ box, columns, rows, size }) => {
      if (rows < LOWEST_LINE || rows > TALLEST_LINE) return false;
      if (columns < SHORTEST_LINE_RATIO * rows || size < LINE_FILL * columns * rows) return false;
      return !seals.some((seal) => isNear(box, seal));
    })
    .map(({ box: [left, top, right, bottom] }) => [
      Math.max(0, left - RED_CELL_PX),
      Math.max(0, top - RED_CELL_PX),
      right + RED_CELL_PX,
      bottom + RED_CELL_PX,
    ]);
}

function isNear(one: Box, other: Box): boolean {
  return (
    one[0] < other[2] + SEAL_MARGIN_PX &&
    other[0] < one[2] + SEAL_MARGIN_PX &&
    one[1] < other[3] + SEAL_MARGIN_PX &&
    other[1] < one[3] + SEAL_MARGIN_PX
  );
}
