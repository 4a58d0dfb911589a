import { countLetterDifference } from '../vietnamese/letter-bag.ts';
import { copyCase } from '../vietnamese/letter-case.ts';
import { normalizeText, stripMarks } from '../vietnamese/normalize.ts';
import { measureOcrDistance } from '../vietnamese/ocr-distance.ts';
import { isVietnameseSyllable } from '../vietnamese/syllable.ts';
import { unifyTonePlacement } from '../vietnamese/search-keys.ts';
import { weighDeparture, type Source } from './source.ts';

/** Words with the logarithm of how often they occur where they are looked for. */
export interface Lexicon {
  readonly priors: ReadonlyMap<string, number>;
  readonly byFolded: ReadonlyMap<string, readonly string[]>;
  /** Of a syllable that spelling allows but that it lacks: the less, the more of what occurs it holds. */
  readonly possible: number;
}

export function makeLexicon(priors: ReadonlyMap<string, number>, possible = POSSIBLE): Lexicon {
  const byFolded = new Map<string, string[]>();
  for (const word of priors.keys()) {
    const key = stripMarks(word);
    byFolded.set(key, [...(byFolded.get(key) ?? []), word]);
  }
  return { priors, byFolded, possible };
}

/** A syllable that spelling allows but the lexicon lacks. */
export const POSSIBLE = -10;
/** One that Vietnamese spelling forbids; foreign and ethnic names have such. */
const IMPOSSIBLE = -15;
const REACH = 1.3;

/** Log prior of one word, lower case. */
export function weighWord(word: string, lexicon: Lexicon): number {
  const known = lexicon.priors.get(word) ?? lexicon.priors.get(unifyTonePlacement(word));
  if (known !== undefined) return known;
  return isVietnameseSyllable(word) ? lexicon.possible : IMPOSSIBLE;
}

const nearby = new WeakMap<Lexicon, Map<string, readonly string[]>>();
const MEMORY = 5_000;

/** Lexicon words that `word` may be a misreading of. */
function findNearby(word: string, lexicon: Lexicon): readonly string[] {
  let memory = nearby.get(lexicon);
  if (!memory) nearby.set(lexicon, (memory = new Map<string, readonly string[]>()));
  const known = memory.get(word);
  if (known) return known;
  if (memory.size > MEMORY) memory.clear();
  const folded = stripMarks(word);
  const near = [...lexicon.byFolded].flatMap(([key, words]) => {
    if (key === folded) return words;
    if (Math.abs(key.length - folded.length) > 1 || countLetterDifference(folded, key) > 3) return [];
    if (measureOcrDistance(folded, key) > REACH) return [];
    return words.filter((other) => measureOcrDistance(word, other) <= REACH);
  });
  memory.set(word, near);
  return near;
}

export interface WordChoice {
  readonly text: string;
  /** Nats departed from the pixels. */
  readonly cost: number;
  /** Log prior of the word chosen. */
  readonly prior: number;
  readonly isRepaired: boolean;
}

/** The ways to read one word, likeliest first: as read, or as a near word of the lexicon. */
export function rankWord(read: Source, lexicon: Lexicon): readonly WordChoice[] {
  const lower = normalizeText(read.text).toLowerCase();
  const asRead = { text: read.text, cost: 0, prior: weighWord(lower, lexicon), isRepaired: false };
  if (!/\p{L}/u.test(lower)) return [asRead];
  const lowered = { text: lower, confidences: read.confidences };
  const others = findNearby(lower, lexicon)
    .filter((word) => unifyTonePlacement(word) !== unifyTonePlacement(lower))
    .map((word) => ({
      text: copyCase(word, read.text),
      cost: lowered.text.length === lowered.confidences.length ? weighDeparture(lowered, word) : 9,
      prior: weighWord(word, lexicon),
      isRepaired: true,
    }));
  const score = (choice: WordChoice) => choice.cost - choice.prior;
  const ranked = [asRead, ...others].sort((a, b) => score(a) - score(b));
  const [first, ...rest] = ranked;
  return [first ?? asRead, ...rest.filter((choice) => choice === asRead || rest.indexOf(choice) < 3)];
}

/** 0–1: a word of the lexicon 0.9 and more, a possible syllable 0.5, an impossible one 0. */
export function ratePrior(prior: number): number {
  if (prior <= IMPOSSIBLE) return 0;
  if (prior <= POSSIBLE) return 0.5;
  return Math.min(1, 0.9 + (prior - POSSIBLE) * 0.02);
}
