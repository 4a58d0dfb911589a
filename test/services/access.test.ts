import { z } from 'zod';
import { type Ask } from '../support/dashboard.ts';
import { makePlainScan } from '../support/plain-runner.ts';
import { openTwoCommunes, type TwoCommunes } from '../support/two-communes.ts';

/** Two communes below one province: what a person of the one reaches of the other by its ids, over the whole API. */

let communes: TwoCommunes;
beforeAll(async () => {
  communes = await openTwoCommunes();
}, 90_000);
afterAll(() => communes?.close());

const FIELD = { value: 'Đã Đổi', state: 'present', isAsInBook: false, version: 1 };

/** Every route that names something by its id, with what is needed to call it rightly; `own`: what its owners are answered. */
const BY_ID: readonly {
  readonly route: string;
  readonly body?: object;
  /** Who of commune B may do it; left out: nothing of B’s is tried. */
  readonly owner?: string;
}[] = [
  { route: 'GET /api/records/{record}', owner: 'reviewer' },
  { route: 'GET /api/records/{record}/fields/child_full_name/history', owner: 'reviewer' },
  { route: 'PUT /api/records/{record}/fields/child_full_name', body: FIELD },
  { route: 'POST /api/records/{record}/approve', body: { version: 1 } },
  { route: 'POST /api/records/{record}/return', body: { reason: 'quét lại trang' } },
  { route: 'POST /api/records/{record}/reopen' },
  { route: 'POST /api/records/{record}/undo' },
  { route: 'GET /api/pages/{page}/image', owner: 'reviewer' },
  { route: 'GET /api/pages/{page}/crop?bbox=1,1,90,40', owner: 'reviewer' },
  { route: 'GET /api/pages/{page}/original', owner: 'reviewer' },
  { route: 'PUT /api/pages/{page}/paper', body: { recordType: 'birth' } },
  { route: 'GET /api/dossiers/{dossier}/files/dossier.json', owner: 'reviewer' },
  { route: 'GET /api/batches/{batch}', owner: 'operator' },
  { route: 'GET /api/batches/{batch}/dossiers', owner: 'operator' },
  { route: 'GET /api/batches/{batch}/events' },
  { route: 'GET /api/batches/{batch}/files', owner: 'operator' },
  { route: 'POST /api/batches/{batch}/files' },
  { route: 'POST /api/batches/{batch}/close' },
  { route: 'POST /api/batches/{batch}/flow', body: { flow: 'pause' } },
  { route: 'PUT /api/batches/{batch}/priority', body: { priority: 'desk' } },
  { route: 'PUT /api/batches/{batch}/book', body: { book: null } },
  { route: 'POST /api/failures/batch-{batch}/retry' },
  { route: 'POST /api/failures/page-{page}/retry' },
  { route: 'POST /api/failures/dossier-{dossier}/retry' },
  { route: 'POST /api/failures/upload-{upload}/retry' },
  ...['page-{page}', 'dossier-{dossier}', 'upload-{upload}'].flatMap((failure) => [
    { route: `POST /api/failures/${failure}/dismiss`, body: { reason: 'trang trắng' } },
    { route: `POST /api/failures/${failure}/replacement` },
  ]),
  { route: 'PATCH /api/users/{user}', body: { roles: ['admin'], isActive: true } },
  { route: 'POST /api/users/{user}/password' },
  {
    route: 'PUT /api/units/{unit}',
    body: { code: 'xa-b', name: 'Của A', kind: 'commune', parentId: null },
  },
];

const fill = (route: string) =>
  route.replace(/\{(\w+)\}/g, (_, what: string) =>
    String({ user: communes.ids['reviewer-xa-b'], unit: communes.units['xa-b'] }[what] ?? communes.ids[what]),
  );

