import type { PageKind, Quality, QUALITY_ISSUES, ScanPage } from '../page.ts';
import type { Components } from './components.ts';
import type { LightReport } from './even-light.ts';
import type { PageLayout } from './page-layout.ts';
import type { Box, GrayImage } from './raster.ts';
import { findLetters } from './upright.ts';

/** Fewer letters than this are dirt on an empty page. */
const FEWEST_LETTERS = 12;
/** Strokes of a cross reach over at least this share of the page's width and height. */
const CROSS_REACH = 0.3;

/** What the page is: text, nothing, or nothing but a cross drawn over it. A cover is told later, by its words. */
export function judgeKind(components: Components, image: GrayImage): PageKind {
  if (findLetters(components).ids.length >= FEWEST_LETTERS) return 'content';
  const { count, left, top, right, bottom } = components;
  for (let id = 0; id < count; id++) {
    const isWide = (right[id] as number) - (left[id] as number) > CROSS_REACH * image.width;
    const isTall = (bottom[id] as number) - (top[id] as number) > CROSS_REACH * image.height;
    if (isWide && isTall) return 'crossed_out';
  }
  return 'blank';
}

/** What is known of a page once it is clean. */
export interface PageFindings {
  readonly letters: Components;
  readonly image: GrayImage;
  readonly light: LightReport;
  /** Of the sheet before its light was evened out, 0–255. */
  readonly brightness: number;
  readonly seals: readonly Box[];
  readonly scan: ScanPage;
  readonly layout: PageLayout;
}

/** A sheet darker than this (0–255) shows nothing: the lid was open, the lamp out, the flash failed. */
const DARKEST_SHEET = 36;

type Issue = (typeof QUALITY_ISSUES)[number];

/** What each issue costs the score; a seal costs nothing where it was taken out. */
const ISSUE_COST: Record<Issue, number> = {
  too_dark: 0.8,
  low_contrast: 0.2,
  low_resolution: 0.3,
  blurred: 0.2,
  noisy: 0.1,
  red_stamp: 0.02,
  uneven_light: 0.05,
  perspective: 0.05,
  cut_edge: 0.1,
  bleed_through: 0.05,
};

/** How well the page can be read, from what had to be mended. */
export function judgeQuality(page: PageFindings): Quality {
  const { letters, image, light, brightness, seals, scan, layout } = page;
  const found: Record<Issue, boolean> = {
    too_dark: brightness < DARKEST_SHEET,
    low_contrast: light.inkLevel > 0.5,
    low_resolution: scan.dpi < 140,
    blurred: light.softness > 0.9,
    noisy: scan.isBilevel ? false : light.noise > 0.03,
    red_stamp: seals.length > 0,
    uneven_light: light.evenness < 0.75,
    perspective: layout.isPhotographed,
    cut_edge: countCutLetters(letters, image) >= 3,
    bleed_through: light.ghosts > 0.03,
  };
  const issues = (Object.keys(found) as Issue[]).filter((issue) => found[issue]);
  const score = issues.reduce((left, issue) => left - ISSUE_COST[issue], 1);
  return { score: Math.max(0, Math.round(score * 100) / 100), issues };
}

function countCutLetters(components: Components, { width, height }: GrayImage): number {
  const { left, top, right, bottom } = components;
  return findLetters(components).ids.filter(
    (id) => left[id] === 0 || top[id] === 0 || right[id] === width || bottom[id] === height,
  ).length;
}

/** The middle brightness of a sheet, 0–255; what lies outside it (0) does not count unless there is nothing else. */
export function measureBrightness({ data }: GrayImage): number {
  const histogram = new Uint32Array(256);
  for (let k = 0; k < data.length; k += 61) {
    const level = data[k] as number;
    histogram[level] = (histogram[level] as number) + 1;
  }
  const seen = histogram.reduce((sum, count) => sum + count, 0) - (histogram[0] as number);
  let left = seen / 2;
  for (let level = 1; level < 256; level++) {
    left -= histogram[level] as number;
    if (left <= 0) return seen === 0 ? 0 : level;
  }
  return 0;
}
