import sharp from 'sharp';
import type { PDFDict, PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import { saysPixelsAreLost } from '../jpeg-damage.ts';
import { hasAllFaxRows } from './fax-rows.ts';
import { areSegmentsWhole } from './jbig2-segments.ts';
import { areTilesWhole } from './jpx-tiles.ts';
import type { PdfObjects } from './objects.ts';
import { unpackStream, type StreamData, type StreamFilter } from './stream-data.ts';
import { look, lookNumber, lookStream } from './structure.ts';

/** From this predictor on each row of a Flate or LZW picture begins with a byte of its own (ISO 32000-1, 7.4.4.4). */
const FIRST_PNG_PREDICTOR = 10;

/** Whether pixels of a picture are missing or altered. Renderers then draw what they have, or nothing, without a word. */
export async function isImageDamaged(objects: PdfObjects, image: PDFRawStream): Promise<boolean> {
  try {
    const data = unpackStream(objects, image);
    if (data.bytes.length === 0 || !(await isWhole(objects, image.dict, data))) return true;
  } catch {
    return true;
  }
  // A mask that does not open hides or shows what it should not.
  for (const key of ['SMask', 'Mask']) {
    const entry = image.dict.get(objects.PDFName.of(key));
    const mask = lookStream(objects, image.dict, key);
    const isLost = entry instanceof objects.PDFRef && look(objects, image.dict, key) === undefined;
    if (isLost || (mask !== null && (await isImageDamaged(objects, mask)))) return true;
  }
  return false;
}

async function isWhole(objects: PdfObjects, dict: PDFDict, data: StreamData): Promise<boolean> {
  const { bytes, imageFilter } = data;
  switch (imageFilter?.name) {
    case undefined:
      return hasAllRows(objects, dict, data);
    case 'DCTDecode':
      return isJpegWhole(bytes);
    case 'JPXDecode':
      return areTilesWhole(bytes);
    case 'JBIG2Decode':
      return isJbig2Whole(objects, bytes, imageFilter);
    case 'CCITTFaxDecode':
      return isFaxWhole(objects, dict, bytes, imageFilter.parameters);
    default:
      return true;
  }
}

const END_OF_IMAGE = Uint8Array.of(0xff, 0xd9);

/** Whole as to its pixels: a missing end mark alone loses nothing. */
async function isJpegWhole(bytes: Uint8Array): Promise<boolean> {
  try {
    await sharp(Buffer.concat([bytes, END_OF_IMAGE]), { failOn: 'warning', limitInputPixels: false })
      .raw()
      .toBuffer();
    return true;
  } catch (error) {
    if (saysPixelsAreLost(error)) return false;
  }
  return sharp(bytes, { limitInputPixels: false })
    .metadata()
    .then(
      ({ format }) => format === 'jpeg',
      () => false,
    );
}

function isJbig2Whole(objects: PdfObjects, bytes: Uint8Array, { parameters }: StreamFilter): boolean {
  if (parameters === null) return areSegmentsWhole(bytes, null);
  const isNamed = parameters.has(objects.PDFName.of('JBIG2Globals'));
  const globals = lookStream(objects, parameters, 'JBIG2Globals');
  if (isNamed && globals === null) return false;
  return areSegmentsWhole(bytes, globals === null ? null : unpackStream(objects, globals).bytes);
}

/** Group 4 alone: Group 3 marks its rows, and decoders find their way again. */
async function isFaxWhole(
  objects: PdfObjects,
  dict: PDFDict,
  bytes: Uint8Array,
  parameters: PDFDict | null,
): Promise<boolean> {
  const kind = (parameters && lookNumber(objects, parameters, 'K')) ?? 0;
  const width = (parameters && lookNumber(objects, parameters, 'Columns')) ?? 1728;
  const height = lookNumber(objects, dict, 'Height') ?? 0;
  const isAligned =
    parameters !== null && look(objects, parameters, 'EncodedByteAlign') === objects.PDFBool.True;
  if (kind >= 0 || isAligned || width < 1 || height < 1) return true;
  return hasAllFaxRows(bytes, width, height);
}

/** Whether unpacked samples fill all rows; the last may be short, as some writers leave it. */
function hasAllRows(objects: PdfObjects, dict: PDFDict, { bytes, lastFilter }: StreamData): boolean {
  const width = lookNumber(objects, dict, 'Width') ?? 0;
  const height = lookNumber(objects, dict, 'Height') ?? 0;
  const isMask = look(objects, dict, 'ImageMask') === objects.PDFBool.True;
  const components = isMask ? 1 : countComponents(objects, look(objects, dict, 'ColorSpace'));
  const bits = isMask ? 1 : lookNumber(objects, dict, 'BitsPerComponent');
  if (components === null || bits === null) return true;
  const parameters = lastFilter?.parameters ?? null;
  const predictor = (parameters && lookNumber(objects, parameters, 'Predictor')) ?? 1;
  const rowBytes = Math.ceil((width * components * bits) / 8) + (predictor >= FIRST_PNG_PREDICTOR ? 1 : 0);
  return bytes.length > rowBytes * (height - 1);
}

const COMPONENTS: Readonly<Record<string, number>> = {
  DeviceGray: 1,
  G: 1,
  CalGray: 1,
  Indexed: 1,
  I: 1,
  Separation: 1,
  DeviceRGB: 3,
  RGB: 3,
  CalRGB: 3,
  Lab: 3,
  DeviceCMYK: 4,
  CMYK: 4,
};

/** Samples a pixel; null where the color space does not say. */
function countComponents(objects: PdfObjects, space: PDFObject | undefined): number | null {
  if (space instanceof objects.PDFName) return COMPONENTS[space.decodeText()] ?? null;
  if (!(space instanceof objects.PDFArray) || space.size() === 0) return null;
  const family = space.lookup(0);
  if (!(family instanceof objects.PDFName)) return null;
  const second = space.size() > 1 ? space.lookup(1) : undefined;
  switch (family.decodeText()) {
    case 'ICCBased':
      return second instanceof objects.PDFStream ? lookNumber(objects, second.dict, 'N') : null;
    case 'DeviceN':
      return second instanceof objects.PDFArray ? second.size() : null;
    default:
      return COMPONENTS[family.decodeText()] ?? null;
  }
}
