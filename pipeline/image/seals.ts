import type { Box } from './raster.ts';
import { findRedPatches } from './red-patches.ts';
import { RED_CELL_PX, type RedCells } from './warp.ts';

/** Seals measure 30–45 mm across (Thông tư 21/2012/TT-BCA and its successors); half of one may be off the page. */
const SMALLEST_SEAL_MM = 13;
const LARGEST_SEAL_MM = 60;
/** Share of its box that a seal's ink reaches, in squares of 8 pixels. */
const SEAL_FILL = 0.15;
/** A seal is round: cut in half it is twice as long as wide. */
const LONGEST_SEAL_RATIO = 2.4;

/** Boxes around red ink of a seal's size, in clean pixels. Pink frames and lines are too large or too flat to count. */
export function findSeals(red: RedCells, dpi: number): Box[] {
  const cellMm = (RED_CELL_PX / dpi) * 25.4;
  return findRedPatches(red)
    .filter(({ columns, rows, size }) => {
      const shorterMm = Math.min(columns, rows) * cellMm;
      const longerMm = Math.max(columns, rows) * cellMm;
      if (shorterMm < SMALLEST_SEAL_MM || longerMm > LARGEST_SEAL_MM) return false;
      return longerMm < LONGEST_SEAL_RATIO * shorterMm && size >= SEAL_FILL * columns * rows;
    })
    .map(({ box }) => box);
}
