import { findRecordType } from '../../pipeline/records/registry.ts';
import { readSearchMeaning } from '../../pipeline/records/search-meaning.ts';
import type { RecordType } from '../../pipeline/records/record-type.ts';
import { cleanName, readInitials } from '../../pipeline/search/clean-text.ts';
import { listRecordKeys, type FieldValue, type RecordKey } from '../../pipeline/search/record-keys.ts';
import { makeSearchKeys } from '../../pipeline/vietnamese/search-keys.ts';
import { execute, many, type Client } from './pool.ts';
import { gatherPeople } from './search-people.ts';

/**
 * Raised whenever the same values would give other rows; then search_people_stale needs a migration that names it, and
 * reindex.ts brings the rows of older records up to it.
 */
export const INDEX_VERSION = 1;

interface IndexedRecord {
  readonly id: number;
  readonly recordType: string;
  readonly unitId: number | null;
  readonly bookYear: number | null;
  readonly bookNumber: string | null;
}

/** Rebuilds the search rows of one record from its values as they stand. */
export function indexRecord(client: Client, recordId: number): Promise<void> {
  return indexRecords(client, [recordId]);
}

/** The same for many, in as few statements; the caller holds the records' rows where others may index them as well. */
export async function indexRecords(client: Client, recordIds: readonly number[]): Promise<void> {
  const records = await many<IndexedRecord>(
    client,
    `select r.id, r.record_type as "recordType", r.unit_id as "unitId", b.year as "bookYear", b.number as "bookNumber"
     from records r left join books b on b.id = r.book_id where r.id = any($1) and r.state <> 'superseded'`,
    [recordIds],
  );
  const fields = await many<FieldValue & { recordId: number }>(
    client,
    `select record_id as "recordId", field_id as "fieldId", value from fields
     where record_id = any($1) and value is not null and value <> '' order by record_id, field_id`,
    [recordIds],
  );
  await execute(client, 'delete from search_people where record_id = any($1)', [recordIds]);
  await execute(client, 'delete from search_keys where record_id = any($1)', [recordIds]);
  const valuesOf = new Map<number, FieldValue[]>(records.map(({ id }) => [id, []]));
  for (const { recordId, fieldId, value } of fields) valuesOf.get(recordId)?.push({ fieldId, value });
  const made = records.map((record) => makeRows(record, valuesOf.get(record.id) ?? []));
  await insertPeople(
    client,
    made.flatMap((one) => one.people),
  );
  await insertKeys(
    client,
    made.flatMap((one) => one.keys),
  );
}

/** A kind that this program does not know (a newer one wrote it) is found by nothing but its book. */
function makeRows(record: IndexedRecord, values: readonly FieldValue[]) {
  const type = findRecordType(record.recordType);
  const keys = type ? listRecordKeys(type, values, record.bookYear) : [];
  const own = type ? findOwnNumber(type, values, keys) : null;
  const people = gatherPeople(type, values);
  const year = own?.year ?? record.bookYear;
  return {
    keys: keys.map((key) => ({ ...key, record_id: record.id, record_type: record.recordType })),
    people: people.map((person) => ({
      record_id: record.id,
      record_type: record.recordType,
      unit_id: record.unitId,
      role: person.role,
      field_id: person.fieldId,
      name: person.name,
      ...nameKeys(person.name),
      birth_date: person.birthDate,
      birth_year: readYear(person.birthDate),
      places_k2: person.places.map((place) => makeSearchKeys(place).k2).join(' | '),
      reg_no: own?.value ?? null,
      reg_year: year,
      book_no: readBook(type, values) ?? record.bookNumber,
    })),
  };
}

function nameKeys(name: string | null) {
  if (name === null) return { k0: null, k1: null, k2: null, k3: null, k4: null, initials: null };
  const keys = makeSearchKeys(cleanName(name));
  return { ...keys, initials: readInitials(keys.k2) };
}

/** The number that a record goes by, the first of its own that it has: số đăng ký, số công chứng, số văn bản … */
function findOwnNumber(type: RecordType, values: readonly FieldValue[], keys: readonly RecordKey[]) {
  for (const field of type.fields) {
    if (readSearchMeaning(field) !== 'number') continue;
    const dated = readYear(values.find((each) => each.fieldId === field.id.replace(/_no$/, '_date'))?.value);
    const value = values.find((each) => each.fieldId === field.id)?.value;
    if (value === undefined && dated === null) continue;
    const year = dated ?? keys.find((key) => key.fieldId === field.id)?.year ?? null;
    return { value: value ?? null, year };
  }
  return null;
}

function readBook(type: RecordType | undefined, values: readonly FieldValue[]): string | null {
  const ids = (type?.fields ?? [])
    .filter((field) => readSearchMeaning(field) === 'book')
    .map((field) => field.id);
  return ids.flatMap((id) => values.find((each) => each.fieldId === id)?.value ?? [])[0] ?? null;
}

function readYear(date: string | null | undefined): number | null {
  const year = Number(/^\d{4}/.exec(date ?? '')?.[0]);
  return Number.isInteger(year) && year > 1800 ? year : null;
}

function insertPeople(client: Client, rows: readonly object[]): Promise<number> {
  return execute(
    client,
    `insert into search_people (record_id, role, field_id, name, k0, k1, k2, k3, k4, initials, birth_date, birth_year,
       places_k2, record_type, unit_id, reg_no, reg_year, book_no, index_version)
     select p.*, ${INDEX_VERSION} from jsonb_to_recordset($1::jsonb) as p(record_id bigint, role text, field_id text, name text,
       k0 text, k1 text, k2 text, k3 text, k4 text, initials text, birth_date text, birth_year int, places_k2 text,
       record_type text, unit_id bigint, reg_no text, reg_year int, book_no text)`,
    [JSON.stringify(rows)],
  );
}

function insertKeys(client: Client, rows: readonly object[]): Promise<number> {
  return execute(
    client,
    `insert into search_keys (record_id, record_type, field_id, kind, key, digits, head, year, symbol, beside)
     select p.record_id, p.record_type, p."fieldId", p.kind, p.key, p.digits, p.head, p.year, p.symbol,
       coalesce(p.beside, '{}')
     from jsonb_to_recordset($1::jsonb) as p(record_id bigint, record_type text, "fieldId" text, kind text, key text,
       digits text, head text, year int, symbol text, beside text[])`,
    [JSON.stringify(rows)],
  );
}
