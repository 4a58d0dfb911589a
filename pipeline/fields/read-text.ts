import { isVietnameseSyllable } from '../vietnamese/syllable.ts';
import type { Candidate } from './candidate.ts';
import { repairPhrases } from './repair-phrases.ts';
import { asRead, readFromList } from './read-simple.ts';
import { splitWords, type Source } from './source.ts';

function rateWords(text: string): number {
  const words = text.match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return 0.5;
  return (
    words.filter((word) => isVietnameseSyllable(word) || word === word.toUpperCase()).length / words.length
  );
}

/** Free text: set phrases are read as such where they nearly stand; all else stays as read. */
export function readTextField(source: Source): readonly Candidate[] {
  if (splitWords(source).length === 0) return [];
  const repaired = repairPhrases(source);
  const plausibility =
    0.5 + 0.3 * rateWords(repaired.text) + 0.2 * (repaired.covered / Math.max(1, repaired.words));
  const best = {
    value: repaired.text,
    cost: Math.min(2, repaired.cost),
    repairs: repaired.repairs,
    plausibility,
    evidence: ['text'],
  };
  return repaired.repairs === 0 ? [best] : [best, asRead(source, 0.4)];
}

/** A field of few wordings: the nearest of them, else as read. */
export function readChoiceField(source: Source, choices: readonly string[]): readonly Candidate[] {
  const listed = readFromList(source, choices, 'list:choice');
  return listed.length > 0
    ? listed
    : readTextField(source).map((found) => ({
        ...found,
        plausibility: choices.length > 0 ? 0.3 : found.plausibility,
      }));
}
