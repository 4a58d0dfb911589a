const START_OF_CODESTREAM = 0xff4f;
const IMAGE_SIZE = 0xff51;
const START_OF_TILE_PART = 0xff90;

/**
 * Whether every tile of a JPEG 2000 picture (ISO/IEC 15444-1, annex A) is there to its end. Decoders draw what they have of a
 * stream that was cut and say nothing.
 */
export function areTilesWhole(data: Uint8Array): boolean {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  try {
    return followTiles(view, findCodestream(view));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The codestream alone, or inside the box `jp2c` of a JP2 file. */
function findCodestream(view: DataView): number {
  if (view.getUint16(0) === START_OF_CODESTREAM) return 0;
  const JP2C = 0x6a703263;
  let at = 0;
  while (view.getUint32(at + 4) !== JP2C) {
    const length = view.getUint32(at);
    const whole = length === 1 ? Number(view.getBigUint64(at + 8)) : length;
    if (whole < 8) throw new RangeError('no codestream');
    at += whole;
  }
  return at + (view.getUint32(at) === 1 ? 16 : 8);
}

function followTiles(view: DataView, start: number): boolean {
  let at = start + 2;
  let tiles = 0;
  for (; view.getUint16(at) !== START_OF_TILE_PART; at += 2 + view.getUint16(at + 2))
    if (view.getUint16(at) === IMAGE_SIZE) tiles = countTiles(view, at);
  const seen = new Set<number>();
  while (at + 12 <= view.byteLength && view.getUint16(at) === START_OF_TILE_PART) {
    seen.add(view.getUint16(at + 4));
    const length = view.getUint32(at + 6);
    // The last tile part may leave its length open: it then reaches to the end mark.
    if (length === 0) return seen.size >= tiles && view.getUint16(view.byteLength - 2) === 0xffd9;
    at += length;
  }
  return seen.size >= tiles && at <= view.byteLength;
}

function countTiles(view: DataView, at: number): number {
  const word = (k: number) => view.getUint32(at + 6 + 4 * k);
  const across = Math.ceil((word(0) - word(6)) / word(4));
  const down = Math.ceil((word(1) - word(7)) / word(5));
  return across * down;
}
