import { parsePlace } from '../places/parse-place.ts';
import type { Entries } from './evidence-entry.ts';

const PLAUSIBILITY_LEFT = 0.5;

/** The levels that a place names, from the smallest. */
const levelsOf = (value: string) => parsePlace(value).map(({ level }) => level);

/**
 * Doubts a place that ends at its district where another of the same record goes on to the province: the rest of it
 * wrapped out of sight. Books whose clerks never wrote the province are left alone.
 */
export function doubtCutPlaces(entries: Entries): Entries {
  const places = new Map(
    [...entries].flatMap(([id, { spec, reading }]) =>
      spec.kind === 'place' && reading.value !== null ? [[id, levelsOf(reading.value)] as const] : [],
    ),
  );
  if (![...places.values()].some((levels) => levels.at(-1) === 'province')) return entries;
  const isCut = (id: string) => {
    const levels = places.get(id) ?? [];
    return levels.at(-1) === 'district' && levels.includes('commune');
  };
  return new Map(
    [...entries].map(([id, entry]) => {
      const { reading } = entry;
      const plausibility = PLAUSIBILITY_LEFT * reading.plausibility;
      return [id, isCut(id) ? { ...entry, reading: { ...reading, plausibility } } : entry] as const;
    }),
  );
}
