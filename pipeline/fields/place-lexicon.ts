import { loadGazetteer, placeKey } from '../places/gazetteer.ts';
import { HISTORIC_PROVINCES } from '../places/historic-provinces.ts';
import { OLD_PROVINCES } from '../places/provinces.ts';
import { makeLexicon, type Lexicon } from './repair-syllable.ts';

let lexicon: Lexicon | null = null;

/** How common words are in the names of communes and districts. */
export function loadPlaceLexicon(): Lexicon {
  if (lexicon) return lexicon;
  const counts = new Map<string, number>();
  let total = 0;
  const count = (name: string) => {
    for (const word of placeKey(name).split(' ')) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      total++;
    }
  };
  for (const district of loadGazetteer().districts) {
    count(district.name);
    for (const commune of district.communes) count(commune.name);
  }
  const priors = new Map(
    [...counts].map(([word, n]) => [word, Math.min(-5.5, Math.max(-7, Math.log(n / total)))] as const),
  );
  for (const word of ['số', 'đường', 'ngõ', 'ngách', 'nhà', 'hẻm', 'khu', 'xóm', 'thôn', 'ấp'])
    priors.set(word, -5);
  lexicon = makeLexicon(priors);
  return lexicon;
}

/** Every name that a province has borne on paper. */
export const PROVINCE_NAMES: readonly string[] = [
  ...new Set([...OLD_PROVINCES, ...HISTORIC_PROVINCES].map((province) => province.name)),
];
