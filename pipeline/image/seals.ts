import type { Box } from './raster.ts';
import { RED_CELL_PX, type RedCells } from './warp.ts';

/** Red pixels that make a square count as red. */
const RED_PIXELS = 6;
/** Seals measure 30–45 mm across (Thông tư 21/2012/TT-BCA and its successors); half of one may be off the page. */
const SMALLEST_SEAL_MM = 13;
const LARGEST_SEAL_MM = 60;

/** Boxes around red ink of a seal's size, in clean pixels. Pink frames and lines are too large or too flat to count. */
export function findSeals(red: RedCells, dpi: number): Box[] {
  const { columns, rows, counts } = red;
  const seen = new Uint8Array(columns * rows);
  const cellMm = (RED_CELL_PX / dpi) * 25.4;
  const boxes: Box[] = [];
  for (let start = 0; start < counts.length; start++) {
    if (seen[start] === 1 || (counts[start] as number) < RED_PIXELS) continue;
    const [left, top, right, bottom, size] = floodRed(red, seen, start);
    const widthMm = (right - left) * cellMm;
    const heightMm = (bottom - top) * cellMm;
    const shorter = Math.min(widthMm, heightMm);
    if (shorter < SMALLEST_SEAL_MM || Math.max(widthMm, heightMm) > LARGEST_SEAL_MM) continue;
    if (size < 0.15 * (right - left) * (bottom - top)) continue;
    boxes.push([left * RED_CELL_PX, top * RED_CELL_PX, right * RED_CELL_PX, bottom * RED_CELL_PX]);
  }
  return boxes;
}

/** Extent in cells of the red squares that hang together (two squares apart still does), and how many there are. */
function floodRed(
  { columns, rows, counts }: RedCells,
  seen: Uint8Array,
  start: number,
): [number, number, number, number, number] {
  const stack = [start];
  seen[start] = 1;
  let [left, top, right, bottom, size] = [columns, rows, 0, 0, 0];
  for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
    const row = Math.floor(cell / columns);
    const column = cell - row * columns;
    size++;
    left = Math.min(left, column);
    right = Math.max(right, column + 1);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row + 1);
    for (let r = Math.max(0, row - 2); r <= Math.min(rows - 1, row + 2); r++) {
      for (let c = Math.max(0, column - 2); c <= Math.min(columns - 1, column + 2); c++) {
        const next = r * columns + c;
        if (seen[next] === 1 || (counts[next] as number) < RED_PIXELS) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
  }
  return [left, top, right, bottom, size];
}
