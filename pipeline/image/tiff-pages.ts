import { readDirectories, type TiffDirectory } from './tiff-directories.ts';

/** Tags of TIFF 6.0. */
const NEW_SUBFILE_TYPE = 254;
const OLD_SUBFILE_TYPE = 255;
const WIDTH = 256;
const HEIGHT = 257;
const X_RESOLUTION = 282;
const Y_RESOLUTION = 283;
const RESOLUTION_UNIT = 296;
const TILE_WIDTH = 322;

/** Bits of NewSubfileType: the same image smaller; a mask that says which pixels of another image show. */
const REDUCED = 1;
const MASK = 4;
/** Value of the older SubfileType for the same image smaller. */
const OLD_REDUCED = 2;

export interface TiffPages {
  /** For each page, its place among all images of the file, from 0: what the decoder counts by. */
  readonly images: readonly TiffImage[];
  /** The file says that another image follows, but where it should stand the file has ended. */
  readonly isCut: boolean;
  /** The file, or one whose chain of images ends before the cut: decoders follow it to the end and else read none. */
  readonly bytes: Uint8Array;
}

export interface TiffImage {
  readonly index: number;
  /** Pixels an inch across and down, where the file says both. */
  readonly densities: readonly [number, number] | null;
}

/**
 * The pages among the images of a TIFF. Previews, the levels of a pyramid and transparency masks are no pages, whatever
 * their size; a file that calls all of its images reduced means none of them so.
 */
export function listTiffPages(bytes: Uint8Array): TiffPages {
  const { directories, cutAt } = readDirectories(bytes);
  const own = directories.map((directory, k) => ({ directory, k }));
  const pages = own.filter(
    ({ directory, k }) => !isCopy(directory) && !isLevel(directory, directories[k - 1]),
  );
  return {
    images: (pages.length > 0 ? pages : own).map(({ directory, k }) => ({
      index: k,
      densities: readDensities(directory),
    })),
    isCut: cutAt !== null,
    bytes: cutAt === null || directories.length === 0 ? bytes : endChain(bytes, cutAt),
  };
}

function endChain(bytes: Uint8Array, link: number): Uint8Array {
  const isBig = bytes[2] === 43 || bytes[3] === 43;
  // A copy: `slice` of a Buffer would share its memory.
  return Uint8Array.from(bytes).fill(0, link, link + (isBig ? 8 : 4));
}

function isCopy(tags: TiffDirectory): boolean {
  const type = tags.get(NEW_SUBFILE_TYPE) ?? 0;
  return (type & (REDUCED | MASK)) !== 0 || tags.get(OLD_SUBFILE_TYPE) === OLD_REDUCED;
}

/** A level of a pyramid whose writer marked none: tiled, and half of the image before it both ways. */
function isLevel(tags: TiffDirectory, before: TiffDirectory | undefined): boolean {
  if (!before || !tags.has(TILE_WIDTH) || !before.has(TILE_WIDTH)) return false;
  return [WIDTH, HEIGHT].every((tag) => {
    const half = (before.get(tag) ?? 0) / 2;
    return Math.abs((tags.get(tag) ?? 0) - half) <= 1;
  });
}

function readDensities(tags: TiffDirectory): readonly [number, number] | null {
  const [across, down] = [tags.get(X_RESOLUTION), tags.get(Y_RESOLUTION)];
  if (across === undefined || down === undefined) return null;
  const CENTIMETRES = 3;
  const toInches = tags.get(RESOLUTION_UNIT) === CENTIMETRES ? 2.54 : 1;
  return [across * toInches, down * toInches];
}
