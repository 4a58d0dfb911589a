import {
  ACTS_FOR,
  NAME_ENDS,
  ORGANISATION_OPENINGS,
  PERSON_DETAILS,
  PERSON_OPENINGS,
} from '../../records/contracts/person-patterns.ts';
import type { Fields } from '../cut-values.ts';
import type { FieldDraft } from '../record-draft.ts';
import { draftField, sliceSpan } from '../spans.ts';
import type { ProseText } from './prose-text.ts';
import { compile } from './compile.ts';

export interface Opening {
  readonly at: number;
  /** Where the name begins. */
  readonly name: number;
  readonly isOrganisation?: boolean;
}

/** Where the pattern introduces somebody: its group `name` stands at a word with a capital. */
export function findAll(prose: ProseText, from: number, to: number, wanted: RegExp): Opening[] {
  const text = prose.text.slice(from, to);
  const pattern = new RegExp(compile(wanted).source, 'dg');
  return [...text.matchAll(pattern)].flatMap((match) => {
    const name = match.indices?.groups?.['name']?.[0];
    if (name === undefined) return [];
    const owner = prose.owner[from + name] ?? -1;
    const isNamed = /^["“(]?\p{Lu}/u.test(prose.tokens[owner]?.text ?? '');
    return isNamed ? [{ at: from + match.index, name: from + name }] : [];
  });
}

/**
 * Every place in the stretch where a party is introduced: Ông …, Bà …, Cùng vợ là bà …; an organisation by its name,
 * and then who acts for it is no party.
 */
export function findOpenings(prose: ProseText, from: number, to: number): Opening[] {
  const persons = findAll(prose, from, to, PERSON_OPENINGS);
  const [organisation] = findAll(prose, from, to, ORGANISATION_OPENINGS);
  if (!organisation || persons.some((person) => person.name <= organisation.name)) return persons;
  const others = persons.filter(({ name }) => !ACTS_FOR.test(prose.text.slice(from, name)));
  return [{ ...organisation, isOrganisation: true }, ...others];
}

/** An organisation bears its branch in its name. */
const LONGEST_NAME = 110;
/** Of more words than a name mostly has this share begins with a capital; a hand or a scan loses some. */
const LEAST_CAPITALS = 0.5;
const USUAL_WORDS = 4;

/** `ông Trinh chết không để lại di chúc` tells of somebody and names nobody anew. */
function isPersonName(name: string): boolean {
  const words = name.split(' ').filter((word) => /^\p{L}/u.test(word));
  if (words.length <= USUAL_WORDS) return true;
  return words.filter((word) => /^\p{Lu}/u.test(word)).length >= LEAST_CAPITALS * words.length;
}

export function readPerson(prose: ProseText, opening: Opening, to: number, prefix: string): Fields {
  const fields: Fields = {};
  const text = prose.text.slice(opening.name, to);
  const nameEnd = compile(NAME_ENDS).exec(text)?.index ?? text.length;
  const name = draftField(sliceSpan(prose, opening.name, opening.name + nameEnd), 1);
  if (name.raw === null || nameEnd > LONGEST_NAME) return {};
  if (!opening.isOrganisation && !isPersonName(name.raw)) return {};
  fields[`${prefix}_full_name`] = name;
  for (const pattern of PERSON_DETAILS) {
    const match = compile(pattern).exec(text);
    for (const [group, at] of Object.entries(match?.indices?.groups ?? {})) {
      const id = `${prefix}_${group}`;
      if (!at || fields[id]) continue;
      const draft = draftField(sliceSpan(prose, opening.name + at[0], opening.name + at[1]), 1);
      if (draft.raw !== null) fields[id] = draft;
    }
  }
  return fields;
}

/** The persons of a party, one after another: `party_a_1_…`, `party_a_2_…`. */
export function readPersons(
  prose: ProseText,
  from: number,
  to: number,
  party: string,
  known: number,
): { fields: Fields; count: number } {
  const openings = findOpenings(prose, from, to);
  const fields: Fields = {};
  let count = known;
  openings.forEach((opening, index) => {
    const person = readPerson(prose, opening, openings[index + 1]?.at ?? to, `${party}_${count + 1}`);
    if (Object.keys(person).length === 0) return;
    count++;
    Object.assign(fields, person);
  });
  return { fields: { ...fields, ...shareResidence(fields, party, count) }, count };
}

/** `Ông …, Bà …, cùng thường trú tại …`: what is said once, behind the last of several, holds for those before as well. */
function shareResidence(fields: Fields, party: string, count: number): Fields {
  const shared: Fields = {};
  let last: FieldDraft | undefined;
  for (let n = count; n > 0; n--) {
    const own = fields[`${party}_${n}_residence`];
    if (own) last = own;
    else if (last && fields[`${party}_${n}_full_name`]) shared[`${party}_${n}_residence`] = last;
  }
  return shared;
}
