import type { ScanPage } from '../page.ts';
import type { Without } from './cleanup-steps.ts';
import { findPaper } from './find-paper.ts';
import { invertMap, mapRectToQuad, type Point, type Quad } from './homography.ts';
import { findInkEdges, type InkEdges } from './ink-edges.ts';
import { makeOverview, OVERVIEW_DPI } from './overview.ts';
import { mapPoint, multiplyMaps } from './page-map.ts';
import { planPage, type PagePlan, type Sheet, type Turn } from './plan-page.ts';
import { A4_LONG_IN, A4_SHORT_IN, WORKING_DPI } from './resolution.ts';
import { estimateSkew } from './skew.ts';

/** How a page lies in its scan. */
export interface PageLayout {
  readonly plan: PagePlan;
  /** Of the quarter turns that lay the text lines level, the one the file itself suggests, else the smaller. */
  readonly turn: Turn;
  readonly skewDeg: number;
  /** The sheet was photographed on a desk, at an angle. */
  readonly isPhotographed: boolean;
}

/** Below this the edge points gather in lines no more than dirt does: nothing to straighten by. */
const WEAKEST_LINES = 1.25;
const FEWEST_POINTS = 150;
/** With fewer (a line or two), stems standing side by side gather as well as feet on a line: the file's own way stands. */
const ENOUGH_TO_TURN = 1600;

/** How the page lies, judged on a small picture of it; whether it stands on its head shows only on the clean page. */
export function layOutPage(scan: ScanPage, without: Without = new Set()): PageLayout {
  const { red, step } = makeOverview(scan.image, scan.dpi);
  const paper = without.has('flatten') ? null : findPaper(red);
  const sheet = layFlat(scan, paper, step);
  const edges = flattenEdges(findInkEdges(red), sheet, step);
  const { isAcross, skewDeg } = judgeLines(edges, scan);
  const isAsFiled = isAcross === (scan.exifTurn === 0 || scan.exifTurn === 180);
  const turn = isAsFiled ? scan.exifTurn : isAcross ? 0 : 90;
  const plan = planPage(sheet, turn, without.has('straighten') ? 0 : skewDeg);
  return { plan, turn, skewDeg, isPhotographed: paper !== null };
}

/** Whether text lines run across the sheet (else up or down), and their slant; without text, as the file says. */
function judgeLines(
  edges: InkEdges,
  { exifTurn, linesRun }: ScanPage,
): { isAcross: boolean; skewDeg: number } {
  const across = estimateSkew(edges.below);
  const upwards = estimateSkew(turnPoints(edges.beside));
  const isText =
    edges.below.length + edges.beside.length > 4 * FEWEST_POINTS &&
    Math.max(across.strength, upwards.strength) > WEAKEST_LINES;
  const isFiledAcross = exifTurn === 0 || exifTurn === 180;
  if (!isText) return { isAcross: isFiledAcross, skewDeg: 0 };
  const isEnough = edges.below.length + edges.beside.length > 2 * ENOUGH_TO_TURN;
  const isJudgedAcross = isEnough ? across.strength >= upwards.strength : isFiledAcross;
  const isAcross = linesRun === undefined ? isJudgedAcross : linesRun === 'across';
  return { isAcross, skewDeg: (isAcross ? across : upwards).skewDeg };
}

/** Sides of A4: a sheet that is nearly of this shape is taken to be of it. */
const A4_RATIO = A4_LONG_IN / A4_SHORT_IN;

/** The flat sheet at working scale: the paper found on its desk, else the whole picture. */
function layFlat(scan: ScanPage, paper: Quad | null, step: number): Sheet {
  if (paper === null) {
    const scale = WORKING_DPI / scan.dpi;
    const toImage = [1 / scale, 0, 0, 0, 1 / scale, 0, 0, 0, 1];
    return { width: scan.image.width * scale, height: scan.image.height * scale, toImage };
  }
  const [topLeft, topRight, bottomRight, bottomLeft] = paper;
  const across = (distance(topLeft, topRight) + distance(bottomLeft, bottomRight)) / 2;
  const down = (distance(topLeft, bottomLeft) + distance(topRight, bottomRight)) / 2;
  const long = A4_LONG_IN * WORKING_DPI;
  const ratio = Math.max(across, down) / Math.min(across, down);
  const short = Math.abs(ratio / A4_RATIO - 1) < 0.12 ? A4_SHORT_IN * WORKING_DPI : long / ratio;
  const [width, height] = across > down ? [long, short] : [short, long];
  const toOverview = mapRectToQuad(width, height, paper);
  return { width, height, toImage: multiplyMaps([step, 0, 0, 0, step, 0, 0, 0, 1], toOverview) };
}

function distance([x0, y0]: Point, [x1, y1]: Point): number {
  return Math.hypot(x1 - x0, y1 - y0);
}

/** Edge points of the overview where they lie on the flat sheet, at the overview's resolution; those off the sheet are left out. */
function flattenEdges(edges: InkEdges, sheet: Sheet, step: number): InkEdges {
  const shrink = OVERVIEW_DPI / WORKING_DPI;
  const fromImage = multiplyMaps([shrink, 0, 0, 0, shrink, 0, 0, 0, 1], invertMap(sheet.toImage));
  const map = multiplyMaps(fromImage, [step, 0, step / 2, 0, step, step / 2, 0, 0, 1]);
  const width = sheet.width * shrink;
  const height = sheet.height * shrink;
  const flatten = (points: Float32Array): Float32Array => {
    const flat = new Float32Array(points.length);
    let count = 0;
    for (let k = 0; k < points.length; k += 2) {
      const [x, y] = mapPoint(map, points[k] as number, points[k + 1] as number);
      if (x < 0 || y < 0 || x > width || y > height) continue;
      flat[count++] = x;
      flat[count++] = y;
    }
    return flat.subarray(0, count);
  };
  return { below: flatten(edges.below), beside: flatten(edges.beside) };
}

/** Points of a page turned clockwise by a quarter. */
function turnPoints(points: Float32Array): Float32Array {
  const turned = new Float32Array(points.length);
  for (let k = 0; k < points.length; k += 2) {
    turned[k] = -(points[k + 1] as number);
    turned[k + 1] = points[k] as number;
  }
  return turned;
}
