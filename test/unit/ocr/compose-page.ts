import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Box, GrayImage } from '../../../pipeline/image/raster.ts';

/** Clean typed lines in several faces (all free to use), with what they say. */
const linesFolder = path.join(__dirname, 'lines');

export interface TypedLine {
  readonly text: string;
  readonly image: GrayImage;
}

/** A clean typed line, paper white. */
export async function loadTypedLine(name: string): Promise<TypedLine> {
  const texts = JSON.parse(await readFile(path.join(linesFolder, 'texts.json'), 'utf8')) as Record<
    string,
    string
  >;
  const { data, info } = await sharp(path.join(linesFolder, `${name}.png`))
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const paper = Math.max(...data);
  const image = {
    width: info.width,
    height: info.height,
    data: Uint8Array.from(data, (value) => Math.round((value * 255) / paper)),
  };
  return { text: texts[name] ?? '', image };
}

export function createPaper(width: number, height: number): GrayImage {
  return { width, height, data: new Uint8Array(width * height).fill(255) };
}

/** An image a whole number of times larger. */
export function enlarge(image: GrayImage, times: number): GrayImage {
  const large = createPaper(image.width * times, image.height * times);
  for (let y = 0; y < large.height; y++)
    for (let x = 0; x < large.width; x++)
      large.data[y * large.width + x] =
        image.data[Math.floor(y / times) * image.width + Math.floor(x / times)] ?? 255;
  return large;
}

/** Lays an image onto the page, the darker pixel winning; `drop` says how much lower each column lies. Returns the box of its ink. */
export function lay(
  page: GrayImage,
  image: GrayImage,
  left: number,
  top: number,
  drop: (x: number) => number = () => 0,
): Box {
  let box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let y = 0; y < image.height; y++)
    for (let x = 0; x < image.width; x++) {
      const value = image.data[y * image.width + x] ?? 255;
      const at = (top + y + Math.round(drop(x))) * page.width + left + x;
      if (value < (page.data[at] ?? 0)) page.data[at] = value;
      if (value < 128) {
        const row = top + y + Math.round(drop(x));
        box = [
          Math.min(box[0], left + x),
          Math.min(box[1], row),
          Math.max(box[2], left + x + 1),
          Math.max(box[3], row + 1),
        ];
      }
    }
  return box;
}

/** A black rectangle: a rule, a letter, a speck. */
export function fill(page: GrayImage, [left, top, right, bottom]: Box): void {
  for (let y = top; y < bottom; y++) page.data.fill(0, y * page.width + left, y * page.width + right);
}

/** A pen stroke three pixels wide from corner to corner, as scrawled signatures are. */
export function scrawl(page: GrayImage, corners: readonly (readonly [number, number])[]): void {
  corners.slice(1).forEach(([toX, toY], at) => {
    const [fromX, fromY] = corners[at] ?? [toX, toY];
    const steps = 2 * Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY), 1);
    for (let step = 0; step <= steps; step++) {
      const x = Math.round(fromX + ((toX - fromX) * step) / steps);
      const y = Math.round(fromY + ((toY - fromY) * step) / steps);
      fill(page, [x - 1, y - 1, x + 2, y + 2]);
    }
  });
}
