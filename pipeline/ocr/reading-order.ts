import type { Box } from '../image/raster.ts';

/** A piece of text to be put in order: its box, and the rows that its small letters fill. */
export interface PlacedText {
  readonly box: Box;
  readonly core: { readonly top: number; readonly bottom: number };
}

/** Lines that share rows: one line in pieces, or the lines of columns whose rows do not match. */
type Band<Text> = readonly Text[];

interface Gutter {
  readonly left: number;
  readonly right: number;
}

/** In glyph heights. */
const LEAST_GUTTER = 0.25;
const ALIGNED = 0.5;

const middleOf = (text: PlacedText) => (text.core.top + text.core.bottom) / 2;
const byLeft = (a: PlacedText, b: PlacedText) => a.box[0] - b.box[0];

/** Parts texts where no small letter stands in between: each band is one row of text, or several that interlock. */
function partIntoBands<Text extends PlacedText>(texts: readonly Text[]): Text[][] {
  const bands: Text[][] = [];
  let bottom = -Infinity;
  for (const text of [...texts].sort((a, b) => a.core.top - b.core.top || byLeft(a, b))) {
    if (text.core.top >= bottom) bands.push([]);
    bands.at(-1)?.push(text);
    bottom = Math.max(bottom, text.core.bottom);
  }
  return bands;
}

/** The free columns between the texts of a band, as far as they reach. */
function findGutters(band: Band<PlacedText>, least: number): Gutter[] {
  const gutters: Gutter[] = [];
  let right = Infinity;
  for (const { box } of [...band].sort(byLeft)) {
    if (box[0] - right >= least) gutters.push({ left: right, right: box[0] });
    right = right === Infinity ? box[2] : Math.max(right, box[2]);
  }
  return gutters;
}

/** What is left of a gutter when one more band stands beside it; null when the band crosses it. */
function narrowGutter(gutter: Gutter, band: Band<PlacedText>, least: number): Gutter | null {
  let { left, right } = gutter;
  for (const { box } of band) {
    if ((box[0] + box[2]) / 2 < (left + right) / 2) left = Math.max(left, box[2]);
    else right = Math.min(right, box[0]);
  }
  return right - left >= least ? { left, right } : null;
}

const isSameRow = (band: Band<PlacedText>) =>
  band.every((a) =>
    band.every(
      (b) =>
        Math.min(a.core.bottom, b.core.bottom) - Math.max(a.core.top, b.core.top) >
        0.4 * Math.min(a.core.bottom - a.core.top, b.core.bottom - b.core.top),
    ),
  );

/** Whether most of the texts share the place that `placeOf` gives. */
function areAligned(texts: readonly PlacedText[], placeOf: (box: Box) => number, tolerance: number): boolean {
  const places = texts.map(({ box }) => placeOf(box)).sort((a, b) => a - b);
  const typical = places[places.length >> 1] ?? 0;
  return places.filter((place) => Math.abs(place - typical) <= tolerance).length >= 0.7 * places.length;
}

/**
 * Whether bands beside one gutter are columns, to be read one after the other, and not rows of a form or table.
 * Blocks set centered (agency | state title, signatures) are columns; so are texts that begin at one edge and whose
 * rows do not match across the gutter.
 */
function areColumns(bands: readonly Band<PlacedText>[], gutter: Gutter, glyphHeight: number): boolean {
  const right = bands.flatMap((band) =>
    band
      .filter(({ box }) => box[0] >= gutter.right - 1)
      .sort(byLeft)
      .slice(0, 1),
  );
  const left = bands.flatMap((band) =>
    band
      .filter(({ box }) => box[2] <= gutter.left + 1)
      .sort(byLeft)
      .slice(0, 1),
  );
  if (right.length < 2 || left.length < 2) return false;
  const tolerance = ALIGNED * glyphHeight;
  const edge = (box: Box) => box[0];
  const center = (box: Box) => (box[0] + box[2]) / 2;
  const isFlush = areAligned(right, edge, tolerance) && areAligned(left, edge, tolerance);
  if (isFlush) return right.length >= 3 && bands.some((band) => !isSameRow(band));
  return areAligned(right, center, 2 * tolerance) && areAligned(left, center, 2 * tolerance);
}

/** The longest run of bands from `first` on that leaves one gutter free, ending in a band with text on both sides. */
function followGutter(
  bands: readonly Band<PlacedText>[],
  first: number,
  start: Gutter,
  least: number,
): { end: number; gutter: Gutter } {
  let gutter = start;
  let best = { end: first + 1, gutter };
  for (let at = first + 1; at < bands.length; at++) {
    const band = bands[at] ?? [];
    const narrowed = narrowGutter(gutter, band, least);
    if (!narrowed) break;
    gutter = narrowed;
    const { left, right } = narrowed;
    if (band.some(({ box }) => box[2] <= left + 1) && band.some(({ box }) => box[0] >= right - 1))
      best = { end: at + 1, gutter };
  }
  return best;
}

/** The texts of one band, row by row where it holds several. */
function orderBand<Text extends PlacedText>(band: readonly Text[]): Text[] {
  if (isSameRow(band)) return [...band].sort(byLeft);
  const rows: Text[][] = [];
  for (const text of [...band].sort((a, b) => middleOf(a) - middleOf(b))) {
    const row = rows.at(-1);
    const head = row?.[0];
    if (row && head && middleOf(text) < head.core.bottom) row.push(text);
    else rows.push([text]);
  }
  return rows.flatMap((row) => row.sort(byLeft));
}

/**
 * Orders texts as a person reads them: row by row, save where rows stand in columns; then column by column.
 * Cuts the page along its gutters and between its rows, columns being looked for first (recursive XY cut).
 */
export function orderForReading<Text extends PlacedText>(
  texts: readonly Text[],
  glyphHeight: number,
): Text[] {
  const least = LEAST_GUTTER * glyphHeight;
  const bands = partIntoBands(texts);
  const ordered: Text[] = [];
  for (let at = 0; at < bands.length;) {
    const band = bands[at] ?? [];
    const blocks = findGutters(band, least)
      .map((gutter) => followGutter(bands, at, gutter, least))
      .filter(({ end, gutter }) => areColumns(bands.slice(at, end), gutter, glyphHeight))
      .sort((a, b) => b.end - a.end || a.gutter.left - b.gutter.left);
    const block = blocks[0];
    if (!block) {
      ordered.push(...orderBand(band));
      at++;
      continue;
    }
    const inside = bands.slice(at, block.end).flat();
    const isLeft = ({ box }: Text) => (box[0] + box[2]) / 2 < (block.gutter.left + block.gutter.right) / 2;
    ordered.push(...orderForReading(inside.filter(isLeft), glyphHeight));
    ordered.push(
      ...orderForReading(
        inside.filter((text) => !isLeft(text)),
        glyphHeight,
      ),
    );
    at = block.end;
  }
  return ordered;
}
