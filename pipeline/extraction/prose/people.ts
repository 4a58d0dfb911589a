import { PERSON_OPENINGS, SHARED_RESIDENCE } from '../../records/contracts/person-patterns.ts';
import type { ProsePerson } from '../../records/record-type.ts';
import { toPhrase } from '../phrases.ts';
import { draftField, sliceSpan } from '../spans.ts';
import type { Fields } from '../cut-values.ts';
import { compile } from './compile.ts';
import { findAll, findOpenings, readPerson, type Opening } from './persons.ts';
import type { ProseText } from './prose-text.ts';

/** Where the text has said all of a person: at the next one, or where it turns to something else. */
function findEnd(prose: ProseText, { name }: Opening, ends: RegExp): { own: number; all: number } {
  const turn = compile(ends).exec(prose.text.slice(name))?.index;
  const all = turn === undefined ? prose.text.length : name + turn;
  return { own: findOpenings(prose, name, all)[0]?.at ?? all, all };
}

/** `ông … và bà …; cùng địa chỉ: …`: what is said behind the second holds for the first as well. */
function readShared(prose: ProseText, from: number, to: number, id: string): Fields {
  const at = compile(SHARED_RESIDENCE).exec(prose.text.slice(from, to))?.indices?.groups?.['residence'];
  return at ? { [id]: draftField(sliceSpan(prose, from + at[0], from + at[1]), 1) } : {};
}

function readAt(prose: ProseText, opening: Opening, { id, ends }: ProsePerson): Fields {
  const { own, all } = findEnd(prose, opening, ends);
  const person = readPerson(prose, opening, own, id);
  const residence = `${id}_residence`;
  if (Object.keys(person).length === 0 || person[residence]) return person;
  return { ...person, ...readShared(prose, own, all, residence) };
}

/** A name and nothing more is the same person's wherever else it stands with what tells of them. */
function findDetails(name: string, persons: readonly Fields[], id: string): Fields | undefined {
  const { key } = toPhrase(name);
  return persons.find(
    (person) => Object.keys(person).length > 1 && toPhrase(person[`${id}_full_name`]?.raw ?? '').key === key,
  );
}

/** One person by the surest of the openings, with the details that stand behind that name. */
function readOne(prose: ProseText, person: ProsePerson): Fields {
  const openings = [...person.openings, PERSON_OPENINGS];
  const [first, ...others] = openings
    .map((pattern) => findAll(prose, 0, prose.text.length, pattern).map((at) => readAt(prose, at, person)))
    .flatMap((found, index) => found.map((fields) => ({ fields, isSure: index < person.openings.length })))
    .filter(({ fields }) => Object.keys(fields).length > 0);
  if (!first?.isSure) return {};
  if (Object.keys(first.fields).length > 1) return first.fields;
  const name = first.fields[`${person.id}_full_name`]?.raw ?? '';
  return (
    findDetails(
      name,
      others.map(({ fields }) => fields),
      person.id,
    ) ?? first.fields
  );
}

/** Persons whom a letter names in passing, where nothing before has found them. */
export function readPeople(prose: ProseText, people: readonly ProsePerson[], known: Fields): Fields {
  return Object.assign(
    {},
    ...people.filter(({ id }) => !known[`${id}_full_name`]).map((person) => readOne(prose, person)),
  ) as Fields;
}
