/** Tag → its first value, of those tags that hold whole numbers or fractions. */
export type TiffDirectory = ReadonlyMap<number, number>;

export interface TiffDirectories {
  readonly directories: readonly TiffDirectory[];
  /** Where the chain leads on to a directory that lies, in whole or part, beyond the end of the file; null in a whole file. */
  readonly cutAt: number | null;
}

/** More images than any scanner puts into one file; a chain that long is damaged. */
const MOST_DIRECTORIES = 65_535;

/** Field types (TIFF 6.0, section 2; BigTIFF adds the last three) by their size in bytes; others are not asked for. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8, 13: 4, 16: 8, 18: 8 };
const SHORT = 3;
const RATIONAL = 5;

/** Bits a sample, where strips and tiles are and how long, kinds of samples: without these no image is decoded. */
const ESSENTIAL = new Set([258, 273, 279, 324, 325, 339]);

/** How classic TIFF and BigTIFF lay out their directories. */
interface Layout {
  readonly littleEndian: boolean;
  readonly isBig: boolean;
}

/** The directories (IFDs) of a TIFF's own chain, in order; images hidden below others (SubIFDs) are not in it. */
export function readDirectories(bytes: Uint8Array): TiffDirectories {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directories: TiffDirectory[] = [];
  const seen = new Set<number>();
  let link = 4;
  try {
    const littleEndian = view.getUint16(0) === 0x4949;
    const layout = { littleEndian, isBig: view.getUint16(2, littleEndian) === 43 };
    link = layout.isBig ? 8 : 4;
    let at = readOffset(view, link, layout);
    while (at !== 0 && !seen.has(at) && seen.size < MOST_DIRECTORIES) {
      seen.add(at);
      const { directory, nextAt } = readDirectory(view, at, layout);
      directories.push(directory);
      link = nextAt;
      at = readOffset(view, link, layout);
    }
  } catch (error) {
    if (error instanceof RangeError) return { directories, cutAt: link };
    throw error;
  }
  return { directories, cutAt: null };
}

function readOffset(view: DataView, at: number, { littleEndian, isBig }: Layout): number {
  return isBig ? Number(view.getBigUint64(at, littleEndian)) : view.getUint32(at, littleEndian);
}

/** Errors: RangeError where the file ends inside it. */
function readDirectory(
  view: DataView,
  start: number,
  layout: Layout,
): { directory: TiffDirectory; nextAt: number } {
  const { littleEndian, isBig } = layout;
  const count = isBig ? Number(view.getBigUint64(start, littleEndian)) : view.getUint16(start, littleEndian);
  const [first, entrySize] = isBig ? [start + 8, 20] : [start + 2, 12];
  const end = first + count * entrySize;
  readOffset(view, end, layout);
  const directory = new Map<number, number>();
  for (let at = first; at < end; at += entrySize) {
    const value = readValue(view, at, layout);
    if (value !== null) directory.set(view.getUint16(at, littleEndian), value);
  }
  return { directory, nextAt: end };
}

/** First value of an entry; null where it is of another type, or lies beyond the end of the file. */
function readValue(view: DataView, entry: number, layout: Layout): number | null {
  const { littleEndian, isBig } = layout;
  const type = view.getUint16(entry + 2, littleEndian);
  const size = SIZES[type];
  if (size === undefined) return null;
  const count = isBig
    ? Number(view.getBigUint64(entry + 4, littleEndian))
    : view.getUint32(entry + 4, littleEndian);
  const inline = entry + (isBig ? 12 : 8);
  const at = size * count <= (isBig ? 8 : 4) ? inline : readOffset(view, inline, layout);
  if (at + size * count > view.byteLength && ESSENTIAL.has(view.getUint16(entry, littleEndian)))
    throw new RangeError(`values at ${at}`);
  if (count < 1 || at + size > view.byteLength) return null;
  if (type === RATIONAL) {
    const below = view.getUint32(at + 4, littleEndian);
    return below === 0 ? null : view.getUint32(at, littleEndian) / below;
  }
  if (size === 8) return Number(view.getBigUint64(at, littleEndian));
  if (size === 4) return view.getUint32(at, littleEndian);
  return type === SHORT ? view.getUint16(at, littleEndian) : view.getUint8(at);
}
