import type { BatchDetail, DossierPage, DossierView } from '../../dashboard/server/schemas/batches.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';
import type { PlainScan } from '../support/plain-runner.ts';

/** The dossiers of a batch as the screen asks for them: some at a time, and those that need a person by themselves. */

let dashboard: TestDashboard;
let ask: Ask;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  ask = await dashboard.signIn('operator');
}, 60_000);
afterAll(() => dashboard.close());

const readDetail = async (id: number) => (await ask<BatchDetail>('GET', `/batches/${id}`)).body;

async function readAll(batchId: number, query: string): Promise<DossierView[][]> {
  const pages: DossierView[][] = [];
  for (let after: string | null = null; ;) {
    const cursor: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const { body } = await ask<DossierPage>('GET', `/batches/${batchId}/dossiers?${query}${cursor}`);
    pages.push(body.dossiers);
    if (body.next === null) return pages;
    after = body.next;
  }
}

test('pages of dossiers hold each once, in order, with their pages and records; counts tell the states', async () => {
  const worker = await dashboard.house.startWorker();
  const scans: Record<string, PlainScan> = {
    'đỏ & xanh-p1.pdf': { salt: 'a', pages: [{ name: 'Lê Thị Đỏ' }] },
    'đỏ & xanh-p2.pdf': { salt: 'a2', pages: [{}] },
    'hong.pdf': { salt: 'b', pages: [], fails: 'E-TRUNCATED' },
    'nua-hong.pdf': { salt: 'c', pages: [{ name: 'Trần Còn' }, { fails: 'E-TOO-SMALL' }] },
    'trong.pdf': { salt: 'd', pages: [{}] },
    'trong-2.pdf': { salt: 'e', pages: [{}] },
  };
  const batchId = await dashboard.house.send(scans);
  await dashboard.house.waitUntilDone(batchId);
  await worker.stop();
  const pages = await readAll(batchId, 'limit=2');
  expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
  const all = pages.flat();
  expect(all.map((dossier) => dossier.name).sort()).toEqual(
    ['đỏ & xanh', 'hong', 'nua-hong', 'trong', 'trong-2'].sort(),
  );
  const two = all.find((dossier) => dossier.name === 'đỏ & xanh');
  expect(two?.pages.map((page) => [page.page, page.state])).toEqual([
    [1, 'done'],
    [2, 'done'],
  ]);
  expect(two?.records).toMatchObject([{ recordType: 'birth', state: 'waiting' }]);

  const { dossiers, failures } = await readDetail(batchId);
  // One not read, one with a page not read, and one whose reader was not sure of a name.
  expect(dossiers).toEqual({ all: 5, waiting: 0, done: 4, failed: 1, duplicate: 0, needsPerson: 3 });
  const needing = (await readAll(batchId, 'needsPerson=true&limit=1')).map((page) => page[0]?.name);
  expect(needing.sort()).toEqual(['hong', 'nua-hong', 'đỏ & xanh'].sort());
  // Each thing once: the file that could not be opened, and the page, not its dossier as well.
  expect(failures.map((failure) => [failure.fileName, failure.page, failure.problem.code])).toEqual([
    ['hong.pdf', null, 'E-TRUNCATED'],
    ['nua-hong.pdf', 2, 'E-TOO-SMALL'],
  ]);
}, 60_000);

test('writing of which nothing came, and a page too dark to show any, need a person; empty pages and covers do not', async () => {
  const { pool } = dashboard.house.database;
  const looks: Record<string, { kind: string; issues: string[] }> = {
    'chữ lạ': { kind: 'content', issues: [] },
    'tối đen': { kind: 'blank', issues: ['too_dark'] },
    trống: { kind: 'blank', issues: [] },
    'gạch bỏ': { kind: 'crossed_out', issues: ['noisy'] },
    bìa: { kind: 'content', issues: [] },
  };
  const scans = Object.keys(looks).map((name): [string, PlainScan] => [
    `${name}.pdf`,
    { salt: name, pages: [{}] },
  ]);
  const worker = await dashboard.house.startWorker();
  const batchId = await dashboard.house.send(Object.fromEntries(scans));
  await dashboard.house.waitUntilDone(batchId);
  await worker.stop();
  // What the pixels of such pages would have told.
  for (const [name, { kind, issues }] of Object.entries(looks))
    await pool.query(
      `update pages p set kind = $3, quality = $4 from dossiers d where d.id = p.dossier_id and d.batch_id = $1 and d.name = $2`,
      [batchId, name, kind, JSON.stringify({ score: 0.5, issues })],
    );
  await pool.query(
    `insert into book_covers (page_id, dossier_id, batch_id, said) select p.id, d.id, d.batch_id,
       '{"record_type": null, "confidence": 0}' from pages p join dossiers d on d.id = p.dossier_id where d.batch_id = $1 and d.name = 'bìa'`,
    [batchId],
  );
  const [needing = []] = await readAll(batchId, 'needsPerson=true');
  expect(needing.map(({ name, pages }) => [name, pages[0]?.isTooDark])).toEqual([
    ['chữ lạ', false],
    ['tối đen', true],
  ]);
}, 60_000);

test('a year of 5,000 dossiers: the batch itself answers in a few kilobytes, the pages together hold all', async () => {
  const batchId = await dashboard.house.send({});
  await dashboard.house.database.pool.query(
    `insert into dossiers (batch_id, name, state) select $1, 'KS-' || lpad(n::text, 4, '0'), 'waiting' from generate_series(1, 5000) n`,
    [batchId],
  );
  const detail = await readDetail(batchId);
  expect(detail.dossiers).toMatchObject({ all: 5000, waiting: 5000, needsPerson: 0 });
  expect(JSON.stringify(detail).length).toBeLessThan(3000);
  const names = (await readAll(batchId, 'limit=200')).flat().map((dossier) => dossier.name);
  expect(new Set(names).size).toBe(5000);
  expect(names[4999]).toBe('KS-5000');
}, 60_000);

test('what is no page of dossiers is refused', async () => {
  expect((await ask('GET', '/batches/1/dossiers?limit=1000')).status).toBe(400);
  const reader = await dashboard.signIn('reader');
  expect((await reader('GET', '/batches/1/dossiers')).status).toBe(403);
});
