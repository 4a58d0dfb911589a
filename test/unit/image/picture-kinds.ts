import sharp from 'sharp';

/** Picture data that PDFs and TIFFs hold and that no encoder at hand writes as such. */

/** Where a classic little-endian TIFF's first directory has a tag's value. */
function readTag(tiff: Buffer, tag: number): number {
  const directory = tiff.readUInt32LE(4);
  for (let k = 0; k < tiff.readUInt16LE(directory); k++) {
    const at = directory + 2 + k * 12;
    if (tiff.readUInt16LE(at) === tag)
      return tiff.readUInt16LE(at + 2) === 3 ? tiff.readUInt16LE(at + 8) : tiff.readUInt32LE(at + 8);
  }
  throw new Error(`no tag ${tag}`);
}

/** The page in Group 4 fax coding (T.6), one stream, black is 0. */
export async function packFax(gray: Buffer, width: number, height: number): Promise<Buffer> {
  const side = (length: number) => Math.ceil(length / 16) * 16;
  if (side(width) !== width || side(height) !== height) throw new Error('sides of 16 pixels');
  const tiff = await sharp(gray, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .threshold(128)
    .tiff({ compression: 'ccittfax4', bitdepth: 1, tile: true, tileWidth: width, tileHeight: height })
    .toBuffer();
  const [start, length] = [readTag(tiff, 324), readTag(tiff, 325)];
  return tiff.subarray(start, start + length);
}

function segment(number: number, flags: number, data: Buffer): Buffer {
  const header = Buffer.alloc(11);
  header.writeUInt32BE(number, 0);
  header.writeUInt8(flags, 4);
  header.writeUInt8(1, 6);
  header.writeUInt32BE(data.length, 7);
  return Buffer.concat([header, data]);
}

/** JBIG2 as PDF embeds it: a page and one generic region, whose coding is that of a fax (T.88, 7.4.6 with MMR). */
export function makeJbig2(fax: Buffer, width: number, height: number): Buffer {
  const page = Buffer.alloc(19);
  page.writeUInt32BE(width, 0);
  page.writeUInt32BE(height, 4);
  const region = Buffer.alloc(18);
  region.writeUInt32BE(width, 0);
  region.writeUInt32BE(height, 4);
  region.writeUInt8(1, 17);
  return Buffer.concat([segment(0, 48, page), segment(1, 38, Buffer.concat([region, fax]))]);
}

/** JPEG 2000 in four tiles of one gray tone: every packet says that it is empty. */
export function makeJpx(width: number, height: number): Buffer {
  const words = (...values: [bytes: 1 | 2 | 4, value: number][]) =>
    Buffer.concat(
      values.map(([bytes, value]) => {
        const part = Buffer.alloc(bytes);
        part.writeUIntBE(value, 0, bytes);
        return part;
      }),
    );
  const [tileWidth, tileHeight] = [width / 2, height / 2];
  const size = words(
    [2, 0xff51],
    [2, 41],
    [2, 0],
    [4, width],
    [4, height],
    [4, 0],
    [4, 0],
    [4, tileWidth],
    [4, tileHeight],
    [4, 0],
    [4, 0],
    [2, 1],
    [1, 7],
    [1, 1],
    [1, 1],
  );
  const coding = words(
    [2, 0xff52],
    [2, 12],
    [1, 0],
    [1, 0],
    [2, 1],
    [1, 0],
    [1, 0],
    [1, 4],
    [1, 4],
    [1, 0],
    [1, 1],
  );
  const quantization = words([2, 0xff5c], [2, 4], [1, 0x40], [1, 8 << 3]);
  const tiles = [0, 1, 2, 3].map((tile) =>
    words([2, 0xff90], [2, 10], [2, tile], [4, 15], [1, 0], [1, 1], [2, 0xff93], [1, 0]),
  );
  return Buffer.concat([words([2, 0xff4f]), size, coding, quantization, ...tiles, words([2, 0xffd9])]);
}
