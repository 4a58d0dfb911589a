/** Length field of a segment whose end is only found by decoding it (ITU-T T.88, 7.2.7). */
const LENGTH_UNKNOWN = 0xffffffff;

/**
 * Whether the segments of a JBIG2 stream as PDF embeds it (T.88 in sequential order, without file header) are all there:
 * each as long as it says, each that it refers to known. `globals` is the stream that pages share (JBIG2Globals).
 */
export function areSegmentsWhole(data: Uint8Array, globals: Uint8Array | null): boolean {
  const known = new Set<number>();
  return (globals === null || followSegments(globals, known)) && followSegments(data, known);
}

function followSegments(data: Uint8Array, known: Set<number>): boolean {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let at = 0;
  try {
    while (at < data.length) {
      const { number, refersTo, dataStart, dataLength } = readHeader(view, at);
      if (refersTo.some((segment) => !known.has(segment))) return false;
      known.add(number);
      if (dataLength === LENGTH_UNKNOWN) return true;
      at = dataStart + dataLength;
    }
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
  return at === data.length && data.length > 0;
}

interface SegmentHeader {
  readonly number: number;
  readonly refersTo: readonly number[];
  readonly dataStart: number;
  readonly dataLength: number;
}

/** T.88, 7.2. Errors: RangeError where the stream ends inside the header. */
function readHeader(view: DataView, start: number): SegmentHeader {
  const number = view.getUint32(start);
  const flags = view.getUint8(start + 4);
  const short = view.getUint8(start + 5) >> 5;
  const isLong = short === 7;
  const count = isLong ? view.getUint32(start + 5) & 0x1fffffff : short;
  let at = start + 5 + (isLong ? 4 + Math.ceil((count + 1) / 8) : 1);
  const size = number <= 256 ? 1 : number <= 65536 ? 2 : 4;
  const refersTo: number[] = [];
  for (let k = 0; k < count; k++, at += size)
    refersTo.push(size === 1 ? view.getUint8(at) : size === 2 ? view.getUint16(at) : view.getUint32(at));
  at += (flags & 0x40) === 0 ? 1 : 4;
  return { number, refersTo, dataStart: at + 4, dataLength: view.getUint32(at) };
}
