import type { Finding } from '../dossier.ts';
import type { FieldDraft, RecordDraft } from '../extraction/record-draft.ts';
import type { FieldSpec, RecordType, RecordValues } from '../records/record-type.ts';
import { collectFindings } from '../validation/index.ts';
import { unifyTonePlacement } from '../vietnamese/search-keys.ts';
import { GUESS, NO_READING } from './candidate.ts';
import { gatherFeatures } from './confidence.ts';
import { weighCrossEvidence } from './cross-evidence.ts';
import { doubtCutPlaces } from './cut-places.ts';
import { conflict, type Entries, type FieldEntry } from './evidence-entry.ts';
import type { Features } from './features.ts';
import { readField } from './read-field.ts';
import { alignSource, makeSource, meanConfidence } from './source.ts';

/** One field, read and judged: its value, why, and what the trust in it rests on. */
export interface JudgedField {
  readonly entry: FieldEntry;
  readonly draft: FieldDraft;
  readonly features: Features;
}

export interface JudgedRecord {
  readonly fields: ReadonlyMap<string, JudgedField>;
  readonly findings: readonly Finding[];
}

/** The last year in the raw registration date or number: what two-digit years are read against. */
function guessBookYear(draft: RecordDraft): number | undefined {
  const raws = ['reg_date', 'reg_no', 'book_no', 'notary_date'].map((id) => draft.fields[id]?.raw ?? '');
  const years = raws.flatMap((raw) =>
    [...raw.matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)].map(([year]) => Number(year)),
  );
  return years[0];
}

/** A ditto mark is surer than what it stands for, which was read once already: a person should look. */
const DITTO_TRUST = 0.8;

/** Other readings of a ditto mark are readings of the mark, not of what it stands for. */
const listAlternatives = ({ meant, alternatives }: FieldDraft) => (meant === undefined ? alternatives : []);

function readEntry(spec: FieldSpec, field: FieldDraft, bookYear: number | undefined): FieldEntry {
  const raw = field.raw ?? '';
  if (raw === '' || field.state !== 'present') {
    return { spec, source: null, reading: NO_READING, agreements: [], conflicts: [] };
  }
  const source =
    field.meant === undefined
      ? alignSource(raw, field.words)
      : makeSource(field.meant, field.meantConfidence ?? DITTO_TRUST);
  const context = {
    ...(bookYear === undefined ? {} : { bookYear }),
    ...(spec.choices ? { choices: spec.choices } : {}),
  };
  const reading = readField(spec.kind, source, listAlternatives(field), context);
  return { spec, source, reading, agreements: [], conflicts: [] };
}

/** A guess that no other field bore out is no value. */
function dropGuesses(entries: Entries): Entries {
  return new Map(
    [...entries].map(([id, entry]) => {
      const isGuess = entry.reading.evidence.includes(GUESS) && entry.agreements.length === 0;
      return [id, isGuess ? { ...entry, reading: { ...entry.reading, value: null } } : entry] as const;
    }),
  );
}

/** One stretch of paper cannot hold two fields: one of them was cut from the wrong place. */
function doubtShared(entries: Entries, draft: RecordDraft): Entries {
  const holders = new Map<string, string[]>();
  for (const [id, { reading }] of entries) {
    const field = draft.fields[id];
    const place =
      field?.box && reading.value !== null ? `${field.page}:${field.box.map(Math.round).join(',')}` : null;
    if (place !== null) holders.set(place, [...(holders.get(place) ?? []), id]);
  }
  const shared = new Set([...holders.values()].filter((ids) => ids.length > 1).flat());
  return new Map(
    [...entries].map(
      ([id, entry]) => [id, shared.has(id) ? conflict(entry, 'shared-place') : entry] as const,
    ),
  );
}

/** Whether the second look's own reading comes to the same value; null when there was none. */
function agreesWithSecondLook(entry: FieldEntry, field: FieldDraft): boolean | null {
  const [second] = listAlternatives(field);
  const value = entry.reading.value;
  if (!second || value === null) return null;
  if (second.text === entry.source?.text) return true;
  const other = readField(entry.spec.kind, makeSource(second.text, second.confidence)).value;
  return other !== null && unifyTonePlacement(other) === unifyTonePlacement(value);
}

/** Mean confidence of the values of a record; 0 when it has none. */
function measureConfidence(entries: Entries): number {
  const means = [...entries.values()].flatMap(({ source }) => (source ? [meanConfidence(source)] : []));
  return means.reduce((sum, mean) => sum + mean, 0) / Math.max(1, means.length);
}

/** Mean plausibility of the fields in which something stands; what gave no value counts as implausible. */
function measurePlausibility(entries: Entries): number {
  const ratings = [...entries.values()].flatMap(({ source, reading }) =>
    source ? [reading.plausibility] : [],
  );
  return ratings.reduce((sum, rating) => sum + rating, 0) / Math.max(1, ratings.length);
}

export function listValues(entries: Entries): RecordValues {
  const present = [...entries].flatMap(([id, { reading }]) =>
    reading.value === null ? [] : [[id, reading.value] as const],
  );
  return Object.fromEntries(present);
}

/**
 * Reads every field of a draft, lets the fields bear witness for each other, holds the record to its rules, and
 * gathers what confidence is worked out from. `pageScore` gives the quality (0–1) of a page of the dossier.
 */
export function judgeRecord(
  draft: RecordDraft,
  type: RecordType,
  pageScore: (page: number) => number,
): JudgedRecord {
  const bookYear = guessBookYear(draft);
  const specs = new Map(type.fields.map((spec) => [spec.id, spec]));
  const read = Object.entries(draft.fields).flatMap(([id, field]) => {
    const spec = specs.get(id);
    return spec ? [[id, readEntry(spec, field, bookYear)] as const] : [];
  });
  const entries = doubtCutPlaces(doubtShared(dropGuesses(weighCrossEvidence(new Map(read))), draft));
  const findings = collectFindings(type, listValues(entries));
  const recordConfidence = measureConfidence(entries);
  const recordPlausibility = measurePlausibility(entries);
  const fields = new Map<string, JudgedField>();
  for (const [id, entry] of entries) {
    const field = draft.fields[id];
    if (!field) continue;
    const features = gatherFeatures({
      entry,
      agrees: agreesWithSecondLook(entry, field),
      labelScore: field.labelScore,
      recordConfidence,
      recordPlausibility,
      formConfidence: draft.confidence,
      pageScore: field.page === null ? 1 : pageScore(field.page),
      findings: findings.filter((finding) => finding.fields.includes(id)),
    });
    fields.set(id, { entry, draft: field, features });
  }
  return { fields, findings };
}
