import type { Point, Quad } from './homography.ts';
import type { GrayImage } from './raster.ts';

/** Longer side of the picture on which paper is told from desk. */
const SMALL_SIDE_PX = 320;
/** A strip of desk narrower than this share of the picture is a sliver, not a desk. */
const THINNEST_DESK = 0.012;
/** At least this share of the points along an edge must lie on one straight line. */
const STRAIGHT_SHARE = 0.6;
/** The sheet fills at least this share of the picture. */
const SMALLEST_SHEET = 0.25;
/** Paper is at least this much brighter than the desk. */
const LEAST_CONTRAST = 40;

/** x = offset + slope·y for upright edges, y = offset + slope·x for level ones. */
interface Line {
  readonly offset: number;
  readonly slope: number;
}

/**
 * The four corners of a sheet that lies on a darker desk, in pixels of `picture`, or null without clear evidence:
 * desk on at least three sides, four straight edges, a sheet of a plausible shape.
 * A scan that is all paper, or paper with a sliver of lid, gives null.
 */
export function findPaper(picture: GrayImage): Quad | null {
  const step = Math.max(1, Math.round(Math.max(picture.width, picture.height) / SMALL_SIDE_PX));
  const small = shrinkImage(picture, step);
  const threshold = splitPaperFromDesk(small);
  if (threshold === null) return null;
  const isPaper = small.data.map((value) => (value > threshold ? 1 : 0));
  const sides = findSides({ ...small, data: isPaper });
  if (sides === null) return null;
  const [left, top, right, bottom] = sides;
  const corners = [
    intersect(left, top),
    intersect(right, top),
    intersect(right, bottom),
    intersect(left, bottom),
  ] as const;
  if (!isPlausible(corners, small)) return null;
  const grow = ([x, y]: Point): Point => [x * step, y * step];
  return [grow(corners[0]), grow(corners[1]), grow(corners[2]), grow(corners[3])];
}

function shrinkImage(image: GrayImage, step: number): GrayImage {
  const width = Math.floor(image.width / step);
  const height = Math.floor(image.height / step);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let row = y * step; row < (y + 1) * step; row++)
        for (let column = x * step; column < (x + 1) * step; column++)
          sum += image.data[row * image.width + column] as number;
      data[y * width + x] = sum / (step * step);
    }
  }
  return { width, height, data };
}

/** A level between the rim's darkness and the middle's brightness; null when the rim is as bright as the middle. */
function splitPaperFromDesk({ width, height, data }: GrayImage): number | null {
  const rim: number[] = [];
  const middle: number[] = [];
  const rimPx = Math.max(1, Math.round(Math.min(width, height) * THINNEST_DESK));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = data[y * width + x] as number;
      const fromRim = Math.min(x, y, width - 1 - x, height - 1 - y);
      if (fromRim < rimPx) rim.push(value);
      else if (fromRim > Math.min(width, height) / 4) middle.push(value);
    }
  }
  rim.sort((a, b) => a - b);
  middle.sort((a, b) => a - b);
  const desk = rim[Math.floor(rim.length * 0.5)] ?? 0;
  const brightDesk = rim[Math.floor(rim.length * 0.7)] ?? 0;
  const paper = middle[Math.floor(middle.length * 0.7)] ?? 0;
  if (paper - desk < LEAST_CONTRAST || paper - brightDesk < LEAST_CONTRAST / 2) return null;
  return Math.max((desk + paper) / 2, Math.min(brightDesk + (paper - brightDesk) * 0.35, paper - 15));
}

/** Left, top, right and bottom edge of the paper in a picture of ones (paper) and zeros. */
function findSides(mask: GrayImage): readonly [Line, Line, Line, Line] | null {
  const { width, height } = mask;
  const left = fitEdge(firstPaper(mask, height, width, mask.width, 1, 0), width);
  const right = fitEdge(firstPaper(mask, height, width, mask.width, -1, width - 1), width);
  const top = fitEdge(firstPaper(mask, width, height, 1, mask.width, 0), height);
  const bottom = fitEdge(firstPaper(mask, width, height, 1, -mask.width, (height - 1) * mask.width), height);
  if (left === null || right === null || top === null || bottom === null) return null;
  const desks = [left.deskPx / width, right.deskPx / width, top.deskPx / height, bottom.deskPx / height];
  if (desks.filter((share) => share >= THINNEST_DESK).length < 3) return null;
  return [
    left.line,
    top.line,
    { offset: width - right.line.offset, slope: -right.line.slope },
    { offset: height - bottom.line.offset, slope: -bottom.line.slope },
  ];
}

