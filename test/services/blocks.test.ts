import type { LookUpResult } from '../../dashboard/server/schemas/look-ups.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';
import { storeRecord, type RecordToStore } from '../support/store-record.ts';

/** A notary relies on the answer that there is no block: each notice is planted, asked for by each of its keys, and nearly so. */

let dashboard: TestDashboard;
let reader: Ask;
const ids: Record<string, number> = {};

const block = (values: Record<string, string>, more: Partial<RecordToStore> = {}): RecordToStore => ({
  type: 'prevent_notice',
  values: { prevent_action: 'ngăn chặn', prevent_agency: 'Tòa án nhân dân huyện Thử', ...values },
  ...more,
});

const NOTICES: Record<string, RecordToStore> = {
  land: block({
    owner_full_name: 'Võ Thị Nợ',
    owner_id_doc_no: '385 123 456',
    owner_residence: 'khóm 2, phường Láng Tròn, thị xã Giá Rai',
    prevent_doc_no: '609/QĐ-TA',
    prevent_doc_date: '2019-05-06',
    land_certificate: 'BK 433645',
    land_certificate_entry_no: 'CH 01234',
    land_number: '483',
    land_map_number: '81',
    land_address: 'ấp Cái Giá, xã Hưng Hội, huyện Vĩnh Lợi',
  }),
  car: block({
    owner_full_name: 'Chau Sóc Kha',
    prevent_doc_no: '45/2020/QĐ-CCTHADS',
    prevent_doc_date: '2020-02-03',
    car_license_number: '95A-123.45',
    car_frame_number: 'RLHJA38105Y001234',
  }),
  couple: block({
    owner_full_name: 'Trần Văn Khuê và Mai Thị Sợi',
    prevent_doc_no: '12/CCTHADS',
    prevent_doc_date: '2018-01-02',
    land_number: '12/3',
    land_map_number: '7',
  }),
  noSheet: block({ owner_full_name: 'Lý Không Tờ', prevent_doc_no: '7/CV-UBND', land_number: '900' }),
  undated: block({ owner_full_name: 'Ngô Không Ngày', prevent_doc_no: '88/TB-THA' }),
  waiting: block(
    { owner_full_name: 'Đặng Văn Chớ', prevent_doc_no: '31/CV-CA', land_number: '55', land_map_number: '6' },
    { state: 'extracted', doubtful: ['land_number'] },
  ),
  release: block({
    prevent_action: 'giải tỏa',
    owner_full_name: 'Chau Sóc Kha',
    prevent_doc_no: '77/2021/QĐ-CCTHADS',
    prevent_doc_date: '2021-04-05',
    refers_to_doc_no: '45/2020/QĐ-CCTHADS',
  }),
};

beforeAll(async () => {
  dashboard = await openTestDashboard();
  const { pool } = dashboard.house.database;
  for (const [name, record] of Object.entries(NOTICES)) ids[name] = await storeRecord(pool, record);
  reader = await dashboard.signIn('reader');
}, 60_000);
afterAll(() => dashboard.close());

async function look(text: string, more: object = {}): Promise<LookUpResult> {
  const wish = { text, year: null, place: null, recordType: null, purpose: 'Công chứng hợp đồng', ...more };
  const { status, body } = await reader<LookUpResult>('POST', '/look-ups', wish);
  expect(status).toBe(200);
  return body;
}
const nameOf = (recordId: number) => Object.keys(ids).find((name) => ids[name] === recordId);
const namesOf = ({ blocks }: LookUpResult) => blocks.map((one) => nameOf(one.recordId)).sort();