/** All that could have been changed, as one text. */
async function takeState(): Promise<string> {
  const { rows } = await communes.dashboard.house.database.pool.query(`select
    (select jsonb_agg(to_jsonb(r) order by id) from records r) as records,
    (select jsonb_agg(to_jsonb(f) order by field_id) from fields f) as fields,
    (select jsonb_agg(to_jsonb(b) - 'last_upload_at' order by id) from batches b) as batches,
    (select jsonb_agg(to_jsonb(u) order by id) from units u) as units,
    (select jsonb_agg(jsonb_build_object('id', id, 'hash', password_hash, 'roles', roles) order by id) from users u) as users,
    (select count(*) from named_pages) as named, (select count(*) from uploads) as uploads`);
  return JSON.stringify(rows);
}

test('the table below covers every route of the API that takes an id', () => {
  const paths = z
    .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
    .parse(communes.dashboard.app.swagger()).paths;
  const pattern = (path: string) => path.replace(/\{[^}]+\}/g, '*').replace(/\?.*/, '');
  const documented = Object.entries(paths)
    .filter(([path]) => path.includes('{'))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${pattern(path)}`),
    );
  const covered = BY_ID.map(({ route }) =>
    pattern(
      route
        .replace('fields/child_full_name', 'fields/*')
        .replace('files/dossier.json', 'files/*')
        .replace(/failures\/\w+-/, 'failures/'),
    ),
  );
  expect([...new Set(covered)].sort()).toEqual(documented.sort());
});

test('no person of one commune reaches anything of another by its id, in any role', async () => {
  const before = await takeState();
  const reached: string[] = [];
  let asked = 0;
  for (const role of ['operator', 'reviewer', 'reader', 'inspector', 'admin'])
    for (const { route, body } of BY_ID) {
      const [method, url] = fill(route).split(' ') as [Parameters<Ask>[0], string];
      const { status } = await communes.person(`${role}-xa-a`)(method, url.slice('/api'.length), body);
      asked += 1;
      if (status !== 403 && status !== 404) reached.push(`${role}: ${method} ${url} → ${status}`);
    }
  expect(reached).toEqual([]);
  expect(asked).toBe(5 * BY_ID.length);
  expect(await takeState()).toBe(before);
});

test('its own people reach it, and so do those of the province above it', async () => {
  for (const { route, owner } of BY_ID) {
    if (owner === undefined) continue;
    const [method, url] = fill(route).split(' ') as [Parameters<Ask>[0], string];
    for (const name of [`${owner}-xa-b`, ...(owner === 'reviewer' ? ['reviewer-tinh'] : [])])
      expect([name, url, (await communes.person(name)(method, url.slice('/api'.length))).status]).toEqual([
        name,
        url,
        200,
      ]);
  }
});

test('lists hold one’s own: batches, books, users, units, the review queue, statistics', async () => {
  const asA = communes.person('admin-xa-a');
  expect((await asA('GET', '/batches')).body).toEqual({ batches: [] });
  expect(
    (await communes.person('operator-xa-b')<{ batches: unknown[] }>('GET', '/batches')).body.batches,
  ).toHaveLength(1);
  expect((await asA('GET', '/books')).body).toEqual({ books: [] });
  const users = (await asA<{ users: { userName: string }[] }>('GET', '/users')).body.users;
  expect(users.map((user) => user.userName).every((name) => name.endsWith('xa-a'))).toBe(true);
  expect(users).toHaveLength(5);
  const shownUnits = (await asA<{ units: { code: string }[] }>('GET', '/units')).body.units;
  expect(shownUnits.map((unit) => unit.code)).toEqual(['xa-a']);
  expect((await asA('GET', '/review/next')).body).toEqual({ recordId: null, total: 0, done: 0, returned: 0 });
  expect((await asA('GET', '/statistics')).body).toMatchObject({
    recordsTotal: 0,
    acceptance: { fields: 0 },
  });
  for (const url of ['/queue', '/acceptance', '/queue/failed'])
    expect([url, (await asA('GET', url)).status]).toEqual([url, 403]);
});

test('an administrator of a commune makes people and units only below it', async () => {
  const asA = communes.person('admin-xa-a');
  const newUser = (unitId: number | null) => ({
    userName: `moi-${unitId}`,
    fullName: 'Mới',
    roles: ['admin'],
    unitId,
  });
  for (const unitId of [communes.units['xa-b'] ?? 0, communes.units['tinh'] ?? 0, null])
    expect([unitId, (await asA('POST', '/users', newUser(unitId))).status]).toEqual([unitId, 404]);
  expect((await asA('POST', '/users', newUser(communes.units['xa-a'] ?? 0))).status).toBe(200);
  const move = { roles: ['reviewer'], isActive: true, unitId: communes.units['xa-b'] };
  expect((await asA('PATCH', `/users/${communes.ids['reviewer-xa-a']}`, move)).status).toBe(404);
  const newUnit = (parentId: number | null) => ({
    units: [{ code: `thon-${parentId}`, name: 'Thôn', kind: 'agency', parentId }],
  });
  expect((await asA('POST', '/units', newUnit(communes.units['xa-b'] ?? 0))).status).toBe(404);
  expect((await asA('POST', '/units', newUnit(null))).status).toBe(404);
  expect((await asA('POST', '/units', newUnit(communes.units['xa-a'] ?? 0))).status).toBe(200);
  const up = { code: 'xa-a', name: 'Xã A', kind: 'commune', parentId: null };
  expect((await asA('PUT', `/units/${communes.units['xa-a']}`, up)).status).toBe(404);
});

test('a batch cannot be put into another commune’s book', async () => {
  const book = { recordType: 'birth', year: 2010, number: '01', unitId: communes.units['xa-b'] };
  expect(
    (await communes.person('operator-xa-a')('POST', '/batches', { name: 'Lấn sang', book })).status,
  ).toBe(404);
});

test('an inspector sees the account and nothing else', async () => {
  const inspector = communes.person('inspector-xa-b');
  expect((await inspector('GET', '/audit')).status).toBe(200);
  for (const url of [
    `/records/${communes.ids['record']}`,
    `/pages/${communes.ids['page']}/image`,
    `/pages/${communes.ids['page']}/original`,
    '/batches',
    '/books',
    '/users',
    '/record-types',
  ])
    expect([url, (await inspector('GET', url)).status]).toEqual([url, 403]);
  const lookUp = { text: 'Hồ Thị', year: null, recordType: null, purpose: 'xem thử' };
  expect((await inspector('POST', '/look-ups', lookUp)).status).toBe(403);
});

test('an inspector of a commune sees what its own people did', async () => {
  const { body } = await communes.person('inspector-xa-a')<{ entries: { actorName: string }[] }>(
    'GET',
    '/audit',
  );
  expect(body.entries.length).toBeGreaterThan(0);
  expect(body.entries.filter((entry) => !entry.actorName.endsWith('xa-a'))).toEqual([]);
});

test('that another commune put in the very same file is not told, only that somebody did', async () => {
  const bytes = makePlainScan({ salt: 'chung', pages: [{ name: 'Lò Thị Chung' }] });
  const send = async (name: string) => {
    const ask = communes.person(name);
    const { id } = (await ask<{ id: number }>('POST', '/batches', { name: `Lô của ${name}`, book: null }))
      .body;
    const form = new FormData();
    form.append('file', new Blob([Uint8Array.from(bytes)]), 'chung.jpg');
    return ask<{ files: { state: string; duplicateOf: unknown }[] }>('POST', `/batches/${id}/files`, form);
  };
  await send('operator-xa-b');
  expect((await send('operator-xa-b')).body.files).toMatchObject([
    { state: 'duplicate', duplicateOf: { batchName: 'Lô của operator-xa-b' } },
  ]);
  expect((await send('operator-xa-a')).body.files).toMatchObject([{ state: 'duplicate', duplicateOf: null }]);
});
