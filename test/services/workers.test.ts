import { findNextForReview, findRecord, listFieldHistory } from '../../storage/database/records.ts';
import { listBatchPages, listDossiers, listRecordIds, listUploads } from '../support/stored.ts';
import { approveRecord, saveField } from '../../storage/database/review.ts';
import { searchRecords } from '../../storage/database/search.ts';
import { createUser } from '../../storage/database/users.ts';
import { createPlainRunner, makePlainScan } from '../support/plain-runner.ts';
import { openTestHouse, silent, type TestHouse } from '../support/house.ts';
import { createEnqueue } from '../../workers/enqueue.ts';
import { rereadBatch } from '../../workers/reread.ts';
import { listDifferences } from '../../storage/database/reread.ts';
import type { RunningWorker } from '../../workers/worker.ts';

let house: TestHouse;
let first: RunningWorker;
beforeAll(async () => (house = await openTestHouse()));
afterAll(() => house.close());

test('files become pages, pages dossiers, dossiers records that can be found', async () => {
  first = await house.startWorker();
  const batchId = await house.send({
    'ho-so-1-p1.jpg': { pages: [{ name: 'Nguyễn Thị Hoà' }] },
    'ho-so-1-p2.jpg': { pages: [{}] },
    'tap/nhieu-trang.pdf': { pages: [{ name: 'Trần Văn Lý' }, { name: 'Lê Mỹ Duyên' }] },
  });
  const batch = await house.waitUntilDone(batchId);
  expect(batch).toMatchObject({ files: 3, pages: 4, pagesRead: 4, dossiers: 2, dossiersDone: 2, records: 3 });
  const pages = await listBatchPages(house.database.pool, batchId);
  expect(pages.map((page) => [page.dossierName, page.pageNo, page.kind])).toEqual([
    ['ho-so-1', 1, 'content'],
    ['ho-so-1', 2, 'blank'],
    ['tap/nhieu-trang', 1, 'content'],
    ['tap/nhieu-trang', 2, 'content'],
  ]);
  const {
    hits: [hit],
  } = await searchRecords(house.database.pool, {
    text: 'tran van li',
    scope: { workedOn: null, hiddenTypes: [] },
    limit: 5,
  });
  expect(hit).toMatchObject({
    name: 'Trần Văn Lý',
    fieldId: 'child_full_name',
    pageNo: 1,
    bbox: [10, 20, 110, 40],
  });
  expect(hit?.pageId).toBe(pages[2]?.id);
});

test('one bad page and one bad file are named; everything else is done', async () => {
  const batchId = await house.send({
    'tot.jpg': { salt: 'b', pages: [{ name: 'Phạm Văn Tốt' }] },
    'hong.jpg': { salt: 'b', pages: [], fails: 'E-TRUNCATED' },
    'mot-trang-hong.pdf': { salt: 'b', pages: [{ name: 'Đỗ Thị Còn' }, { fails: 'E-TOO-SMALL' }] },
  });
  const batch = await house.waitUntilDone(batchId);
  expect(batch).toMatchObject({
    failedFiles: 1,
    pagesRead: 2,
    pagesFailed: 1,
    dossiersDone: 2,
    dossiersFailed: 1,
  });
  const dossiers = await listDossiers(house.database.pool, batchId);
  expect(dossiers.find((dossier) => dossier.name === 'hong')).toMatchObject({
    state: 'failed',
    failureCode: 'E-TRUNCATED',
  });
  const pages = await listBatchPages(house.database.pool, batchId);
  expect(pages.find((page) => page.state === 'failed')).toMatchObject({
    failureCode: 'E-TOO-SMALL',
    fileName: 'mot-trang-hong.pdf',
  });
});

