import type { Box, GrayImage } from './raster.ts';

/** Straight lines across (`row`) or down (`column`) the page. */
type Direction = 'row' | 'column';

/** Shortest unbroken run that can be part of a rule: longer than any stroke of a letter in that direction. */
const SHORTEST_RUN: Record<Direction, number> = { row: 40, column: 72 };
/** Shortest rule. */
const SHORTEST_RULE: Record<Direction, number> = { row: 64, column: 100 };
/** A rule is this many times longer than thick; the bars of large bold letters are not. */
const SLIMMEST = 24;
/** Thicker bars are not rules. */
const THICKEST = 9;
/** Breaks in a rule that are bridged. */
const BRIDGE = 24;
/** A stroke reaching this much beyond a rule's edge crosses or touches it. */
const STROKE_EXCESS = 2;

/** A crease is darker than this, and at least so long; so much of it is seen in runs of at least so many pixels. */
const CREASE_BELOW = 228;
const SHORTEST_CREASE = 400;
const SHORTEST_CREASE_RUN = 60;
const CREASE_SEEN = 0.5;

/** A rule this near the picture's edge is the edge of the sheet, and of no form. */
const EDGE_PX = 10;

/** A page's pixels seen along one direction: `along` pixels to a line, `across` lines. */
interface View {
  readonly data: Uint8Array;
  readonly along: number;
  readonly across: number;
  readonly alongStep: number;
  readonly acrossStep: number;
}

