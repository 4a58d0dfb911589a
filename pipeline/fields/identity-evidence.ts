import { listNearbyDates } from '../vietnamese/dates.ts';
import { listConfusedDigits } from '../vietnamese/digits.ts';
import { decodePersonalId } from '../vietnamese/identity-numbers.ts';
import { findSex } from '../vietnamese/sexes.ts';
import { GUESS, type Candidate } from './candidate.ts';
import {
  adopt,
  agree,
  conflict,
  replaceEntries,
  type EvidenceRule,
  type FieldEntry,
} from './evidence-entry.ts';

const REASON = 'personal-id';
/** A digit that engines confuse, seen otherwise on the word of sex and year. */
const NATS_PER_DIGIT = 2;

interface Person {
  readonly id: readonly [string, FieldEntry];
  readonly birth?: readonly [string, FieldEntry];
  readonly sex?: readonly [string, FieldEntry];
}

const ID_FIELD = /^(.*?_?)(?:personal_id_no|id_doc_no)$/;

/** Field ids of one person share a prefix; `personal_id_no` of a birth belongs to the child. */
function findPeople(entries: ReadonlyMap<string, FieldEntry>): Person[] {
  const people: Person[] = [];
  for (const [id, entry] of entries) {
    const prefix = ID_FIELD.exec(id)?.[1];
    if (prefix === undefined || entry.reading.value === null) continue;
    const owner = prefix === '' ? 'child_' : prefix;
    const find = (...names: string[]) =>
      names
        .map((name) => [name, entries.get(name)] as const)
        .find(([, found]) => found !== undefined && found.reading.value !== null);
    const birth = find(`${owner}birth_date`, `${owner}birth_year`);
    const sex = find(`${owner}sex`);
    people.push({
      id: [id, entry],
      ...(birth?.[1] ? { birth: [birth[0], birth[1]] as const } : {}),
      ...(sex?.[1] ? { sex: [sex[0], sex[1]] as const } : {}),
    });
  }
  return people;
}

const yearOf = (entry: FieldEntry | undefined) => Number(entry?.reading.value?.slice(0, 4) ?? NaN);

function isFitting(id: string, person: Person): boolean {
  const decoded = decodePersonalId(id);
  if (!decoded) return false;
  const year = yearOf(person.birth?.[1]);
  const sex = person.sex ? findSex(person.sex[1].reading.value ?? '') : null;
  return (Number.isNaN(year) || decoded.birthYear === year) && (sex === null || decoded.sex === sex);
}

/** The number with one confusable digit among those that tell century, sex and year seen otherwise. */
function listMendedIds(id: string): Candidate[] {
  return [3, 4, 5].flatMap((place) =>
    listConfusedDigits(id[place] ?? '').map((digit) => ({
      value: id.slice(0, place) + digit + id.slice(place + 1),
      cost: NATS_PER_DIGIT,
      repairs: 1,
      plausibility: 0.9,
      evidence: ['id:mended'],
    })),
  );
}

/** The date with one confusable digit of its year seen otherwise, so that the number confirms it. */
function mendBirth(entry: FieldEntry, year: number): Candidate | null {
  const value = entry.reading.value ?? '';
  const considered = entry.reading.candidates.find(
    (candidate) => Number(candidate.value.slice(0, 4)) === year,
  );
  if (considered) return considered;
  const near = listNearbyDates(value).find((date) => Number(date.slice(0, 4)) === year);
  return near === undefined
    ? null
    : { value: near, cost: NATS_PER_DIGIT, repairs: 1, plausibility: 0.9, evidence: ['date:mended'] };
}

/** How surely the digits that tell the year were read: what yields when two fields cannot both be right. */
function rateCertainty(entry: FieldEntry, digits: RegExp): number {
  if (entry.reading.evidence.includes(GUESS) || !entry.source) return -1;
  const found = digits.exec(entry.source.text);
  const told = found
    ? entry.source.confidences.slice(found.index, found.index + found[0].length)
    : entry.source.confidences;
  return Math.min(...told, 1) - entry.reading.repairs * 0.1 + entry.agreements.length * 0.2;
}

const YEAR_OF_ID = /(?<=^\D*\d(?:\D?\d){2}\D?)\d\D?\d\D?\d/;
const YEAR_OF_DATE = /\d{2}(?=\D*$)/;
/** Two certainties nearer than this do not decide. */
const TIE = 0.02;

function settle(person: Person): (readonly [string, FieldEntry])[] {
  const [idName, id] = person.id;
  const value = id.reading.value ?? '';
  const decoded = decodePersonalId(value);
  if (!decoded || (!person.birth && !person.sex)) return [];
  const confirm = (entry: readonly [string, FieldEntry] | undefined) =>
    entry ? [[entry[0], agree(entry[1], REASON)] as const] : [];
  const reason = REASON;
  if (isFitting(value, person))
    return [[idName, agree(id, reason)], ...confirm(person.birth), ...confirm(person.sex)];
  const other = [...id.reading.candidates, ...listMendedIds(value)].find((candidate) =>
    isFitting(candidate.value, person),
  );
  const mended = person.birth ? mendBirth(person.birth[1], decoded.birthYear) : null;
  const lead = person.birth
    ? rateCertainty(person.birth[1], YEAR_OF_DATE) - rateCertainty(id, YEAR_OF_ID)
    : 1;
  if (other && mended && Math.abs(lead) < TIE) return contradict(person);
  const idYields = lead > 0;
  if (other && (idYields || !mended))
    return [[idName, adopt(id, other, reason)], ...confirm(person.birth), ...confirm(person.sex)];
  if (mended && person.birth)
    return [
      [person.birth[0], adopt(person.birth[1], mended, reason)],
      [idName, agree(id, reason)],
    ];
  return contradict(person);
}

function contradict({ id, birth }: Person): (readonly [string, FieldEntry])[] {
  return [
    [id[0], conflict(id[1], REASON)],
    ...(birth ? [[birth[0], conflict(birth[1], REASON)] as const] : []),
  ];
}

/** Số định danh against sex and year of birth of the same person (V-PID). */
export const weighIdentity: EvidenceRule = (entries) =>
  replaceEntries(entries, findPeople(entries).flatMap(settle));
