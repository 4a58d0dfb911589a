import { z } from 'zod';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBatch } from '../../storage/database/batches.ts';
import { PASSWORD, openTestDashboard, type TestDashboard } from '../support/dashboard.ts';
import { createPlainRunner } from '../support/plain-runner.ts';
import sharp from 'sharp';

/** What stays on a desk that others use too: nothing; and what is going on for whoever may not see it any more: nothing. */

const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });
let dashboard: TestDashboard;
let port = 0;
let visitors = 0;

beforeAll(async () => {
  dashboard = await openTestDashboard();
  await dashboard.app.listen({ host: '127.0.0.1', port: 0 });
  port = (dashboard.app.server.address() as AddressInfo).port;
  const viewImage = await sharp({ create: { width: 400, height: 600, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const plain = createPlainRunner();
  await dashboard.house.startWorker({
    ...plain,
    readPage: async (bytes, page, signal) => ({ ...(await plain.readPage(bytes, page, signal)), viewImage }),
  });
  const batchId = await dashboard.house.send({ 'a.jpg': { salt: 'a', pages: [{ name: 'Bùi Thị A' }] } });
  await dashboard.house.waitUntilDone(batchId);
}, 60_000);
afterAll(() => dashboard.close());

async function signIn(userName: string): Promise<string> {
  visitors += 1;
  const answer = await dashboard.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { userName, password: PASSWORD },
    remoteAddress: `10.88.${visitors}.1`,
  });
  return answer.cookies[0]?.value ?? '';
}

const get = (url: string, cookie: string, headers: Record<string, string> = {}) =>
  dashboard.app.inject({ method: 'GET', url, cookies: { sogoc_session: cookie }, headers });

test('no answer of the API is kept by a browser, refusals and addresses that are none included', async () => {
  const cookie = await signIn('admin');
  const { paths } = Document.parse(dashboard.app.swagger());
  const kept: string[] = [];
  const seen = new Set<number>();
  for (const [path, methods] of Object.entries(paths))
    for (const method of Object.keys(methods)) {
      if (path.endsWith('/events') || method === 'delete') continue;
      for (const token of [cookie, '']) {
        const answer = await dashboard.app.inject({
          method: method.toUpperCase() as 'GET',
          url: path.replace(/\{[^}]+\}/g, '999'),
          cookies: { sogoc_session: token },
          ...(method === 'get' ? {} : { payload: {} }),
        });
        seen.add(answer.statusCode);
        if (answer.headers['cache-control'] !== 'no-store') kept.push(`${method} ${path}`);
      }
    }
  const none = await get('/api/khong-co', cookie);
  expect(none.headers['cache-control']).toBe('no-store');
  expect(kept).toEqual([]);
  expect([...seen].sort()).toEqual(expect.arrayContaining([200, 400, 401, 404]));
});

test('pictures are asked for anew each time: told to be the same while signed in, refused afterwards', async () => {
  const { rows } = await dashboard.house.database.pool.query<{ id: number }>('select id from pages');
  const cookie = await signIn('reviewer');
  for (const what of ['image', 'image?width=240', 'crop?bbox=10,10,60,40']) {
    const url = `/api/pages/${rows[0]?.id}/${what}`;
    const first = await get(url, cookie);
    expect([what, first.statusCode, first.headers['cache-control']]).toEqual([
      what,
      200,
      'private, no-cache',
    ]);
    const tag = { 'if-none-match': String(first.headers.etag) };
    const again = await get(url, cookie, tag);
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect((await get(url, '', tag)).statusCode).toBe(401);
  }
  const original = await get(`/api/pages/${rows[0]?.id}/original`, cookie);
  expect([original.statusCode, original.headers['cache-control']]).toEqual([200, 'no-store']);
  await dashboard.app.inject({
    method: 'DELETE',
    url: '/api/session',
    cookies: { sogoc_session: cookie },
  });
  expect((await get(`/api/pages/${rows[0]?.id}/image`, cookie)).statusCode).toBe(401);
}, 60_000);

interface Stream {
  readonly told: () => number;
  readonly ended: Promise<number>;
}

