import type { Box, ColorImage } from './raster.ts';

/** Levels that a screen's plain color strays by once it is a JPEG. */
const PLAIN_WITHIN = 5;
/** Share of a line that is of the plain color; a clock, a battery, buttons may cover the rest. */
const PLAIN_SHARE = 0.78;
/** Lines of signs without such a share, as part of the height, that may lie inside a band. */
const SIGNS_WITHIN = 0.035;
/** Narrower bands are margins. */
const NARROWEST_BAND = 0.04;
/** What is left is to be at least this part of the picture. */
const LEAST_CONTENT = 0.2;
/** Lighter than this, a band may be the paper itself: it counts only on a picture that is too long to be a sheet. */
const DARK_BELOW = 90;
/** A picture of this shape is a screen: paper is not so long. */
const SCREEN_RATIO = 1.7;
/** Every so many pixels along a line are looked at. */
const STEP = 3;

/** One direction of the picture: lines, and pixels along them. */
interface Lines {
  readonly count: number;
  readonly length: number;
  level(line: number, at: number): number;
}

/**
 * The part of a picture inside bands of plain color at its edges, as full-screen pictures of telephones have them (letterbox),
 * whatever stands in the bands; null where there are none.
 */
export function findFrame(image: ColorImage): Box | null {
  const { width, height, data } = image;
  const level = (x: number, y: number) => data[(y * width + x) * 3 + 1] as number;
  const isScreen = Math.max(width, height) > SCREEN_RATIO * Math.min(width, height);
  const all = { count: height, length: width, level: (y: number, x: number) => level(x, y) };
  const [top, bottom] = findBands(all, (color) => color < DARK_BELOW || isScreen);
  const rows = height - top - bottom;
  if (rows <= 0) return null;
  const [left, right] = findBands(
    { count: width, length: rows, level: (x, y) => level(x, top + y) },
    (color) => color < DARK_BELOW,
  );
  const box: Box = [left, top, width - right, height - bottom];
  const area = (width - left - right) * rows;
  return top + bottom + left + right > 0 && area >= LEAST_CONTENT * width * height ? box : null;
}

/** Widths of the bands at both ends, of colors that may be a screen's. */
function findBands(lines: Lines, isScreenColor: (level: number) => boolean): [number, number] {
  const { count } = lines;
  const measure = (lineAt: (k: number) => number) =>
    isScreenColor(findMiddle(lines, lineAt(0))) ? measureBand(lines, lineAt) : 0;
  return [measure((k) => k), measure((k) => count - 1 - k)];
}

function measureBand(lines: Lines, lineAt: (k: number) => number): number {
  const { count } = lines;
  const color = findMiddle(lines, lineAt(0));
  const mostSigns = SIGNS_WITHIN * count;
  let end = 0;
  for (let k = 0; k < count && k - end <= mostSigns; k++) if (isPlain(lines, lineAt(k), color)) end = k + 1;
  return end >= NARROWEST_BAND * count ? end : 0;
}

/** Middle level of a line. */
function findMiddle({ length, level }: Lines, line: number): number {
  const levels = Array.from({ length: Math.ceil(length / STEP) }, (_, k) => level(line, k * STEP));
  return levels.sort((a, b) => a - b)[levels.length >> 1] ?? 0;
}

function isPlain({ length, level }: Lines, line: number, color: number): boolean {
  let plain = 0;
  for (let at = 0; at < length; at += STEP) if (Math.abs(level(line, at) - color) <= PLAIN_WITHIN) plain++;
  return plain * STEP >= PLAIN_SHARE * length;
}
