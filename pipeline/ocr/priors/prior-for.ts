import type { LineHint } from '../engine.ts';
import type { BeamPrior, TextPrior } from '../text-prior.ts';
import { loadNamePrior } from './names.ts';
import { datePrior, identityPrior } from './numbers.ts';
import { loadPlacePrior } from './places.ts';
import { spellingPrior } from './spelling.ts';
import { loadDateWordsPrior, loadMoneyWordsPrior } from './wordings.ts';

const PRIORS: Readonly<Record<LineHint, () => TextPrior>> = {
  text: () => spellingPrior,
  digits: () => spellingPrior,
  identity: () => identityPrior,
  date: () => datePrior,
  name: loadNamePrior,
  place: loadPlacePrior,
  date_words: loadDateWordsPrior,
  money_words: loadMoneyWordsPrior,
};

const wordParts = new WeakMap<readonly (string | null)[], readonly string[]>();

function listWordParts(charset: readonly (string | null)[]): readonly string[] {
  let parts = wordParts.get(charset);
  if (!parts) {
    parts = charset.map((text) => (text !== null && /^[\p{L}\p{N}]$/u.test(text) ? text : ''));
    wordParts.set(charset, parts);
  }
  return parts;
}

/** What is known of a kind of text, over one alphabet. */
export function priorFor(hint: LineHint, charset: readonly (string | null)[]): BeamPrior {
  const parts = listWordParts(charset);
  return { ...PRIORS[hint](), wordPart: (label) => parts[label] ?? '' };
}
