import { stripMarks } from '../vietnamese/normalize.ts';
import { measureOcrDistance } from '../vietnamese/ocr-distance.ts';
import { unifyTonePlacement } from '../vietnamese/search-keys.ts';
import type { Candidate } from './candidate.ts';
import {
  adopt,
  agree,
  replaceEntries,
  type Entries,
  type EvidenceRule,
  type FieldEntry,
} from './evidence-entry.ts';
import { weighDeparture } from './source.ts';

/** Pairs of fields that often name the same person or place on one paper. */
const isPersonPair = (a: string, b: string) =>
  /^requester_/.test(a) && /^(?:mother|father|parent|child|deceased|subject)_/.test(b);

const key = (value: string) => unifyTonePlacement(value);

/** What it costs a field to hold `value`. */
function costOf(entry: FieldEntry, value: string): number {
  if (key(entry.reading.value ?? '') === key(value)) return 0;
  const known = entry.reading.candidates.find((candidate) => key(candidate.value) === key(value));
  if (known) return Math.max(0.1, known.cost - (entry.reading.candidates[0]?.cost ?? 0));
  return entry.source
    ? weighDeparture(
        { text: entry.source.text.toLowerCase(), confidences: entry.source.confidences },
        value.toLowerCase(),
      )
    : 99;
}

/** Names of as many words that differ by a mark or two; by more, when one of them is past reading anyway. */
function isNearlySame(a: string, b: string, isDoubtful: boolean): boolean {
  if (a.split(' ').length !== b.split(' ').length) return false;
  const distance = measureOcrDistance(a.toLowerCase(), b.toLowerCase());
  if (isDoubtful) return distance <= a.length * 0.2;
  return distance <= 1.3 && stripMarks(a).length === stripMarks(b).length;
}

function take(entry: FieldEntry, value: string, reason: string): FieldEntry {
  if (key(entry.reading.value ?? '') === key(value)) return agree(entry, reason);
  const made: Candidate = {
    value,
    cost: costOf(entry, value),
    repairs: 1,
    plausibility: 0.95,
    evidence: ['from-twin'],
  };
  return adopt(entry, made, reason);
}

/** Gives both fields the one value that costs their pixels least together; plausibility of names breaks ties. */
function unite(a: FieldEntry, b: FieldEntry, reason: string): readonly [FieldEntry, FieldEntry] | null {
  const left = a.reading.value ?? '';
  const right = b.reading.value ?? '';
  const leftCost = costOf(b, left) - 4 * a.reading.plausibility;
  const rightCost = costOf(a, right) - 4 * b.reading.plausibility;
  const value = leftCost <= rightCost ? left : right;
  return [take(a, value, reason), take(b, value, reason)];
}

function pairUp(
  entries: Entries,
  test: (a: [string, FieldEntry], b: [string, FieldEntry]) => string | null,
): Entries {
  let out = entries;
  const ids = [...entries.keys()];
  for (const a of ids) {
    for (const b of ids) {
      const left = out.get(a);
      const right = out.get(b);
      if (a === b || !left?.reading.value || !right?.reading.value) continue;
      const reason = test([a, left], [b, right]);
      const united = reason === null ? null : unite(left, right, reason);
      if (united)
        out = replaceEntries(out, [
          [a, united[0]],
          [b, united[1]],
        ]);
    }
  }
  return out;
}

/** Người đi khai is mostly father or mother: two names that differ by a mark or two are one. */
export const weighRequester: EvidenceRule = (entries) =>
  pairUp(entries, ([a, left], [b, right]) => {
    if (left.spec.kind !== 'name' || right.spec.kind !== 'name' || !isPersonPair(a, b)) return null;
    const isDoubtful = Math.min(left.reading.plausibility, right.reading.plausibility) < 0.6;
    return isNearlySame(left.reading.value ?? '', right.reading.value ?? '', isDoubtful)
      ? 'same-person'
      : null;
  });

/** Places of one paper that are the same but for marks are the same: residence of both parents, place of death at home. */
export const weighPlaces: EvidenceRule = (entries) =>
  pairUp(entries, ([a, left], [b, right]) => {
    if (a >= b || left.spec.kind !== 'place' || right.spec.kind !== 'place') return null;
    const [x, y] = [left.reading.value ?? '', right.reading.value ?? ''];
    if (x === y) return null;
    return stripMarks(x).toLowerCase() === stripMarks(y).toLowerCase() ? 'same-place' : null;
  });
