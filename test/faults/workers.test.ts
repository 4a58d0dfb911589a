import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from '../../pipeline/failures.ts';
import { listBatchPages } from '../support/stored.ts';
import { claimTask, finishTask } from '../../storage/database/tasks.ts';
import { createRedisQueue } from '../../workers/bullmq-queue.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { createPlainRunner, type PlainScan } from '../support/plain-runner.ts';
import { findRedis, startRedis } from '../support/redis.ts';

const scans = (count: number, salt: string, takesMs = 0): Record<string, PlainScan> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `t${n}.jpg`,
      { salt, pages: [{ name: `Người ${salt} ${n}`, takesMs }] },
    ]),
  );

/** Every task of the batch has exactly one effect; nothing is left half done. */
async function expectExactlyOnce(house: TestHouse, batchId: number): Promise<void> {
  const { rows } = await house.database.pool.query<{ state: string; effects: number; tasks: number }>(
    `select t.state, e.effects, count(*) as tasks from tasks t
     left join lateral (select count(*) as effects from task_effects where task_key = t.key) e on true
     where t.batch_id = $1 group by 1, 2`,
    [batchId],
  );
  expect(rows.map((row) => [row.state, row.effects])).toEqual([['done', 1]]);
}

function describeFaults(
  name: string,
  open: () => Promise<{ house: TestHouse; close(): Promise<void> }>,
): void {
  describe(name, () => {
    let house: TestHouse;
    let close: () => Promise<void>;
    beforeAll(async () => ({ house, close } = await open()), 60_000);
    afterAll(() => close());

    test('a queue emptied in mid-run loses nothing and repeats nothing', async () => {
      await house.startWorker();
      await house.startWorker();
      const batchId = await house.send(scans(60, 'rỗng', 5));
      await sleep(300);
      await house.queue.wipe();
      const batch = await house.waitUntilDone(batchId, 60_000);
      expect(batch).toMatchObject({ pagesRead: 60, dossiersDone: 60, records: 60 });
      await expectExactlyOnce(house, batchId);
    }, 90_000);

    test('every job may come twice', async () => {
      const batchId = await house.send(scans(12, 'hai lần'));
      const { rows } = await house.database.pool.query<{ key: string }>(
        'select key from tasks where batch_id = $1',
        [batchId],
      );
      const again = rows.map(({ key }) => ({ key, stage: 'read-page' as const, epoch: 7, priority: 1 }));
      await house.queue.add(again);
      await house.waitUntilDone(batchId, 60_000);
      await house.queue.add(again.map((ticket) => ({ ...ticket, epoch: 8 })));
      await sleep(300);
      await expectExactlyOnce(house, batchId);
    }, 90_000);
  });
}

describeFaults('on PostgreSQL', async () => {
  const house = await openTestHouse();
  return { house, close: () => house.close() };
});

if (findRedis()) {
  describeFaults('on Redis', async () => {
    const redis = await startRedis('--appendonly', 'yes', '--maxmemory-policy', 'noeviction');
    const queue = createRedisQueue(redis.url, { onError: () => undefined });
    const house = await openTestHouse(() => Promise.resolve(queue));
    return {
      house,
      async close() {
        await house.close();
        await redis.stop();
      },
    };
  });
} else {
  test.skip('NOT RUN: faults on Redis need redis-server', () => undefined);
}

describe('workers that vanish', () => {
  let house: TestHouse;
  beforeAll(async () => (house = await openTestHouse()), 60_000);
  afterAll(() => house.close());

  test('a page whose process is reported dead three times is set aside with its reason; all others are done', async () => {
    // Processes that really die: poison.test.ts.
    const runner = createPlainRunner();
    let crashes = 0;
    await house.startWorker({
      ...runner,
      readPage: (bytes, page, signal) => {
        if (!Buffer.from(bytes).toString().includes('Độc')) return runner.readPage(bytes, page, signal);
        crashes++;
        return Promise.reject(new Failure('E-WORKER-DIED', { exit: 'SIGSEGV' }));
      },
    });
    const batchId = await house.send({ ...scans(5, 'lành'), 'doc.jpg': { pages: [{ name: 'Độc' }] } });
    const batch = await house.waitUntilDone(batchId, 60_000);
    expect(batch).toMatchObject({ pagesRead: 5, pagesFailed: 1, dossiersDone: 5, dossiersFailed: 1 });
    expect(crashes).toBe(3);
    const poison = (await listBatchPages(house.database.pool, batchId)).find(
      (page) => page.state === 'set_aside',
    );
    expect(poison).toMatchObject({
      fileName: 'doc.jpg',
      failureCode: 'E-POISON-PAGE',
      failureDetails: { crashes: 3 },
    });
    // Scanned anew or a better program: a person may send it round again.
    expect(await house.intake.retry({ pageId: poison?.id ?? 0 })).toBe(1);
  }, 90_000);

  test('a worker that lost its lease finishes without effect', async () => {
    const { pool } = house.database;
    await pool.query(
      `insert into tasks (key, stage, stage_version, content) values ('k1', 'read-page', '1', 'x')`,
    );
    const slow = { key: 'k1', worker: 'slow/1', leaseMs: 1 };
    expect(await claimTask(pool, slow)).toMatchObject({ key: 'k1', attempts: 1 });
    expect(await claimTask(pool, { ...slow, worker: 'second/1' })).toBeUndefined();
    // The running worker's reconciler frees the lease; nobody else takes this made-up task in between.
    while ((await pool.query(`select from tasks where key = 'k1' and state = 'pending'`)).rowCount === 0) {
      await sleep(50);
      await pool.query(`update tasks set run_after = now() + interval '1 hour' where key = 'k1'`);
    }
    expect(await finishTask(pool, { key: 'k1', worker: 'slow/1', result: { late: true } })).toBe(false);
    const { rows } = await pool.query(`select crashes, result from tasks where key = 'k1'`);
    expect(rows[0]).toEqual({ crashes: 1, result: null });
  });

  test('workers replaced one after the other in mid-run lose nothing, repeat nothing and count as no crash', async () => {
    const batchId = await house.send(scans(40, 'thay', 40));
    for (let n = 0; n < 3; n++) {
      const worker = await house.startWorker();
      await sleep(400);
      await worker.stop();
    }
    await house.startWorker();
    expect(await house.waitUntilDone(batchId, 60_000)).toMatchObject({ dossiersDone: 40, pagesFailed: 0 });
    await expectExactlyOnce(house, batchId);
    const { rows } = await house.database.pool.query(
      'select coalesce(sum(crashes), 0)::int as crashes from tasks where batch_id = $1',
      [batchId],
    );
    expect(rows[0]).toEqual({ crashes: 0 });
  }, 90_000);

  test('a paused batch waits and goes on when resumed', async () => {
    const { pool } = house.database;
    const batchId = await house.send(scans(3, 'dừng', 300));
    await pool.query('update batches set is_paused = true where id = $1', [batchId]);
    await sleep(1500);
    const { rows } = await pool.query(
      `select count(*) as count from tasks where batch_id = $1 and state = 'running'`,
      [batchId],
    );
    expect(rows[0]).toEqual({ count: 0 });
    await pool.query('update batches set is_paused = false where id = $1', [batchId]);
    expect(await house.waitUntilDone(batchId, 30_000)).toMatchObject({ dossiersDone: 3 });
    await expectExactlyOnce(house, batchId);
  }, 60_000);
});
