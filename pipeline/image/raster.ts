import { z } from 'zod';

/** `[left, top, right, bottom]` in pixels; right and bottom are exclusive. */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]);
export type Box = z.infer<typeof Box>;

/** Eight bits a pixel, row by row, 0 black … 255 white. */
export interface GrayImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Three bytes a pixel (red, green, blue), row by row. */
export interface ColorImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

const bytes = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array || ArrayBuffer.isView(value),
  'bytes',
);

export const GrayImage: z.ZodType<GrayImage> = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  data: bytes,
});
export const ColorImage: z.ZodType<ColorImage> = GrayImage;

/** The smallest box that holds all of them; there must be one. */
export function boundBoxes(boxes: readonly Box[]): Box {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}

/** The pixels inside a box of whole pixels. */
export function cropImage({ width, data }: ColorImage, [left, top, right, bottom]: Box): ColorImage {
  const cropped = new Uint8Array((right - left) * (bottom - top) * 3);
  for (let y = top; y < bottom; y++) {
    const row = data.subarray((y * width + left) * 3, (y * width + right) * 3);
    cropped.set(row, (y - top) * (right - left) * 3);
  }
  return { width: right - left, height: bottom - top, data: cropped };
}
