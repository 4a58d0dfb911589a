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
    // Phường 1, phường 2 … say nothing without their town.
    const kept = [...new Set(others)].filter((other) => !/\d/.test(other) && foldForMatching(other) !== name);
    const shown = kept.length > MOST_OTHERS ? [] : kept;
    return { names: [key, ...new Set(shown.map(writeKey))], others: shown };
  });
}

interface Succession {
  readonly before: string;
  readonly now: string;
  /** Folded names of the district and provinces that it lay and lies in. */
  readonly within: readonly string[];
}

let successions: ReadonlyMap<string, readonly Succession[]> | null = null;

/** Every "became", by the folded name of either side; folding the whole gazetteer takes a moment, so it is done once. */
function loadSuccessions(): ReadonlyMap<string, readonly Succession[]> {
  if (successions) return successions;
  const byName = new Map<string, Succession[]>();
  const put = (name: string, succession: Succession) => {
    const key = foldForMatching(name);
    const held = byName.get(key);
    if (held) held.push(succession);
    else byName.set(key, [succession]);
  };
  for (const district of loadGazetteer().districts) {
    const old = [foldForMatching(district.province), foldForMatching(district.name)];
    for (const commune of district.communes)
      for (const unit of commune.current) {
        const within = [...old, foldForMatching(unit.province)];
        const succession = { before: commune.name, now: unit.name, within };
        put(commune.name, succession);
        if (unit.name !== commune.name) put(unit.name, succession);
      }
  }
  successions = byName;
  return byName;
}

function findCommunes(name: string, within: ReadonlySet<string>): string[] {
  const met = loadSuccessions().get(name) ?? [];
  return met
    .filter((one) => within.size === 0 || one.within.some((unit) => within.has(unit)))
    .map((one) => (foldForMatching(one.before) === name ? one.now : one.before));
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
