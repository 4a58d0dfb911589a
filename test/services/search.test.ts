import { findPlaceNames } from '../../pipeline/places/other-names.ts';
import { searchRecords, type SearchQuery } from '../../storage/database/search.ts';
import { indexRecord, gatherPeople } from '../../storage/database/search-index.ts';
import { inTransaction } from '../../storage/database/pool.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

let house: TestHouse;
/** Name → record id; all people are invented. */
const ids: Record<string, number> = {};

beforeAll(async () => {
  house = await openTestHouse();
  const { pool } = house.database;
  await pool.query(`insert into batches (name) values ('tìm')`);
  await pool.query(`insert into dossiers (batch_id, name) values (1, 'd')`);
  const people: Record<string, string>[] = [
    {
      child_full_name: 'Nguyễn Thị Hoà',
      child_birth_date: '1987-04-02',
      reg_no: '12/1987',
      reg_date: '1987-04-20',
      birth_place: 'Xã Hưng Hội, huyện Vĩnh Lợi',
    },
    {
      child_full_name: 'Nguyễn Thị Hòa',
      child_birth_date: '1990-01-01',
      reg_no: '13',
      reg_date: '1990-02-01',
    },
    { child_full_name: 'Nguyễn Thị Hóa', child_birth_date: '1991-01-01' },
    { child_full_name: 'Nguyễn Thị Hoàng Oanh', child_birth_date: '1992-01-01' },
    { child_full_name: 'Trần Văn Lý', mother_full_name: 'Lê Mỹ Duyên', mother_id_doc_no: '079 187 000 123' },
    { child_full_name: 'Nguyên Thị Hoan', signer_name: 'Nguyễn Thị Hoà' },
  ];
  for (const [n, values] of people.entries()) {
    const { rows } = await pool.query<{ id: number }>(
      `insert into records (dossier_id, batch_id, ordinal, record_type, form, confidence) values (1, 1, $1, 'birth', 'certificate', 1) returning id`,
      [n],
    );
    const recordId = rows[0]?.id ?? 0;
    ids[values.child_full_name ?? ''] = recordId;
    await inTransaction(pool, async (client) => {
      for (const [fieldId, value] of Object.entries(values))
        await client.query(
          `with v as (insert into field_values (record_id, field_id, source, value, state, confidence) values ($1, $2, 'manual', $3, 'present', 1) returning id)
           insert into fields (record_id, field_id, current_id, value, state, source, confidence, is_accepted) select $1, $2, id, $3, 'present', 'manual', 1, true from v`,
          [recordId, fieldId, value],
        );
      await indexRecord(client, recordId);
    });
  }
}, 60_000);
afterAll(() => house.close());

const search = (text: string, more: Partial<SearchQuery> = {}) =>
  searchRecords(house.database.pool, { text, approvedOnly: false, limit: 10, ...more });

test('as written comes first, then tone placement, then accents, then names that hold the words', async () => {
  const hits = await search('Nguyễn Thị Hòa');
  expect(hits.slice(0, 3).map((hit) => [hit.name, hit.rank])).toEqual([
    ['Nguyễn Thị Hòa', 0],
    ['Nguyễn Thị Hoà', 1],
    ['Nguyễn Thị Hóa', 2],
  ]);
  const rest = hits.slice(3);
  expect(rest.map((hit) => [hit.name, hit.rank])).toEqual([
    ['Nguyên Thị Hoan', 5],
    ['Nguyễn Thị Hoàng Oanh', 5],
  ]);
  expect((await search('nguyễn oanh')).map((hit) => [hit.name, hit.rank])).toEqual([
    ['Nguyễn Thị Hoàng Oanh', 4],
  ]);
  expect(rest.map((hit) => hit.name)).not.toContain('Trần Văn Lý');
});

