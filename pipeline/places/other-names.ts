import { foldForMatching, normalizeText, stripMarks } from '../vietnamese/normalize.ts';
import { loadGazetteer } from './gazetteer.ts';
import { NEW_PROVINCES, OLD_PROVINCES } from './provinces.ts';

/** One part of a place as it was asked for, with every name under which records may hold it. */
export interface PlaceNames {
  /** Without marks, lower case, as places are kept for searching. The first is what was typed, less its unit word. */
  readonly names: readonly string[];
  /** The added ones as people write them. */
  readonly others: readonly string[];
}

/** Names that half the country bears would find half the country. */
const MOST_OTHERS = 12;
const UNIT_WORD =
  /^(?:xa|phuong|thi tran|thi xa|huyen|quan|thanh pho|tinh|dac khu|tp|tx|tt|p|q|h|x)(?:\s+|\.\s*)(?=\S)/;

const writeKey = (name: string) => stripMarks(normalizeText(name)).toLowerCase();

/**
 * A place by the names of both eras (before and since 01/07/2025): old communes by the commune that they went into, new
 * communes and provinces by what they were made of. `Hưng Hội, Bạc Liêu` has two parts, both of which must be met; only
 * beside a commune does an old province stand for its new one, which is far larger.
 */
export function findPlaceNames(text: string): PlaceNames[] {
  const typed = text
    .split(/[,;]/)
    .map((part) => writeKey(part).replace(UNIT_WORD, ''))
    .filter((part) => part !== '');
  const larger = new Set(typed.slice(1).map(foldForMatching));
  return typed.map((key, index) => {
    const name = foldForMatching(key);
    const communes = index === 0 ? findCommunes(name, larger) : [];
    const others = [...communes, ...findProvinces(name, typed.length > 1)];
    const kept = [...new Set(others)].filter((other) => foldForMatching(other) !== name);
    const shown = kept.length > MOST_OTHERS ? [] : kept;
    return { names: [key, ...new Set(shown.map(writeKey))], others: shown };
  });
}

function findCommunes(name: string, within: ReadonlySet<string>): string[] {
  const isWithin = (...units: string[]) =>
    within.size === 0 || units.some((unit) => within.has(foldForMatching(unit)));
  return loadGazetteer().districts.flatMap((district) =>
    district.communes.flatMap((old) => {
      const now = old.current.filter((unit) => isWithin(district.province, district.name, unit.province));
      if (foldForMatching(old.name) === name) return now.map((unit) => unit.name);
      return now.some((unit) => foldForMatching(unit.name) === name) ? [old.name] : [];
    }),
  );
}

function findProvinces(name: string, hasCommune: boolean): string[] {
  const formerOf = NEW_PROVINCES.filter((province) => foldForMatching(province.name) === name).flatMap(
    (province) => OLD_PROVINCES.filter((old) => old.newCode === province.code),
  );
  const becameOf = hasCommune ? OLD_PROVINCES.filter((old) => foldForMatching(old.name) === name) : [];
  return [
    ...formerOf.map((old) => old.name),
    ...becameOf.flatMap((old) =>
      NEW_PROVINCES.filter((now) => now.code === old.newCode).map((now) => now.name),
    ),
  ];
}
