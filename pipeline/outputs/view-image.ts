import sharp from 'sharp';
import { unmirrorImage, unmirrorMap } from '../image/mirror.ts';
import { multiplyMaps, type PageMap } from '../image/page-map.ts';
import type { ColorImage } from '../image/raster.ts';
import type { ScanPage } from '../page.ts';
import type { PageReading } from '../page-reading.ts';
import { packBits, type PdfImage } from './pdf/page-image.ts';

/**
 * The picture of a page that people look at, and that goes into the PDF: same pixels and same turn as the file as it came,
 * in a form that every browser shows; only what no turn sets right is undone: mirrored writing and pixels that are not
 * square (`mapToView` leads there). An ordinary JPEG is its own view, byte for byte; bilevel scans become one-bit PNGs
 * without loss; the rest becomes a JPEG of good quality.
 */
export async function makeViewImage(fileBytes: Uint8Array, page: ScanPage): Promise<Uint8Array | null> {
  if (page.pixelAspect === undefined && (await isPlainJpeg(fileBytes))) return null;
  const { width, height, data } = page.isMirrored ? unmirrorImage(page.image) : page.image;
  const picture = sharp(data, { raw: { width, height, channels: 3 } });
  if (page.isBilevel)
    return picture.toColourspace('b-w').png({ palette: true, colors: 2, compressionLevel: 6 }).toBuffer();
  return picture.jpeg({ quality: 80 }).toBuffer();
}

/** How a page lies on its view, in pixels of the file across: its size there, and the map from clean pixels. */
export interface PageOnView {
  readonly width: number;
  readonly height: number;
  readonly map: PageMap;
}

export function mapToView(
  reading: Pick<PageReading, 'sourceWidth' | 'sourceHeight' | 'isMirrored' | 'pixelAspect' | 'map'>,
): PageOnView {
  const { sourceWidth, sourceHeight, isMirrored, pixelAspect = 1, map } = reading;
  const upfront = isMirrored ? multiplyMaps(unmirrorMap(sourceWidth), map) : map;
  return {
    width: sourceWidth,
    height: sourceHeight * pixelAspect,
    map: multiplyMaps([1, 0, 0, 0, pixelAspect, 0, 0, 0, 1], upfront),
  };
}

/** Gray or sRGB, and with no EXIF turn that a browser would apply on its own. */
async function isPlainJpeg(bytes: Uint8Array): Promise<boolean> {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return false;
  const { space, orientation = 1 } = await sharp(bytes).metadata();
  return orientation === 1 && (space === 'srgb' || space === 'b-w');
}

/** The view of a page in the form that goes into the PDF, without a second loss. */
export async function toPdfImage(view: Uint8Array): Promise<PdfImage> {
  if (view[0] === 0xff && view[1] === 0xd8) {
    const { width, height, channels } = await sharp(view).metadata();
    const color = channels === 1 ? 'gray' : 'rgb';
    return { widthPx: width, heightPx: height, color, bitsPerComponent: 8, encoding: 'dct', bytes: view };
  }
  const { data, info } = await sharp(view)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const image: ColorImage = { width: info.width, height: info.height, data };
  return {
    widthPx: info.width,
    heightPx: info.height,
    color: 'gray',
    bitsPerComponent: 1,
    encoding: 'packed',
    bytes: packBits(image),
  };
}
