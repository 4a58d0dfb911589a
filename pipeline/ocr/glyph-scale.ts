import type { InkPatch } from './ink.ts';

const LEAST_HEIGHT_PX = 6;
const MOST_HEIGHT_PX = 120;

/**
 * The typical height of a letter's body on a page, in pixels, or null on blank paper.
 * The median of patch heights weighted by ink, so that specks, dots and marks (many but light) do not pull it down
 * and a few titles or signatures do not pull it up.
 */
export function estimateGlyphHeight(patches: readonly InkPatch[]): number | null {
  const weights = new Float64Array(MOST_HEIGHT_PX + 1);
  let total = 0;
  for (const patch of patches) {
    const height = patch.bottom - patch.top;
    const width = patch.right - patch.left;
    if (height < LEAST_HEIGHT_PX || height > MOST_HEIGHT_PX || width > 12 * height || height > 6 * width + 6)
      continue;
    // A joined word counts as the few letters it is, not as one heavy letter.
    const weight = Math.min(patch.area, height * height);
    weights[height] = (weights[height] ?? 0) + weight;
    total += weight;
  }
  if (total === 0) return null;
  let running = 0;
  for (let height = 0; height <= MOST_HEIGHT_PX; height++) {
    running += weights[height] ?? 0;
    if (running >= total * 0.4) return height;
  }
  return null;
}