interface Run {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** One rule: the lines it covers at each position from `start` on, −1 where it is broken. */
interface Rule {
  readonly start: number;
  /** Share of its length that was seen, not bridged. */
  readonly seen: number;
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/**
 * Takes out underlines, table borders and frames, and says where they were.
 * Wherever a letter's stroke touches or crosses a rule, the rule stays for that stroke's width,
 * so tails (g, y, p, q) stay whole and a dot below that sits on the rule stays.
 */
export function removeRules(image: GrayImage, inkBelow: number): Box[] {
  const { width, height, data } = image;
  const views: Record<Direction, View> = {
    row: { data, along: width, across: height, alongStep: 1, acrossStep: width },
    column: { data, along: height, across: width, alongStep: width, acrossStep: 1 },
  };
  const found = (['row', 'column'] as const).map((direction) => {
    const runs =
      direction === 'row' ? findRowRuns(image, inkBelow, SHORTEST_RUN.row) : findColumnRuns(image, inkBelow);
    return { direction, rules: traceRules(runs, direction) };
  });
  const boxes: Box[] = [];
  for (const { direction, rules } of found) {
    for (const rule of rules) {
      eraseRule(views[direction], rule, inkBelow);
      const box = boxOfRule(rule, direction);
      if (!isAtEdge(box, direction, image)) boxes.push(box);
    }
  }
  for (const crease of findCreases(image)) eraseRule(views.row, crease, inkBelow);
  return boxes;
}

/**
 * Folds across the sheet: lines too light for ink, but as long as no line of print is unbroken.
 * They are wiped like rules and told to nobody: a fold through a value does not strike it out.
 */
function findCreases(image: GrayImage): Rule[] {
  const runs = findRowRuns(image, CREASE_BELOW, SHORTEST_CREASE_RUN);
  return traceRules(runs, 'row').filter(
    ({ first, seen }) => first.length >= SHORTEST_CREASE && seen >= CREASE_SEEN,
  );
}

function findRowRuns({ width, height, data }: GrayImage, inkBelow: number, shortest: number): Run[] {
  const runs: Run[] = [];
  for (let y = 0; y < height; y++) {
    const rowStart = y * width;
    // A run of that length covers a multiple of it: only those pixels need looking at first.
    for (let x = shortest - 1; x < width; x += shortest) {
      if ((data[rowStart + x] as number) >= inkBelow) continue;
      let start = x;
      while (start > 0 && (data[rowStart + start - 1] as number) < inkBelow) start--;
      let end = x + 1;
      while (end < width && (data[rowStart + end] as number) < inkBelow) end++;
      if (end - start >= shortest) {
        runs.push({ line: y, start, end });
        x = end;
        x -= (x + 1) % shortest;
      }
    }
  }
  return runs;
}

function findColumnRuns({ width, height, data }: GrayImage, inkBelow: number): Run[] {
  const runs: Run[] = [];
  for (let y = SHORTEST_RUN.column - 1; y < height; y += SHORTEST_RUN.column) {
    for (let x = 0; x < width; x++) {
      if ((data[y * width + x] as number) >= inkBelow) continue;
      let start = y;
      while (start > 0 && (data[(start - 1) * width + x] as number) < inkBelow) start--;
      // Found already from the sample above.
      if (start <= y - SHORTEST_RUN.column) continue;
      let end = y + 1;
      while (end < height && (data[end * width + x] as number) < inkBelow) end++;
      if (end - start >= SHORTEST_RUN.column) runs.push({ line: x, start, end });
    }
  }
  return runs.sort((a, b) => a.line - b.line || a.start - b.start);
}

/** Joins runs on neighbouring lines and across small breaks into rules; drops what is too short or too thick. */
function traceRules(runs: readonly Run[], direction: Direction): Rule[] {
  const groups: Run[][] = [];
  const open: Run[][] = [];
  for (const run of runs) {
    const touching: Run[][] = [];
    for (let k = open.length - 1; k >= 0; k--) {
      const group = open[k] as Run[];
      if ((group.at(-1) as Run).line < run.line - 3) open.splice(k, 1);
      else if (group.some((other) => isNear(other, run))) touching.push(group);
    }
    const [home, ...others] = touching;
    if (home === undefined) {
      const group = [run];
      groups.push(group);
      open.push(group);
      continue;
    }
    for (const other of others) {
      home.push(...other.splice(0));
      open.splice(open.indexOf(other), 1);
    }
    home.sort((a, b) => a.line - b.line);
    home.push(run);
  }
  return groups.flatMap((group) => {
    const rule = group.length > 0 ? layRule(group) : null;
    return rule !== null && rule.first.length >= SHORTEST_RULE[direction] ? [rule] : [];
  });
}

function isNear(one: Run, other: Run): boolean {
  return (
    Math.abs(one.line - other.line) <= 2 && one.start <= other.end + BRIDGE && other.start <= one.end + BRIDGE
  );
}

function layRule(group: readonly Run[]): Rule | null {
  const start = Math.min(...group.map((run) => run.start));
  const length = Math.max(...group.map((run) => run.end)) - start;
  const first = new Int32Array(length).fill(-1);
  const last = new Int32Array(length).fill(-1);
  for (const run of group) {
    for (let at = run.start - start; at < run.end - start; at++) {
      if ((first[at] as number) < 0 || run.line < (first[at] as number)) first[at] = run.line;
      if (run.line > (last[at] as number)) last[at] = run.line;
    }
  }
  const thickness = first
    .map((line, at) => (last[at] as number) - line + 1)
    .filter((_, at) => (first[at] as number) >= 0);
  const middle = thickness.sort()[thickness.length >> 1] ?? 0;
  if (middle > THICKEST || length < middle * SLIMMEST) return null;
  bridgeBreaks(first, last);
  return { start, seen: thickness.length / length, first, last };
}

/** Breaks between runs are part of the rule too, straight from one end to the other. */
function bridgeBreaks(first: Int32Array, last: Int32Array): void {
  for (let at = 1; at < first.length; at++) {
    if ((first[at] as number) >= 0) continue;
    let end = at;
    while ((first[end] as number) < 0) end++;
    for (let k = at; k < end; k++) {
      const share = (k - at + 1) / (end - at + 1);
      first[k] = Math.round((first[at - 1] as number) * (1 - share) + (first[end] as number) * share);
      last[k] = Math.round((last[at - 1] as number) * (1 - share) + (last[end] as number) * share);
    }
    at = end;
  }
}

/** Whitens the rule wherever nothing reaches beyond it. */
function eraseRule(view: View, rule: Rule, inkBelow: number): void {
  const { data, across, alongStep, acrossStep } = view;
  for (let k = 0; k < rule.first.length; k++) {
    const base = (rule.start + k) * alongStep;
    const first = rule.first[k] as number;
    const last = rule.last[k] as number;
    let top = first;
    while (
      top > 0 &&
      first - top <= STROKE_EXCESS &&
      (data[base + (top - 1) * acrossStep] as number) < inkBelow
    )
      top--;
    let bottom = last;
    while (
      bottom < across - 1 &&
      bottom - last <= STROKE_EXCESS &&
      (data[base + (bottom + 1) * acrossStep] as number) < inkBelow
    )
      bottom++;
    if (first - top >= STROKE_EXCESS || bottom - last >= STROKE_EXCESS) continue;
    for (let line = Math.max(0, top - 1); line <= Math.min(across - 1, bottom + 1); line++)
      data[base + line * acrossStep] = 255;
  }
}

/** The edge of the sheet itself. */
function isAtEdge(
  [left, top, right, bottom]: Box,
  direction: Direction,
  { width, height }: GrayImage,
): boolean {
  return direction === 'row'
    ? top < EDGE_PX || bottom > height - EDGE_PX
    : left < EDGE_PX || right > width - EDGE_PX;
}

function boxOfRule(rule: Rule, direction: Direction): Box {
  let first = Infinity;
  let last = -Infinity;
  for (let k = 0; k < rule.first.length; k++) {
    first = Math.min(first, rule.first[k] as number);
    last = Math.max(last, rule.last[k] as number);
  }
  const end = rule.start + rule.first.length;
  return direction === 'row' ? [rule.start, first, end, last + 1] : [first, rule.start, last + 1, end];
}
