import sharp from 'sharp';
import type { ColorImage } from '../../image/raster.ts';

/** A page's picture in the form that goes into the PDF. */
export interface PdfImage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly color: 'rgb' | 'gray';
  readonly bitsPerComponent: 1 | 8;
  /** `dct`: a JPEG file as it is. `packed`: rows of bits, to be deflated. */
  readonly encoding: 'dct' | 'packed';
  readonly bytes: Uint8Array;
}

/**
 * A scan that came as an ordinary JPEG goes into the PDF byte for byte: nothing is lost and nothing is computed.
 * Returns undefined for what PDF/A cannot take as it is (CMYK, other formats).
 */
export async function reuseJpeg(bytes: Uint8Array): Promise<PdfImage | undefined> {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const { width, height, channels, space } = await sharp(bytes).metadata();
  if (space !== 'srgb' && space !== 'b-w') return undefined;
  const color = channels === 1 ? 'gray' : 'rgb';
  return { widthPx: width, heightPx: height, color, bitsPerComponent: 8, encoding: 'dct', bytes };
}

/** Any other page: bilevel scans stay one bit a pixel without loss, the rest becomes a JPEG of good quality. */
export async function encodePageImage(image: ColorImage, isBilevel: boolean): Promise<PdfImage> {
  const { width, height, data } = image;
  if (isBilevel) {
    return { widthPx: width, heightPx: height, color: 'gray', bitsPerComponent: 1, encoding: 'packed', bytes: packBits(image) };
  }
  const bytes = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
  return { widthPx: width, heightPx: height, color: 'rgb', bitsPerComponent: 8, encoding: 'dct', bytes };
}

function packBits({ width, height, data }: ColorImage): Uint8Array {
  const stride = Math.ceil(width / 8);
  const packed = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if ((data[(y * width + x) * 3] ?? 0) >= 128) {
        const at = y * stride + (x >> 3);
        packed[at] = (packed[at] ?? 0) | (0x80 >> (x & 7));
      }
  return packed;
}
