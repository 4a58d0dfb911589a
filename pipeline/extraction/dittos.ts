import type { FieldKind } from '../records/record-type.ts';
import { DITTO } from '../vietnamese/ditto.ts';
import type { Fields } from './cut-values.ts';
import { foldChars, foldKey } from './tokens.ts';

const DITTO_VALUE = new RegExp(`^(?:${DITTO})$`);
/** Kinds that clerks repeat by a mark. */
const REPEATED: ReadonlySet<FieldKind> = new Set([
  'place',
  'ethnicity',
  'nationality',
  'name',
  'text',
  'date',
]);

/** Persons who stand beside each other, either of them first. */
const COUPLES = [
  ['father', 'mother'],
  ['husband', 'wife'],
  ['adoptive_father', 'adoptive_mother'],
  ['giving_father', 'giving_mother'],
] as const;
const PAIRS = [...COUPLES, ...COUPLES.map(([one, other]) => [other, one] as const)];
/** A mark that means one thing beside it and another above it may mean either: a person must look. */
const EITHER_TRUST = 0.5;

type Kinds = ReadonlyMap<string, FieldKind>;

/** Whether the fields of the one role stand before those of the other. */
export type IsBefore = (role: string, other: string) => boolean;

function isDitto(raw: string, kind: FieldKind | undefined): boolean {
  return kind !== undefined && REPEATED.has(kind) && DITTO_VALUE.test(foldChars(raw).trim());
}

export const hasDitto = (fields: Fields, kinds: Kinds): boolean =>
  Object.entries(fields).some(([id, { raw }]) => raw !== null && isDitto(raw, kinds.get(id)));

/** The same field of the person who stands beside, and before: `mother_residence` → `father_residence`. */
function besideOf(id: string, isBefore: IsBefore): string | null {
  const pair = PAIRS.find(([one, other]) => id.startsWith(`${other}_`) && isBefore(one, other));
  return pair ? pair[0] + id.slice(pair[1].length) : null;
}

const readKey = (fields: Fields, id: string | null) => foldKey((id !== null && fields[id]?.raw) || '');

/** A clerk who writes the same residence out for both persons of an entry does not point from one to the other. */
const writesBothOut = (fields: Fields, kinds: Kinds, isBefore: IsBefore) =>
  Object.keys(fields).some((id) => {
    const own =
      kinds.get(id) === 'place' && !isDitto(fields[id]?.raw ?? '', 'place') ? readKey(fields, id) : '';
    return own !== '' && own === readKey(fields, besideOf(id, isBefore));
  });

class Marks {
  private readonly kinds: Kinds;
  private readonly isBefore: IsBefore;
  private readonly pointsUp: boolean;

  constructor(entries: readonly Fields[], kinds: Kinds, isBefore: IsBefore) {
    this.kinds = kinds;
    this.isBefore = isBefore;
    this.pointsUp = entries.some((fields) => writesBothOut(fields, kinds, isBefore));
  }

  isMark(fields: Fields, id: string): boolean {
    const raw = fields[id]?.raw;
    return typeof raw === 'string' && isDitto(raw, this.kinds.get(id));
  }

  /** What the first of the entries says in a field, marks followed; the others stand above it, the nearest first. */
  private follow(id: string, entries: readonly Fields[]): string | undefined {
    const [own] = entries;
    if (!own) return undefined;
    if (this.isMark(own, id)) return this.listMeant(id, entries)[0];
    return own[id]?.raw ?? this.follow(id, entries.slice(1));
  }

  /** What a mark may mean, the likeliest first: what is said of the person beside, or in the entry above. */
  listMeant(id: string, entries: readonly Fields[]): string[] {
    const beside = besideOf(id, this.isBefore);
    const isThere = beside !== null && typeof entries[0]?.[beside]?.raw === 'string';
    const both = [isThere ? this.follow(beside, entries) : undefined, this.follow(id, entries.slice(1))];
    return (this.pointsUp ? both.reverse() : both).filter((text) => text !== undefined);
  }
}

/** Says of every ditto mark (nt, -nt-, ″) in the entry at `at` what it stands for. `entries`: as they follow on the page. */
export function resolveDittos(
  entries: readonly Fields[],
  at: number,
  kinds: Kinds,
  isBefore: IsBefore,
): Fields {
  const marks = new Marks(entries, kinds, isBefore);
  const own = entries[at] ?? {};
  const upwards = entries.slice(0, at + 1).reverse();
  return Object.fromEntries(
    Object.entries(own).map(([id, draft]) => {
      const [meant, rival] = marks.isMark(own, id) ? marks.listMeant(id, upwards) : [];
      if (meant === undefined) return [id, draft];
      const isSure = rival === undefined || foldKey(rival) === foldKey(meant);
      return [id, { ...draft, meant, ...(isSure ? {} : { meantConfidence: EITHER_TRUST }) }];
    }),
  );
}
