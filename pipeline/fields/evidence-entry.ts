import type { FieldSpec } from '../records/record-type.ts';
import { scoreCandidate, type Candidate, type FieldReading } from './candidate.ts';
import type { Source } from './source.ts';

/** One field on its way from reading to value, with what other fields say of it. */
export interface FieldEntry {
  readonly spec: FieldSpec;
  /** Null when nothing stands there. */
  readonly source: Source | null;
  readonly reading: FieldReading;
  /** Reasons from other fields for the value, and against it: `words`, `personal-id`, `same-person` … */
  readonly agreements: readonly string[];
  readonly conflicts: readonly string[];
}

export type Entries = ReadonlyMap<string, FieldEntry>;

/** A relation between fields: gives back the entries with better-founded values. Pure. */
export type EvidenceRule = (entries: Entries) => Entries;

export function replaceEntries(
  entries: Entries,
  changed: readonly (readonly [string, FieldEntry])[],
): Entries {
  return changed.length === 0 ? entries : new Map([...entries, ...changed]);
}

export function agree(entry: FieldEntry, reason: string): FieldEntry {
  return { ...entry, agreements: [...entry.agreements, reason] };
}

export function conflict(entry: FieldEntry, reason: string): FieldEntry {
  return { ...entry, conflicts: [...entry.conflicts, reason] };
}

/** The entry with another of its candidates, or one found elsewhere, for value. */
export function adopt(entry: FieldEntry, candidate: Candidate, reason: string): FieldEntry {
  if (candidate.value === entry.reading.value) return agree(entry, reason);
  const reading: FieldReading = {
    ...entry.reading,
    value: candidate.value,
    repairs: candidate.repairs,
    plausibility: candidate.plausibility,
    evidence: [...candidate.evidence, `cross:${reason}`],
    candidates: [candidate, ...entry.reading.candidates.filter((other) => other.value !== candidate.value)],
    margin: 1,
  };
  return agree({ ...entry, reading }, reason);
}

/** How far a candidate stands behind the best of its own field, in nats. */
export function fallBehind(entry: FieldEntry, candidate: Candidate): number {
  const best = entry.reading.candidates[0];
  return best ? scoreCandidate(candidate) - scoreCandidate(best) : 0;
}