const FOUND: readonly [text: string, ...notices: string[]][] = [
  ['thửa 483 tờ 81', 'land'],
  ['thửa đất số 483, tờ bản đồ số 81', 'land'],
  ['thua 483 to 81', 'land'],
  ['tờ bản đồ 81 thửa 483', 'land'],
  ['tờ bản đồ số 81', 'land'],
  ['thửa 483', 'land'],
  ['483', 'land'],
  ['BK 433645', 'land'],
  ['bk433645', 'land'],
  ['433645', 'land'],
  ['GCN số BK 433645', 'land'],
  ['CH 01234', 'land'],
  ['số vào sổ CH01234', 'land'],
  ['01234', 'land'],
  ['609/QĐ-TA', 'land'],
  ['609/qd-ta', 'land'],
  ['609 / QĐ - TA', 'land'],
  ['Quyết định số 609/QĐ-TA ngày 06/05/2019', 'land'],
  ['609/QĐ', 'land'],
  ['số 609', 'land'],
  ['609/2019', 'land'],
  ['Võ Thị Nợ', 'land'],
  ['vo thi no', 'land'],
  ['NỢ VÕ THỊ', 'land'],
  ['“Võ Thị Nợ”', 'land'],
  ['V.T.N', 'land'],
  ['Võ T. Nợ', 'land'],
  ['bà Võ Thị Nợ, thửa 1 tờ 1', 'land'],
  ['Võ', 'land'],
  ['385123456', 'land'],
  ['CMND 385 123 456', 'land'],
  ['123456', 'land'],
  ['xã Hưng Hội', 'land'],
  ['ấp Cái Giá, xã Hưng Hội', 'land'],
  ['Láng Tròn', 'land'],
  ['thửa 483 tờ 81 và 95A-123.45', 'car', 'land', 'release'],
  ['95A-123.45', 'car', 'release'],
  ['95a12345', 'car', 'release'],
  ['biển số 95A 123.45', 'car', 'release'],
  ['RLHJA38105Y001234', 'car', 'release'],
  ['45/2020/QĐ-CCTHADS', 'car', 'release'],
  ['77/2021', 'car', 'release'],
  ['Chau Soc Kha', 'car', 'release'],
  ['Trần Văn Khuê', 'couple'],
  ['Mai Thị Sợi', 'couple'],
  ['ông Trần Văn Khuê và bà Mai Thị Sợi', 'couple'],
  ['12/CCTHADS', 'couple'],
  ['công văn 12/CCTHADS', 'couple'],
  ['thửa 12/3', 'couple'],
  ['12/3', 'couple'],
  // What the paper does not say excludes nothing.
  ['thửa 900 tờ 15', 'noSheet'],
  ['88/2017', 'undated'],
  ['thửa 55 tờ 6', 'waiting'],
  ['Đặng Văn Chớ', 'waiting'],
  // Approved by nobody, so its owner may be misread.
  ['Đặng Văn Chới', 'waiting'],
];

test.each(FOUND)('%s is blocked', async (text, ...notices) => {
  const found = await look(text);
  expect(namesOf(found)).toEqual([...notices].sort());
  expect(found.verdict).toBe('found');
});

const NOT_FOUND = [
  'thửa 483 tờ 82',
  'thửa 484 tờ 81',
  'thửa 48 tờ 81',
  'thửa 12/34',
  'thửa 12 tờ 7',
  'tờ bản đồ 8',
  'BK 433646',
  'BL 433645',
  '43364',
  '4336451',
  'CH 01235',
  '609/QĐ-CT',
  '60/QĐ-TA',
  '609/2018',
  '6090',
  '12/CTHADS',
  '95A-123.46',
  '95B-123.45',
  '385123457',
  'Võ Thị Nở Hoa',
  'Võ Thị Nơi',
  'V.T.N.A',
  'Trần Văn Sợi Mai Khuê Thị Ba',
  'xã Hưng Thạnh Hội',
  'Hồ Thị Lành',
];

test.each(NOT_FOUND)('%s is not', async (text) => {
  expect(await look(text)).toMatchObject({ blocks: [], verdict: 'none' });
});

