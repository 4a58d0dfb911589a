import type { LookUpResult } from '../../dashboard/server/schemas/records.ts';
import { inTransaction } from '../../storage/database/pool.ts';
import { indexRecord } from '../../storage/database/search-index.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';

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

const RECORDS: readonly [name: string, type: string, state: string, values: Record<string, string>][] = [
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
  await pool.query(`insert into batches (name) values ('tra')`);
  await pool.query(`insert into dossiers (batch_id, name) values (1, 'd')`);
  for (const [n, [name, type, state, values]] of RECORDS.entries())
    await inTransaction(pool, async (client) => {
      const { rows } = await client.query<{ id: number }>(
        `insert into records (dossier_id, batch_id, ordinal, record_type, form, confidence, state)
         values (1, 1, $1, $2, 'certificate', 1, $3) returning id`,
        [n, type, state],
      );
      const recordId = rows[0]?.id ?? 0;
      ids[name] = recordId;
      for (const [fieldId, value] of Object.entries(values))
        await client.query(
          `with v as (insert into field_values (record_id, field_id, source, value, state, confidence) values ($1, $2, 'manual', $3, 'present', 1) returning id)
           insert into fields (record_id, field_id, current_id, value, state, source, confidence, is_accepted) select $1, $2, id, $3, 'present', 'manual', 1, true from v`,
          [recordId, fieldId, value],
        );
      await indexRecord(client, recordId);
    });
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
  expect(deed.body).toMatchObject({ blocks: [{ recordId: ids.block, action: 'block' }], blocksUnseen: 0 });
  await look(reader, 'Hồ Thị Lành');
  const birth = await reader<LookUpResult>('GET', `/records/${ids.birth}`);
  expect(birth.body).toMatchObject({ blocks: [], blocksUnseen: 0 });
});

test('a notice not approved yet is said to be there, not shown; who works on the books sees it', async () => {
  expect(await look(reader, 'Đặng Văn Chờ')).toMatchObject({ blocks: [], blocksUnseen: 1 });
  // What the paper does not say readably counts as a block.
  expect(await look(reviewer, 'Đặng Văn Chờ')).toMatchObject({
    blocks: [{ recordId: ids.unseen, action: 'unknown', state: 'waiting' }],
    blocksUnseen: 0,
  });
});

test('nothing is blocked where nothing is, and the account keeps how many notices were met', async () => {
  expect(await look(reader, 'ho thi lanh')).toMatchObject({ blocks: [], blocksUnseen: 0, hits: [{}] });
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
