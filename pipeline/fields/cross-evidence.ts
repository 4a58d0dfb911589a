import { weighAreas } from './area-evidence.ts';
import type { Entries, EvidenceRule } from './evidence-entry.ts';
import { weighIdentity } from './identity-evidence.ts';
import { weighNumberYears } from './number-evidence.ts';
import { weighPlaces, weighRequester } from './same-evidence.ts';
import { weighWords } from './words-evidence.ts';

/**
 * What fields of one record say of each other. The strongest witness speaks first: words prove digits, then the
 * proven date judges the identity number, then numbers and twins follow.
 */
const RULES: readonly EvidenceRule[] = [
  weighWords,
  weighIdentity,
  weighNumberYears,
  weighAreas,
  weighRequester,
  weighPlaces,
];

/** Chooses again among each field's candidates by the light of the others, and notes who agreed and who did not. */
export function weighCrossEvidence(entries: Entries): Entries {
  return RULES.reduce<Entries>((all, rule) => rule(all), entries);
}
