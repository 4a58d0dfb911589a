import { inflateRawSync, inflateSync } from 'node:zlib';
import type { PDFDict, PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import type { PdfObjects } from './objects.ts';
import { look } from './structure.ts';

/** One step of a stream's encoding, outermost first. */
export interface StreamFilter {
  readonly name: string;
  readonly parameters: PDFDict | null;
}

/** Encodings of pictures: what they hold shows only when the picture itself is decoded. */
const IMAGE_FILTERS = new Set(['DCTDecode', 'JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode']);
/** Short names, allowed in inline images and written elsewhere too. */
const LONG_NAMES: Readonly<Record<string, string>> = {
  Fl: 'FlateDecode',
  LZW: 'LZWDecode',
  A85: 'ASCII85Decode',
  AHx: 'ASCIIHexDecode',
  RL: 'RunLengthDecode',
  DCT: 'DCTDecode',
  CCF: 'CCITTFaxDecode',
};
/** What one stream may unpack to: beyond it is no scan but a trap. */
const MOST_BYTES = 2 ** 29;

export interface StreamData {
  /** All encodings undone but that of a picture. */
  readonly bytes: Uint8Array;
  /** The picture's own encoding, if it has one. */
  readonly imageFilter: StreamFilter | null;
  /** The innermost of the encodings that were undone: pictures without one of their own are laid out by its parameters. */
  readonly lastFilter: StreamFilter | null;
}

function listFilters(objects: PdfObjects, dict: PDFDict): StreamFilter[] {
  const toList = (found: PDFObject | undefined): (PDFObject | undefined)[] =>
    found instanceof objects.PDFArray
      ? Array.from({ length: found.size() }, (_, k) => found.lookup(k))
      : [found];
  const names = toList(look(objects, dict, 'Filter') ?? look(objects, dict, 'F'));
  const parameters = toList(look(objects, dict, 'DecodeParms') ?? look(objects, dict, 'DP'));
  return names.flatMap((name, k) => {
    if (!(name instanceof objects.PDFName)) return [];
    const own = parameters[k];
    const short = name.decodeText();
    return [{ name: LONG_NAMES[short] ?? short, parameters: own instanceof objects.PDFDict ? own : null }];
  });
}

/** Undoes a stream's encodings. Errors: throws where the data is damaged or ends early. */
export function unpackStream(objects: PdfObjects, stream: PDFRawStream): StreamData {
  let bytes = stream.getContents();
  let lastFilter: StreamFilter | null = null;
  for (const filter of listFilters(objects, stream.dict)) {
    if (IMAGE_FILTERS.has(filter.name)) return { bytes, imageFilter: filter, lastFilter };
    if (filter.name === 'Crypt') continue;
    bytes = filter.name === 'FlateDecode' ? inflate(bytes) : unpackOther(objects, stream, filter, bytes);
    lastFilter = filter;
  }
  return { bytes, imageFilter: null, lastFilter };
}

function unpackOther(
  objects: PdfObjects,
  { dict }: PDFRawStream,
  { name, parameters }: StreamFilter,
  bytes: Uint8Array,
): Uint8Array {
  const alone = dict.context.obj({ Filter: name });
  if (parameters) alone.set(objects.PDFName.of('DecodeParms'), parameters);
  return objects.decodePDFRawStream(objects.PDFRawStream.of(alone, bytes)).decode();
}

/**
 * The zlib format, strictly: a cut or altered stream throws. Only its closing checksum may be missing: writers leave it out,
 * and nothing of the content is lost.
 */
function inflate(bytes: Uint8Array): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch (error) {
    if (!endsEarly(error)) throw error;
    return inflateRawSync(bytes.subarray(2), { maxOutputLength: MOST_BYTES });
  }
}

const endsEarly = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'Z_BUF_ERROR';
