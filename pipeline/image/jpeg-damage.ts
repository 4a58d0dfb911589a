/**
 * What libjpeg says of a JPEG whose pixels are lost or made up. It only warns of them, as of much that does no harm
 * (stray bytes between markers, odd application headers), and then fills the rest of the page in.
 */
const LOST_PIXELS =
  /premature end|bad huffman|bad arithmetic|found marker|invalid sos|corrupt jpeg data: bad/i;

export function saysPixelsAreLost(error: unknown): boolean {
  return error instanceof Error && LOST_PIXELS.test(error.message);
}
