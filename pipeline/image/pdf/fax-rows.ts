import sharp from 'sharp';

/** T.6: horizontal mode, no white, 2,560 black, no more black: a row all black, whatever stood above it. */
const BLACK_ROW = ['001', '00110101', '000000011111', '0000110111'].join('');
const PADDING_ROWS = 64;

/**
 * Whether a fax picture (CCITT Group 4) holds all of its rows. Decoders fill up with white where the data ends; so black
 * rows are laid behind the data: they show only where rows are missing.
 */
export async function hasAllFaxRows(data: Uint8Array, width: number, height: number): Promise<boolean> {
  const bits = BLACK_ROW.repeat(PADDING_ROWS).match(/.{8}/g) ?? [];
  const padding = Uint8Array.from(bits, (byte) => Number.parseInt(byte, 2));
  const decode = (bytes: Uint8Array) =>
    sharp(wrapAsTiff(bytes, width, height), { limitInputPixels: false })
      .raw()
      .toBuffer();
  const [alone, padded] = await Promise.all([decode(data), decode(Buffer.concat([data, padding]))]);
  return alone.equals(padded);
}

/** A TIFF with the data as its one strip. */
function wrapAsTiff(data: Uint8Array, width: number, height: number): Uint8Array {
  const tags = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 1],
    [259, 3, 4],
    [262, 3, 0],
    [273, 4, 8],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, data.length],
  ] as const;
  const directory = 8 + data.length + (data.length % 2);
  const file = new Uint8Array(directory + 2 + tags.length * 12 + 4);
  file.set(data, 8);
  const view = new DataView(file.buffer);
  view.setUint32(0, 0x49492a00);
  view.setUint32(4, directory, true);
  view.setUint16(directory, tags.length, true);
  tags.forEach(([tag, type, value], k) => {
    const at = directory + 2 + k * 12;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, 1, true);
    view.setUint32(at + 8, value, true);
  });
  return file;
}
