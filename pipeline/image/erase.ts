import type { Components } from './components.ts';
import type { GrayImage } from './raster.ts';

const PAPER = 255;

/** Whitens the marked components together with the grey fringe around their pixels. */
export function eraseComponents(
  image: GrayImage,
  components: Components,
  isMarked: Uint8Array,
  inkBelow: number,
): void {
  const { runs, top, bottom } = components;
  const { width, height, data } = image;
  let firstRow = height;
  let lastRow = 0;
  for (let id = 0; id < components.count; id++) {
    if (isMarked[id] !== 1) continue;
    firstRow = Math.min(firstRow, top[id] as number);
    lastRow = Math.max(lastRow, bottom[id] as number);
  }
  for (let y = firstRow; y < lastRow; y++) {
    for (let run = runs.firstOfRow[y] as number; run < (runs.firstOfRow[y + 1] as number); run++) {
      if (isMarked[runs.component[run] as number] !== 1) continue;
      const from = runs.left[run] as number;
      const to = runs.right[run] as number;
      data.fill(PAPER, y * width + from, y * width + to);
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++)
        eraseFringe(
          data,
          row * width + Math.max(0, from - 1),
          row * width + Math.min(width, to + 1),
          inkBelow,
        );
    }
  }
}

/** Whitens what is not ink itself: the soft edge that is left when the ink beside it goes. */
function eraseFringe(data: Uint8Array, from: number, to: number, inkBelow: number): void {
  for (let at = from; at < to; at++) if ((data[at] as number) >= inkBelow) data[at] = PAPER;
}
