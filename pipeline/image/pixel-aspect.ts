/** Height of a pixel over its width where it is not worth telling from a square. */
const NEARLY_SQUARE = 0.02;
/** Farthest from square that scanners and fax machines come (204 × 98, 204 × 391), and a little. */
const FARTHEST = 2.3;
/** Fewer pixels an inch are written by programs that do not know (72 × 96). */
const LEAST_DENSITY = 90;

/**
 * Height of a pixel over its width: a fax has twice as many pixels across as down, and taken for square its page is squeezed.
 * 1 where the densities are alike, unknown or beyond belief.
 */
export function readPixelAspect(densities: readonly [across: number, down: number] | null): number {
  if (densities === null) return 1;
  const [across, down] = densities;
  if (!(across >= LEAST_DENSITY && down >= LEAST_DENSITY)) return 1;
  const aspect = across / down;
  const isPlausible = aspect <= FARTHEST && aspect >= 1 / FARTHEST;
  return isPlausible && Math.abs(aspect - 1) > NEARLY_SQUARE ? aspect : 1;
}

/** Densities that a JPEG's JFIF header or a PNG's pHYs chunk gives. */
export function readDensities(bytes: Uint8Array): readonly [number, number] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 20 && view.getUint16(0) === 0xffd8) return readJfif(view);
  return bytes.length > 33 && view.getUint16(0) === 0x8950 ? readPng(view) : null;
}

/** The application header right behind the start; in dots an inch or a centimetre. */
function readJfif(view: DataView): readonly [number, number] | null {
  const JFIF = 0x4a464946;
  if (view.getUint16(2) !== 0xffe0 || view.getUint32(6) !== JFIF) return null;
  const toInches = view.getUint8(13) === 2 ? 2.54 : 1;
  return view.getUint8(13) === 0 ? null : [view.getUint16(14) * toInches, view.getUint16(16) * toInches];
}

const METRES_TO_INCHES = 0.0254;

/** Chunks before the first of pixels. */
function readPng(view: DataView): readonly [number, number] | null {
  const [PHYS, IDAT] = [0x70485973, 0x49444154];
  for (let at = 8; at + 20 <= view.byteLength; at += 12 + view.getUint32(at)) {
    const name = view.getUint32(at + 4);
    if (name === IDAT) return null;
    if (name === PHYS && view.getUint8(at + 16) === 1)
      return [view.getUint32(at + 8) * METRES_TO_INCHES, view.getUint32(at + 12) * METRES_TO_INCHES];
  }
  return null;
}
