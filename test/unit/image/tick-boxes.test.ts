import { findTickBoxes } from '../../../pipeline/image/tick-boxes.ts';
import type { Box, GrayImage } from '../../../pipeline/image/raster.ts';

const EM = 34;
const SIDE = 32;

function createPaper(width = 700, height = 500): GrayImage {
  return { width, height, data: new Uint8Array(width * height).fill(255) };
}

function fill({ width, data }: GrayImage, [left, top, right, bottom]: Box, level = 40): void {
  for (let y = top; y < bottom; y++) data.fill(level, y * width + left, y * width + right);
}

/** An outline two pixels thick. */
function drawBox(image: GrayImage, left: number, top: number, side = SIDE, level = 40): void {
  fill(image, [left, top, left + side, top + 2], level);
  fill(image, [left, top + side - 2, left + side, top + side], level);
  fill(image, [left, top, left + 2, top + side], level);
  fill(image, [left + side - 2, top, left + side, top + side], level);
}

/** A cross of the pen over a square, reaching out of it. */
function drawCross(image: GrayImage, left: number, top: number, reach = 6): void {
  for (let at = -reach; at < SIDE + reach; at++) {
    fill(image, [left + at, top + at - 2, left + at + 3, top + at + 2]);
    fill(image, [left + SIDE - at, top + at - 2, left + SIDE - at + 3, top + at + 2]);
  }
}

const rows = [0, 1, 2, 3].map((row) => 60 + row * 60);
const labels = rows.map((top): Box => [200, top, 420, top + EM]);

it('finds the boxes before their wordings and tells the ticked one from the empty ones', () => {
  const image = createPaper();
  for (const top of rows) drawBox(image, 140, top);
  drawCross(image, 140, rows[2] ?? 0);
  const boxes = findTickBoxes(image, labels, EM);
  boxes.forEach((box, row) => {
    expect(box?.box[0]).toBeCloseTo(140, -1);
    expect(box?.box[1]).toBeCloseTo(rows[row] ?? 0, -1);
    if (row === 2) expect(box?.ink).toBeGreaterThan(0.15);
    else expect(box?.ink).toBe(0);
  });
});

it('finds the boxes after their wordings too, of whatever length', () => {
  const image = createPaper();
  const ragged = labels.map(([left, top, right, bottom], row): Box => [left, top, right - 40 * row, bottom]);
  for (const top of rows) drawBox(image, 480, top);
  const boxes = findTickBoxes(image, ragged, EM);
  expect(boxes.map((box) => Math.round((box?.box[0] ?? 0) / 10))).toEqual([48, 48, 48, 48]);
});

it('knows a worn outline by the others in line with it', () => {
  const image = createPaper();
  for (const top of rows) drawBox(image, 140, top);
  const worn = rows[1] ?? 0;
  fill(image, [150, worn, 164, worn + 2], 255);
  fill(image, [140, worn + 12, 142, worn + 22], 255);
  expect(findTickBoxes(image, labels, EM)[1]?.box[1]).toBeCloseTo(worn, -1);
});

it('takes the wording that an engine glued to its box', () => {
  const image = createPaper();
  for (const top of rows) drawBox(image, 140, top);
  const glued = labels.map(([left, top, right, bottom], row): Box => [
    row === 0 ? 136 : left,
    top,
    right,
    bottom,
  ]);
  expect(findTickBoxes(image, glued, EM)[0]?.box[0]).toBeCloseTo(140, -1);
});

it('takes one square alone, or squares out of line, for no boxes', () => {
  const alone = createPaper();
  drawBox(alone, 140, rows[0] ?? 0);
  expect(findTickBoxes(alone, labels, EM)).toEqual([null, null, null, null]);
  const scattered = createPaper();
  drawBox(scattered, 100, rows[0] ?? 0, 26);
  drawBox(scattered, 150, rows[1] ?? 0, 44);
  expect(findTickBoxes(scattered, labels, EM)).toEqual([null, null, null, null]);
});

it('finds the boxes of both pages of an opened book', () => {
  const image = createPaper(1400);
  const right = labels.map(([l, t, r, b]): Box => [l + 700, t, r + 700, b]);
  for (const top of rows) {
    drawBox(image, 140, top);
    drawBox(image, 840, top, SIDE + 6);
  }
  const boxes = findTickBoxes(image, [...labels, ...right], EM);
  expect(boxes.map((box) => Math.round((box?.box[0] ?? 0) / 100))).toEqual([1, 1, 1, 1, 8, 8, 8, 8]);
});