test('a PNG is one page before any worker has seen it, and its stages have one effect each all the same', async () => {
  const { pool } = house.database;
  await first.stop();
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const scan = Buffer.concat([signature, makePlainScan({ salt: 'png', pages: [{ name: 'Hồ Văn Ảnh' }] })]);
  const batchId = await house.send({ 'anh.png': scan, 'hai-trang.pdf': { salt: 'png', pages: [{}, {}] } });
  const waiting = await listUploads(pool, batchId);
  expect(waiting.map((upload) => [upload.originalName, upload.state, upload.pageCount])).toEqual([
    ['anh.png', 'counted', 1],
    ['hai-trang.pdf', 'waiting', null],
  ]);
  first = await house.startWorker();
  expect(await house.waitUntilDone(batchId)).toMatchObject({ pagesRead: 3, dossiersDone: 2, records: 1 });
  const { rows } = await pool.query<{ stage: string; effects: number }>(
    `select t.stage, count(e.id)::int as effects from tasks t left join task_effects e on e.task_key = t.key
     where t.batch_id = $1 group by t.key, t.stage order by t.stage`,
    [batchId],
  );
  expect(rows.map((row) => `${row.stage} ${row.effects}`)).toEqual([
    'assemble-dossier 1',
    'assemble-dossier 1',
    'count-pages 1',
    'count-pages 1',
    'read-page 1',
    'read-page 1',
    'read-page 1',
  ]);
});

test('the same file again is noticed, said, and read only once', async () => {
  const first = await house.send({ 'goc.jpg': { salt: 'c', pages: [{ name: 'Vũ Văn Gốc' }] } }, 'Lô gốc');
  await house.waitUntilDone(first);
  const before = await countEffects();
  const again = await house.send({ 'ban-sao.jpg': { salt: 'c', pages: [{ name: 'Vũ Văn Gốc' }] } }, 'Lô lặp');
  const batch = await house.waitUntilDone(again);
  expect(batch).toMatchObject({ duplicateFiles: 1, dossiersDuplicate: 1, records: 0 });
  const [upload] = await listUploads(house.database.pool, again);
  expect(upload?.duplicateOf).toMatchObject({ batchName: 'Lô gốc', originalName: 'goc.jpg' });
  expect(await countEffects()).toBe(before);
});

test('a failure of the world is tried again by itself; what failed for good is tried again when asked', async () => {
  const runner = createPlainRunner();
  let storeIsAway = true;
  let fileIsBad = true;
  const worker = await house.startWorker({
    ...runner,
    readPage: async (bytes, page, signal) => {
      const text = Buffer.from(bytes).toString();
      if (text.includes('Chờ Đợi') && storeIsAway) {
        storeIsAway = false;
        throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
      }
      if (text.includes('Làm Lại') && fileIsBad) throw new Error('nobody named this');
      return runner.readPage(bytes, page, signal);
    },
  });
  const batchId = await house.send({
    'cho.jpg': { salt: 'd', pages: [{ name: 'Chờ Đợi' }] },
    'lai.jpg': { salt: 'd', pages: [{ name: 'Làm Lại' }] },
  });
  // The first test's worker takes pages as well, and reads them without these faults.
  const batch = await house.waitUntilDone(batchId);
  expect(batch.pagesRead + batch.pagesFailed).toBe(2);
  fileIsBad = false;
  await house.intake.retry({ batchId });
  const after = await house.waitUntilDone(batchId);
  expect(after).toMatchObject({ pagesRead: 2, pagesFailed: 0, dossiersDone: 2, records: 2 });
  await worker.stop();
});

