import { findOutlines, type Outline } from './square-outlines.ts';
import type { Box, GrayImage } from './raster.ts';

/** A square that a form prints beside a wording, for the clerk to tick. */
export interface TickBox {
  /** Its outline, in pixels of the image. */
  readonly box: Box;
  /** Share of its inside that is ink, 0–1. */
  readonly ink: number;
}

/** Darker than this is ink of the clerk. */
const INK_BELOW = 168;
/** How far from its wording a box may stand, in heights of the print: before it, or in a column after all wordings. */
const FARTHEST_BEFORE = 4.2;
const FARTHEST_AFTER = 10;
/** Engines may take the box into the wording. */
const INTO_WORDING = 2.5;
/** How far the middle of a box may lie above or below its wording, in heights of the print. */
const OFF_LEVEL = 0.3;
/** So much of an outline is seen where it is believed by itself; beside others in line with it, less will do. */
const SURE_OUTLINE = 0.86;
/** Boxes of one form are of one size, in pixels of a side, and stand in line, in heights of the print. */
const SIDE_SLACK = 3;
const LINE_SLACK = 0.4;
/** Outlines that must agree before any is believed: one square alone may be a letter. */
const LEAST_BOXES = 2;
/** Candidates of one wording that others are held against. */
const MOST_LEADERS = 4;
/** The outline's own thickness: what lies so far inside it, as a share of a side or in pixels, is ink of the clerk. */
const BORDER_SHARE = 0.14;
const BORDER_PX = 4;

interface Wording {
  readonly index: number;
  readonly label: Box;
  readonly outlines: readonly Outline[];
}

type Side = 'before' | 'after';

function listOutlines(image: GrayImage, labels: readonly Box[], em: number, side: Side): Wording[] {
  return labels.map((label, index) => {
    const [left, top, right, bottom] = label;
    const [from, to] =
      side === 'before'
        ? [left - FARTHEST_BEFORE * em, left + INTO_WORDING * em]
        : [right - INTO_WORDING * em, right + FARTHEST_AFTER * em];
    const level: readonly [number, number] = [top - OFF_LEVEL * em, bottom + OFF_LEVEL * em];
    return { index, label, outlines: findOutlines(image, [from, to], level, em) };
  });
}

/** Whether two outlines are boxes of one form: of one size, one above the other or as far from their wordings. */
function isInLine(a: Outline, ofA: Box, b: Outline, ofB: Box, em: number, side: Side): boolean {
  if (Math.abs(a.side - b.side) > SIDE_SLACK) return false;
  const edge = side === 'before' ? 0 : 2;
  const across = Math.abs(a.left - b.left);
  const away = Math.abs(a.left - ofA[edge] - (b.left - ofB[edge]));
  return Math.min(across, away) <= LINE_SLACK * em;
}

/** The likeliest outlines of a wording, no two of them the same square. */
function listLeaders({ outlines }: Wording): Outline[] {
  const leaders: Outline[] = [];
  for (const outline of [...outlines].sort((a, b) => b.seen - a.seen)) {
    if (outline.seen < SURE_OUTLINE || leaders.length === MOST_LEADERS) break;
    const isSame = leaders.some(
      ({ left, top, side }) =>
        Math.abs(left - outline.left) + Math.abs(top - outline.top) + Math.abs(side - outline.side) <= 8,
    );
    if (!isSame) leaders.push(outline);
  }
  return leaders;
}

/** Outlines that are seen equally well round one place are one square: their mean. */
function settle(outlines: readonly Outline[]): Outline | null {
  const seen = Math.max(0, ...outlines.map((outline) => outline.seen));
  const best = outlines.find((outline) => outline.seen === seen);
  if (!best) return null;
  const alike = outlines.filter(
    ({ left, top, seen: share }) =>
      share > seen - 0.02 && Math.abs(left - best.left) <= 4 && Math.abs(top - best.top) <= 4,
  );
  const mean = (read: (outline: Outline) => number) =>
    Math.round(alike.reduce((sum, outline) => sum + read(outline), 0) / alike.length);
  return { left: mean((o) => o.left), top: mean((o) => o.top), side: mean((o) => o.side), seen };
}

/** Boxes of one line by their wordings, and how much of them is seen in all. */
interface BoxLine {
  readonly boxes: ReadonlyMap<number, Outline>;
  readonly score: number;
}

/** The wordings whose boxes are in line with each other, as many as agree best; null when too few do. */
function findLine(wordings: readonly Wording[], em: number, side: Side): BoxLine | null {
  let best: BoxLine | null = null;
  for (const leading of wordings)
    for (const leader of listLeaders(leading)) {
      const found = wordings.flatMap(({ index, label, outlines }) => {
        const own = settle(outlines.filter((o) => isInLine(o, label, leader, leading.label, em, side)));
        return own ? [[index, own] as const] : [];
      });
      const score = found.reduce((sum, [, { seen }]) => sum + seen * seen, 0);
      const sure = found.filter(([, { seen }]) => seen >= SURE_OUTLINE).length;
      if (sure >= LEAST_BOXES && score > (best?.score ?? 0)) best = { score, boxes: new Map(found) };
    }
  return best;
}

function measureInk({ width, data }: GrayImage, { left, top, side }: Outline): number {
  const border = Math.max(BORDER_PX, Math.round(BORDER_SHARE * side));
  let [ink, pixels] = [0, 0];
  for (let y = top + border; y < top + side - border; y++)
    for (let x = left + border; x < left + side - border; x++) {
      pixels++;
      if ((data[y * width + x] as number) < INK_BELOW) ink++;
    }
  return ink / Math.max(1, pixels);
}

/** All boxes of one side of their wordings: line by line, as on the two pages of an opened book. */
function findBoxes(image: GrayImage, labels: readonly Box[], em: number, side: Side): BoxLine {
  const boxes = new Map<number, Outline>();
  let score = 0;
  let left = listOutlines(image, labels, em, side);
  for (;;) {
    const line = findLine(left, em, side);
    if (!line) return { boxes, score };
    for (const [index, outline] of line.boxes) boxes.set(index, outline);
    score += line.score;
    left = left.filter(({ index }) => !line.boxes.has(index));
  }
}

/**
 * The boxes beside printed wordings (`labels`, boxes of their words in pixels of the image; `em` the height of their
 * print): null where none is seen. All stand before their wordings or all after them. Pixels only.
 */
export function findTickBoxes(image: GrayImage, labels: readonly Box[], em: number): (TickBox | null)[] {
  const before = findBoxes(image, labels, em, 'before');
  const after = findBoxes(image, labels, em, 'after');
  const { boxes } = after.score > before.score ? after : before;
  return labels.map((_, index) => {
    const outline = boxes.get(index);
    if (!outline) return null;
    const { left, top, side } = outline;
    return { box: [left, top, left + side, top + side], ink: measureInk(image, outline) };
  });
}
