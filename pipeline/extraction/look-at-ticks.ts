import type { GrayImage } from '../image/raster.ts';
import { findTickBoxes } from '../image/tick-boxes.ts';
import type { PageText, TickedWording } from '../page.ts';
import { median } from './rows.ts';
import { boundWords } from './spans.ts';
import { findTickLabels } from './tick-labels.ts';

/** Lines that a hand wrote across are read taller than their print. */
const LARGEST_PRINT_PX = 42;

/** The boxes that a page gives its reader to tick, and how much ink each holds; none where no box is seen. */
export function lookAtTicks(image: GrayImage, text: PageText): TickedWording[] {
  const labels = findTickLabels(text).map(({ wording, tokens }) => ({
    wording,
    words: tokens.map(({ word }) => word),
  }));
  if (labels.length === 0) return [];
  const heights = labels.flatMap(({ words }) => words.map(({ box }) => box[3] - box[1]));
  const em = Math.min(LARGEST_PRINT_PX, median(heights));
  const boxes = findTickBoxes(
    image,
    labels.map(({ words }) => boundWords(words)),
    em,
  );
  if (boxes.every((box) => box === null)) return [];
  return labels.map((label, index) => {
    const found = boxes[index];
    return { ...label, box: found?.box ?? null, ink: found?.ink ?? 0 };
  });
}
