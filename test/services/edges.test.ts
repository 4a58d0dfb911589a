import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { createImageFolder } from '../../dashboard/server/image-folder.ts';
import { createPageImages } from '../../dashboard/server/page-images.ts';
import { openScratch } from '../../cli/scratch.ts';
import { Failure } from '../../pipeline/failures.ts';
import type { Page } from '../../storage/database/pages.ts';
import { describeError } from '../../storage/describe-error.ts';
import { originalKey } from '../../storage/object-store/object-store.ts';
import {
  openTestDashboard,
  PASSWORD,
  serveTestHouse,
  type Ask,
  type TestDashboard,
} from '../support/dashboard.ts';
import { makePlainScan } from '../support/plain-runner.ts';

/** What stands at the edges of the server: its log, its connections, its folders, files too large and files gone bad. */

let dashboard: TestDashboard;
let operator: Ask;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  operator = await dashboard.signIn('operator');
}, 60_000);
afterAll(() => dashboard?.close());

const NAME = 'Nguyễn Thị Không Được Ghi';

describe('the log', () => {
  test('holds no value of a row, whatever error carries one', async () => {
    const { pool } = dashboard.house.database;
    const fail = (sql: string, values: unknown[] = []) =>
      pool.query(sql, values).catch((error: unknown) => error);
    const thrown = [
      await fail('select $1::int', [NAME]),
      await fail('insert into units (code, name, kind) values ($1, $1, $1)', [NAME]),
      await fail(
        `insert into users (username, display_name, password_hash, roles) values ('admin', $1, '-', '{}')`,
        [NAME],
      ),
      await fail(`do $$ begin raise exception '${NAME}'; end $$`),
      new Error(`no such person: ${NAME}\n    at ${NAME} (file:///x.ts:1:2)`.replace(' (file', ' file')),
      new Failure('E-DATABASE-AWAY', {}, { cause: await fail('select $1::date', [NAME]) }),
      Object.assign(new TypeError(NAME), { code: NAME, detail: NAME }),
      NAME,
    ];
    for (const one of thrown) {
      const told = JSON.stringify(describeError(one));
      expect(told).not.toContain('Không Được Ghi');
      expect(told).not.toContain('Nguyễn');
    }
    // Still enough to find the fault by.
    expect(describeError(thrown[0])).toMatchObject({
      type: 'error',
      code: '22P02',
      stack: expect.stringMatching(/^at /),
    });
    expect(describeError(thrown[2])).toMatchObject({
      code: '23505',
      table: 'users',
      constraint: 'users_username',
    });
    expect(describeError(thrown[5])).toMatchObject({
      message: expect.stringContaining('E-DATABASE-AWAY'),
      cause: { code: '22007' },
    });
  });

  test('of the server, when something unexpected happens while a person is looked up, names nobody', async () => {
    const lines: string[] = [];
    const app = await serveTestHouse(dashboard.house, {
      logLevel: 'info',
      logStream: { write: (line) => lines.push(line) },
    });
    const session = await app.inject({
      method: 'POST',
      url: '/api/session',
      payload: { userName: 'reader', password: PASSWORD },
      remoteAddress: '10.77.0.1',
    });
    await dashboard.house.database.ownerPool.query('alter table lookups rename to lookups_away');
    try {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/look-ups',
        cookies: { sogoc_session: session.cookies[0]?.value ?? '' },
        payload: { text: NAME, year: null, recordType: null, purpose: 'thử nhật ký' },
      });
      expect(answer.statusCode).toBe(500);
    } finally {
      await dashboard.house.database.ownerPool.query('alter table lookups_away rename to lookups');
      await app.close();
    }
    expect(lines.join('')).toContain('unexpected');
    expect(lines.join('')).not.toContain('Không Được Ghi');
  });
});

test('of files sent together one too large is refused by itself; those beside it are kept and told of', async () => {
  const { id } = (await operator<{ id: number }>('POST', '/batches', { name: 'Ba tệp', book: null })).body;
  const form = new FormData();
  const small = (salt: string) =>
    new Blob([Uint8Array.from(makePlainScan({ salt, pages: [{ name: salt }] }))]);
  form.append('file', small('Một'), 'mot.jpg');
  form.append('file', new Blob([new Uint8Array(1_200_000)]), 'qua-lon.jpg');
  form.append('file', small('Ba'), 'ba.jpg');
  const { status, body } = await operator('POST', `/batches/${id}/files`, form);
  expect([status, body]).toMatchObject([
    200,
    {
      files: [
        { name: 'mot.jpg', state: 'received' },
        { name: 'qua-lon.jpg', state: 'refused', problem: { code: 'E-TOO-LARGE' } },
        { name: 'ba.jpg', state: 'received' },
      ],
    },
  ]);
});