test('found without accents, with i for y, in any case', async () => {
  expect((await search('TRAN VAN LI'))[0]).toMatchObject({ name: 'Trần Văn Lý', rank: 3 });
  expect((await search('le my duyen'))[0]).toMatchObject({ name: 'Lê Mỹ Duyên', role: 'mother', rank: 2 });
});

test('found with a slip of the pen', async () => {
  expect((await search('Nguyen Thi Hoang Oan'))[0]?.name).toBe('Nguyễn Thị Hoàng Oanh');
});

test('by identity number, spaced or not', async () => {
  for (const text of ['079187000123', '079 187 000 123'])
    expect(await search(text)).toMatchObject(
      [{ recordId: ids['Trần Văn Lý'], role: 'child' }, { role: 'mother' }].slice(1),
    );
});

test('by registration number and year, and by place', async () => {
  expect((await search('12/1987')).map((hit) => hit.recordId)).toEqual([ids['Nguyễn Thị Hoà']]);
  expect((await search('13/1990')).map((hit) => hit.recordId)).toEqual([ids['Nguyễn Thị Hòa']]);
  expect(await search('13/1991')).toEqual([]);
  expect((await search('hung hoi')).map((hit) => hit.recordId)).toEqual([ids['Nguyễn Thị Hoà']]);
  expect((await search('nguyen thi', { place: 'Vĩnh Lợi' })).map((hit) => hit.recordId)).toEqual([
    ids['Nguyễn Thị Hoà'],
  ]);
});

test('a year narrows by birth or registration; those who sign are nobody to be found', async () => {
  expect((await search('nguyen thi hoa', { year: 1991 })).map((hit) => hit.name)).toEqual(['Nguyễn Thị Hóa']);
  expect(gatherPeople([{ fieldId: 'signer_full_name', value: 'Nguyễn Thị Hoà' }])).toMatchObject([
    { role: '', name: null },
  ]);
  expect(
    (await search('Nguyễn Thị Hoà')).filter(
      (hit) => hit.recordId === ids['Nguyên Thị Hoan'] && hit.rank === 0,
    ),
  ).toEqual([]);
  expect(await search('Nguyễn Thị Hoà', { approvedOnly: true })).toEqual([]);
});

test('a place is found by its names of before and since 01/07/2025, whole or within its province', async () => {
  // Xã Hưng Hội, huyện Vĩnh Lợi, tỉnh Bạc Liêu went on as xã Hưng Hội of tỉnh Cà Mau, with land of Hưng Thành.
  const hoa = [ids['Nguyễn Thị Hoà']];
  const inPlace = async (place: string) =>
    (await search('nguyen thi hoa', { place })).map((hit) => hit.recordId);
  expect(await inPlace('xã Hưng Hội')).toEqual(hoa);
  expect(await inPlace('Hưng Hội, Vĩnh Lợi')).toEqual(hoa);
  expect(await inPlace('Hưng Hội, Hà Nội')).toEqual([]);
  const [later] = findPlaceNames('Hưng Thành, Bạc Liêu');
  expect(later?.others).toContain('Hưng Hội');
  expect(await inPlace('Hưng Thành')).toEqual(hoa);
});

test('a land certificate or plate is found however it is spaced', async () => {
  const { pool } = house.database;
  const recordId = ids['Lê Mỹ Duyên'] ?? ids['Trần Văn Lý'] ?? 0;
  await inTransaction(pool, async (client) => {
    await client.query(
      `with v as (insert into field_values (record_id, field_id, source, value, state, confidence) values ($1, 'land_certificate', 'manual', 'BK 123456', 'present', 1) returning id)
       insert into fields (record_id, field_id, current_id, value, state, source, confidence, is_accepted) select $1, 'land_certificate', id, 'BK 123456', 'present', 'manual', 1, true from v`,
      [recordId],
    );
    await indexRecord(client, recordId);
  });
  for (const text of ['BK 123456', 'bk123456'])
    expect((await search(text)).map((hit) => hit.recordId)).toContain(recordId);
});
