import sharp from 'sharp';
import type { Metadata, SharpOptions } from 'sharp';
import { Failure } from '../failures.ts';
import type { ScanPage } from '../page.ts';
import type { ColorImage } from './raster.ts';
import { estimateDpi, planShrink } from './resolution.ts';
import { checkPageCount, checkPageSize, type ScanLimits } from './scan-limits.ts';

/** Header facts of one page of a JPEG, PNG, WebP or TIFF. */
interface PageHeader {
  readonly metadata: Metadata;
  readonly pageCount: number;
}

/** Errors: E-TRUNCATED when not even the header can be read. Decodes no pixel. */
async function readHeader(bytes: Uint8Array, pageIndex: number): Promise<PageHeader> {
  try {
    const metadata = await sharp(bytes, { limitInputPixels: false, page: pageIndex }).metadata();
    return { metadata, pageCount: metadata.pages ?? 1 };
  } catch (cause) {
    throw new Failure('E-TRUNCATED', { page: pageIndex + 1 }, { cause });
  }
}

/** Number of pages; the limits are checked on the first page's header. Errors: E-TRUNCATED, E-TOO-LARGE, E-TOO-SMALL, E-TOO-MANY-PAGES. */
export async function countRasterPages(bytes: Uint8Array, limits: ScanLimits): Promise<number> {
  const { metadata, pageCount } = await readHeader(bytes, 0);
  checkPageSize(metadata.width, metadata.height, limits);
  checkPageCount(pageCount, limits);
  return pageCount;
}

/** EXIF orientation 1–8 as a clockwise turn, after a left-right flip for the mirrored ones. */
const EXIF_TURNS = [0, 0, 0, 180, 180, 270, 90, 90, 270] as const;
const MIRRORED_ORIENTATIONS: readonly number[] = [2, 4, 5, 7];

/**
 * One page (from 0) of a JPEG, PNG, WebP or TIFF as 8-bit RGB, unturned.
 * Whatever the file holds (grey, palette, CMYK, 16 bit, alpha on white) comes out alike.
 * Errors: E-TOO-LARGE and E-TOO-SMALL from the header; E-TRUNCATED when the pixels are damaged or end early.
 */
export async function decodeRasterPage(
  bytes: Uint8Array,
  pageIndex: number,
  limits: ScanLimits,
): Promise<ScanPage> {
  const { metadata } = await readHeader(bytes, pageIndex);
  const { width, height } = metadata;
  checkPageSize(width, height, limits);
  const claimedDpi = metadata.density;
  const sourceDpi = estimateDpi(width, height, claimedDpi);
  const shrink = planShrink(sourceDpi);
  const image = await decodePixels(bytes, pageIndex, metadata, shrink);
  const orientation = metadata.orientation ?? 1;
  return {
    pageInFile: pageIndex + 1,
    image,
    sourceWidth: width,
    sourceHeight: height,
    dpi: (sourceDpi * image.width) / width,
    exifTurn: EXIF_TURNS[orientation] ?? 0,
    isMirrored: MIRRORED_ORIENTATIONS.includes(orientation),
    isBilevel: isBilevel(image),
  };
}

async function decodePixels(
  bytes: Uint8Array,
  pageIndex: number,
  metadata: Metadata,
  shrink: number,
): Promise<ColorImage> {
  const options: SharpOptions = { failOn: 'error', limitInputPixels: false, page: pageIndex };
  let pipeline = sharp(bytes, options);
  if (shrink > 1) {
    const width = Math.floor(metadata.width / shrink);
    const height = Math.floor(metadata.height / shrink);
    pipeline = pipeline.resize(width, height, { fit: 'fill', kernel: 'linear' });
  }
  if (metadata.hasAlpha) pipeline = pipeline.flatten({ background: '#ffffff' });
  try {
    const { data, info } = await pipeline
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return {
      width: info.width,
      height: info.height,
      data: toThreeChannels(data, info.width * info.height, info.channels),
    };
  } catch (cause) {
    throw new Failure('E-TRUNCATED', { page: pageIndex + 1 }, { cause });
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