/** How far in from one side the paper begins, for each line across; −1 where there is none. */
function firstPaper(
  { data }: GrayImage,
  lines: number,
  depth: number,
  lineStep: number,
  inwardStep: number,
  origin: number,
): Int32Array {
  const found = new Int32Array(lines).fill(-1);
  for (let line = 0; line < lines; line++) {
    const start = origin + line * lineStep;
    let run = 0;
    for (let k = 0; k < depth / 2; k++) {
      run = data[start + k * inwardStep] === 1 ? run + 1 : 0;
      if (run < 8) continue;
      found[line] = k - 7;
      break;
    }
  }
  return found;
}

interface Edge {
  readonly line: Line;
  /** Median width of the desk outside the edge. */
  readonly deskPx: number;
}

/** The straight line that most of the starting points lie on, leaving out corners and dirt; null when none does. */
function fitEdge(starts: Int32Array, depth: number): Edge | null {
  const points: Point[] = [];
  const skip = Math.round(starts.length * 0.06);
  for (let at = skip; at < starts.length - skip; at++)
    if ((starts[at] as number) >= 0) points.push([at + 0.5, starts[at] as number]);
  if (points.length < starts.length * 0.5) return null;
  const desk = points.map(([, start]) => start).sort((a, b) => a - b);
  const deskPx = desk[desk.length >> 1] as number;
  if (deskPx < depth * THINNEST_DESK * 0.5) return { line: { offset: 0, slope: 0 }, deskPx };
  const line = fitRobustly(points);
  const inliers = points.filter(([at, start]) => Math.abs(line.offset + line.slope * at - start) <= 2);
  if (inliers.length < points.length * STRAIGHT_SHARE) return null;
  return { line: fitLeastSquares(inliers), deskPx };
}

/** The line through two of the points that has the most others within a pixel and a half. */
function fitRobustly(points: readonly Point[]): Line {
  let best: Line = { offset: 0, slope: 0 };
  let bestCount = -1;
  const picks = 14;
  for (let i = 0; i < picks; i++) {
    for (let j = i + 3; j < picks; j++) {
      const [x0, y0] = points[Math.floor(((i + 0.5) * points.length) / picks)] as Point;
      const [x1, y1] = points[Math.floor(((j + 0.5) * points.length) / picks)] as Point;
      const slope = (y1 - y0) / (x1 - x0);
      const offset = y0 - slope * x0;
      let count = 0;
      for (const [x, y] of points) if (Math.abs(offset + slope * x - y) <= 1.5) count++;
      if (count > bestCount) {
        bestCount = count;
        best = { offset, slope };
      }
    }
  }
  return best;
}

function fitLeastSquares(points: readonly Point[]): Line {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  let covariance = 0;
  let variance = 0;
  for (const [x, y] of points) {
    covariance += (x - meanX) * (y - meanY);
    variance += (x - meanX) * (x - meanX);
  }
  const slope = variance > 0 ? covariance / variance : 0;
  return { offset: meanY - slope * meanX, slope };
}

/** Crossing of an upright edge (x of y) with a level one (y of x). */
function intersect(upright: Line, level: Line): Point {
  const y = (level.offset + level.slope * upright.offset) / (1 - level.slope * upright.slope);
  return [upright.offset + upright.slope * y, y];
}

/** Convex, large, and no corner far from square. */
function isPlausible(corners: Quad, { width, height }: GrayImage): boolean {
  let area = 0;
  for (let k = 0; k < 4; k++) {
    const [x0, y0] = corners[(k + 3) % 4] as Point;
    const [x1, y1] = corners[k] as Point;
    const [x2, y2] = corners[(k + 1) % 4] as Point;
    area += (x1 * y2 - x2 * y1) / 2;
    const cosine =
      ((x0 - x1) * (x2 - x1) + (y0 - y1) * (y2 - y1)) /
      (Math.hypot(x0 - x1, y0 - y1) * Math.hypot(x2 - x1, y2 - y1));
    if (Math.abs(cosine) > 0.5) return false;
  }
  return area > SMALLEST_SHEET * width * height;
}
