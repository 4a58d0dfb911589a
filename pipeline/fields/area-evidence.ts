import {
  adopt,
  agree,
  conflict,
  replaceEntries,
  type Entries,
  type EvidenceRule,
  type FieldEntry,
} from './evidence-entry.ts';

const WHOLE = 'land_area';
const PRIVATE = 'land_private_area';
const PUBLIC = 'land_public_area';
/** Square metres that rounding may part the sum from its parts. */
const ROUNDING = 0.11;

const valueOf = (entry: FieldEntry | undefined) => Number(entry?.reading.value ?? NaN);
const digitsOf = (entry: FieldEntry) => entry.reading.value?.replace('.', '') ?? '';

/** The same digits, a decimal comma lost in one of them: it was not written in the other without being there. */
function findComma(one: FieldEntry, other: FieldEntry): string | null {
  if (digitsOf(one) !== digitsOf(other)) return null;
  return [one, other].map((entry) => entry.reading.value ?? '').find((value) => value.includes('.')) ?? null;
}

/**
 * Diện tích is what is used by its owner alone and what is shared (sử dụng riêng, chung). Where nothing is shared the two
 * are one number, and a decimal comma that one of them lost is the other's.
 */
export const weighAreas: EvidenceRule = (entries: Entries) => {
  const [whole, own] = [entries.get(WHOLE), entries.get(PRIVATE)];
  if (!whole?.reading.value || !own?.reading.value) return entries;
  const shared = valueOf(entries.get(PUBLIC)) || 0;
  const both = (change: (entry: FieldEntry) => FieldEntry) =>
    replaceEntries(entries, [
      [WHOLE, change(whole)],
      [PRIVATE, change(own)],
    ]);
  if (Math.abs(valueOf(whole) - valueOf(own) - shared) <= ROUNDING)
    return both((entry) => agree(entry, 'areas'));
  const comma = findComma(whole, own);
  if (comma === null) return both((entry) => conflict(entry, 'areas'));
  const mended = { value: comma, cost: 1, repairs: 1, plausibility: 0.9, evidence: ['area:comma'] };
  return both((entry) => adopt(entry, mended, 'areas'));
};
