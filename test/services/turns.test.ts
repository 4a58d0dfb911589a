import { createBatch, findBatch } from '../../storage/database/batches.ts';
import { HOUSE } from '../../storage/access/viewer.ts';
import { setBatchFlow } from '../../storage/database/batch-control.ts';
import { addTasks, claimFollowing, crashTask, takeUnqueued } from '../../storage/database/tasks.ts';
import { claimTurn, isFlowPaused, listLanes, setFlowPaused } from '../../storage/database/turns.ts';
import { createUnit } from '../../storage/database/units.ts';
import { createRedisQueue } from '../../workers/bullmq-queue.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import type { PlainScan } from '../support/plain-runner.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { findRedis, startRedis } from '../support/redis.ts';

const VERSIONS = { 'count-pages': 1, 'read-page': 1, 'assemble-dossier': 1 };
const PRIORITY = { desk: 1, ordinary: 5, backlog: 9 };

describe('whose turn it is', () => {
  let database: TestDatabase;
  beforeEach(async () => (database = await createTestDatabase()));
  afterEach(() => database.drop());

  const makeUnit = async (name: string) =>
    (await createUnit(database.pool, { code: name, name, kind: 'commune', parentId: null }))?.id ?? 0;

  /** Pages of one batch, known and in the queue. */
  async function addPages(
    unitId: number | undefined,
    count: number,
    options: { priority?: number; version?: string; salt?: string } = {},
  ) {
    const { pool } = database;
    const batchId = await createBatch(pool, {
      name: options.salt ?? `lô ${unitId}`,
      priority: options.priority ?? PRIORITY.ordinary,
      ...(unitId === undefined ? {} : { unitId }),
    });
    const keys = await addTasks(
      pool,
      batchId,
      Array.from({ length: count }, (_, n) => ({
        stage: 'read-page' as const,
        version: options.version ?? '1',
        content: `${options.salt ?? batchId}`,
        params: { page: n + 1 },
      })),
    );
    await takeUnqueued(pool, keys);
    return { batchId, keys };
  }

  async function claimAll(): Promise<{ batchId: number | null; key: string }[]> {
    const claimed = [];
    for (;;) {
      const task = await claimTurn(database.pool, {
        worker: 'w/1',
        leaseMs: 60_000,
        versions: VERSIONS,
        model: '',
      });
      if (!task) return claimed;
      claimed.push({ batchId: task.batchId, key: task.key });
    }
  }

  test('a commune with a hundred pages and one with ten take turns; the desk goes first, the back-log last', async () => {
    const [big, small, other] = [
      await makeUnit('xã lớn'),
      await makeUnit('xã nhỏ'),
      await makeUnit('xã khác'),
    ];
    const late = await addPages(big, 4, { priority: PRIORITY.backlog });
    const many = await addPages(big, 100);
    const few = await addPages(small, 10);
    const some = await addPages(other, 3);
    const desk = await addPages(big, 2, { priority: PRIORITY.desk });
    expect((await listLanes(database.pool)).map((lane) => [lane.name, lane.priority, lane.waiting])).toEqual([
      ['xã lớn', 1, 2],
      ['xã lớn', 5, 100],
      ['xã nhỏ', 5, 10],
      ['xã khác', 5, 3],
      ['xã lớn', 9, 4],
    ]);

    const order = (await claimAll()).map((task) => task.batchId);
    expect(order.slice(0, 2)).toEqual([desk.batchId, desk.batchId]);
    // The big one was just served at its desk, so the two others go before it; then turn by turn.
    const [b, f, s] = [many.batchId, few.batchId, some.batchId];
    expect(order.slice(2, 11)).toEqual([f, s, b, f, s, b, f, s, b]);
    expect(order.lastIndexOf(f)).toBeLessThan(2 + 3 * 3 + 2 * 7);
    expect(order.slice(-4)).toEqual(Array<number>(4).fill(late.batchId));
    expect(order).toHaveLength(119);
  });

  test('within a unit, pages go in the order in which they came', async () => {
    const unit = await makeUnit('xã một');
    const first = await addPages(unit, 20);
    const second = await addPages(unit, 20);
    expect((await claimAll()).map((task) => task.key)).toEqual([...first.keys, ...second.keys]);
  });

  test('a page that took a worker down goes behind the others of its unit', async () => {
    const { keys } = await addPages(await makeUnit('xã sáu'), 5);
    const { pool } = database;
    const first = await claimTurn(pool, { worker: 'w/1', leaseMs: 60_000, versions: VERSIONS, model: '' });
    expect(await crashTask(pool, first?.key ?? '', 'w/1')).toBe('pending');
    expect(await takeUnqueued(pool, keys)).toHaveLength(1);
    expect((await claimAll()).map((task) => task.key)).toEqual([...keys.slice(1), keys[0]]);
  });

  test('who comes late has no credit from the time before: from then on every other turn, not all of them', async () => {
    const [early, late] = [await makeUnit('đến trước'), await makeUnit('đến sau')];
    const before = await addPages(early, 40);
    for (let n = 0; n < 20; n++)
      await claimTurn(database.pool, { worker: 'w/1', leaseMs: 60_000, versions: VERSIONS, model: '' });
    await addPages(late, 40);
    const order = (await claimAll()).slice(0, 20);
    expect(order.filter((task) => task.batchId === before.batchId)).toHaveLength(10);
  });

  test('batches of no unit take turns among themselves', async () => {
    const one = await addPages(undefined, 50, { salt: 'một' });
    const two = await addPages(undefined, 2, { salt: 'hai' });
    expect((await claimAll()).slice(0, 4).map((task) => task.batchId)).toEqual([
      one.batchId,
      two.batchId,
      one.batchId,
      two.batchId,
    ]);
  });

  test('pages asked for at the desk do not wait in the back-log that had them first, nor behind a held batch', async () => {
    const unit = await makeUnit('xã hai');
    const backlog = await addPages(unit, 5, { priority: PRIORITY.backlog, salt: 'chung' });
    await setBatchFlow(database.pool, HOUSE, backlog.batchId, 'pause');
    expect(await claimAll()).toEqual([]);
    const desk = await addPages(unit, 2, { priority: PRIORITY.desk, salt: 'chung' });
    expect(await claimAll()).toEqual(backlog.keys.slice(0, 2).map((key) => ({ batchId: desk.batchId, key })));
  });

  test('a page is left to a worker that has the model it was asked for with', async () => {
    const unit = await makeUnit('xã mẫu');
    const other = await addPages(unit, 2, { version: '1~khac', salt: 'khac' });
    const own = await addPages(unit, 2, { version: '1~cua-toi', salt: 'cua-toi' });
    const claim = { worker: 'w/1', leaseMs: 60_000, versions: VERSIONS };
    expect((await claimTurn(database.pool, { ...claim, model: 'cua-toi' }))?.key).toBe(own.keys[0]);
    expect((await claimTurn(database.pool, { ...claim, model: 'cua-toi' }))?.key).toBe(own.keys[1]);
    expect(await claimTurn(database.pool, { ...claim, model: 'cua-toi' })).toBeUndefined();
    expect(await claimTurn(database.pool, { ...claim, model: '' })).toBeUndefined();
    expect((await claimTurn(database.pool, { ...claim, model: 'khac' }))?.key).toBe(other.keys[0]);
  });

  test('what follows from a page is done on the spot, unless somebody more urgent waits or all is held', async () => {
    const { pool } = database;
    const batchId = await createBatch(pool, { name: 'theo sau', priority: PRIORITY.ordinary });
    const [one, two, three] = await addTasks(
      pool,
      batchId,
      ['a', 'b', 'c'].map((content) => ({ stage: 'assemble-dossier' as const, version: '1', content })),
    );
    const claim = (key = '') => claimFollowing(pool, { key, worker: 'w/1', leaseMs: 60_000 });
    expect((await claim(one))?.key).toBe(one);
    expect(await claim(one)).toBeUndefined();
    await setFlowPaused(pool, true);
    expect(await claim(two)).toBeUndefined();
    await setFlowPaused(pool, false);
    const desk = await addPages(undefined, 1, { priority: PRIORITY.desk, salt: 'gấp' });
    expect(await claim(two)).toBeUndefined();
    expect((await claimAll()).map((task) => task.key)).toEqual(desk.keys);
    expect((await claim(two))?.key).toBe(two);
    // In the queue by now: whose turn it is decides.
    await takeUnqueued(pool, [three ?? '']);
    expect(await claim(three)).toBeUndefined();
  });

  test('work of a newer program is left to newer workers', async () => {
    const newer = await addPages(await makeUnit('xã ba'), 2, { version: '2' });
    expect(await claimAll()).toEqual([]);
    const task = await claimTurn(database.pool, {
      worker: 'new/1',
      leaseMs: 60_000,
      versions: { ...VERSIONS, 'read-page': 2 },
      model: '',
    });
    expect(task?.key).toBe(newer.keys[0]);
  });

  test('everything can be stopped and goes on again, and the account says so', async () => {
    const { keys } = await addPages(await makeUnit('xã bốn'), 3);
    await setFlowPaused(database.pool, true);
    expect(await isFlowPaused(database.pool)).toBe(true);
    expect(await claimAll()).toEqual([]);
    expect(await takeUnqueued(database.pool, keys)).toEqual([]);
    await setFlowPaused(database.pool, false);
    expect(await takeUnqueued(database.pool, keys)).toHaveLength(3);
    expect(await claimAll()).toHaveLength(3);
    const { rows } = await database.pool.query(
      `select action from audit where action like 'flow.%' order by seq`,
    );
    expect(rows).toEqual([{ action: 'flow.pause' }, { action: 'flow.resume' }]);
  });

  test('many workers at once take every task once', async () => {
    const { keys } = await addPages(await makeUnit('xã năm'), 60);
    const claimed = (await Promise.all([claimAll(), claimAll(), claimAll(), claimAll()])).flat();
    expect(claimed.map((task) => task.key).sort()).toEqual([...keys].sort());
  });
});

