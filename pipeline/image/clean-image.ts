import type { CleanPage, ScanPage } from '../page.ts';
import { findComponents } from './components.ts';
import { eraseComponents } from './erase.ts';
import { evenLight } from './even-light.ts';
import { findPaper } from './find-paper.ts';
import { invertMap, mapRectToQuad, type Point, type Quad } from './homography.ts';
import { eraseHiddenDots } from './hidden-dots.ts';
import { findInkEdges, type InkEdges } from './ink-edges.ts';
import { judgePage } from './judge-page.ts';
import { findLeaders } from './leaders.ts';
import { makeOverview, OVERVIEW_DPI } from './overview.ts';
import { mapPoint, multiplyMaps, type PageMap } from './page-map.ts';
import { planPage, turnPlanOver, type PagePlan, type Sheet, type Turn } from './plan-page.ts';
import type { Box } from './raster.ts';
import { A4_LONG_IN, A4_SHORT_IN, WORKING_DPI } from './resolution.ts';
import { removeRules } from './rules.ts';
import { findSeals } from './seals.ts';
import { estimateSkew } from './skew.ts';
import { findSpecks } from './specks.ts';
import { judgeUpright } from './upright.ts';
import { warpPage } from './warp.ts';

/** After stretching, darker than this is ink. */
const INK_BELOW = 168;

/** The page upright, straight, evened and free of seals, rules, leaders and dirt. Pure and deterministic. */
export function cleanImage(scan: ScanPage): CleanPage {
  const { plan, turn, skewDeg } = planFromOverview(scan);
  const { ink, red } = warpPage(scan.image, plan);
  const { image, report } = evenLight(ink);
  const seals = findSeals(red, WORKING_DPI);
  const rules = removeRules(image, INK_BELOW);
  const components = findComponents(image, INK_BELOW);
  const leaders = findLeaders(components);
  const isDirt = findSpecks(components, image.width, image.height);
  for (let id = 0; id < components.count; id++)
    isDirt[id] = isDirt[id] === 1 || leaders.isLeader[id] === 1 ? 1 : 0;
  eraseComponents(image, components, isDirt, INK_BELOW);
  eraseHiddenDots(image, leaders.hidden, INK_BELOW);
  const letters = findComponents(image, INK_BELOW);
  const verdict = judgeUpright(letters);
  const boxes = [...rules, ...leaders.boxes];
  const turnOver = (box: Box): Box => [
    image.width - box[2],
    image.height - box[3],
    image.width - box[0],
    image.height - box[1],
  ];
  if (!verdict.isUpright) image.data.reverse();
  const upright = verdict.isUpright ? plan : turnPlanOver(plan);
  return {
    image,
    map: multiplyMaps(imageToSource(scan), upright.map),
    sourceWidth: scan.sourceWidth,
    sourceHeight: scan.sourceHeight,
    dpi: WORKING_DPI,
    rotation: verdict.isUpright ? turn : opposite(turn),
    rotationConfidence: verdict.confidence,
    skewDeg,
    ...judgePage(letters, report, seals, scan.isBilevel),
    seals: verdict.isUpright ? seals : seals.map(turnOver),
    rules: verdict.isUpright ? boxes : boxes.map(turnOver),
  };
}

function opposite(turn: Turn): Turn {
  const turned = (turn + 180) % 360;
  return turned === 90 || turned === 180 || turned === 270 ? turned : 0;
}

interface Layout {
  readonly plan: PagePlan;
  readonly turn: Turn;
  readonly skewDeg: number;
}

/** How the page lies, judged on a small picture of it; whether it stands on its head shows only later. */
function planFromOverview(scan: ScanPage): Layout {
  const { red, step } = makeOverview(scan.image, scan.dpi);
  const sheet = layFlat(scan, findPaper(red), step);
  const edges = flattenEdges(findInkEdges(red), sheet.toImage, step);
  const across = estimateSkew(edges.below);
  const upwards = estimateSkew(turnPoints(edges.beside));
  const isAcross = across.strength >= upwards.strength;
  const turn = isAcross ? 0 : 90;
  const skewDeg = isAcross ? across.skewDeg : upwards.skewDeg;
  return { plan: planPage(sheet, turn, skewDeg), turn, skewDeg };
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
function flattenEdges(edges: InkEdges, toImage: PageMap, step: number): InkEdges {
  const shrink = OVERVIEW_DPI / WORKING_DPI;
  const fromImage = multiplyMaps([shrink, 0, 0, 0, shrink, 0, 0, 0, 1], invertMap(toImage));
  const map = multiplyMaps(fromImage, [step, 0, step / 2, 0, step, step / 2, 0, 0, 1]);
  const flatten = (points: Float32Array): Float32Array => {
    const flat = new Float32Array(points.length);
    for (let k = 0; k < points.length; k += 2) {
      const [x, y] = mapPoint(map, points[k] as number, points[k + 1] as number);
      flat[k] = x;
      flat[k + 1] = y;
    }
    return flat;
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

/** Decoded image → file as it came: the image may be smaller. */
function imageToSource({ image, sourceWidth, sourceHeight }: ScanPage): PageMap {
  return [sourceWidth / image.width, 0, 0, 0, sourceHeight / image.height, 0, 0, 0, 1];
}
