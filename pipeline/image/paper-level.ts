import type { GrayImage } from './raster.ts';

/** Brightness of the bare paper on a coarse grid of square tiles. */
export interface PaperLevel {
  readonly tilePx: number;
  readonly columns: number;
  readonly rows: number;
  readonly levels: Float32Array;
}

/** Share of a tile's pixels that may be ink before the estimate gives way. */
const PAPER_QUANTILE = 0.8;

/**
 * Paper brightness tile by tile: a high quantile of each tile, then the median of its neighbourhood, so that a tile
 * full of bold print does not count as dark paper. Pixels of value 0 lie outside the page and do not count.
 */
export function measurePaper(image: GrayImage, tilePx: number): PaperLevel {
  const columns = Math.ceil(image.width / tilePx);
  const rows = Math.ceil(image.height / tilePx);
  const levels = new Float32Array(columns * rows);
  const histograms = new Uint16Array(columns * 64);
  for (let row = 0; row < rows; row++) {
    histograms.fill(0);
    const bottom = Math.min(image.height, (row + 1) * tilePx);
    for (let y = row * tilePx; y < bottom; y++) countRow(image, y, tilePx, histograms);
    for (let column = 0; column < columns; column++)
      levels[row * columns + column] = findQuantile(histograms.subarray(column * 64, column * 64 + 64));
  }
  return { tilePx, columns, rows, levels: smoothLevels(fillEmpty(levels), columns, rows) };
}

function countRow(image: GrayImage, y: number, tilePx: number, histograms: Uint16Array): void {
  const rowStart = y * image.width;
  for (let left = 0, base = 0; left < image.width; left += tilePx, base += 64) {
    const right = Math.min(image.width, left + tilePx);
    for (let x = left; x < right; x++) {
      const bin = base + ((image.data[rowStart + x] as number) >> 2);
      histograms[bin] = (histograms[bin] as number) + 1;
    }
  }
}

/** Level of the quantile, or 0 for a tile that lies outside the page. */
function findQuantile(histogram: Uint16Array): number {
  let total = 0;
  for (let bin = 1; bin < 64; bin++) total += histogram[bin] as number;
  if (total < (histogram[0] as number)) return 0;
  let above = 0;
  for (let bin = 63; bin > 0; bin--) {
    above += histogram[bin] as number;
    if (above > total * (1 - PAPER_QUANTILE)) return bin * 4 + 2;
  }
  return 0;
}

/** Paper in shadow is no darker than this share of the page's bright paper; what is darker is no paper. */
const DARKEST_PAPER = 0.4;

function fillEmpty(levels: Float32Array): Float32Array {
  const known = levels.filter((level) => level > 0).sort();
  const middle = known[known.length >> 1] ?? 255;
  const least = DARKEST_PAPER * (known[Math.floor(known.length * 0.9)] ?? 255);
  return levels.map((level) => (level > 0 ? Math.max(level, least) : middle));
}

function smoothLevels(levels: Float32Array, columns: number, rows: number): Float32Array {
  const medians = mapNeighbourhoods(
    levels,
    columns,
    rows,
    (values) => values.sort()[values.length >> 1] as number,
  );
  return mapNeighbourhoods(
    medians,
    columns,
    rows,
    (values) => values.reduce((sum, v) => sum + v, 0) / values.length,
  );
}

function mapNeighbourhoods(
  levels: Float32Array,
  columns: number,
  rows: number,
  combine: (values: Float32Array) => number,
): Float32Array {
  const result = new Float32Array(levels.length);
  const values = new Float32Array(9);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let count = 0;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++)
          values[count++] = levels[r * columns + c] as number;
      result[row * columns + column] = combine(values.subarray(0, count));
    }
  }
  return result;
}

/** Paper brightness along pixel row `y`, interpolated between the tiles' centers, into `line`. */
export function interpolatePaperRow(paper: PaperLevel, y: number, line: Float32Array): void {
  const { tilePx, columns, rows, levels } = paper;
  const rowAt = Math.min(rows - 1, Math.max(0, (y + 0.5) / tilePx - 0.5));
  const row = Math.min(rows - 1, Math.floor(rowAt));
  const below = Math.min(rows - 1, row + 1);
  const weight = rowAt - row;
  for (let x = 0; x < line.length;) {
    const column = Math.floor((x + 0.5) / tilePx - 0.5);
    const here = Math.max(0, column);
    const next = Math.min(columns - 1, column + 1);
    const left =
      (levels[row * columns + here] as number) * (1 - weight) +
      (levels[below * columns + here] as number) * weight;
    const right =
      (levels[row * columns + next] as number) * (1 - weight) +
      (levels[below * columns + next] as number) * weight;
    const slope = (right - left) / tilePx;
    const start = (column + 0.5) * tilePx;
    const end = Math.min(line.length, Math.ceil(start + tilePx - 0.5));
    for (; x < end; x++) line[x] = left + slope * (x + 0.5 - start);
  }
}
