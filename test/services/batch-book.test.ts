import type { ActivityPage } from '../../dashboard/server/schemas/audit.ts';
import type { BatchDetail, BatchView } from '../../dashboard/server/schemas/batches.ts';
import type { BookView } from '../../dashboard/server/schemas/overview.ts';
import { verifyAudit } from '../../storage/database/audit.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';
import { makePlainScan } from '../support/plain-runner.ts';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A batch that was put into the wrong book goes into the right one with all that it holds, and nothing else changes. */

let dashboard: TestDashboard;
let ask: Ask;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  ask = await dashboard.signIn('operator');
}, 60_000);
afterAll(() => dashboard.close());

const WRONG = { recordType: 'birth', year: 2010, number: '01' };
const RIGHT = { recordType: 'birth', year: 2011, number: '02' };

async function receive(batchId: number, file: string, name: string, takesMs = 0): Promise<void> {
  const path = join(dashboard.house.folder, file);
  await writeFile(path, makePlainScan({ salt: file, pages: [{ name, takesMs }] }));
  await dashboard.house.intake.receiveFile({ batchId, path, relativePath: file });
}

async function query<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await dashboard.house.database.pool.query(sql, [...values])).rows as Row[];
}

const readRecords = (batchId: number) =>
  query<{ number: string; year: number; state: string }>(
    `select k.number, k.year, r.state from records r left join books k on k.id = r.book_id where r.batch_id = $1`,
    [batchId],
  );
/** The book by which each record is looked up. */
async function readSearch(batchId: number): Promise<(string | null)[]> {
  const rows = await query<{ book: string | null }>(
    `select s.book_no as book from search_people s join records r on r.id = s.record_id where r.batch_id = $1`,
    [batchId],
  );
  return rows.map((row) => row.book);
}
const listBooks = async () => (await ask<{ books: BookView[] }>('GET', '/books')).body.books;

test('records, look-ups, the list of books and the account follow; values and approvals stay', async () => {
  const { body: batch } = await ask<BatchView>('POST', '/batches', { name: 'nhầm quyển', book: WRONG });
  await receive(batch.id, 'mot.pdf', 'Lê Thị Một');
  await receive(batch.id, 'hai.pdf', 'Lê Thị Hai');
  await ask('POST', `/batches/${batch.id}/close`);
  const worker = await dashboard.house.startWorker();
  await dashboard.house.waitUntilDone(batch.id);
  await worker.stop();
  await query(
    `update records set state = 'approved' where id = (select min(id) from records where batch_id = $1)`,
    [batch.id],
  );
  // Else the account would notice an approval that it does not tell of.
  await query(
    `insert into audit (action, subject_type, subject_id)
     select 'record.approve', 'record', min(id)::text from records where batch_id = $1`,
    [batch.id],
  );
  const readValues = () =>
    query(
      `select f.field_id, f.value, f.version from fields f join records r on r.id = f.record_id where r.batch_id = $1 order by r.id, 1`,
      [batch.id],
    );
  const values = await readValues();
  expect(values.length).toBeGreaterThan(1);
  expect(await readSearch(batch.id)).toEqual(['01', '01']);

  const moved = await ask<BatchView>('PUT', `/batches/${batch.id}/book`, { book: RIGHT });
  expect(moved.status).toBe(200);
  expect(moved.body.book).toContain('quyển 02/2011');
  expect((await readRecords(batch.id)).sort((a, b) => a.state.localeCompare(b.state))).toEqual([
    { number: '02', year: 2011, state: 'approved' },
    { number: '02', year: 2011, state: 'extracted' },
  ]);
  expect(await readSearch(batch.id)).toEqual(['02', '02']);
  expect(await readValues()).toEqual(values);
  expect((await ask<BatchDetail>('GET', `/batches/${batch.id}`)).body.book).toEqual({
    ...RIGHT,
    unitId: null,
  });
  // Nothing is left in the book that was chosen by mistake: nobody looks for it on the shelf.
  expect(await listBooks()).toMatchObject([{ number: '02', year: 2011, records: 2, approved: 1 }]);

  const admin = await dashboard.signIn('admin');
  const { entries } = (await admin<ActivityPage>('GET', '/audit?kind=batch')).body;
  const move = entries.find((entry) => entry.action === 'batch.move');
  expect(move?.move).toMatchObject({ from: { number: '01', year: 2010 }, to: { number: '02', year: 2011 } });
  expect(move?.actorName).toBe('Người operator');
  expect(await verifyAudit(dashboard.house.database.pool)).toBeUndefined();

  // Asked for twice it is one move; into no book, they are of none.
  await ask('PUT', `/batches/${batch.id}/book`, { book: RIGHT });
  const again = (await admin<ActivityPage>('GET', '/audit?kind=batch')).body.entries;
  expect(again.filter((entry) => entry.action === 'batch.move')).toHaveLength(1);
  expect((await ask<BatchView>('PUT', `/batches/${batch.id}/book`, { book: null })).body.book).toBeNull();
  expect(await readSearch(batch.id)).toEqual([null, null]);
}, 60_000);

test('what is being read while the batch moves comes out in the book it was moved to', async () => {
  const { body: batch } = await ask<BatchView>('POST', '/batches', { name: 'đang đọc', book: WRONG });
  await Promise.all(
    Array.from({ length: 12 }, (_, n) => receive(batch.id, `${n}.pdf`, `Trần Văn Thứ ${n}`, 20 * n)),
  );
  await ask('POST', `/batches/${batch.id}/close`);
  const worker = await dashboard.house.startWorker();
  for (const book of [RIGHT, WRONG, RIGHT]) {
    const { status } = await ask('PUT', `/batches/${batch.id}/book`, { book });
    expect(status).toBe(200);
  }
  await dashboard.house.waitUntilDone(batch.id);
  await worker.stop();
  const records = await readRecords(batch.id);
  expect(records).toHaveLength(12);
  expect(new Set(records.map(({ number, year }) => `${number}/${year}`))).toEqual(new Set(['02/2011']));
  expect(new Set(await readSearch(batch.id))).toEqual(new Set(['02']));
}, 60_000);

test('a book of no known kind, a batch that is not there and a person who may not are refused', async () => {
  const { body: batch } = await ask<BatchView>('POST', '/batches', { name: 'ở lại', book: WRONG });
  const put = (asker: Ask, id: number, book: object) => asker('PUT', `/batches/${id}/book`, { book });
  expect((await put(ask, batch.id, { ...RIGHT, recordType: 'weather' })).status).toBe(404);
  expect((await put(ask, batch.id, { ...RIGHT, year: 12 })).status).toBe(400);
  expect((await put(ask, 987654, RIGHT)).status).toBe(404);
  expect((await put(await dashboard.signIn('reviewer'), batch.id, RIGHT)).status).toBe(403);
  expect((await ask<BatchDetail>('GET', `/batches/${batch.id}`)).body.book).toEqual({
    ...WRONG,
    unitId: null,
  });
});
