import { unifyTonePlacement } from '../../vietnamese/search-keys.ts';
import { parseSyllable, writeSyllable } from '../../vietnamese/syllable.ts';
import { weighSpelling } from './spelling.ts';

/** Log-weights of the words that may stand in one place, and of what they begin with. */
export interface WordWeights {
  /** Of a finished word, in any case; spelling counts where the list lacks it. */
  weigh(word: string): number;
  /** Of the best word that begins so. */
  foresee(letters: string): number;
}

/** A word that is not listed is this much behind the least of those listed. */
const UNLISTED_BEHIND = 1;
const NUMBER = -0.5;

/** Both ways to place the tone (hòa, hoà). */
function spellBothWays(word: string): string[] {
  const syllable = parseSyllable(word);
  return syllable
    ? [word, writeSyllable(syllable, 'old'), writeSyllable(syllable, 'new')]
    : [word, unifyTonePlacement(word)];
}

/** Weights from a list of words in small letters, each with its own. */
export function createWordWeights(listed: Iterable<readonly [word: string, weight: number]>): WordWeights {
  const words = new Map<string, number>();
  const beginnings = new Map<string, number>();
  let least = 0;
  for (const [word, weight] of listed) {
    least = Math.min(least, weight);
    for (const spelled of spellBothWays(word)) {
      words.set(spelled, weight);
      for (let size = 1; size <= spelled.length; size++) {
        const letters = spelled.slice(0, size);
        beginnings.set(letters, Math.max(weight, beginnings.get(letters) ?? -Infinity));
      }
    }
  }
  const unlisted = least - UNLISTED_BEHIND;
  return {
    weigh(word) {
      const known = words.get(word.toLowerCase());
      if (known !== undefined) return known + Math.min(0, weighSpelling(word));
      return /^\p{N}+$/u.test(word) ? NUMBER : unlisted + weighSpelling(word);
    },
    foresee(letters) {
      if (/^\p{N}/u.test(letters)) return NUMBER;
      return beginnings.get(letters.toLowerCase()) ?? unlisted;
    },
  };
}
