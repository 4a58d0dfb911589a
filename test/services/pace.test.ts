import sharp from 'sharp';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';
import { createPlainRunner } from '../support/plain-runner.ts';

/** Reading by walking the numbers is slowed and stands in the account; looking at what is in hand is not. */

let dashboard: TestDashboard;
let recordIds: number[] = [];
let pageIds: number[] = [];

beforeAll(async () => {
  dashboard = await openTestDashboard({
    pace: { recordsAMinute: { staff: 6, reader: 3 }, pagesAMinute: { staff: 6, reader: 3 } },
  });
  const viewImage = await sharp({ create: { width: 400, height: 600, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const plain = createPlainRunner();
  await dashboard.house.startWorker({
    ...plain,
    readPage: async (bytes, page, signal) => ({ ...(await plain.readPage(bytes, page, signal)), viewImage }),
  });
  const names = Array.from({ length: 8 }, (_, n) => `Lò Thị ${'ABCDEGHK'[n]}`);
  const batchId = await dashboard.house.send(
    Object.fromEntries(names.map((name) => [`${name}.jpg`, { salt: name, pages: [{ name }] }])),
  );
  await dashboard.house.waitUntilDone(batchId);
  const { pool } = dashboard.house.database;
  const ids = async (table: string) =>
    (await pool.query<{ id: number }>(`select id from ${table} order by id`)).rows.map(({ id }) => id);
  [recordIds, pageIds] = [await ids('records'), await ids('pages')];
}, 60_000);
afterAll(() => dashboard.close());

const alerts = async (userId: number) =>
  (
    await dashboard.house.database.pool.query<{ details: object }>(
      `select details from audit where action = 'access.alert' and actor_id = $1`,
      [userId],
    )
  ).rows.map(({ details }) => details);
const statuses = async (ask: Ask, urls: readonly string[]) => {
  const answers: number[] = [];
  for (const url of urls) answers.push((await ask('GET', url)).status);
  return answers;
};

test('record after record is slowed beyond the budget, with when to go on, and told once', async () => {
  const reviewer = await dashboard.signIn('reviewer');
  const walked = await statuses(
    reviewer,
    recordIds.map((id) => `/records/${id}`),
  );
  expect(walked).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
  expect(await reviewer('GET', `/records/${recordIds[7]}/fields/child_full_name/history`)).toMatchObject({
    status: 429,
    body: { code: 'E-TOO-FAST', retryAfterSeconds: expect.any(Number) },
  });
  // What is in hand stays in hand.
  expect(await statuses(reviewer, [`/records/${recordIds[0]}`])).toEqual([200]);
  expect(await alerts(dashboard.userIds.reviewer)).toMatchObject([{ why: 'pace' }]);
  // A new session is the same person.
  const again = await dashboard.signIn('reviewer');
  expect(await statuses(again, [`/records/${recordIds[7]}`])).toEqual([429]);
});

test('forty crops and the page of one record are no walk; page after page is', async () => {
  const operator = await dashboard.signIn('operator');
  const crops = Array.from(
    { length: 40 },
    (_, n) => `/pages/${pageIds[0]}/crop?bbox=10,${n + 10},90,${n + 40}`,
  );
  expect(new Set(await statuses(operator, [...crops, `/pages/${pageIds[0]}/image`]))).toEqual(new Set([200]));
  const pages = pageIds.flatMap((id) => [`/pages/${id}/image`, `/pages/${id}/original`]);
  expect(await statuses(operator, pages)).toEqual([...Array(12).fill(200), 429, 429, 429, 429]);
  expect(await alerts(dashboard.userIds.operator)).toMatchObject([{ why: 'pace' }]);
});

test.each(['records/', 'pages/', 'dossiers/', 'batches/'])(
  'trying numbers under /%s that are none is closed after twenty, and told once',
  async (folder) => {
    const admin = await dashboard.signIn('admin');
    const tail = { 'pages/': '/original', 'dossiers/': '/files/searchable.pdf' }[folder] ?? '';
    const isBudgeted = folder !== 'batches/';
    const walked = await statuses(
      admin,
      Array.from({ length: 26 }, (_, n) => `/${folder}${900_000 + n}${tail}`),
    );
    expect(walked.filter((status) => status === 404).length).toBeLessThanOrEqual(isBudgeted ? 6 : 20);
    expect(walked.at(-1)).toBe(429);
    expect(await alerts(dashboard.userIds.admin)).toHaveLength(1);
  },
);

test('whoever walks what their role may not see is slowed as well; those who do not walk are not', async () => {
  const reader = await dashboard.signIn('reader');
  const walked = await statuses(
    reader,
    Array.from({ length: 25 }, (_, n) => `/batches/${n + 1}`),
  );
  // Refused whatever the number: nothing to slow there. What they may open is closed for them now.
  expect(walked).toEqual(Array(25).fill(403));
  expect((await reader('GET', `/records/${recordIds[0]}`)).body.code).toBe('E-TOO-FAST');
  expect(await alerts(dashboard.userIds.reader)).toEqual([{ why: 'misses', route: '/api/batches/:batchId' }]);
  // What bears no number is open still.
  expect(await statuses(reader, ['/session', '/record-types'])).toEqual([200, 200]);
  const inspector = await dashboard.signIn('inspector');
  expect(await alerts(dashboard.userIds.inspector)).toEqual([]);
  const { body } = await inspector<{ entries: { action: string; person: string | null }[] }>(
    'GET',
    '/audit?kind=people',
  );
  expect(body.entries).toContainEqual(
    expect.objectContaining({ action: 'access.alert', person: 'Người reader' }),
  );
});