function describeSharing(
  name: string,
  open: () => Promise<{ house: TestHouse; close(): Promise<void> }>,
): void {
  test(`${name}: a batch of ten does not wait for the sixty before it`, async () => {
    const { house, close } = await open();
    try {
      const scans = (count: number, salt: string): Record<string, PlainScan> =>
        Object.fromEntries(
          Array.from({ length: count }, (_, n) => [
            `${n}.jpg`,
            { salt, pages: [{ name: `${n}`, takesMs: 20 }] },
          ]),
        );
      const big = await house.send(scans(60, 'lớn'), 'Xã lớn');
      const small = await house.send(scans(10, 'nhỏ'), 'Xã nhỏ');
      await house.startWorker(undefined, { concurrency: 1 });
      await house.waitUntilDone(small, 60_000);
      const standing = await findBatch(house.database.pool, big);
      expect(standing?.pagesRead).toBeLessThan(30);
      expect(await house.waitUntilDone(big, 90_000)).toMatchObject({ dossiersDone: 60 });
    } finally {
      await close();
    }
  }, 180_000);
}

describeSharing('on PostgreSQL', async () => {
  const house = await openTestHouse();
  return { house, close: () => house.close() };
});

if (findRedis()) {
  describeSharing('on Redis', async () => {
    const redis = await startRedis('--appendonly', 'yes', '--maxmemory-policy', 'noeviction');
    const queue = createRedisQueue(redis.url, { onError: () => undefined });
    const house = await openTestHouse(() => Promise.resolve(queue));
    return { house, close: () => house.close().then(() => redis.stop()) };
  });
} else {
  test.skip('NOT RUN: sharing on Redis needs redis-server', () => undefined);
}
