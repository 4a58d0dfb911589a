import { Refusal } from './problems.ts';

/** Fewer letters and digits than this say nothing. */
const FEWEST_SIGNS = 3;

/**
 * What somebody gives as their reason, as it is kept: without signs that nobody sees, spaces made one. Dots, spaces and
 * zero-width signs alone are none: refused, with what to write.
 */
export function readReason(text: string): string {
  const shown = text
    .normalize('NFC')
    // Also letters that have no shape (Hangul fillers); before the spaces, as U+FEFF is taken for one.
    .replace(/[\p{Cf}\p{DI}]/gu, '')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(/\p{C}/gu, '')
    .trim();
  const signs = shown.match(/[\p{L}\p{N}]/gu) ?? [];
  if (signs.length < FEWEST_SIGNS) throw new Refusal('E-NO-REASON');
  return shown;
}
