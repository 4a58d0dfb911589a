/** A tag of a TIFF directory: number, type (3: 16 bits, 4: 32 bits, 5: fractions in pairs), values. */
export type TiffTag = readonly [tag: number, type: 3 | 4 | 5, ...values: readonly number[]];

/** One image of a test's TIFF: tags beside those that place its strips. */
export interface TiffImage {
  readonly width: number;
  readonly height: number;
  readonly tags: readonly TiffTag[];
  /** Strips, or tiles where the tags say so, one after the other. */
  readonly blocks: readonly Buffer[];
  readonly isTiled?: boolean;
}

const SIZES = { 3: 2, 4: 4, 5: 8 } as const;

/** A classic little-endian TIFF, images and directories one after the other: written by hand, so that a test may write it wrong. */
export function makeTiff(images: readonly TiffImage[]): Buffer {
  const parts: Buffer[] = [Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0])];
  let length = 8;
  const add = (bytes: Buffer): number => {
    const at = length;
    const even = bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
    parts.push(even);
    length += even.length;
    return at;
  };
  let link = { part: 0, at: 4 };
  for (const image of images) {
    const offsets = image.blocks.map(add);
    const directory = writeDirectory(image, offsets, add);
    parts[link.part]?.writeUInt32LE(length, link.at);
    link = { part: parts.length, at: directory.length - 4 };
    add(directory);
  }
  return Buffer.concat(parts);
}

function writeDirectory(
  { width, height, tags, blocks, isTiled = false }: TiffImage,
  offsets: readonly number[],
  add: (bytes: Buffer) => number,
): Buffer {
  const sizes = blocks.map((block) => block.length);
  const placed: TiffTag[] = isTiled
    ? [
        [324, 4, ...offsets],
        [325, 4, ...sizes],
      ]
    : [
        [273, 4, ...offsets],
        [278, 4, height],
        [279, 4, ...sizes],
      ];
  const all: TiffTag[] = [[256, 4, width], [257, 4, height], ...placed, ...tags];
  all.sort(([a], [b]) => a - b);
  const directory = Buffer.alloc(2 + 12 * all.length + 4);
  directory.writeUInt16LE(all.length, 0);
  all.forEach(([tag, type, ...values], k) => {
    const at = 2 + 12 * k;
    const bytes = Buffer.alloc(type === 3 ? 2 * values.length : 4 * values.length);
    values.forEach((value, n) =>
      type === 3 ? bytes.writeUInt16LE(value, 2 * n) : bytes.writeUInt32LE(value, 4 * n),
    );
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    directory.writeUInt32LE(bytes.length / SIZES[type], at + 4);
    if (bytes.length <= 4) bytes.copy(directory, at + 8);
    else directory.writeUInt32LE(add(bytes), at + 8);
  });
  return directory;
}

/** A gray image, uncompressed. */
export function grayImage(
  width: number,
  height: number,
  level: number,
  ...tags: readonly TiffTag[]
): TiffImage {
  return {
    width,
    height,
    tags: [[258, 3, 8], [259, 3, 1], [262, 3, 1], [277, 3, 1], ...tags],
    blocks: [Buffer.alloc(width * height, level)],
  };
}
