import type { ColorImage } from '../../image/raster.ts';

/** A page's picture in the form that goes into the PDF. */
export interface PdfImage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly color: 'rgb' | 'gray';
  readonly bitsPerComponent: 1 | 8;
  /** `dct`: a JPEG file as it is. `packed`: rows of bits, 1 white, each row on a byte of its own; to be deflated. */
  readonly encoding: 'dct' | 'packed';
  readonly bytes: Uint8Array;
}

export function packBits({ width, height, data }: ColorImage): Uint8Array {
  const stride = Math.ceil(width / 8);
  const packed = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if ((data[(y * width + x) * 3] ?? 0) >= 128) {
        const at = y * stride + (x >> 3);
        packed[at] = (packed[at] ?? 0) | (0x80 >> (x & 7));
      }
  return packed;
}
