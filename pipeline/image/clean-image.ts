import type { CleanPage, ScanPage } from '../page.ts';
import { findComponents } from './components.ts';
import { eraseComponents } from './erase.ts';
import { evenLight } from './even-light.ts';
import { findInkEdges } from './ink-edges.ts';
import { judgePage } from './judge-page.ts';
import { findLeaders } from './leaders.ts';
import { makeOverview } from './overview.ts';
import { multiplyMaps, type PageMap } from './page-map.ts';
import { planPage, turnPlanOver, type PagePlan, type Turn } from './plan-page.ts';
import type { Box } from './raster.ts';
import { WORKING_DPI } from './resolution.ts';
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
  const { red } = makeOverview(scan.image, scan.dpi);
  const edges = findInkEdges(red);
  const across = estimateSkew(edges.below);
  const upwards = estimateSkew(turnPoints(edges.beside));
  const isAcross = across.strength >= upwards.strength;
  const turn = isAcross ? 0 : 90;
  const skewDeg = isAcross ? across.skewDeg : upwards.skewDeg;
  const scale = WORKING_DPI / scan.dpi;
  const sheet = {
    width: scan.image.width * scale,
    height: scan.image.height * scale,
    toImage: [1 / scale, 0, 0, 0, 1 / scale, 0, 0, 0, 1],
  };
  return { plan: planPage(sheet, turn, skewDeg), turn, skewDeg };
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
