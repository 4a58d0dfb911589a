import type { ActivityPage, ActivityView, ChainState } from '../../dashboard/server/schemas/audit.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';

/** Who looked up whom and what for, who changed what; filtered, and shown to hold together. */

let dashboard: TestDashboard;
let inspector: Ask;
let reviewer: Ask;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  await dashboard.house.startWorker();
  inspector = await dashboard.signIn('inspector');
  reviewer = await dashboard.signIn('reviewer');
}, 60_000);
afterAll(() => dashboard.close());

const list = async (filter: string) =>
  (await inspector<ActivityPage>('GET', `/audit?${filter}`)).body.entries;
const LOOK = { year: null, recordType: null, place: null };

async function readOne(name: string): Promise<number> {
  const batchId = await dashboard.house.send({ [`${name}.jpg`]: { salt: name, pages: [{ name }] } });
  await dashboard.house.waitUntilDone(batchId);
  const { rows } = await dashboard.house.database.pool.query<{ id: number }>(
    'select id from records where batch_id = $1',
    [batchId],
  );
  return rows[0]?.id ?? 0;
}

test('a look-up is told with who, whom and what for; found again by person, kind, words and day', async () => {
  await reviewer('POST', '/look-ups', { ...LOOK, text: 'nguyễn thị tìm', purpose: 'Cấp bản sao trích lục' });
  const reader = await dashboard.signIn('reader');
  await reader('POST', '/look-ups', { ...LOOK, text: 'Đỗ Văn Khác', purpose: 'Xác minh theo văn bản' });
  const found = await list(`kind=lookup&actor=${dashboard.userIds.reviewer}`);
  expect(found).toMatchObject([
    {
      actorName: 'Người reviewer',
      action: 'lookup.run',
      lookUp: { text: 'nguyễn thị tìm', purpose: 'Cấp bản sao trích lục', hits: 0 },
    },
  ]);
  const texts = (entries: readonly ActivityView[]) => entries.map((entry) => entry.lookUp?.text);
  expect(texts(await list(`text=${encodeURIComponent('văn bản')}`))).toEqual(['Đỗ Văn Khác']);
  expect(texts(await list(`text=${encodeURIComponent('THỊ TÌM')}`))).toEqual(['nguyễn thị tìm']);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
  expect(await list(`kind=lookup&from=${today}&to=${today}`)).toHaveLength(2);
  expect(await list('kind=lookup&to=2020-01-01')).toEqual([]);
});

test('a correction is told with the value before and after, an opened record by a reader as well', async () => {
  const recordId = await readOne('Bùi Thị Củ');
  await reviewer('PUT', `/records/${recordId}/fields/child_full_name`, {
    value: 'Bùi Thị Cũ',
    state: 'present',
    isAsInBook: false,
    version: 1,
  });
  const [saved] = await list('kind=value');
  expect(saved).toMatchObject({
    actorName: 'Người reviewer',
    record: { id: recordId, dossier: 'Bùi Thị Củ' },
    change: { before: 'Bùi Thị Củ', after: 'Bùi Thị Cũ', isHidden: false },
  });
  expect(saved?.change?.field.vi).toBeTruthy();
  const { rows } = await dashboard.house.database.pool.query<{ version: number }>(
    'select version from records where id = $1',
    [recordId],
  );
  await reviewer('POST', `/records/${recordId}/approve`, { version: rows[0]?.version });
  const reader = await dashboard.signIn('reader');
  const lookUp = { text: 'Bùi Thị Cũ', year: null, recordType: null, purpose: 'Cấp bản sao trích lục' };
  await reader('POST', '/look-ups', lookUp);
  await reader('GET', `/records/${recordId}`);
  expect((await list('kind=record'))[0]).toMatchObject({
    action: 'record.approve',
    record: { id: recordId },
  });
  expect((await list(`actor=${dashboard.userIds.reader}&kind=lookup`))[0]).toMatchObject({
    action: 'record.view',
    record: { id: recordId },
  });
});

test('values of a restricted kind of record are not told in the account', async () => {
  const { pool } = dashboard.house.database;
  const recordId = await readOne('Lê Thị Kín');
  await pool.query(`update records set record_type = 'adoption' where id = $1`, [recordId]);
  await reviewer('PUT', `/records/${recordId}/fields/child_full_name`, {
    value: 'Lê Thị Kín Đáo',
    state: 'present',
    isAsInBook: false,
    version: 1,
  });
  const [saved] = await list('kind=value');
  expect(saved?.change).toMatchObject({ isHidden: true, before: null, after: null });
  expect(JSON.stringify(saved)).not.toMatch(/Kín Đáo/);
});

test('pages of the account follow one another without a gap', async () => {
  for (let n = 0; n < 70; n++)
    await dashboard.house.database.pool.query(
      `insert into audit (actor_id, action, subject_type, subject_id) values (null, 'session.open', 'user', $1)`,
      [String(dashboard.userIds.admin)],
    );
  const first = (await inspector<ActivityPage>('GET', '/audit')).body;
  const second = (await inspector<ActivityPage>('GET', `/audit?before=${first.next}`)).body;
  expect(first.entries).toHaveLength(60);
  expect(second.entries[0]?.seq).toBe((first.entries.at(-1)?.seq ?? 0) - 1);
});

test('the chain is whole, and shows where a look-up was altered behind it', async () => {
  const { ownerPool } = dashboard.house.database;
  const whole = (await inspector<ChainState>('GET', '/audit/chain?anew=true')).body;
  expect(whole.fault).toBeNull();
  expect(whole.entries).toBeGreaterThan(70);
  await ownerPool.query('alter table lookups disable trigger user');
  await ownerPool.query(`update lookups set purpose = 'việc khác' where query->>'text' = 'Đỗ Văn Khác'`);
  const { rows } = await ownerPool.query<{ seq: number }>(
    `select seq from audit where action = 'lookup.run' and actor_id = $1`,
    [dashboard.userIds.reader],
  );
  // For a minute the last verdict stands; asked anew, it is found.
  expect((await inspector<ChainState>('GET', '/audit/chain')).body.fault).toBeNull();
  expect((await inspector<ChainState>('GET', '/audit/chain?anew=true')).body.fault).toEqual({
    seq: rows[0]?.seq,
    kind: 'lookup',
    subject: expect.stringMatching(/^lookup:\d+$/),
  });
});

test('only inspectors and administrators read the account, and an inspector does nothing else', async () => {
  const admin = await dashboard.signIn('admin');
  expect((await admin('GET', '/audit')).status).toBe(200);
  expect((await reviewer('GET', '/audit')).status).toBe(403);
  const operator = await dashboard.signIn('operator');
  expect((await operator('GET', '/audit/chain')).status).toBe(403);
  for (const url of ['/batches', '/queue', '/acceptance', '/users', '/review/next'])
    expect([url, (await inspector('GET', url)).status]).toEqual([url, 403]);
  const look = { ...LOOK, text: 'ai đó', purpose: 'tò mò' };
  expect((await inspector('POST', '/look-ups', look)).status).toBe(403);
});
