import type { Box } from '../../../../pipeline/image/raster.ts';

/** The file as it came, and the clockwise turn that makes it upright. */
export interface Turned {
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
  readonly isMirrored: boolean;
  /** Height of one of the file's pixels over its width; the image that is shown has square ones. */
  readonly pixelAspect: number;
}

/** Size of the page once it stands upright. */
export function uprightSize(page: Turned): { width: number; height: number } {
  const { width, rotation } = page;
  const height = page.height * page.pixelAspect;
  return rotation === 90 || rotation === 270 ? { width: height, height: width } : { width, height };
}

/** A box in pixels of the file as it came, as it lies on the upright page. */
export function turnBox(box: Box, page: Turned): Box {
  const { width, rotation, pixelAspect } = page;
  const height = page.height * pixelAspect;
  const [left, right] = page.isMirrored ? [width - box[2], width - box[0]] : [box[0], box[2]];
  const [top, bottom] = [box[1] * pixelAspect, box[3] * pixelAspect];
  switch (rotation) {
    case 90:
      return [height - bottom, left, height - top, right];
    case 180:
      return [width - right, height - bottom, width - left, height - top];
    case 270:
      return [top, width - right, bottom, width - left];
    default:
      return [left, top, right, bottom];
  }
}

/** A rectangle that lies along the lines of a page that was scanned askew. */
export interface SkewedRect {
  readonly centerX: number;
  readonly centerY: number;
  readonly width: number;
  readonly height: number;
  /** Clockwise; lines fall to the right by it. */
  readonly angleDeg: number;
}

/** The rectangle along the lines whose upright hull is `box`: what was found on the straightened page. */
export function followSkew([left, top, right, bottom]: Box, skewDeg: number): SkewedRect {
  const hull = { width: right - left, height: bottom - top };
  const center = { centerX: (left + right) / 2, centerY: (top + bottom) / 2 };
  const radians = (Math.abs(skewDeg) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const determinant = cos * cos - sin * sin;
  const width = (hull.width * cos - hull.height * sin) / determinant;
  const height = (hull.height * cos - hull.width * sin) / determinant;
  const isPossible = Math.abs(skewDeg) < 20 && width > 0 && height > hull.height * 0.2;
  return isPossible ? { ...center, width, height, angleDeg: skewDeg } : { ...center, ...hull, angleDeg: 0 };
}
