import sharp from 'sharp';
import type { Metadata } from 'sharp';
import { Failure } from '../failures.ts';
import type { ScanPage } from '../page.ts';
import { saysPixelsAreLost } from './jpeg-damage.ts';
import { readDensities, readPixelAspect } from './pixel-aspect.ts';
import type { ColorImage } from './raster.ts';
import { estimateDpi, isBelievable, planShrink } from './resolution.ts';
import type { ScanFormat } from './scan-format.ts';
import { checkPageCount, checkPageSize, type ScanLimits } from './scan-limits.ts';
import { listTiffPages } from './tiff-pages.ts';

/** One page of a JPEG, PNG, WebP or TIFF. */
export interface RasterPage {
  /** The file that it is decoded from. */
  readonly bytes: Uint8Array;
  /** Its place among all images of the file, from 0: what the decoder counts by. */
  readonly index: number;
  /** Height of a pixel over its width. */
  readonly pixelAspect: number;
}

/**
 * Header of one image; decodes no pixel. `page` (from 1) is what the failure names.
 * Errors: E-TRUNCATED when not even the header can be read, E-IMAGE-KIND when the decoder knows no such image.
 */
async function readHeader(bytes: Uint8Array, index: number, page: number): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false, page: index }).metadata();
  } catch (cause) {
    throw nameFailure(cause, page);
  }
}

/** What the decoder says of images that are whole, but of a kind that it does not read. */
const UNKNOWN_KIND =
  /not (configured|supported|implemented)|unsupported (?!image format)|doesn't support|only supports|maximum supported|bad labq/i;

function nameFailure(cause: unknown, page: number): Failure {
  const isUnknown = cause instanceof Error && UNKNOWN_KIND.test(cause.message);
  return new Failure(isUnknown ? 'E-IMAGE-KIND' : 'E-TRUNCATED', { page }, { cause });
}

/**
 * The pages of a file; null for one that the file promises and does not hold. The limits are checked on the first page's
 * header. Errors: E-TRUNCATED, E-IMAGE-KIND, E-TOO-LARGE, E-TOO-SMALL, E-TOO-MANY-PAGES.
 */
export async function listRasterPages(
  bytes: Uint8Array,
  format: ScanFormat,
  limits: ScanLimits,
): Promise<readonly (RasterPage | null)[]> {
  const tiff = format === 'tiff' ? listTiffPages(bytes) : null;
  const readable = tiff?.bytes ?? bytes;
  const { width, height, pages: frames = 1 } = await readHeader(readable, tiff?.images[0]?.index ?? 0, 1);
  checkPageSize(width, height, limits);
  const pages: (RasterPage | null)[] = tiff
    ? tiff.images.map(({ index, densities }) => ({
        bytes: readable,
        index,
        pixelAspect: readPixelAspect(densities),
      }))
    : Array.from({ length: frames }, (_, index) => ({
        bytes,
        index,
        pixelAspect: readPixelAspect(readDensities(bytes)),
      }));
  if (tiff?.isCut) pages.push(null);
  checkPageCount(pages.length, limits);
  return pages;
}

/** EXIF orientation 1–8 as a clockwise turn, after a left-right flip for the mirrored ones. */
const EXIF_TURNS = [0, 0, 0, 180, 180, 270, 90, 90, 270] as const;
const MIRRORED_ORIENTATIONS: readonly number[] = [2, 4, 5, 7];

/**
 * One page of a JPEG, PNG, WebP or TIFF as 8-bit RGB, unturned, its pixels made square.
 * Whatever the file holds (grey, palette, CMYK, 16 bit, alpha on white) comes out alike.
 * Errors: E-TOO-LARGE and E-TOO-SMALL from the header; E-TRUNCATED when the pixels are damaged or end early;
 * E-IMAGE-KIND when they are of a kind that the decoder does not read.
 */
export async function decodeRasterPage(
  { bytes, index, pixelAspect }: RasterPage,
  pageInFile: number,
  limits: ScanLimits,
): Promise<ScanPage> {
  const metadata = await readHeader(bytes, index, pageInFile);
  const { width, height } = metadata;
  checkPageSize(width, height, limits);
  // The finer of the two densities stays, the other is filled up to it.
  const square = { width: width * Math.max(1, 1 / pixelAspect), height: height * Math.max(1, pixelAspect) };
  const claimedDpi = metadata.density && metadata.density * Math.max(1, 1 / pixelAspect);
  const sourceDpi = estimateDpi(square.width, square.height, claimedDpi);
  const shrink = planShrink(sourceDpi);
  const target = { width: Math.floor(square.width / shrink), height: Math.floor(square.height / shrink) };
  const image = await decodePixels(bytes, { index, page: pageInFile }, metadata, target);
  const orientation = metadata.orientation ?? 1;
  return {
    pageInFile,
    image,
    sourceWidth: width,
    sourceHeight: height,
    ...(pixelAspect !== 1 && { pixelAspect }),
    dpi: (sourceDpi * image.width) / square.width,
    ...((claimedDpi === undefined || !isBelievable(square.width, square.height, claimedDpi)) && {
      isDpiGuessed: true,
    }),
    exifTurn: EXIF_TURNS[orientation] ?? 0,
    isMirrored: MIRRORED_ORIENTATIONS.includes(orientation),
    isBilevel: isBilevel(image),
  };
}

/** Width and height in pixels. */
interface PixelSize {
  readonly width: number;
  readonly height: number;
}

async function decodePixels(
  bytes: Uint8Array,
  { index, page }: { readonly index: number; readonly page: number },
  metadata: Metadata,
  target: PixelSize,
): Promise<ColorImage> {
  const decode = async (failOn: 'warning' | 'error'): Promise<ColorImage> => {
    let pipeline = sharp(bytes, { failOn, limitInputPixels: false, page: index });
    if (target.width !== metadata.width || target.height !== metadata.height)
      pipeline = pipeline.resize(target.width, target.height, { fit: 'fill', kernel: 'linear' });
    if (metadata.hasAlpha) pipeline = pipeline.flatten({ background: '#ffffff' });
    const { data, info } = await pipeline
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    return { width, height, data: toThreeChannels(data, width * height, channels) };
  };
  try {
    return await decode(metadata.format === 'jpeg' ? 'warning' : 'error');
  } catch (cause) {
    if (metadata.format !== 'jpeg' || saysPixelsAreLost(cause)) throw nameFailure(cause, page);
  }
  // A warning of something that does no harm.
  try {
    return await decode('error');
  } catch (cause) {
    throw nameFailure(cause, page);
  }
}

function toThreeChannels(data: Uint8Array, pixels: number, channels: number): Uint8Array {
  if (channels === 3) return data;
  const rgb = new Uint8Array(pixels * 3);
  for (let pixel = 0, from = 0, to = 0; pixel < pixels; pixel++, from += channels, to += 3) {
    const isGray = channels < 3;
    rgb[to] = data[from] as number;
    rgb[to + 1] = data[isGray ? from : from + 1] as number;
    rgb[to + 2] = data[isGray ? from : from + 2] as number;
  }
  return rgb;
}

/** Black and white only, told by the pixels: scanners store bilevel pages as grey as often as with one bit. */
function isBilevel({ data }: ColorImage): boolean {
  // Every third pixel is plenty: grey shows within the first few letters.
  for (let at = 0; at < data.length; at += 9) {
    const value = data[at] as number;
    if ((value !== 0 && value !== 255) || data[at + 1] !== value || data[at + 2] !== value) return false;
  }
  return true;
}
