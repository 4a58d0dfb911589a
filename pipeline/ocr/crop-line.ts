import type { GrayImage } from '../image/raster.ts';
import type { FoundLine } from './find-lines.ts';
import type { Ink } from './ink.ts';
import { findDrop } from './line-shape.ts';

/** A line cut out of its page and made level, and the way back. */
export interface LineCrop {
  readonly image: GrayImage;
  /** Page pixel of the crop's left edge. */
  readonly left: number;
  /** Page row of the crop's top edge where the line begins; from there it follows the line's course. */
  readonly top: number;
}

/** Room of a line of text around its baseline, in x-heights. */
export interface LineRoom {
  readonly above: number;
  readonly below: number;
}
/** Enough for marks above and below; where the ink reaches further, so does the crop. Larger letters read better. */
export const CLOSE_ROOM: LineRoom = { above: 1.65, below: 0.5 };
/** An accented capital above, a descender or a dot below: the line as type is set, whatever its letters. */
export const FULL_ROOM: LineRoom = { above: 2.1, below: 0.75 };

/** Paper beyond the outermost ink, as a share of the ink's height. */
const MARGIN = 0.08;
const SIDE_MARGIN = 0.25;
/** Ink beyond this many x-heights from the baseline is not allowed to shrink the line (a long flourish). */
const MOST_ABOVE = 3.4;
const MOST_BELOW = 1.7;
const LEAST_HEIGHT_PX = 8;

const PAPER = 255;

/** Which line each patch of ink belongs to; -1 for none. */
export function mapOwners(ink: Ink, lines: readonly FoundLine[]): Int32Array {
  const owners = new Int32Array(ink.patches.length).fill(-1);
  lines.forEach((line, at) => {
    for (const patch of line.patches) owners[patch] = at;
  });
  return owners;
}

interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

function copyWindow(image: GrayImage, window: Window): Uint8Array {
  const data = new Uint8Array(window.width * window.height).fill(PAPER);
  const from = Math.max(0, window.left);
  const to = Math.min(image.width, window.left + window.width);
  for (let row = 0; row < window.height; row++) {
    const y = window.top + row;
    if (y < 0 || y >= image.height || to <= from) continue;
    data.set(
      image.data.subarray(y * image.width + from, y * image.width + to),
      row * window.width + from - window.left,
    );
  }
  return data;
}

/** Calls `visit` for every run of ink that touches the window grown by one pixel. */
function visitRuns(
  ink: Ink,
  window: Window,
  visit: (y: number, left: number, right: number, patch: number) => void,
): void {
  const last = Math.min(ink.height, window.top + window.height + 1);
  for (let y = Math.max(0, window.top - 1); y < last; y++) {
    const end = ink.rowStart[y + 1] as number;
    for (let run = ink.rowStart[y] as number; run < end; run++) {
      const left = ink.runLeft[run] as number;
      const right = ink.runRight[run] as number;
      if (right >= window.left && left <= window.left + window.width)
        visit(y, left, right, ink.runPatch[run] as number);
    }
  }
}

/** Paints the neighbours' ink with paper, soft edges included, and puts back what of the line's own ink was hit. */
function paintOutNeighbors(
  data: Uint8Array,
  image: GrayImage,
  ink: Ink,
  window: Window,
  owners: Int32Array,
  own: number,
): void {
  const fill = (y: number, left: number, right: number, restore: boolean) => {
    const from = Math.max(0, window.left, left);
    const to = Math.min(image.width, window.left + window.width, right);
    for (
      let row = Math.max(0, window.top, y - 1);
      row <= Math.min(image.height - 1, window.top + window.height - 1, y + 1);
      row++
    ) {
      const at = (row - window.top) * window.width - window.left;
      for (let x = from; x < to; x++)
        data[at + x] = restore ? (image.data[row * image.width + x] as number) : PAPER;
    }
  };
  let painted = false;
  visitRuns(ink, window, (y, left, right, patch) => {
    const owner = owners[patch] as number;
    if (owner < 0 || owner === own) return;
    painted = true;
    fill(y, left - 1, right + 1, false);
  });
  if (!painted) return;
  visitRuns(ink, window, (y, left, right, patch) => {
    if (owners[patch] === own) fill(y, left, right, true);
  });
}

/** Takes slope and bend out: each column moves up or down by its share, between pixels where need be. */
function levelWindow(
  data: Uint8Array,
  window: Window,
  height: number,
  shiftAt: (column: number) => number,
): Uint8Array {
  const level = new Uint8Array(window.width * height);
  for (let column = 0; column < window.width; column++) {
    const shift = shiftAt(column);
    const whole = Math.floor(shift);
    const part = shift - whole;
    for (let row = 0; row < height; row++) {
      const upper = Math.max(0, Math.min(window.height - 1, row + whole));
      const lower = Math.max(0, Math.min(window.height - 1, row + whole + 1));
      const a = data[upper * window.width + column] as number;
      const b = data[lower * window.width + column] as number;
      level[row * window.width + column] = Math.round(a + (b - a) * part);
    }
  }
  return level;
}

/**
 * Cuts a found line out of its page as the line recognizer wants it (models/README.md): room for the tallest
 * accented capital and the lowest descender, a little paper all round, level, nothing of the lines above and below.
 */
export function cropLine(
  image: GrayImage,
  ink: Ink,
  line: FoundLine,
  owners: Int32Array,
  own: number,
  room = CLOSE_ROOM,
): LineCrop {
  const { baseline, slope, bends, xHeight, ascent, descent } = line.shape;
  const margin = MARGIN * (ascent + descent);
  const above = Math.max(room.above * xHeight, Math.min(ascent + margin, MOST_ABOVE * xHeight));
  const below = Math.max(room.below * xHeight, Math.min(descent + margin, MOST_BELOW * xHeight));
  const side = Math.ceil(SIDE_MARGIN * (above + below));
  const left = Math.floor(line.box[0]) - side;
  const width = Math.ceil(line.box[2]) + side - left;
  const top = Math.floor(baseline - above);
  const height = Math.max(LEAST_HEIGHT_PX, Math.ceil(baseline + below) - top);
  const isLevel = slope === 0 && bends.length === 0;
  const drops = [0, ...[left, left + width, ...bends.map(({ x }) => x)].map((x) => findDrop(line.shape, x))];
  const rise = Math.floor(Math.min(...drops));
  const fall = Math.ceil(Math.max(...drops)) + 1;
  const window: Window = { left, top: top + rise, width, height: height - rise + (isLevel ? 0 : fall) };
  const data = copyWindow(image, window);
  paintOutNeighbors(data, image, ink, window, owners, own);
  const level = isLevel
    ? data
    : levelWindow(data, window, height, (column) => findDrop(line.shape, left + column + 0.5) - rise);
  return { image: { width, height, data: level }, left, top };
}
