import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBatch, findBatch, type BatchProgress } from '../../storage/database/batches.ts';
import { createFileStore } from '../../storage/object-store/file-system.ts';
import type { ObjectStore } from '../../storage/object-store/object-store.ts';
import { createPostgresQueue } from '../../workers/bullmq-queue.ts';
import { createEnqueue } from '../../workers/enqueue.ts';
import { createIntake, type Intake } from '../../workers/intake.ts';
import type { Logger } from '../../workers/logger.ts';
import type { PageRunner } from '../../workers/page-runner.ts';
import type { TaskQueue } from '../../workers/queue.ts';
import { startWorker, type RunningWorker, type WorkerOptions } from '../../workers/worker.ts';
import { createPlainRunner, makePlainScan, type PlainScan } from './plain-runner.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

export const silent: Logger = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silent,
};

/** Quick turns, so that a test does not wait for a minute's lease. */
export const QUICK: WorkerOptions = {
  concurrency: 2,
  leaseMs: 2000,
  reconcileEveryMs: 200,
  lostAfterMs: 500,
  graceMs: 2000,
};

export interface TestHouse {
  readonly database: TestDatabase;
  readonly store: ObjectStore;
  readonly queue: TaskQueue;
  readonly intake: Intake;
  readonly folder: string;
  startWorker(runner?: PageRunner, options?: Partial<WorkerOptions>): Promise<RunningWorker>;
  /** Puts plain scans into a new batch and seals it. */
  send(files: Readonly<Record<string, PlainScan | Buffer>>, name?: string): Promise<number>;
  waitUntilDone(batchId: number, timeoutMs?: number): Promise<BatchProgress>;
  close(): Promise<void>;
}

/** Real database, real queue, real object store; pages are read by `plain-runner`. */
export async function openTestHouse(
  makeQueue?: (database: TestDatabase) => Promise<TaskQueue>,
): Promise<TestHouse> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-house-'));
  const store = createFileStore(join(folder, 'objects'));
  const queue = makeQueue
    ? await makeQueue(database)
    : await createPostgresQueue(database.connectionString, { onError: () => undefined });
  const { versions } = createPlainRunner();
  const intake = createIntake({
    pool: database.pool,
    store,
    enqueue: createEnqueue({ pool: database.pool, queue, log: silent }),
    versions,
    maxFileBytes: 1e8,
    limits: { minFreeBytes: 0, maxWaitingTasks: 1e6 },
  });
  const workers: RunningWorker[] = [];
  return {
    database,
    store,
    queue,
    intake,
    folder,
    async startWorker(runner = createPlainRunner(), options = {}) {
      const deps = { pool: database.pool, queue, store, runner, log: silent };
      const worker = await startWorker(deps, { ...QUICK, ...options });
      workers.push(worker);
      return worker;
    },
    async send(files, name = 'Lô thử') {
      const batchId = await createBatch(database.pool, { name });
      for (const [relativePath, content] of Object.entries(files)) {
        const path = join(folder, 'incoming');
        await writeFile(path, Buffer.isBuffer(content) ? content : makePlainScan(content));
        await intake.receiveFile({ batchId, path, relativePath });
      }
      await intake.sealBatch(batchId);
      return batchId;
    },
    async waitUntilDone(batchId, timeoutMs = 20_000) {
      const deadline = Date.now() + timeoutMs;
      for (;;) {
        const batch = await findBatch(database.pool, batchId);
        if (batch?.state === 'done') return batch;
        if (Date.now() > deadline) throw new Error(`batch ${batchId} not done: ${JSON.stringify(batch)}`);
        await sleep(50);
      }
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await queue.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
