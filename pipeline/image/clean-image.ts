import type { CleanPage, ScanPage } from '../page.ts';
import type { CleanupStep, Without } from './cleanup-steps.ts';
import { findComponents, type Components } from './components.ts';
import { eraseComponents } from './erase.ts';
import { evenLight, INK_BELOW } from './even-light.ts';
import { eraseHiddenDots } from './hidden-dots.ts';
import { findPaper } from './find-paper.ts';
import { judgeKind, judgeQuality, measureBrightness } from './judge-page.ts';
import { findFrame } from './find-frame.ts';
import { findLeaders } from './leaders.ts';
import { unmirrorImage, unmirrorMap } from './mirror.ts';
import { layOutPage, type PageLayout } from './page-layout.ts';
import { invertImage, isNegative } from './negative.ts';
import { multiplyMaps, type PageMap } from './page-map.ts';
import { makeOverview } from './overview.ts';
import { cropImage, type Box, type GrayImage } from './raster.ts';
import { findRedText } from './red-text.ts';
import { estimateDpi, WORKING_DPI } from './resolution.ts';
import { findRims } from './rims.ts';
import { removeRules } from './rules.ts';
import { findSeals } from './seals.ts';
import { findSpecks } from './specks.ts';
import { turnOver } from './turn-over.ts';
import { findLetters, judgeUpright, UNSURE, type UprightVerdict } from './upright.ts';
import { redrawWithRed, warpPage } from './warp.ts';

/** Usual height of letters at the working scale, in pixels, and how far off it may be before the scale is doubted. */
const USUAL_LETTER_PX = 20;
const SMALLEST_LETTER_PX = 11;
const LARGEST_LETTER_PX = 36;
/** Letters enough to judge the scale by. */
const LETTERS_FOR_SCALE = 40;

/** The page upright, straight, evened and free of seals, rules, leaders and dirt. Pure and deterministic. */
export function cleanImage(scanned: ScanPage, without: Without = new Set()): CleanPage {
  const frame = scanned.isDpiGuessed ? findScreenFrame(scanned) : null;
  return frame === null ? cleanSheet(scanned, without) : cleanInside(scanned, frame, without);
}

function cleanSheet(scanned: ScanPage, without: Without): CleanPage {
  const scan = isNegative(scanned.image) ? { ...scanned, image: invertImage(scanned.image) } : scanned;
  const { page, letters, isPhotographed } = cleanAtScale(scan, without);
  const { ids, usualHeight } = findLetters(letters);
  const isUsual = usualHeight >= SMALLEST_LETTER_PX && usualHeight <= LARGEST_LETTER_PX;
  if (isUsual || isPhotographed || ids.length < LETTERS_FOR_SCALE) return page;
  // The resolution was a guess and a wrong one (a strip of a page, a photograph of half a sheet): once more by the letters' size.
  const factor = Math.min(2.2, Math.max(0.35, USUAL_LETTER_PX / usualHeight));
  return cleanAtScale({ ...scan, dpi: scan.dpi / factor }, without).page;
}

/** The picture inside the plain bands of a screen; a sheet on a plain dark desk is found as such, with its corners. */
function findScreenFrame({ image, dpi }: ScanPage): Box | null {
  const frame = findFrame(image);
  return frame !== null && findPaper(makeOverview(image, dpi).red) === null ? frame : null;
}

/** Cleans a part of the picture as if it were the whole, its scale taken from its own size. */
function cleanInside(scan: ScanPage, frame: Box, without: Without): CleanPage {
  const [left, top] = frame;
  const image = cropImage(scan.image, frame);
  const { width: sourceWidth, height: sourceHeight } = image;
  const dpi = estimateDpi(image.width, image.height, undefined);
  const page = cleanSheet({ ...scan, image, sourceWidth, sourceHeight, dpi }, without);
  const across = scan.sourceWidth / scan.image.width;
  const down = scan.sourceHeight / scan.image.height;
  const toSource: PageMap = [across, 0, left * across, 0, down, top * down, 0, 0, 1];
  return {
    ...page,
    map: multiplyMaps(toSource, page.map),
    sourceWidth: scan.sourceWidth,
    sourceHeight: scan.sourceHeight,
  };
}

