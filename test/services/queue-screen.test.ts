import { setTimeout as sleep } from 'node:timers/promises';
import type { BatchView } from '../../dashboard/server/schemas/batches.ts';
import type { FailedTask, QueueView } from '../../dashboard/server/schemas/queue.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';
import { createPlainRunner, type PlainScan } from '../support/plain-runner.ts';

/** What an administrator sees and steers, on a real database and queue; the task table is the truth of it. */

let dashboard: TestDashboard;
let ask: Ask;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  ask = await dashboard.signIn('admin');
}, 60_000);
afterAll(() => dashboard.close());

const readQueue = async () => (await ask<QueueView>('GET', '/queue')).body;
const readBatch = async (id: number) => (await ask<{ batch: BatchView }>('GET', `/batches/${id}`)).body.batch;

async function until<T>(read: () => Promise<T>, isSo: (value: T) => boolean, timeoutMs = 20_000): Promise<T> {
  for (const deadline = Date.now() + timeoutMs; ; await sleep(60)) {
    const value = await read();
    if (isSo(value)) return value;
    if (Date.now() > deadline) throw new Error(`did not come about: ${JSON.stringify(value)}`);
  }
}

const slow = (salt: string, names: readonly string[], takesMs: number): PlainScan => ({
  salt,
  pages: names.map((name) => ({ name, takesMs })),
});

test('without a worker everything waits, and the screen can tell; only administrators may look', async () => {
  const batchId = await dashboard.house.send({ 'cho.jpg': slow('a', ['Lê Văn Chờ'], 1500) }, 'Lô chờ');
  expect(await readQueue()).toMatchObject({
    counts: { waiting: 1, active: 0, held: 0, failed: 0 },
    filesLeft: 1,
    workers: [],
    pagesPerMinute: null,
    batches: [{ id: batchId, name: 'Lô chờ', flow: 'run', priority: 'ordinary' }],
  });
  const operator = await dashboard.signIn('operator');
  expect((await operator('GET', '/queue')).status).toBe(403);
});

test('what is being done names page, stage, worker and since when', async () => {
  const worker = await dashboard.house.startWorker();
  const queue = await until(readQueue, ({ active }) => active.some((task) => task.stage === 'read-page'));
  expect(queue.active[0]).toMatchObject({
    fileName: 'cho.jpg',
    page: 1,
    batchName: 'Lô chờ',
    isStalled: false,
  });
  expect(worker.name.startsWith(queue.active[0]?.worker ?? '-')).toBe(true);
  expect(Date.now() - Date.parse(queue.active[0]?.since ?? '')).toBeLessThan(20_000);
  expect(queue.workers).toMatchObject([{ isAlive: true, running: 1, concurrency: 2 }]);
  await until(readQueue, ({ batches }) => batches.length === 0);
  expect((await readQueue()).workers[0]?.pagesLastHour).toBe(1);
  await worker.stop();
  expect((await readQueue()).workers).toEqual([]);
});

test('a worker that vanished leaves its page as stalled, not as active', async () => {
  const { pool } = dashboard.house.database;
  await dashboard.house.send({ 'dung.jpg': slow('b', ['Lê Văn Đứng'], 0) });
  await pool.query(`update tasks set state = 'running', worker = 'mat-tich-1-aaaaaa/1', started_at = now(),
    lease_until = now() - interval '1 minute' where state = 'pending'`);
  const { counts, active } = await readQueue();
  expect(counts).toMatchObject({ stalled: 1, active: 0, waiting: 0 });
  expect(active).toMatchObject([{ fileName: 'dung.jpg', page: null, stage: 'count-pages', isStalled: true }]);
});

test('failures stand by reason with advice; one is retried, then all of a reason', async () => {
  const { house } = dashboard;
  const worker = await house.startWorker();
  const batchId = await house.send({
    'cut-1.jpg': { salt: 'f1', pages: [], fails: 'E-TRUNCATED' },
    'cut-2.jpg': { salt: 'f2', pages: [], fails: 'E-TRUNCATED' },
    'nho.pdf': { salt: 'f3', pages: [{ name: 'Vũ Thị Còn' }, { fails: 'E-TOO-SMALL' }] },
  });
  await house.waitUntilDone(batchId);
  const { counts, failures } = await readQueue();
  expect(counts.failed).toBe(3);
  expect(failures.map(({ problem, count }) => [problem.code, count])).toEqual([
    ['E-TRUNCATED', 2],
    ['E-TOO-SMALL', 1],
  ]);
  expect(failures[0]?.problem.advice.vi).toMatch(/Quét lại/);
  const small = await ask<{ tasks: FailedTask[] }>('GET', '/queue/failed?code=E-TOO-SMALL');
  expect(small.body.tasks).toMatchObject([{ fileName: 'nho.pdf', page: 2, stage: 'read-page' }]);
  const taskKey = small.body.tasks[0]?.key;
  expect((await ask('POST', '/queue/retry', { taskKey })).body).toEqual({ tasks: 1 });
  expect((await ask('POST', '/queue/retry', { failureCode: 'E-TRUNCATED' })).body).toEqual({ tasks: 2 });
  expect((await ask('POST', '/queue/retry', { failureCode: 'rm -rf' })).status).toBe(400);
  await house.waitUntilDone(batchId);
  // Done again, and failed again: the paper has not become better, and nothing was counted twice.
  expect((await until(readQueue, (queue) => queue.counts.failed === 3)).counts.failed).toBe(3);
  await worker.stop();
});

