/** Pixels an inch that pages are read at: small print keeps an x-height of about 17 pixels. */
export const WORKING_DPI = 200;

/** A4, in inches: the paper of nearly all civil-status and notarial files. */
export const A4_SHORT_IN = 8.27;
export const A4_LONG_IN = 11.69;

/** Longest side a document's paper can plausibly have (A2) and the shortest (a card), in inches. */
const LONGEST_SIDE_IN = 24;
const SHORTEST_SIDE_IN = 4;
const LONGEST_SHEET_RATIO = 1.7;

/**
 * Pixels an inch of a page. The file's claim is believed when it gives a plausible sheet of paper and is not one of
 * the values that programs write without knowing (72 and 96); else the page is taken to fill an A4 sheet.
 */
export function estimateDpi(widthPx: number, heightPx: number, claimedDpi: number | undefined): number {
  if (claimedDpi !== undefined && isBelievable(widthPx, heightPx, claimedDpi)) return claimedDpi;
  const longPx = Math.max(widthPx, heightPx);
  const shortPx = Math.min(widthPx, heightPx);
  // No sheet is so long: a strip cut across one, as wide as the paper.
  const isStrip = longPx > LONGEST_SHEET_RATIO * shortPx;
  return isStrip ? longPx / A4_SHORT_IN : Math.min(longPx / A4_LONG_IN, shortPx / A4_SHORT_IN);
}

export function isBelievable(widthPx: number, heightPx: number, claimedDpi: number): boolean {
  const longIn = Math.max(widthPx, heightPx) / claimedDpi;
  return claimedDpi > 96 && longIn >= SHORTEST_SIDE_IN && longIn <= LONGEST_SIDE_IN;
}

/** Whole factor (1, 2, 4, 8) by which a page may be decoded smaller and still be finer than the working resolution. */
export function planShrink(dpi: number): 1 | 2 | 4 | 8 {
  if (dpi >= 8 * WORKING_DPI) return 8;
  if (dpi >= 4 * WORKING_DPI) return 4;
  return dpi >= 2 * WORKING_DPI ? 2 : 1;
}
