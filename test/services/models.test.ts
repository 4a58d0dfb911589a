import { setTimeout as sleep } from 'node:timers/promises';
import { countQueue } from '../../storage/database/queue-view.ts';
import { createRedisQueue } from '../../workers/bullmq-queue.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { createPlainRunner, makePlainScan, type PlainScan } from '../support/plain-runner.ts';
import { findRedis, startRedis } from '../support/redis.ts';

/** Workers of one house with different line models: a page read with a model says so, and was read with it. */

const withModel = (model: string) =>
  createPlainRunner({ versions: { countPages: 1, readPage: 1, assembleDossier: 1, model } });

/** Pages, by the model that they were asked for with and the worker that read them. */
async function listReaders(
  house: TestHouse,
  batchId: number,
): Promise<{ version: string; worker: string }[]> {
  const { rows } = await house.database.pool.query<{ version: string; worker: string }>(
    `select stage_version as version, split_part(worker, '/', 1) as worker from tasks
     where stage = 'read-page' and batch_id = $1`,
    [batchId],
  );
  return rows;
}

function describeModels(
  name: string,
  open: () => Promise<{ house: TestHouse; close(): Promise<void> }>,
): void {
  describe(name, () => {
    let house: TestHouse;
    let close: () => Promise<void>;
    beforeAll(async () => ({ house, close } = await open()), 60_000);
    afterAll(() => close());

    test('two models side by side: each page is read by a worker that has its model', async () => {
      const [one, two] = [
        await house.startWorker(withModel('mot')),
        await house.startWorker(withModel('hai')),
      ];
      const scans = Object.fromEntries(
        Array.from({ length: 16 }, (_, n): [string, PlainScan] => [
          `s${n}.pdf`,
          { salt: `hai mô hình ${name}`, pages: [{ name: `Người ${n}`, takesMs: 60 }] },
        ]),
      );
      const batchId = await house.send(scans);
      expect(await house.waitUntilDone(batchId)).toMatchObject({ pagesRead: 16, dossiersDone: 16 });
      const readers = await listReaders(house, batchId);
      expect(readers).toHaveLength(16);
      const nameOf: Record<string, string> = { '1~mot': one.name, '1~hai': two.name };
      for (const { version, worker } of readers) expect(worker).toBe(nameOf[version]);
      expect(new Set(readers.map(({ version }) => version)).size).toBe(2);
      await Promise.all([one.stop(), two.stop()]);
    }, 60_000);

    test('pages asked for with a model that nobody has are told of, then read with the one that is there', async () => {
      const { pool } = house.database;
      const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
      const scan = (salt: string) =>
        Buffer.concat([signature, makePlainScan({ salt: salt + name, pages: [{ name: `Người ${salt}` }] })]);
      // Counted at the door, by a sender that names no model.
      const batchId = await house.send({ 'a.png': scan('a'), 'b.png': scan('b') });
      expect((await countQueue(pool)).pagesWithoutModel).toBe(0);
      const runner = withModel('ba');
      const worker = await house.startWorker(runner, { adoptAfterMs: 2500 });
      for (let tries = 0; (await countQueue(pool)).pagesWithoutModel < 2; tries++) {
        if (tries === 100) throw new Error('not told');
        await sleep(50);
      }
      expect(runner.calls).toEqual([]);
      expect(await house.waitUntilDone(batchId)).toMatchObject({ pagesRead: 2, dossiersDone: 2, records: 2 });
      expect(runner.calls).toHaveLength(2);
      const readers = await listReaders(house, batchId);
      expect(readers).toEqual([
        { version: '1~ba', worker: worker.name },
        { version: '1~ba', worker: worker.name },
      ]);
      expect(await countQueue(pool)).toMatchObject({ waiting: 0, pagesLeft: 0, pagesWithoutModel: 0 });
      await worker.stop();
    }, 60_000);
  });
}

describeModels('on PostgreSQL', async () => {
  const house = await openTestHouse();
  return { house, close: () => house.close() };
});

if (findRedis()) {
  describeModels('on Redis', async () => {
    const redis = await startRedis('--appendonly', 'yes');
    const house = await openTestHouse(() =>
      Promise.resolve(createRedisQueue(redis.url, { onError: () => undefined })),
    );
    return {
      house,
      async close() {
        await house.close();
        await redis.stop();
      },
    };
  });
} else {
  describe('on Redis', () => {
    test.skip('NOT RUN: needs redis-server', () => undefined);
  });
}
