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
  const words = findRedPatches(red)
    .filter(
      ({ columns, rows, size }) =>
        rows >= LOWEST_LINE && rows <= TALLEST_LINE && size >= LINE_FILL * columns * rows,
    )
    .map(({ box }) => box);
  return joinWords(words)
    .filter((line) => line[2] - line[0] >= SHORTEST_LINE_RATIO * (line[3] - line[1]))
    .filter((line) => !seals.some((seal) => isNear(line, seal)))
    .map(([left, top, right, bottom]) => [
      Math.max(0, left - RED_CELL_PX),
      Math.max(0, top - RED_CELL_PX),
      right + RED_CELL_PX,
      bottom + RED_CELL_PX,
    ]);
}

/** Words beside each other, at most twice their height apart, as one line. */
function joinWords(words: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const word of [...words].sort((a, b) => a[0] - b[0])) {
    const height = word[3] - word[1];
    const line = lines.find(
      ([, top, right, bottom]) =>
        word[0] - right <= 2 * height && Math.min(bottom, word[3]) - Math.max(top, word[1]) > height / 2,
    );
    if (line === undefined) {
      lines.push([...word]);
      continue;
    }
    line[1] = Math.min(line[1], word[1]);
    line[2] = Math.max(line[2], word[2]);
    line[3] = Math.max(line[3], word[3]);
  }
  return lines;
}

function isNear(one: Box, other: Box): boolean {
  return (
    one[0] < other[2] + SEAL_MARGIN_PX &&
    other[0] < one[2] + SEAL_MARGIN_PX &&
    one[1] < other[3] + SEAL_MARGIN_PX &&
    other[1] < one[3] + SEAL_MARGIN_PX
  );
}
