import type { Components } from './components.ts';

/** Side of the squares in which letters are looked for around a speck. */
const CELL_PX = 12;
/** Smaller is dirt wherever it lies: the dot of an i has 9 pixels or more at 200 dpi. */
const DIRT_AREA = 3;
/** Up to this size a mark may be a dot of a letter, and is dirt only when no letter is near. */
const LARGEST_SPECK_AREA = 16;
/** The least ink that counts as a letter. */
const LETTER_AREA = 28;

/** 1 for each component that is dirt: tiny, or small and far from any letter. */
export function findSpecks(components: Components, width: number, height: number): Uint8Array {
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
    if (size <= DIRT_AREA || hasLetter[cell] !== 1) isSpeck[id] = 1;
  }
  return isSpeck;
}
