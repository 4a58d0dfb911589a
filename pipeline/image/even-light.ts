import { findFaintInk } from './faint-ink.ts';
import { interpolatePaperRow, measurePaper } from './paper-level.ts';
import type { Box, GrayImage } from './raster.ts';

/** After stretching, darker than this is ink. */
export const INK_BELOW = 168;

/** Side of the tiles over which the light is taken as even (4 mm at 200 dpi). */
const TILE_PX = 32;

/** What the light and the ink of a page were like, 0 black … 1 paper. */
export interface LightReport {
  /** Brightness of ordinary ink, paper being 1. */
  readonly inkLevel: number;
  /** Spread of the paper's own brightness (noise, grain). */
  readonly noise: number;
  /** Darkest part of the page's paper over its brightest. */
  readonly evenness: number;
  /** Pixels half-way between ink and paper, for each pixel of ink: edges, many when blurred. */
  readonly softness: number;
  /** Share of the page that is darker than grain but too light for ink: print shining through, stains' edges. */
  readonly ghosts: number;
}

/** The page with paper at 255 and ordinary ink near 0. */
export interface EvenPage {
  readonly image: GrayImage;
  readonly report: LightReport;
  /** Strokes that are lost to white. */
  readonly faint: readonly Box[];
}

/** Evens out light, stains and yellowing, then stretches ink to black; print shining through from the back falls to white. */
export function evenLight(page: GrayImage): EvenPage {
  const paper = measurePaper(page, TILE_PX);
  const data = new Uint8Array(page.data.length);
  const line = new Float32Array(page.width);
  const histogram = new Uint32Array(256);
  for (let y = 0; y < page.height; y++) {
    interpolatePaperRow(paper, y, line);
    const rowStart = y * page.width;
    for (let x = 0; x < page.width; x++) {
      const value = page.data[rowStart + x] as number;
      const share = ((value * 255) / (line[x] as number)) | 0;
      const level = share > 255 ? 255 : share;
      data[rowStart + x] = level;
      histogram[level] = (histogram[level] as number) + 1;
    }
  }
  // Only what lies outside the page is quite black.
  histogram[0] = 0;
  const report = describeLight(histogram, paper.levels);
  const curve = planStretch(report);
  const { width, height } = page;
  const lostFrom = curve.findIndex((level) => level >= INK_BELOW);
  const faint = findFaintInk({ width, height, data, noise: report.noise, lostFrom });
  for (let index = 0; index < data.length; index++) data[index] = curve[data[index] as number] as number;
  return { image: { width, height, data }, report, faint };
}

function describeLight(histogram: Uint32Array, levels: Float32Array): LightReport {
  const split = findSplit(histogram);
  const ink = sumLevels(histogram, 0, split);
  const total = sumLevels(histogram, 0, 256);
  let seen = 0;
  let inkLevel = 0;
  while (inkLevel < split && seen + (histogram[inkLevel] as number) < ink * 0.4)
    seen += histogram[inkLevel++] as number;
  const sorted = levels.slice().sort();
  const dark = sorted[Math.floor(sorted.length * 0.02)] ?? 255;
  const bright = sorted[Math.floor(sorted.length * 0.98)] ?? 255;
  const levelAt = (share: number) => Math.round(inkLevel + (255 - inkLevel) * share);
  return {
    inkLevel: inkLevel / 255,
    noise: measureNoise(histogram),
    evenness: dark / bright,
    softness: sumLevels(histogram, levelAt(0.3), levelAt(0.7)) / Math.max(1, ink),
    ghosts: sumLevels(histogram, levelAt(0.76), levelAt(0.9)) / total,
  };
}

function sumLevels(histogram: Uint32Array, from: number, to: number): number {
  let sum = 0;
  for (let level = from; level < to; level++) sum += histogram[level] as number;
  return sum;
}

/** Otsu's threshold: the level that best parts ink from paper. */
function findSplit(histogram: Uint32Array): number {
  let total = 0;
  let sum = 0;
  for (let level = 0; level < 256; level++) {
    total += histogram[level] as number;
    sum += level * (histogram[level] as number);
  }
  let below = 0;
  let sumBelow = 0;
  let best = -1;
  let split = 128;
  for (let level = 0; level < 255; level++) {
    below += histogram[level] as number;
    sumBelow += level * (histogram[level] as number);
    if (below === 0 || below === total) continue;
    const gap = sumBelow / below - (sum - sumBelow) / (total - below);
    const between = below * (total - below) * gap * gap;
    if (between > best) {
      best = between;
      split = level + 1;
    }
  }
  return split;
}

/** Half the distance from the paper's level down to where only a sixth of the paper's pixels are darker. */
function measureNoise(histogram: Uint32Array): number {
  let paper = 0;
  for (let level = 180; level < 256; level++) paper += histogram[level] as number;
  let darker = 0;
  for (let level = 180; level < 256; level++) {
    darker += histogram[level] as number;
    if (darker > paper / 6) return (255 - level) / 510;
  }
  return 0;
}

/** Ink of a page never counts as lighter than this when stretching: beyond, noise would be blown up. */
const FAINTEST_INK = 0.75;
/** Share of the ink's contrast below which a mark is taken for shine-through or grain. */
const GHOST_SHARE = 0.24;

/** Share of the contrast by which the black point rises on a faint page. */
const FAINT_LIFT = 0.2;

function planStretch({ inkLevel, noise }: LightReport): Uint8Array {
  const ink = Math.min(inkLevel, FAINTEST_INK);
  const contrast = 1 - ink;
  const white = 1 - Math.max(contrast * GHOST_SHARE, Math.min(0.2, noise * 3));
  // On a faint page the thin strokes of a pen are fainter still than the print beside them: all of it is to be black.
  const faintness = Math.min(1, Math.max(0, (ink - 0.25) / 0.2));
  const black = ink * 0.95 + contrast * FAINT_LIFT * faintness;
  const curve = new Uint8Array(256);
  for (let level = 0; level < 256; level++) {
    const share = (level / 255 - black) / (white - black);
    curve[level] = Math.round(255 * Math.min(1, Math.max(0, share)));
  }
  return curve;
}
