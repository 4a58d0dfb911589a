import type { ActivityPage } from '../../dashboard/server/schemas/audit.ts';
import type { DossierPage, DossierView } from '../../dashboard/server/schemas/batches.ts';
import type { RecordView } from '../../dashboard/server/schemas/records.ts';
import { verifyAudit } from '../../storage/database/audit.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';
import { rereadBatch } from '../../workers/reread.ts';
import { createPlainRunner, type PlainScan } from '../support/plain-runner.ts';

/** A paper that the machine did not know, or took for another, is named by a person; nothing that a person set is lost. */

let dashboard: TestDashboard;
let ask: Ask;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  ask = await dashboard.signIn('operator');
  await dashboard.house.startWorker();
}, 60_000);
afterAll(() => dashboard.close());

async function send(scan: PlainScan): Promise<{ batchId: number; pageIds: number[] }> {
  const batchId = await dashboard.house.send({ 'giay.pdf': scan });
  await dashboard.house.waitUntilDone(batchId);
  const dossier = await readDossier(batchId);
  return { batchId, pageIds: dossier.pages.map((page) => page.id) };
}

async function readDossier(batchId: number): Promise<DossierView> {
  const { body } = await ask<DossierPage>('GET', `/batches/${batchId}/dossiers`);
  const [dossier] = body.dossiers;
  if (!dossier) throw new Error('no dossier');
  return dossier;
}

/** Names it and waits until the dossier was put together anew. */
async function name(batchId: number, pageId: number | undefined, recordType: string | null): Promise<void> {
  expect((await ask('PUT', `/pages/${pageId}/paper`, { recordType })).status).toBe(204);
  await dashboard.house.waitUntilDone(batchId);
}

const readRecord = async (id: number | undefined) => (await ask<RecordView>('GET', `/records/${id}`)).body;
const fieldOf = (record: RecordView, id: string) =>
  record.sections.flatMap((section) => section.fields).find((field) => field.id === id);

test('a page of which nothing came becomes a record to be typed; taken back, it is none again', async () => {
  const { batchId, pageIds } = await send({ salt: 'lạ', pages: [{}, {}] });
  expect((await readDossier(batchId)).records).toEqual([]);

  await name(batchId, pageIds[1], 'death');
  const dossier = await readDossier(batchId);
  expect(dossier.records).toMatchObject([{ recordType: 'death' }]);
  expect(dossier.pages.map((page) => page.named)).toEqual([null, 'death']);
  const record = await readRecord(dossier.records[0]?.id);
  expect(record.title.vi).toContain('tử');

  await name(batchId, pageIds[1], null);
  expect((await readDossier(batchId)).records).toEqual([]);
  const { rows } = await dashboard.house.database.pool.query(
    'select record_type, state from records where batch_id = $1',
    [batchId],
  );
  // Taken away from sight, not from the books.
  expect(rows).toEqual([{ record_type: 'death', state: 'superseded' }]);
}, 60_000);

test('what a person set stays when the paper is named otherwise, and comes back to the record when named again', async () => {
  const { batchId, pageIds } = await send({ salt: 'nhầm', pages: [{ name: 'Lê Thị Nhầm' }] });
  await name(batchId, pageIds[0], 'death');
  const first = (await readDossier(batchId)).records[0];
  const before = fieldOf(await readRecord(first?.id), 'reg_no');
  const saved = await (
    await dashboard.signIn('reviewer')
  )('PUT', `/records/${first?.id}/fields/reg_no`, {
    state: 'present',
    value: '77/2010',
    version: before?.version,
    isAsInBook: false,
  });
  expect(saved.status).toBe(200);

  await name(batchId, pageIds[0], 'birth');
  const both = (await readDossier(batchId)).records.map((record) => record.recordType);
  expect(both.sort()).toEqual(['birth', 'death']);
  await name(batchId, pageIds[0], 'death');
  const again = (await readDossier(batchId)).records;
  expect(again).toMatchObject([{ id: first?.id, recordType: 'death' }]);
  expect(fieldOf(await readRecord(first?.id), 'reg_no')?.value).toBe('77/2010');
}, 60_000);

test('the name outlives a reading by a better model, and is in the account', async () => {
  const { batchId, pageIds } = await send({ salt: 'đọc lại', pages: [{ name: 'Trần Văn Lại' }] });
  await name(batchId, pageIds[0], 'marriage');
  const { pool } = dashboard.house.database;
  const versions = { countPages: 1, readPage: 1, assembleDossier: 2 };
  await dashboard.house.startWorker(createPlainRunner({ versions }));
  expect(await rereadBatch({ pool, enqueue: () => Promise.resolve(), versions }, batchId)).toBe(1);
  await dashboard.house.waitUntilDone(batchId);
  expect((await readDossier(batchId)).records).toMatchObject([{ recordType: 'marriage' }]);

  const admin = await dashboard.signIn('admin');
  const { entries } = (await admin<ActivityPage>('GET', '/audit?kind=batch')).body;
  const entry = entries.find((one) => one.action === 'page.name');
  expect(entry).toMatchObject({ actorName: 'Người operator', batch: { id: batchId } });
  expect(await verifyAudit(pool)).toBeUndefined();
}, 60_000);

test('an unknown kind, a page that is not there and a person who may not are refused', async () => {
  const { pageIds } = await send({ salt: 'từ chối', pages: [{}] });
  const put = (asker: Ask, id: number | undefined, recordType: string) =>
    asker('PUT', `/pages/${id}/paper`, { recordType });
  expect((await put(ask, pageIds[0], 'weather')).status).toBe(404);
  expect((await put(ask, 987654, 'birth')).status).toBe(404);
  expect((await put(await dashboard.signIn('reviewer'), pageIds[0], 'birth')).status).toBe(403);
});