test('a page that was set aside stands apart, with how often it took its worker down', async () => {
  const { pool } = dashboard.house.database;
  await pool.query(`update tasks set state = 'set_aside', failure_code = 'E-POISON-PAGE', crashes = 3
    where state = 'failed' and failure_code = 'E-TOO-SMALL'`);
  expect((await readQueue()).counts).toMatchObject({ failed: 2, setAside: 1 });
  const { body } = await ask<{ tasks: FailedTask[] }>('GET', '/queue/failed');
  expect(body.tasks[0]).toMatchObject({ isSetAside: true, crashes: 3, fileName: 'nho.pdf', page: 2 });
});

describe('holding a batch', () => {
  test('paused, nothing more is taken up; resumed, it goes to its end; the account says who did it', async () => {
    const { house } = dashboard;
    const operator = await dashboard.signIn('operator');
    const batchId = await house.send({ 'nghi.pdf': slow('p', ['Đỗ Thị Một', 'Đỗ Thị Hai'], 0) });
    const paused = await operator<BatchView>('POST', `/batches/${batchId}/flow`, { flow: 'pause' });
    expect(paused.body).toMatchObject({ state: 'held', flow: 'pause' });
    const worker = await house.startWorker();
    await sleep(1500);
    expect(await readBatch(batchId)).toMatchObject({ pagesDone: 0, flow: 'pause' });
    expect((await readQueue()).counts.held).toBe(1);
    await operator('POST', `/batches/${batchId}/flow`, { flow: 'run' });
    expect(await house.waitUntilDone(batchId)).toMatchObject({ pagesRead: 2, dossiersDone: 1 });
    await worker.stop();
    const { rows } = await house.database.pool.query(
      `select action, actor_id as actor from audit where subject_type = 'batch' and subject_id = $1 order by seq`,
      [batchId],
    );
    expect(rows).toEqual([
      { action: 'batch.close', actor: null },
      { action: 'batch.pause', actor: dashboard.userIds.operator },
      { action: 'batch.resume', actor: dashboard.userIds.operator },
    ]);
  });

  test('drained, dossiers that were begun are finished and no other is begun', async () => {
    const { house } = dashboard;
    const files = Object.fromEntries(
      ['mot', 'hai', 'ba', 'bon'].map((name) => [
        `${name}.pdf`,
        slow(`d${name}`, ['A Văn Nhất', 'B Thị Nhì', 'C Văn Ba'], 250),
      ]),
    );
    const worker = await house.startWorker(undefined, { concurrency: 1 });
    const batchId = await house.send(files);
    await until(
      () => readBatch(batchId),
      (batch) => batch.pagesDone >= 1,
    );
    await ask('POST', `/batches/${batchId}/flow`, { flow: 'drain' });
    await until(
      () => readBatch(batchId),
      (batch) => batch.flow === 'drained',
    );
    await sleep(800);
    const { rows } = await house.database.pool.query<{ state: string; read: number }>(
      `select d.state, (select count(*)::int from pages p where p.dossier_id = d.id and p.state = 'read') as read
       from dossiers d where batch_id = $1`,
      [batchId],
    );
    // Whole or untouched: none stands half read.
    expect(new Set(rows.map((row) => `${row.state} ${row.read}`))).toEqual(new Set(['done 3', 'waiting 0']));
    await ask('POST', `/batches/${batchId}/flow`, { flow: 'run' });
    expect(await house.waitUntilDone(batchId)).toMatchObject({ pagesRead: 12, dossiersDone: 4 });
    await worker.stop();
  }, 60_000);

  test('a batch raised to urgent is read before one that came earlier', async () => {
    const { house } = dashboard;
    const early = await house.send({ 'som.pdf': slow('e', ['Sớm Một', 'Sớm Hai', 'Sớm Ba'], 0) });
    const late = await house.send({ 'muon.pdf': slow('l', ['Muộn Một', 'Muộn Hai'], 0) });
    const raised = await ask<BatchView>('PUT', `/batches/${late}/priority`, { priority: 'desk' });
    expect(raised.body.priority).toBe('desk');
    expect((await readQueue()).batches.map((batch) => batch.id)).toEqual([late, early]);
    const runner = createPlainRunner();
    const worker = await house.startWorker(runner, { concurrency: 1 });
    await house.waitUntilDone(early);
    await house.waitUntilDone(late);
    const order = runner.calls.map((call) => call.page).filter((name) => /Sớm|Muộn/.test(name));
    expect(order.slice(0, 2).sort()).toEqual(['Muộn Hai', 'Muộn Một']);
    await worker.stop();
  });

  test('everything is paused and let go with one switch', async () => {
    const { house } = dashboard;
    expect((await ask('POST', '/queue/flow', { isPaused: true })).body).toEqual({ isPaused: true });
    const worker = await house.startWorker();
    const batchId = await house.send({ 'tat-ca.jpg': slow('all', ['Ngô Văn Đợi'], 0) });
    await sleep(1200);
    expect(await readQueue()).toMatchObject({ isPaused: true });
    expect((await readBatch(batchId)).pagesDone).toBe(0);
    await ask('POST', '/queue/flow', { isPaused: false });
    expect(await house.waitUntilDone(batchId)).toMatchObject({ pagesRead: 1 });
    await worker.stop();
  });

  test('who only reviews may not hold a batch', async () => {
    const reviewer = await dashboard.signIn('reviewer');
    expect((await reviewer('POST', '/batches/1/flow', { flow: 'pause' })).status).toBe(403);
    expect((await reviewer('PUT', '/batches/1/priority', { priority: 'desk' })).status).toBe(403);
  });
});
