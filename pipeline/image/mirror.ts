import type { PageMap } from './page-map.ts';
import type { ColorImage } from './raster.ts';

/** The image flipped left to right: as it was before a mirrored EXIF orientation. */
export function unmirrorImage({ width, height, data }: ColorImage): ColorImage {
  const flipped = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    let from = y * width * 3;
    let to = from + (width - 1) * 3;
    for (let x = 0; x < width; x++, from += 3, to -= 3) {
      flipped[to] = data[from] as number;
      flipped[to + 1] = data[from + 1] as number;
      flipped[to + 2] = data[from + 2] as number;
    }
  }
  return { width, height, data: flipped };
}

/** Takes a point of the flipped image to the same point of the image as it came. */
export function unmirrorMap(width: number): PageMap {
  return [-1, 0, width, 0, 1, 0, 0, 0, 1];
}
