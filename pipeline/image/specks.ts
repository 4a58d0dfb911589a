import type { Components } from './components.ts';
import type { GrayImage } from './raster.ts';

/** Side of the squares in which letters are looked for around a speck. */
const CELL_PX = 12;
/** Smaller is dirt wherever it lies: the dot of an i has 9 pixels or more at 200 dpi. */
const DIRT_AREA = 3;
/** Up to this size a mark may be a dot of a letter, and is dirt only when no letter is near. */
const LARGEST_SPECK_AREA = 16;
/** The least ink that counts as a letter. */
const LETTER_AREA = 28;

/** Grey pixels around a speck that make it part of a faint stroke. */
const FAINT_PIXELS = 4;
const FAINT_BELOW = 235;

/** 1 for each component that is dirt: tiny and alone, or small and far from any letter. */
export function findSpecks(components: Components, image: GrayImage): Uint8Array {
  const { width, height } = image;
  const columns = Math.ceil(width / CELL_PX) + 2;
  const rows = Math.ceil(height / CELL_PX) + 2;
  const hasLetter = new Uint8Array(columns * rows);
  const { left, top, right, bottom, area } = components;
  for (let id = 0; id < components.count; id++) {
    if ((area[id] as number) < LETTER_AREA) continue;
    const lastRow = Math.floor(((bottom[id] as number) - 1) / CELL_PX) + 2;
    const lastColumn = Math.floor(((right[id] as number) - 1) / CELL_PX) + 2;
    for (let row = Math.floor((top[id] as number) / CELL_PX); row <= lastRow; row++)
      for (let column = Math.floor((left[id] as number) / CELL_PX); column <= lastColumn; column++)
        hasLetter[row * columns + column] = 1;
  }
  const isSpeck = new Uint8Array(components.count);
  for (let id = 0; id < components.count; id++) {
    const size = area[id] as number;
    if (size > LARGEST_SPECK_AREA) continue;
    const cell =
      (Math.floor((top[id] as number) / CELL_PX) + 1) * columns +
      Math.floor((left[id] as number) / CELL_PX) +
      1;
    if (hasLetter[cell] !== 1 || (size <= DIRT_AREA && !isInFaintStroke(components, id, image)))
      isSpeck[id] = 1;
  }
  return isSpeck;
}

/** Whether the speck is only the darkest spot of a stroke: grey goes on two pixels away from it. */
function isInFaintStroke(
  { left, top, right, bottom }: Components,
  id: number,
  { width, height, data }: GrayImage,
): boolean {
  const x0 = Math.max(0, (left[id] as number) - 2);
  const x1 = Math.min(width - 1, (right[id] as number) + 1);
  const y0 = Math.max(0, (top[id] as number) - 2);
  const y1 = Math.min(height - 1, (bottom[id] as number) + 1);
  let grey = 0;
  for (let x = x0; x <= x1; x++) {
    if ((data[y0 * width + x] as number) < FAINT_BELOW) grey++;
    if ((data[y1 * width + x] as number) < FAINT_BELOW) grey++;
  }
  for (let y = y0 + 1; y < y1; y++) {
    if ((data[y * width + x0] as number) < FAINT_BELOW) grey++;
    if ((data[y * width + x1] as number) < FAINT_BELOW) grey++;
  }
  return grey >= FAINT_PIXELS;
}
