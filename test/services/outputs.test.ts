import type { ActivityPage } from '../../dashboard/server/schemas/audit.ts';
import { openTestDashboard, type TestDashboard } from '../support/dashboard.ts';
import { listDossiers, listRecordIds } from '../support/stored.ts';

/** The files made of a dossier, given to those who work on the books, and told of in the account. */

let dashboard: TestDashboard;
let dossierId: number;
let batchId: number;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  const worker = await dashboard.house.startWorker();
  batchId = await dashboard.house.send({ 'hồ sơ.pdf': { pages: [{ name: 'Lê Văn Tệp' }] } });
  await dashboard.house.waitUntilDone(batchId);
  await worker.stop();
  dossierId = (await listDossiers(dashboard.house.database.pool, batchId))[0]?.id ?? 0;
}, 60_000);
afterAll(() => dashboard.close());

test('dossier.json comes as it was made, and the account says who took it', async () => {
  const reviewer = await dashboard.signIn('reviewer');
  const got = await reviewer<{ dossier: string; records: unknown[] }>(
    'GET',
    `/dossiers/${dossierId}/files/dossier.json`,
  );
  expect(got.status).toBe(200);
  expect(got.body.dossier).toBe('hồ sơ');
  expect(got.body.records).toHaveLength(1);
  const admin = await dashboard.signIn('admin');
  const { entries } = (await admin<ActivityPage>('GET', '/audit?kind=batch')).body;
  expect(entries.filter((entry) => entry.action === 'dossier.download')).toMatchObject([
    { actorName: 'Người reviewer', details: { file: 'dossier.json' }, batch: { id: batchId } },
  ]);
});

test('what was not made, other names and other people get nothing', async () => {
  const operator = await dashboard.signIn('operator');
  const get = async (id: number, name: string) =>
    (await operator('GET', `/dossiers/${id}/files/${name}`)).status;
  expect(await get(dossierId, 'searchable.pdf')).toBe(404);
  expect(await get(987654, 'dossier.json')).toBe(404);
  expect(await get(dossierId, 'reading.json')).toBe(400);
  expect(await get(dossierId, encodeURIComponent('../dossier.json'))).toBe(400);
  const reader = await dashboard.signIn('reader');
  expect((await reader('GET', `/dossiers/${dossierId}/files/dossier.json`)).status).toBe(403);
});

test('a restricted paper is given to administrators only', async () => {
  const { pool } = dashboard.house.database;
  const [recordId] = await listRecordIds(pool, batchId);
  await pool.query(`update records set record_type = 'adoption' where id = $1`, [recordId]);
  const status = async (role: 'operator' | 'admin') =>
    (await (await dashboard.signIn(role))('GET', `/dossiers/${dossierId}/files/dossier.json`)).status;
  expect(await status('operator')).toBe(403);
  expect(await status('admin')).toBe(200);
});