test('a better model adds a reading beside the old; what a person set stays', async () => {
  const { pool } = house.database;
  const batchId = await house.send({ 'model.jpg': { salt: 'e', pages: [{ name: 'Ngô Văn Mau' }] } });
  await house.waitUntilDone(batchId);
  const [recordId = 0] = await listRecordIds(pool, batchId);
  const user = await createUser(pool, {
    userName: 'duyet',
    fullName: 'Người Duyệt',
    passwordHash: '-',
    roles: ['reviewer'],
  });
  if (!user) throw new Error('no user');
  const rules = { hasField: () => true, check: () => [] };
  expect(await findNextForReview(pool, user, { batchId })).toBe(recordId);
  const change = { value: 'Ngô Văn Mậu', state: 'present' as const, isAsInBook: false };
  const save = { recordId, fieldId: 'child_full_name', change };
  expect(await saveField(pool, user, { ...save, expectedVersion: 1 }, rules)).toMatchObject({
    kind: 'saved',
  });
  // Somebody who saw the field as it was before is told, and nothing is overwritten.
  expect(await saveField(pool, user, { ...save, expectedVersion: 1 }, rules)).toMatchObject({
    kind: 'conflict',
    field: { value: 'Ngô Văn Mậu', raw: 'Ngô Văn Mau' },
  });
  const newer = createPlainRunner({
    versions: { countPages: 1, readPage: 1, assembleDossier: 2 },
    confidence: 0.95,
  });
  const worker = await house.startWorker(newer);
  const deps = {
    pool,
    enqueue: createEnqueue({ pool, queue: house.queue, log: silent }),
    versions: newer.versions,
  };
  // Only the dossier is put together anew: what was read on its page would be read the same.
  expect(await rereadBatch(deps, batchId)).toBe(1);
  await house.waitUntilDone(batchId);
  expect(await rereadBatch(deps, batchId)).toBe(0);
  expect(await listDifferences(pool, batchId)).toEqual([]);
  // A better reading of the page itself shows, and does not touch what a person has set.
  const sharper = createPlainRunner({ versions: { countPages: 1, readPage: 2, assembleDossier: 2 } });
  const readBetter: typeof sharper.readPage = async (bytes, page, signal) => {
    const read = await sharper.readPage(bytes, page, signal);
    const lines = read.reading.text.lines.map((line) => ({
      ...line,
      words: line.words.map((word) => ({ ...word, text: 'Ngô Văn Mậu' })),
    }));
    return { ...read, reading: { ...read.reading, text: { ...read.reading.text, lines } } };
  };
  const second = await house.startWorker({ ...sharper, readPage: readBetter });
  await worker.stop();
  await first.stop();
  expect(await rereadBatch({ ...deps, versions: sharper.versions }, batchId)).toBe(1);
  await house.waitUntilDone(batchId);
  await second.stop();
  first = await house.startWorker();
  expect(await listDifferences(pool, batchId)).toMatchObject([
    {
      fieldId: 'child_full_name',
      before: 'Ngô Văn Mau',
      after: 'Ngô Văn Mậu',
      value: 'Ngô Văn Mậu',
      isVerified: true,
    },
  ]);
  const record = await findRecord(pool, recordId);
  expect(record?.fields.find((field) => field.fieldId === 'child_full_name')).toMatchObject({
    value: 'Ngô Văn Mậu',
    raw: 'Ngô Văn Mậu',
    verifiedBy: 'Người Duyệt',
  });
  const history = await listFieldHistory(pool, recordId, 'child_full_name');
  expect(history.map((entry) => [entry.source, entry.value]).slice(0, 2)).toEqual([
    ['ocr', 'Ngô Văn Mau'],
    ['manual', 'Ngô Văn Mậu'],
  ]);
  const version = record?.version ?? 0;
  expect(await approveRecord(pool, user, recordId, version - 1)).toBe(false);
  expect(await approveRecord(pool, user, recordId, version)).toBe(true);
  const scope = { workedOn: [], hiddenTypes: [] };
  expect(await searchRecords(pool, { text: 'ngo van mau', scope, limit: 5 })).toMatchObject({ total: 1 });
});

test('history cannot be rewritten, and raw is what was read', async () => {
  const { pool, ownerPool } = house.database;
  await expect(ownerPool.query(`update field_values set raw = 'khác'`)).rejects.toThrow(/append-only/);
  await expect(ownerPool.query('delete from field_values')).rejects.toThrow(/append-only/);
  await expect(pool.query(`update fields set raw = 'khác'`)).rejects.toThrow(/never overwritten/);
  await expect(ownerPool.query('delete from fields')).rejects.toThrow(/append-only/);
});

async function countEffects(): Promise<number> {
  const { rows } = await house.database.pool.query<{ count: number }>(
    `select count(*) as count from task_effects e join tasks t on t.key = e.task_key where t.stage <> 'assemble-dossier'`,
  );
  return rows[0]?.count ?? 0;
}
