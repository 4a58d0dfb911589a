import type { Box } from './raster.ts';

/** Side of the squares that are counted: a stroke of writing crosses a row of them. */
const CELL_PX = 8;
/** Paper being 1, marks darker than this are a pen's, however pale; and so much darker than the paper's own grain. */
const PALEST_PEN = 0.88;
const GRAIN_TIMES = 5;
/** Share of a square that strokes cover: less is grain, more is a stain or a shadow. */
const LEAST_COVER = 0.08;
const MOST_COVER = 0.8;
/** Writing is wider than this many squares and between so many high. */
const NARROWEST = 3;
const LOWEST = 2;
const HIGHEST = 9;
/** Of the squares of its box, writing touches so many, stray marks fewer. */
const LEAST_FILLED = 0.3;

/** A page whose light is evened, before it is stretched: paper is 255. */
export interface EvenLevels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Spread of the paper's own brightness, 0–1. */
  readonly noise: number;
  /** From this level on a mark is lost when the page is stretched. */
  readonly lostFrom: number;
}

/**
 * Places of strokes that are too pale to be read: erased, faded or written with a dry pen. Dark print and what stands close to it
 * is left out (its edges are pale), and so are grain, stains and shadows. No reading: only the ground not to call a place blank.
 */
export function findFaintInk(page: EvenLevels): Box[] {
  const columns = Math.ceil(page.width / CELL_PX);
  const rows = Math.ceil(page.height / CELL_PX);
  const { pale, dark } = countCells(page, columns, rows);
  const isFaint = new Uint8Array(columns * rows);
  for (let row = 1; row < rows - 1; row++)
    for (let column = 1; column < columns - 1; column++) {
      const at = row * columns + column;
      const cover = (pale[at] as number) / (CELL_PX * CELL_PX);
      const isNearDark = dark[at] || dark[at - 1] || dark[at + 1] || dark[at - columns] || dark[at + columns];
      if (cover >= LEAST_COVER && cover <= MOST_COVER && !isNearDark) isFaint[at] = 1;
    }
  return groupCells(isFaint, columns, rows).map(([left, top, right, bottom]) => [
    left * CELL_PX,
    top * CELL_PX,
    right * CELL_PX,
    bottom * CELL_PX,
  ]);
}

function countCells({ width, height, data, noise, lostFrom }: EvenLevels, columns: number, rows: number) {
  const pale = new Uint8Array(columns * rows);
  const dark = new Uint8Array(columns * rows);
  const paleBelow = 255 * Math.min(PALEST_PEN, 1 - GRAIN_TIMES * noise);
  for (let y = 0; y < height; y++) {
    const base = Math.floor(y / CELL_PX) * columns;
    const rowStart = y * width;
    for (let x = 0; x < width; x++) {
      const level = data[rowStart + x] as number;
      if (level >= paleBelow) continue;
      const cell = base + (x >> 3);
      if (level < lostFrom) dark[cell] = 1;
      else pale[cell] = (pale[cell] as number) + 1;
    }
  }
  return { pale, dark };
}

/** Boxes of squares that touch, in squares: those of the size and thickness of writing. */
function groupCells(isFaint: Uint8Array, columns: number, rows: number): Box[] {
  const boxes: Box[] = [];
  const stack: number[] = [];
  for (let start = 0; start < isFaint.length; start++) {
    if (isFaint[start] !== 1) continue;
    let [left, top, right, bottom, count] = [columns, rows, 0, 0, 0];
    isFaint[start] = 0;
    stack.push(start);
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [column, row] = [at % columns, Math.floor(at / columns)];
      [left, top] = [Math.min(left, column), Math.min(top, row)];
      [right, bottom] = [Math.max(right, column + 1), Math.max(bottom, row + 1)];
      count++;
      for (let dy = -1; dy <= 1; dy++)
        for (let dx = -1; dx <= 1; dx++) {
          const next = at + dy * columns + dx;
          if (isFaint[next] !== 1) continue;
          isFaint[next] = 0;
          stack.push(next);
        }
    }
    const [wide, high] = [right - left, bottom - top];
    const isWriting = wide >= NARROWEST && high >= LOWEST && high <= HIGHEST;
    if (isWriting && count >= LEAST_FILLED * wide * high) boxes.push([left, top, right, bottom]);
  }
  return boxes;
}
