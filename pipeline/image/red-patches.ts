import type { Box } from './raster.ts';
import { RED_CELL_PX, type RedCells } from './warp.ts';

/** Red pixels that make a square count as red. */
const RED_PIXELS = 6;
/** Squares this far apart still hang together. */
const REACH = 2;

/** Red ink that hangs together. */
export interface RedPatch {
  /** In clean pixels. */
  readonly box: Box;
  /** Extent and number of red squares. */
  readonly columns: number;
  readonly rows: number;
  readonly size: number;
}

/** All patches of red ink, from the top. */
export function findRedPatches(red: RedCells): RedPatch[] {
  const seen = new Uint8Array(red.columns * red.rows);
  const patches: RedPatch[] = [];
  for (let start = 0; start < red.counts.length; start++)
    if (seen[start] === 0 && (red.counts[start] as number) >= RED_PIXELS)
      patches.push(floodRed(red, seen, start));
  return patches;
}

function floodRed({ columns, rows, counts }: RedCells, seen: Uint8Array, start: number): RedPatch {
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
    for (let r = Math.max(0, row - REACH); r <= Math.min(rows - 1, row + REACH); r++) {
      for (let c = Math.max(0, column - REACH); c <= Math.min(columns - 1, column + REACH); c++) {
        const next = r * columns + c;
        if (seen[next] === 1 || (counts[next] as number) < RED_PIXELS) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
  }
  const box: Box = [left * RED_CELL_PX, top * RED_CELL_PX, right * RED_CELL_PX, bottom * RED_CELL_PX];
  return { box, columns: right - left, rows: bottom - top, size };
}