function follow(batchId: number, cookie: string): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      {
        host: '127.0.0.1',
        port,
        path: `/api/batches/${batchId}/events`,
        headers: { cookie: `sogoc_session=${cookie}` },
      },
      (response) => {
        let told = 0;
        const startedAt = Date.now();
        response.on('data', () => (told += 1));
        const ended = new Promise<number>((done) => response.on('end', () => done(Date.now() - startedAt)));
        resolve({ told: () => told, ended });
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

const OPERATOR = (isActive: boolean, role = 'operator') => ({ roles: [role], isActive, unitId: null });

test.each([
  ['the account is switched off', OPERATOR(false)],
  ['the role sees no batches any more', OPERATOR(true, 'reader')],
])('an event stream ends within seconds when %s; another’s goes on', async (_, change) => {
  const { pool } = dashboard.house.database;
  const batchId = await createBatch(pool, { name: 'đang đọc' });
  const [mine, others] = [
    await follow(batchId, await signIn('operator')),
    await follow(batchId, await signIn('admin')),
  ];
  let othersEnded = false;
  void others.ended.then(() => (othersEnded = true));
  const admin = await dashboard.signIn('admin');
  expect((await admin('PATCH', `/users/${dashboard.userIds.operator}`, change)).status).toBe(200);
  expect(await mine.ended).toBeLessThan(9_000);
  expect(mine.told()).toBeGreaterThan(0);
  expect(othersEnded).toBe(false);
  await admin('PATCH', `/users/${dashboard.userIds.operator}`, OPERATOR(true));
});

test('an event stream ends with its session: signed out, password reset, idle', async () => {
  const { pool } = dashboard.house.database;
  const batchId = await createBatch(pool, { name: 'đang đọc' });
  const admin = await dashboard.signIn('admin');
  const left = await signIn('operator');
  const streams = [await follow(batchId, left), await follow(batchId, await signIn('operator'))];
  await dashboard.app.inject({ method: 'DELETE', url: '/api/session', cookies: { sogoc_session: left } });
  await admin('POST', `/users/${dashboard.userIds.operator}/password`);
  for (const stream of streams) expect(await stream.ended).toBeLessThan(9_000);
  const idle = await follow(batchId, await signIn('admin'));
  await pool.query(`update sessions set last_seen_at = now() - interval '31 minutes'`);
  expect(await idle.ended).toBeLessThan(9_000);
});

const ZERO_WIDTH = '\u200b\u200c\u200d\u2060\ufeff';
const NO_REASONS = [
  '',
  '   ',
  '...',
  '.'.repeat(40),
  ZERO_WIDTH,
  `a${ZERO_WIDTH}b`,
  '\u00a0\u00a0\u00a0',
  '–––',
  '\u3164\u3164\u3164',
  'ab',
  '🙂🙂🙂',
  '\u0301\u0301\u0301',
];

test.each(NO_REASONS)('%j is no purpose of a look-up and no reason to return a record', async (reason) => {
  const reader = await dashboard.signIn('reader');
  const look = { text: 'Bùi Thị A', year: null, recordType: null, place: null, purpose: reason };
  const { pool } = dashboard.house.database;
  const count = async () => (await pool.query('select count(*)::int as n from lookups')).rows;
  const before = await count();
  const refused = {
    status: 422,
    body: { code: 'E-NO-REASON', advice: { vi: expect.stringContaining('lý do') } },
  };
  expect(await reader('POST', '/look-ups', look)).toMatchObject(refused);
  expect(await count()).toEqual(before);
  const reviewer = await dashboard.signIn('reviewer');
  const { rows } = await pool.query<{ id: number }>('select min(id) as id from records');
  expect(await reviewer('POST', `/records/${rows[0]?.id}/return`, { reason })).toMatchObject(refused);
});

test('a purpose is kept as people read it', async () => {
  const reader = await dashboard.signIn('reader');
  const purpose = `  Cấp ${ZERO_WIDTH}bản   sao\u00a0trích lục `;
  await reader('POST', '/look-ups', { text: 'Bùi', year: null, recordType: null, place: null, purpose });
  const { rows } = await dashboard.house.database.pool.query(
    'select purpose from lookups order by id desc limit 1',
  );
  expect(rows).toEqual([{ purpose: 'Cấp bản sao trích lục' }]);
});