test('a connection on which nothing moves is let go; one that moves slowly is not', async () => {
  const app = await serveTestHouse(dashboard.house, { idleConnectionMs: 700, headersMs: 700 });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const open = (first: string) =>
    new Promise<{ closedAfterMs: Promise<number>; write(text: string): void }>((resolve) => {
      const startedAt = performance.now();
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(first);
        const closedAfterMs = new Promise<number>((done) =>
          socket.on('close', () => done(performance.now() - startedAt)),
        );
        socket.on('error', () => undefined).resume();
        resolve({ closedAfterMs, write: (text) => socket.write(text) });
      });
    });
  const halves = await Promise.all(
    Array.from({ length: 40 }, () => open('POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Le')),
  );
  const bodies = await Promise.all(
    Array.from({ length: 10 }, () =>
      open('POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{"us'),
    ),
  );
  const slow = await open(
    'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{',
  );
  let isSlowOpen = true;
  void slow.closedAfterMs.then(() => (isSlowOpen = false));
  for (let turn = 0; turn < 8; turn++) {
    await sleep(250);
    slow.write(' ');
  }
  expect(isSlowOpen).toBe(true);
  for (const { closedAfterMs } of [...halves, ...bodies]) expect(await closedAfterMs).toBeLessThan(15_000);
  await app.close();
}, 40_000);

describe('pictures of pages', () => {
  const page = (id: number) =>
    ({
      id,
      resultKey: `derivatives/x/${id}`,
      rotation: 0,
      viewKey: `derivatives/view/${id}`,
    }) as unknown as Page;

  test('are made in a few widths, however many are asked for', async () => {
    const folder = join(dashboard.house.folder, 'widths');
    const bytes = await sharp({ create: { width: 1800, height: 2400, channels: 3, background: '#ddd' } })
      .jpeg()
      .toBuffer();
    await dashboard.house.store.putIfAbsent('derivatives/view/1', bytes);
    const images = createPageImages(dashboard.house.store, folder);
    for (let width = 40; width <= 4000; width += 97) await images.render(page(1), width);
    const made = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.jpg'));
    expect(made.length).toBeLessThanOrEqual(7);
    const { width } = await sharp(await images.render(page(1), 900)).metadata();
    expect(width).toBe(1000);
  });

  test('take up no more than they may: those not looked at for longest go first', async () => {
    const folder = join(dashboard.house.folder, 'bound');
    const images = createImageFolder(folder, 50_000);
    const paths: string[] = [];
    for (let n = 0; n < 9; n++) {
      paths.push(await images.keep(`p${n}`, () => Promise.resolve(Buffer.alloc(10_000, n))));
      await sleep(15);
      // The first is looked at again and again.
      await images.keep('p0', () => Promise.reject(new Error('it is there')));
    }
    await images.sweep();
    const left = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.jpg'));
    expect(left.length).toBeLessThanOrEqual(5);
    expect((await readFile(paths[0] ?? '')).length).toBe(10_000);
    await expect(readFile(paths[1] ?? '')).rejects.toThrow('ENOENT');
  });
});

test('scratch of processes that are gone is swept when the next one starts; that of living ones stays', async () => {
  const parent = join(dashboard.house.folder, 'scratch-of-all');
  for (const name of ['worker-999999', `worker-${process.ppid}`, 'server', 'worker-x'])
    await mkdir(join(parent, name), { recursive: true });
  await writeFile(join(parent, 'worker-999999', 'left.json'), NAME);
  const own = await openScratch(parent, 'worker');
  expect((await readdir(parent)).sort()).toEqual(
    [`worker-${process.pid}`, `worker-${process.ppid}`, 'server', 'worker-x'].sort(),
  );
  expect(own).toBe(join(parent, `worker-${process.pid}`));
});

test('an original that went bad in the store is not handed out as good', async () => {
  const worker = await dashboard.house.startWorker();
  const batchId = await dashboard.house.send({
    'hong.jpg': { salt: 'hỏng', pages: [{ name: 'Hà Thị Hỏng' }] },
  });
  await dashboard.house.waitUntilDone(batchId);
  await worker.stop();
  const { rows } = await dashboard.house.database.pool.query<{ id: number; sha256: string }>(
    'select id, sha256 from pages where batch_id = $1',
    [batchId],
  );
  const [{ id, sha256 } = { id: 0, sha256: '' }] = rows;
  const path = join(dashboard.house.folder, 'objects', originalKey(sha256));
  expect((await operator('GET', `/pages/${id}/original`)).status).toBe(200);
  const bytes = await readFile(path);
  bytes[3] = (bytes[3] ?? 0) ^ 255;
  await chmod(path, 0o600);
  await writeFile(path, bytes);
  expect(await operator('GET', `/pages/${id}/original`)).toMatchObject({
    status: 422,
    body: { code: 'E-OBJECT-CORRUPT' },
  });
});
