import { findPlaceNames } from '../../pipeline/places/other-names.ts';
import { searchRecords, type SearchQuery } from '../../storage/database/search.ts';
import { findRecordType } from '../../pipeline/records/registry.ts';
import { gatherPeople } from '../../storage/database/search-people.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { storeRecord } from '../support/store-record.ts';

let house: TestHouse;
/** Name → record id; all people are invented. */
const ids: Record<string, number> = {};

beforeAll(async () => {
  house = await openTestHouse();
  const { pool } = house.database;
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
  for (const values of people)
    ids[values.child_full_name ?? ''] = await storeRecord(pool, {
      type: 'birth',
      state: 'extracted',
      values,
    });
}, 60_000);
afterAll(() => house.close());

const search = (text: string, more: Partial<SearchQuery> = {}) =>
  searchRecords(house.database.pool, {
    text,
    scope: { workedOn: null, hiddenTypes: [] },
    limit: 10,
    ...more,
  }).then((result) => result.hits);

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
    expect(await search(text)).toMatchObject([
      { recordId: ids['Trần Văn Lý'], role: 'mother', fieldId: 'mother_id_doc_no' },
    ]);
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
  expect(
    gatherPeople(findRecordType('birth'), [{ fieldId: 'signer_name', value: 'Nguyễn Thị Hoà' }]),
  ).toMatchObject([{ role: '', name: null }]);
  expect(
    (await search('Nguyễn Thị Hoà')).filter(
      (hit) => hit.recordId === ids['Nguyên Thị Hoan'] && hit.rank === 0,
    ),
  ).toEqual([]);
  expect(await search('Nguyễn Thị Hoà', { scope: { workedOn: [], hiddenTypes: [] } })).toEqual([]);
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

test('a land certificate or plate is found however it is spaced, in the field that bears it', async () => {
  const { pool } = house.database;
  const land = await storeRecord(pool, {
    type: 'transfer_land',
    values: { party_a_1_full_name: 'Lê Đất', land_certificate: 'BK 123456' },
  });
  const car = await storeRecord(pool, {
    type: 'vehicle_sale',
    values: { party_a_1_full_name: 'Lê Xe', car_license_number: '95A-123.45' },
  });
  for (const text of ['BK 123456', 'bk123456', 'Bk-123456', '123456'])
    expect(await search(text)).toMatchObject([{ recordId: land, fieldId: 'land_certificate' }]);
  for (const text of ['95A-123.45', '95A12345', '95a 123 45', 'biển số 95A-12345'])
    expect(await search(text)).toMatchObject([{ recordId: car, fieldId: 'car_license_number' }]);
  for (const text of ['BK 123457', '95A-123.46', '95B-123.45']) expect(await search(text)).toEqual([]);
});