interface Cleaning {
  readonly page: CleanPage;
  readonly letters: Components;
  readonly isPhotographed: boolean;
}

function cleanAtScale(scan: ScanPage, without: Without): Cleaning {
  const upfront = scan.isMirrored ? { ...scan, image: unmirrorImage(scan.image) } : scan;
  const layout = layOutPage(upfront, without);
  const { ink, red } = warpPage(upfront.image, layout.plan);
  const seals = findSeals(red, WORKING_DPI);
  const redInk: Box[] = without.has('seals') ? [[0, 0, ink.width, ink.height]] : findRedText(red, seals);
  redrawWithRed(upfront.image, layout.plan, ink, redInk);
  const brightness = measureBrightness(ink);
  const even = evenLight(ink);
  const image = without.has('light') ? ink : even.image;
  const { letters, rules } = removeClutter(image, layout.isPhotographed, without);
  const kind = judgeKind(letters, image);
  const verdict = kind === 'content' ? judgeUpright(letters) : UNSURE;
  const page: CleanPage = {
    image,
    map: multiplyMaps(imageToSource(scan), layout.plan.map),
    sourceWidth: scan.sourceWidth,
    sourceHeight: scan.sourceHeight,
    dpi: WORKING_DPI,
    rotation: layout.turn,
    rotationConfidence: verdict.confidence,
    skewDeg: layout.skewDeg,
    kind,
    quality: judgeQuality({ letters, image, light: even.report, brightness, seals, scan, layout }),
    seals,
    rules,
    ...(even.faint.length > 0 && { faint: [...even.faint] }),
  };
  return {
    page: isUpsideDown(verdict, scan, layout) ? turnOver(page) : page,
    letters,
    isPhotographed: layout.isPhotographed,
  };
}

/** Where the text itself tells next to nothing, the file's own orientation stands. */
function isUpsideDown(verdict: UprightVerdict, scan: ScanPage, { turn }: PageLayout): boolean {
  if (verdict.confidence < 0.6 && turn === scan.exifTurn) return false;
  return !verdict.isUpright;
}

/** Takes rules, leaders, dark rims and dirt out of the image; what is left are letters, and where the rules were. */
function removeClutter(
  image: GrayImage,
  isPhotographed: boolean,
  without: Without,
): { letters: Components; rules: Box[] } {
  const takes = (step: CleanupStep) => !without.has(step);
  const rules = takes('rules') ? removeRules(image, INK_BELOW) : [];
  const components = findComponents(image, INK_BELOW);
  const leaders = findLeaders(components);
  const specks = findSpecks(components, image);
  const rims = findRims(components, image, isPhotographed);
  const isClutter = specks.map((isSpeck, id) =>
    (isSpeck === 1 && takes('specks')) ||
    (leaders.isLeader[id] === 1 && takes('leaders')) ||
    (rims[id] === 1 && takes('rims'))
      ? 1
      : 0,
  );
  eraseComponents(image, components, isClutter, INK_BELOW);
  if (takes('leaders')) eraseHiddenDots(image, leaders.hidden, INK_BELOW);
  return { letters: findComponents(image, INK_BELOW), rules: [...rules, ...leaders.boxes] };
}

/** Upright-read image → file as it came: the decoded image may be smaller than the file, or mirrored. */
function imageToSource({ image, sourceWidth, sourceHeight, isMirrored }: ScanPage): PageMap {
  const scale = [sourceWidth / image.width, 0, 0, 0, sourceHeight / image.height, 0, 0, 0, 1];
  return isMirrored ? multiplyMaps(scale, unmirrorMap(image.width)) : scale;
}
