import { z } from 'zod';

/** The number of a row, as it stands in an address. */
export const Id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
/** The number of a row, as it stands in a body. */
export const RowId = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
/** How often a row has been changed, as whoever saves has seen it. */
export const Version = z.int().min(0).max(2_147_483_647);

/** No database keeps NUL in a text, and half a pair of code units is no text at all. */
function isKept(text: string): boolean {
  return !/\u0000|\p{Surrogate}/u.test(text);
}

const DEEPEST = 12;

/** Whether every text in what somebody sent, keys as well, can be kept as it is; and whether it goes no deeper than any of ours. */
export function holdsKeptTexts(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isKept(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= DEEPEST) return false;
  if (Array.isArray(value)) return value.every((each) => holdsKeptTexts(each, depth + 1));
  return Object.entries(value).every(([key, each]) => isKept(key) && holdsKeptTexts(each, depth + 1));
}