test('filters and pages never hide a block, whatever they hide of the rest', async () => {
  const narrow = { year: 1950, recordType: 'birth', place: 'Hà Nội', offset: 100 };
  expect(namesOf(await look('thửa 483 tờ 81', narrow))).toEqual(['land']);
});

test('a common name shows every notice on it, among hundreds of other records', async () => {
  const { pool } = dashboard.house.database;
  for (let n = 0; n < 60; n++)
    await storeRecord(pool, {
      type: 'birth',
      values: { child_full_name: `Bành Thị ${'ABCDEFGHIKLMN'[n % 13]}` },
    });
  const planted: number[] = [];
  for (let n = 0; n < 16; n++)
    planted.push(
      await storeRecord(
        pool,
        block({ owner_full_name: `Bành Văn ${'XYVUTSRQ'[n % 8]}`, prevent_doc_no: `${500 + n}/CV` }),
      ),
    );
  const found = await look('bành');
  expect(found.blocks.map((one) => one.recordId).sort((a, b) => a - b)).toEqual(planted);
  expect(found).toMatchObject({ total: 76, isTotalExact: true });
  expect(found.hits).toHaveLength(50);
  expect((await look('bành', { offset: 50 })).hits).toHaveLength(26);
});

test('a notice says why it is shown, what it is about, that nobody approved it and what was read badly', async () => {
  const [land] = (await look('Võ Thị Nợ thửa 483 tờ 81')).blocks;
  expect(land?.matched.map(({ asked, field }) => [asked, field?.vi])).toEqual([
    ['Võ Thị Nợ', 'Chủ tài sản'],
    ['thửa 483 tờ 81', 'Thửa đất số'],
  ]);
  expect(land?.things.map(({ value }) => value)).toEqual(expect.arrayContaining(['BK 433645', '483', '81']));
  const [waiting] = (await look('thửa 55 tờ 6')).blocks;
  expect(waiting).toMatchObject({ state: 'waiting', canOpen: false, doubtful: [{ vi: 'Thửa đất số' }] });
  expect((await look('Đặng Văn Chới')).blocks[0]?.matched).toMatchObject([{ isNear: true }]);
});

test('a release stands beside the block whose number it names, and hides it from nobody', async () => {
  const { blocks } = await look('95A-123.45');
  expect(blocks).toMatchObject([
    { recordId: ids['car'], action: 'block', releasedBy: [{ recordId: ids['release'], state: 'approved' }] },
    { recordId: ids['release'], action: 'release', releases: '45/2020/QĐ-CCTHADS' },
  ]);
  // In force before released.
  const both = await look('thửa 483 tờ 81 và 95A-123.45');
  expect(both.blocks.map((one) => nameOf(one.recordId))).toEqual(['land', 'car', 'release']);
});

test('a deed on a parcel of a block shows it; one on the same number of another sheet does not', async () => {
  const { pool } = dashboard.house.database;
  const deed = (sheet: string) =>
    storeRecord(pool, {
      type: 'transfer_land',
      values: { party_a_1_full_name: 'Kiên Bán Đất', land_number: '483', land_map_number: sheet },
    });
  const [same, other] = [await deed('81'), await deed('80')];
  // A deed opens from a look-up that found it.
  await look('Kiên Bán Đất');
  const open = async (id: number) => (await reader<LookUpResult>('GET', `/records/${id}`)).body;
  expect(namesOf(await open(same))).toEqual(['land']);
  expect(namesOf(await open(other))).toEqual([]);
});

test('a corrected notice is found by what it says now, and no more by what it said', async () => {
  const reviewer = await dashboard.signIn('reviewer');
  const path = `/records/${ids['waiting']}/fields/land_number`;
  const { status } = await reviewer('PUT', path, {
    value: '56',
    state: 'present',
    isAsInBook: false,
    version: 1,
  });
  expect(status).toBe(200);
  expect(namesOf(await look('thửa 56 tờ 6'))).toEqual(['waiting']);
  expect((await look('thửa 55 tờ 6')).verdict).toBe('none');
});
