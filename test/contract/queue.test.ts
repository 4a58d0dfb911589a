import { setTimeout as sleep } from 'node:timers/promises';
import type { TaskTicket } from '../../storage/database/tasks.ts';
import { createPostgresQueue, createRedisQueue } from '../../workers/bullmq-queue.ts';
import { jobPriority, type TaskQueue } from '../../workers/queue.ts';
import { createTestDatabase } from '../support/postgres.ts';
import { findRedis, startRedis } from '../support/redis.ts';

interface Lane {
  readonly queue: TaskQueue;
  close(): Promise<void>;
}

const ticket = (key: string, part: Partial<TaskTicket> = {}): TaskTicket => ({
  key,
  stage: 'read-page',
  epoch: 0,
  priority: 5,
  ...part,
});

/** What every queue promises, said once and run by each backend. */
function describeQueue(name: string, open: () => Promise<Lane>): void {
  describe(name, () => {
    let lane: Lane;
    let queue: TaskQueue;
    beforeAll(async () => {
      lane = await open();
      queue = lane.queue;
    }, 60_000);
    afterAll(() => lane.close());
    const consume = async (count: number, concurrency = 1) => {
      const seen: string[] = [];
      const consumer = await queue.consume((key) => {
        seen.push(key);
        return Promise.resolve();
      }, concurrency);
      const deadline = Date.now() + 15_000;
      while (seen.length < count && Date.now() < deadline) await sleep(20);
      await sleep(100);
      await consumer.close();
      return seen;
    };

    test('delivers every ticket', async () => {
      const keys = Array.from({ length: 120 }, (_, n) => `a${n}`);
      await queue.add(keys.map((key) => ticket(key)));
      expect((await queue.counts()).waiting).toBe(120);
      expect((await consume(120, 4)).sort()).toEqual([...keys].sort());
      expect(await queue.counts()).toMatchObject({ waiting: 0, active: 0 });
    });

    test('the same ticket twice is one delivery; a new epoch is another', async () => {
      await queue.add([ticket('b'), ticket('b')]);
      await queue.add([ticket('b')]);
      expect(await consume(1)).toEqual(['b']);
      await queue.add([ticket('b', { epoch: 1 })]);
      expect(await consume(1)).toEqual(['b']);
    });

    test('the desk goes before the back-log, whatever came first', async () => {
      await queue.add([
        ticket('backlog', { priority: 9 }),
        ticket('ordinary'),
        ticket('desk', { priority: 1 }),
      ]);
      await queue.add([
        ticket('count', { stage: 'count-pages' }),
        ticket('dossier', { stage: 'assemble-dossier' }),
      ]);
      expect(await consume(5)).toEqual(['desk', 'count', 'dossier', 'ordinary', 'backlog']);
    });

    test('a handler that breaks down does not stop the others, and its ticket can be seen', async () => {
      await queue.add([ticket('breaks'), ticket('works')]);
      const seen: string[] = [];
      const consumer = await queue.consume((key) => {
        seen.push(key);
        return key === 'breaks' ? Promise.reject(new Error('database away')) : Promise.resolve();
      }, 1);
      while (seen.length < 2) await sleep(20);
      await consumer.close();
      expect((await queue.listFailed(10)).map((job) => [job.taskKey, job.reason])).toContainEqual([
        'breaks',
        'database away',
      ]);
      // Parked among the failed, it does not swallow the next epoch.
      await queue.add([ticket('breaks', { epoch: 1 })]);
      expect(await consume(1)).toEqual(['breaks']);
    });

    test('can be emptied', async () => {
      await queue.add([ticket('x'), ticket('y')]);
      await queue.wipe();
      expect((await queue.counts()).waiting).toBe(0);
    });
  });
}

test('priorities keep their order across stages', () => {
  const desk = jobPriority(ticket('a', { priority: 1, stage: 'read-page' }));
  const ordinary = jobPriority(ticket('a', { priority: 5, stage: 'count-pages' }));
  expect(desk).toBeLessThan(ordinary);
});

describeQueue('BullMQ on PostgreSQL', async () => {
  const database = await createTestDatabase();
  const queue = await createPostgresQueue(database.connectionString, { onError: () => undefined });
  return {
    queue,
    async close() {
      await queue.close();
      await database.drop();
    },
  };
});

if (findRedis()) {
  describeQueue('BullMQ on Redis', async () => {
    const redis = await startRedis('--appendonly', 'yes', '--maxmemory-policy', 'noeviction');
    const queue = createRedisQueue(redis.url, { onError: () => undefined });
    while (
      !(await queue.check().then(
        () => true,
        () => false,
      ))
    )
      await sleep(50);
    return {
      queue,
      async close() {
        await queue.close();
        await redis.stop();
      },
    };
  });

  test('a Redis that may lose tickets is refused, with every reason', async () => {
    const redis = await startRedis('--appendonly', 'no', '--maxmemory-policy', 'allkeys-lru');
    const queue = createRedisQueue(redis.url, { onError: () => undefined });
    try {
      let refusal: unknown;
      for (let tries = 0; tries < 100 && !/noeviction/.test(String(refusal)); tries++) {
        refusal = await queue.check().catch((error: unknown) => error);
        await sleep(50);
      }
      expect(String(refusal)).toMatch(/noeviction.*appendonly/);
    } finally {
      await queue.close();
      await redis.stop();
    }
  });
} else {
  test.skip('NOT RUN: BullMQ on Redis needs redis-server (apt-get install redis-server)', () => undefined);
}
