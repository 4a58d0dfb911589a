import type { GrayImage } from '../image/raster.ts';

/** How the line network wants its input; written beside the model by its training. */
export interface LineNormalization {
  readonly blackQuantile: number;
  readonly whiteQuantile: number;
  readonly minContrast: number;
}

/** A line at the network's height: paper +1, the darkest ink −1, row by row. */
export interface NormalizedLine {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** The least difference between the darkest pixel and the paper that can be ink. */
const LEAST_INK_CONTRAST = 40;

/** Whether anything stands in a line image at all: an engine asked to read blank paper invents. */
export function hasInk({ data }: GrayImage): boolean {
  let [darkest, lightest] = [255, 0];
  for (let at = 0; at < data.length; at++) {
    const value = data[at] as number;
    if (value < darkest) darkest = value;
    if (value > lightest) lightest = value;
    if (lightest - darkest >= LEAST_INK_CONTRAST) return true;
  }
  return false;
}

interface Taps {
  readonly first: Int32Array;
  readonly count: number;
  readonly weights: Float32Array;
}

/** Keys' cubic kernel with a = −½, as PIL's BICUBIC: the training lines were scaled with it. */
function weighCubic(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
  return 0;
}

/** The weights of the source pixels for each target pixel; when shrinking, the kernel widens so that nothing is skipped. */
function planTaps(from: number, to: number): Taps {
  const scale = from / to;
  const stretch = Math.max(1, scale);
  const reach = 2 * stretch;
  const count = Math.ceil(reach) * 2 + 1;
  const first = new Int32Array(to);
  const weights = new Float32Array(to * count);
  for (let target = 0; target < to; target++) {
    const center = (target + 0.5) * scale;
    const low = Math.max(0, Math.floor(center - reach + 0.5));
    const high = Math.min(from, Math.floor(center + reach + 0.5));
    first[target] = low;
    let sum = 0;
    for (let source = low; source < high; source++) sum += weighCubic((source + 0.5 - center) / stretch);
    for (let source = low; source < high; source++)
      weights[target * count + source - low] = weighCubic((source + 0.5 - center) / stretch) / sum;
  }
  return { first, count, weights };
}

/** Scales a line to a height, keeping its shape; values stay 0…255, fractions kept to whole levels. */
export function scaleToHeight(image: GrayImage, height: number, minWidth: number): GrayImage {
  const width = Math.max(minWidth, Math.round((image.width * height) / image.height));
  const across = planTaps(image.width, width);
  const down = planTaps(image.height, height);
  const narrowed = new Float32Array(width * image.height);
  for (let y = 0; y < image.height; y++) {
    const row = y * image.width;
    for (let x = 0; x < width; x++) {
      const first = across.first[x] as number;
      const base = x * across.count;
      const count = Math.min(across.count, image.width - first);
      let sum = 0;
      for (let tap = 0; tap < count; tap++)
        sum += (across.weights[base + tap] as number) * (image.data[row + first + tap] as number);
      narrowed[y * width + x] = sum < 0 ? 0 : sum > 255 ? 255 : sum;
    }
  }
  const data = new Uint8Array(width * height);
  const sums = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    sums.fill(0.5);
    const first = down.first[y] as number;
    const count = Math.min(down.count, image.height - first);
    for (let tap = 0; tap < count; tap++) {
      const weight = down.weights[y * down.count + tap] as number;
      if (weight === 0) continue;
      const row = (first + tap) * width;
      for (let x = 0; x < width; x++) sums[x] = (sums[x] as number) + weight * (narrowed[row + x] as number);
    }
    for (let x = 0; x < width; x++)
      data[y * width + x] = Math.max(0, Math.min(255, Math.floor(sums[x] as number)));
  }
  return { width, height, data };
}

/** Spreads a line's greys between its own ink and its own paper. */
export function stretchContrast(image: GrayImage, rules: LineNormalization): NormalizedLine {
  const levels = new Uint32Array(256);
  const grays = image.data;
  for (let at = 0; at < grays.length; at++) {
    const value = grays[at] as number;
    levels[value] = (levels[value] as number) + 1;
  }
  for (let value = 1; value < 256; value++)
    levels[value] = (levels[value] as number) + (levels[value - 1] as number);
  const findLevel = (quantile: number) => levels.findIndex((count) => count >= quantile * image.data.length);
  const white = findLevel(rules.whiteQuantile);
  const black = Math.min(findLevel(rules.blackQuantile), white - rules.minContrast);
  const table = Float32Array.from(
    { length: 256 },
    (_, value) => 2 * Math.max(0, Math.min(1, (value - black) / (white - black))) - 1,
  );
  const data = new Float32Array(image.data.length);
  for (let at = 0; at < data.length; at++) data[at] = table[image.data[at] as number] as number;
  return { width: image.width, height: image.height, data };
}
