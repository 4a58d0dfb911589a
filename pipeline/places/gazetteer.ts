import { unifyTonePlacement } from '../vietnamese/search-keys.ts';
import { NEW_UNITS, OLD_UNITS } from './gazetteer-data.ts';

/** A commune, ward or township since 01/07/2025 (đơn vị hành chính cấp xã). */
export interface CurrentCommune {
  readonly kind: string;
  readonly name: string;
  readonly province: string;
}

/** A commune of the time before, and the communes its land belongs to now: several when it was divided. */
export interface OldCommune {
  readonly kind: string;
  readonly name: string;
  readonly current: readonly CurrentCommune[];
}

export interface OldDistrict {
  readonly kind: string;
  readonly name: string;
  readonly province: string;
  readonly communes: readonly OldCommune[];
}

export interface Gazetteer {
  readonly districts: readonly OldDistrict[];
  /** By `placeKey` of the province. */
  readonly byProvince: ReadonlyMap<string, readonly OldDistrict[]>;
  readonly current: readonly CurrentCommune[];
}

const KINDS: Readonly<Record<string, string>> = {
  x: 'xã',
  p: 'phường',
  t: 'thị trấn',
  d: 'đặc khu',
  h: 'huyện',
  q: 'quận',
  s: 'thị xã',
  c: 'thành phố',
};

const keys = new Map<string, string>();

/** What place names are compared by: case, tone placement and punctuation aside. */
export function placeKey(name: string): string {
  let key = keys.get(name);
  if (key === undefined) {
    key = unifyTonePlacement(name)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (keys.size > 40_000) keys.clear();
    keys.set(name, key);
  }
  return key;
}

function readCurrent(): CurrentCommune[] {
  return NEW_UNITS.split('\n').flatMap((line) => {
    const [province = '', communes = ''] = line.split(':');
    return communes
      .split(',')
      .map((entry) => ({ kind: KINDS[entry[0] ?? ''] ?? 'xã', name: entry.slice(1), province }));
  });
}

function readDistrict(line: string, current: readonly CurrentCommune[]): OldDistrict {
  const [province = '', rest = ''] = line.split('|');
  const [district = '', list = ''] = rest.split(':');
  const communes = list.split(',').map((entry) => {
    const [name = '', to = ''] = entry.split('=');
    const now = to.split('.').map((index) => current[Number.parseInt(index, 36)]);
    return {
      kind: KINDS[name[0] ?? ''] ?? 'xã',
      name: name.slice(1),
      current: now.filter((unit) => unit !== undefined),
    };
  });
  return { kind: KINDS[district[0] ?? ''] ?? 'huyện', name: district.slice(1), province, communes };
}

let loaded: Gazetteer | null = null;

/** The administrative units of both eras; taken apart on first use (some 10 ms), then kept. */
export function loadGazetteer(): Gazetteer {
  if (loaded) return loaded;
  const current = readCurrent();
  const districts = OLD_UNITS.split('\n').map((line) => readDistrict(line, current));
  const byProvince = new Map<string, OldDistrict[]>();
  for (const district of districts) {
    const key = placeKey(district.province);
    const list = byProvince.get(key);
    if (list) list.push(district);
    else byProvince.set(key, [district]);
  }
  loaded = { districts, byProvince, current };
  return loaded;
}

let names: ReadonlySet<string> | null = null;

/** Whether a province, district or commune of either era bears exactly this name, marks included. */
export function isListedName(name: string): boolean {
  if (!names) {
    const { districts, current } = loadGazetteer();
    const all = districts.flatMap((district) => [
      district.province,
      district.name,
      ...district.communes.map((commune) => commune.name),
    ]);
    names = new Set([...all, ...current.map((commune) => commune.name)].map(placeKey));
  }
  return names.has(placeKey(name));
}
