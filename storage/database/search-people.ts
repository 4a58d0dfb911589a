import { readSearchMeaning } from '../../pipeline/records/search-meaning.ts';
import type { RecordType, SearchMeaning } from '../../pipeline/records/record-type.ts';
import type { FieldValue } from '../../pipeline/search/record-keys.ts';

export interface PersonRow {
  readonly role: string;
  readonly fieldId: string | null;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly places: readonly string[];
}

const NAME = /^(.+)_full_name$/;

/**
 * One row a person whom a record is about: `child_full_name`, `child_birth_date`, `child_residence` … belong to `child`.
 * Places of nobody in particular belong to all. A record that names nobody has one row without a name.
 */
export function gatherPeople(type: RecordType | undefined, values: readonly FieldValue[]): PersonRow[] {
  const meanings = new Map(type?.fields.map((field) => [field.id, readSearchMeaning(field)]));
  const withMeaning = (meaning: SearchMeaning) =>
    values.filter((each) => meanings.get(each.fieldId) === meaning);
  const people = withMeaning('name').map(({ fieldId, value }) => ({
    role: NAME.exec(fieldId)?.[1] ?? fieldId,
    fieldId,
    name: value,
  }));
  const isOf = (role: string, fieldId: string) => fieldId.startsWith(`${role}_`);
  const places = withMeaning('place');
  const loose = places.filter(({ fieldId }) => !people.some(({ role }) => isOf(role, fieldId)));
  const nobody = { role: '', fieldId: null, name: null };
  return (people.length === 0 ? [nobody] : people).map((person) => ({
    ...person,
    birthDate:
      person.role === ''
        ? null
        : (values.find(
            ({ fieldId }) =>
              /^birth_(?:date|year)$/.test(fieldId.slice(person.role.length + 1)) &&
              isOf(person.role, fieldId),
          )?.value ?? null),
    places: [
      ...places.filter(({ fieldId }) => person.role !== '' && isOf(person.role, fieldId)),
      ...loose,
    ].map(({ value }) => value),
  }));
}
