import { GIVEN_NAME_PRIORS, SURNAME_PRIORS } from '../../vietnamese/name-lexicon.ts';
import type { TextPrior } from '../text-prior.ts';
import { createWordWeights } from './word-weights.ts';

/**
 * How much of a word's frequency counts against the pixels: less than all of it, for the value is held against the
 * lexicon once more when it is understood, and rare names are names too.
 */
const TRUST = 0.5;
/** Log frequency of a name neither common nor rare. */
const MIDDLING = -4.8;
const SURNAME_BEHIND = -7.5;

const toWeight = (logFrequency: number) => TRUST * (logFrequency - MIDDLING);
const listWeights = (priors: Iterable<readonly [string, number]>) =>
  [...priors].map(([word, prior]) => [word, toWeight(prior)] as const);

/** Stand before a name and are no part of it. */
const TITLES = ['ông', 'bà', 'anh', 'chị'];

const SURNAMES = 0;
const MIDDLE = 1;
const GIVEN = 2;

function createNamePrior(): TextPrior {
  const behind = [...SURNAME_PRIORS.keys()].map((word) => [word, SURNAME_BEHIND] as const);
  const given = [...behind, ...GIVEN_NAME_PRIORS];
  const places = [
    createWordWeights([...listWeights(SURNAME_PRIORS), ...TITLES.map((word) => [word, 0] as const)]),
    createWordWeights(listWeights(new Map([...given, ['thị', -1.2], ['văn', -1.6]]))),
    createWordWeights(listWeights(new Map(given))),
  ] as const;
  const placeOf = (state: number) => places[state as 0 | 1 | 2];
  return {
    start: SURNAMES,
    foresee: (state, letters) => placeOf(state).foresee(letters),
    step(state, word) {
      const weight = placeOf(state).weigh(word);
      if (state === SURNAMES && TITLES.includes(word.toLowerCase())) return { weight, next: SURNAMES };
      return { weight, next: state === SURNAMES ? MIDDLE : GIVEN };
    },
    end: () => 0,
  };
}

let prior: TextPrior | null = null;

/** Họ, chữ đệm, tên: a surname, then what Vietnamese names are made of. Built on first use. */
export function loadNamePrior(): TextPrior {
  prior ??= createNamePrior();
  return prior;
}
