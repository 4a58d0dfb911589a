import type { Box } from '../../../../pipeline/image/raster.ts';

/** The file as it came, and the clockwise turn that makes it upright. */
export interface Turned {
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
}

/** Size of the page once it stands upright. */
export function uprightSize({ width, height, rotation }: Turned): { width: number; height: number } {
  return rotation === 90 || rotation === 270 ? { width: height, height: width } : { width, height };
}

/** A box in pixels of the file as it came, as it lies on the upright page. */
export function turnBox([left, top, right, bottom]: Box, { width, height, rotation }: Turned): Box {
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
