import { makeSearchKeys } from '../../pipeline/vietnamese/search-keys.ts';
import { execute, many, maybeOne, type Client } from './pool.ts';

interface Value {
  readonly fieldId: string;
  readonly value: string;
}

export interface PersonRow {
  readonly role: string;
  readonly fieldId: string | null;
  readonly name: string | null;
  readonly birthDate: string | null;
  readonly idNumbers: readonly string[];
  readonly places: readonly string[];
}

/** People who sign or keep the book are not those whom it is about. */
const STAFF = /^(signer|officer|notary|registrar|issuer|judge)_/;
const NAME = /^(.+)_full_name$/;
const PLACE = /(place|residence|address|registrar_unit|origin|permanent|hometown)/;
const ID_NUMBER = /(id_doc_no|personal_id_no|personal_id|serial|certificate_no|land_certificate|plate)$/;

/** One row a person, from field ids alone: `child_full_name`, `child_birth_date` … belong to the person `child`. */
export function gatherPeople(values: readonly Value[]): PersonRow[] {
  const roles = values.flatMap(({ fieldId }) => {
    const role = NAME.exec(fieldId)?.[1];
    return role !== undefined && !STAFF.test(fieldId) ? [role] : [];
  });
  const of = (role: string, suffix: RegExp) =>
    values.filter(
      (each) => each.fieldId.startsWith(`${role}_`) && suffix.test(each.fieldId.slice(role.length + 1)),
    );
  const people = roles.map((role) => ({
    role,
    fieldId: `${role}_full_name`,
    name: values.find((each) => each.fieldId === `${role}_full_name`)?.value ?? null,
    birthDate: of(role, /^birth_(date|year)$/)[0]?.value ?? null,
    idNumbers: of(role, ID_NUMBER).map((each) => each.value.replace(/\s/g, '')),
    places: of(role, PLACE).map((each) => each.value),
  }));
  const loose = values.filter((each) => !roles.some((role) => each.fieldId.startsWith(`${role}_`)));
  const looseIds = loose
    .filter((each) => ID_NUMBER.test(each.fieldId))
    .map((each) => each.value.replace(/\s/g, ''));
  const loosePlaces = loose.filter((each) => PLACE.test(each.fieldId)).map((each) => each.value);
  const nobody: PersonRow = {
    role: '',
    fieldId: null,
    name: null,
    birthDate: null,
    idNumbers: [],
    places: [],
  };
  return (people.length === 0 ? [nobody] : people).map((person) => ({
    ...person,
    idNumbers: [...person.idNumbers, ...looseIds],
    places: [...person.places, ...loosePlaces],
  }));
}

/** Rebuilds the search rows of one record from its values as they stand. */
export async function indexRecord(client: Client, recordId: number): Promise<void> {
  const record = await maybeOne<{
    recordType: string;
    unitId: number | null;
    bookYear: number | null;
    bookNumber: string | null;
  }>(
    client,
    `select r.record_type as "recordType", r.unit_id as "unitId", b.year as "bookYear", b.number as "bookNumber"
     from records r left join books b on b.id = r.book_id where r.id = $1 and r.state <> 'superseded'`,
    [recordId],
  );
  await execute(client, 'delete from search_people where record_id = $1', [recordId]);
  if (!record) return;
  const values = await many<Value>(
    client,
    `select field_id as "fieldId", value from fields where record_id = $1 and value is not null and value <> '' order by field_id`,
    [recordId],
  );
  const find = (...ids: string[]) => values.find((each) => ids.includes(each.fieldId))?.value ?? null;
  const regNo = find('reg_no', 'notary_no');
  const regYear =
    readYear(find('reg_date', 'notary_date')) ??
    readYear(/[/.-](\d{4})\b/.exec(regNo ?? '')?.[1] ?? null) ??
    record.bookYear;
  const rows = gatherPeople(values).map((person) => {
    const keys = person.name === null ? null : makeSearchKeys(person.name);
    return {
      role: person.role,
      field_id: person.fieldId,
      name: person.name,
      k0: keys?.k0 ?? null,
      k1: keys?.k1 ?? null,
      k2: keys?.k2 ?? null,
      k3: keys?.k3 ?? null,
      k4: keys?.k4 ?? null,
      birth_date: person.birthDate,
      birth_year: readYear(person.birthDate),
      id_numbers: person.idNumbers,
      places_k2: person.places.map((place) => makeSearchKeys(place).k2).join(' | '),
      record_type: record.recordType,
      unit_id: record.unitId,
      reg_no: regNo,
      reg_number: readNumber(regNo),
      reg_year: regYear,
      book_no: find('book_no') ?? record.bookNumber,
    };
  });
  await execute(
    client,
    `insert into search_people (record_id, role, field_id, name, k0, k1, k2, k3, k4, birth_date, birth_year, id_numbers,
       places_k2, record_type, unit_id, reg_no, reg_number, reg_year, book_no)
     select $1, p.* from jsonb_to_recordset($2::jsonb) as p(role text, field_id text, name text, k0 text, k1 text, k2 text,
       k3 text, k4 text, birth_date text, birth_year int, id_numbers text[], places_k2 text, record_type text,
       unit_id bigint, reg_no text, reg_number int, reg_year int, book_no text)`,
    [recordId, JSON.stringify(rows)],
  );
}

function readYear(date: string | null): number | null {
  const year = Number(/^\d{4}/.exec(date ?? '')?.[0]);
  return Number.isInteger(year) && year > 1800 ? year : null;
}

function readNumber(regNo: string | null): number | null {
  const digits = /\d{1,9}/.exec(regNo ?? '')?.[0];
  return digits === undefined ? null : Number(digits);
}
