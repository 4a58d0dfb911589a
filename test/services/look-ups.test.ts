import type { LookUpResult } from '../../dashboard/server/schemas/look-ups.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';
import { storeRecord } from '../support/store-record.ts';

/** What an agency sees that looks somebody up: hits, and before them whatever is blocked. */

let dashboard: TestDashboard;
let reader: Ask;
let reviewer: Ask;
const ids: Record<string, number> = {};

const NOTICE = {
  prevent_agency: 'Chi cục Thi hành án dân sự huyện Thử',
  prevent_doc_no: '12/CCTHADS',
  prevent_doc_date: '2019-05-06',
};

const RECORDS: readonly [
  name: string,
  type: string,
  state: 'approved' | 'extracted',
  values: Record<string, string>,
][] = [
  [
    'deed',
    'transfer_land',
    'approved',
    { party_a_1_full_name: 'Trần Văn Bán', land_certificate: 'BK 123456', notary_date: '2020-01-02' },
  ],
  [
    'block',
    'prevent_notice',
    'approved',
    { ...NOTICE, owner_full_name: 'Võ Thị Nợ', prevent_action: 'ngăn chặn', land_certificate: 'BK123456' },
  ],
  [
    'release',
    'prevent_notice',
    'approved',
    { ...NOTICE, owner_full_name: 'Võ Thị Nợ', prevent_action: 'giải tỏa' },
  ],
  ['unseen', 'prevent_notice', 'extracted', { ...NOTICE, owner_full_name: 'Đặng Văn Chờ' }],
  [
    'birth',
    'birth',
    'approved',
    { child_full_name: 'Hồ Thị Lành', birth_place: 'xã Hưng Hội, huyện Vĩnh Lợi' },
  ],
];

beforeAll(async () => {
  dashboard = await openTestDashboard();
  const { pool } = dashboard.house.database;
  for (const [name, type, state, values] of RECORDS)
    ids[name] = await storeRecord(pool, { type, state, values });
  reader = await dashboard.signIn('reader');
  reviewer = await dashboard.signIn('reviewer');
}, 60_000);
afterAll(() => dashboard.close());

async function look(ask: Ask, text: string, more: object = {}): Promise<LookUpResult> {
  const wish = { text, year: null, place: null, recordType: null, purpose: 'Xác minh theo văn bản', ...more };
  return (await ask<LookUpResult>('POST', '/look-ups', wish)).body;
}

test('a block on the owner comes with the look-up, with or without accents, blocks before releases', async () => {
  for (const text of ['Võ Thị Nợ', 'vo thi no', 'VO THI NO'])
    expect((await look(reader, text)).blocks).toMatchObject([
      {
        recordId: ids.block,
        action: 'block',
        owner: 'Võ Thị Nợ',
        docNo: '12/CCTHADS',
        docDate: '2019-05-06',
      },
      { recordId: ids.release, action: 'release' },
    ]);
});

test('filters that narrow the hits never hide a block', async () => {
  const { hits, blocks } = await look(reader, 'vo thi no', {
    year: 1950,
    recordType: 'birth',
    place: 'Hà Nội',
  });
  expect(hits).toEqual([]);
  expect(blocks.map((block) => block.recordId)).toContain(ids.block);
});

test('whoever sells land under a block on its certificate is found with the block, though the owner is another', async () => {
  const { hits, blocks } = await look(reader, 'tran van ban');
  expect(hits.map((hit) => hit.recordId)).toEqual([ids.deed]);
  expect(blocks).toMatchObject([{ recordId: ids.block, action: 'block' }]);
  expect((await look(reader, 'bk 123456')).blocks).toMatchObject([{ recordId: ids.block }]);
});

test('a deed opened later still shows the block on its land; a birth record asks for none', async () => {
  const deed = await reader<LookUpResult>('GET', `/records/${ids.deed}`);
  expect(deed.body).toMatchObject({ blocks: [{ recordId: ids.block, action: 'block' }] });
  await look(reader, 'Hồ Thị Lành');
  const birth = await reader<LookUpResult>('GET', `/records/${ids.birth}`);
  expect(birth.body).toMatchObject({ blocks: [] });
});

test('a notice not approved yet is shown as such to everybody, and opened by who works on the books', async () => {
  // What the paper does not say readably counts as a block.
  const notice = { recordId: ids.unseen, action: 'unknown', owner: 'Đặng Văn Chờ', state: 'waiting' };
  expect(await look(reader, 'Đặng Văn Chờ')).toMatchObject({
    verdict: 'found',
    hits: [],
    blocks: [{ ...notice, canOpen: false }],
  });
  expect(await look(reviewer, 'Đặng Văn Chờ')).toMatchObject({ blocks: [{ ...notice, canOpen: true }] });
});

test('that there is none is said of which data, until when, and what is still to be approved or read', async () => {
  const { pool } = dashboard.house.database;
  await pool.query(
    `with u as (insert into units (code, name, kind) values ('tp', 'Phòng Tư pháp Thử', 'department') returning id)
     update records set unit_id = u.id from u where records.id = $1`,
    [ids.block],
  );
  const before = await look(reader, 'ho thi lanh');
  expect(before).toMatchObject({
    verdict: 'none',
    blocks: [],
    coverage: {
      approved: 2,
      waiting: 1,
      units: ['Phòng Tư pháp Thử'],
      latestDocDate: '2019-05-06',
      unread: 0,
    },
  });
  await pool.query(`insert into dossiers (batch_id, name) values (1, 'chưa đọc')`);
  expect((await look(reader, 'ho thi lanh')).coverage.unread).toBe(1);
  await pool.query(`delete from dossiers where name = 'chưa đọc'`);
});

test('a question in which nothing is understood gets neither yes nor no', async () => {
  for (const text of ['%', '_', '???', '“”', '\u200b…', 'ngăn chặn', '9'.repeat(150)])
    expect(await look(reader, text)).toMatchObject({
      verdict: 'not_understood',
      hits: [],
      blocks: [],
      total: 0,
    });
  // Part of it was understood, and nothing is there: that is no answer for the other part.
  const partly = await look(reader, `Hồ Thị Lành ${'1'.repeat(30)}`);
  expect(partly).toMatchObject({ verdict: 'not_understood', ignored: ['1'.repeat(30)] });
});

test('nothing is blocked where nothing is, and the account keeps how many notices were met', async () => {
  expect(await look(reader, 'ho thi lanh')).toMatchObject({ blocks: [], hits: [{}] });
  const { rows } = await dashboard.house.database.pool.query<{ blocks: number }>(
    `select (query->>'blocks')::int as blocks from lookups order by id`,
  );
  expect(rows.map((row) => row.blocks).slice(0, 3)).toEqual([2, 2, 2]);
  expect(rows.at(-1)?.blocks).toBe(0);
});

test('a place is found by a name that it no longer bears, and the other names are told', async () => {
  const found = await look(reader, 'Hồ Thị Lành', { place: 'Hưng Thành, Bạc Liêu' });
  expect(found.alsoPlaces).toEqual(expect.arrayContaining(['Hưng Hội', 'Cà Mau']));
  // The paper names the commune but no province: a part that it does not bear is not met.
  expect(found.hits).toEqual([]);
  expect((await look(reader, 'Hồ Thị Lành', { place: 'Hưng Thành' })).hits).toMatchObject([
    { recordId: ids.birth },
  ]);
});
