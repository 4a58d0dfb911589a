import {
  assertSchemaCompatibility,
  createPostgresBackend,
  LATEST_SCHEMA_VERSION,
  Queue,
  runMigrations,
  SchemaMigrationRequiredError,
  Worker,
  type JobsOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { Failure } from '../pipeline/failures.ts';
import type { TaskTicket } from '../storage/database/tasks.ts';
import { jobId, jobPriority, type TaskConsumer, type TaskQueue } from './queue.ts';
import { checkRedis } from './redis-check.ts';

const QUEUE = 'sogoc';
/** Renewed at half time by the worker itself; pages are read in processes of their own, so the event loop is free to do it. */
const LOCK_MS = 60_000;
const JOB_OPTIONS: JobsOptions = {
  attempts: 1,
  removeOnComplete: true,
  removeOnFail: { count: 500, age: 7 * 86_400 },
};

interface Payload {
  readonly key: string;
}

export interface QueueOptions {
  readonly name?: string;
  readonly onError: (error: Error) => void;
}

/** The embedded default: BullMQ on the PostgreSQL that is there anyway. */
export async function createPostgresQueue(
  connectionString: string,
  options: QueueOptions,
): Promise<TaskQueue> {
  await migrateQueue(connectionString);
  const connection = { connection: { connectionString, max: 4 } };
  const name = options.name ?? QUEUE;
  return wrap({
    name: 'BullMQ on PostgreSQL',
    queue: asBullQueue(new Queue(name, connection, createPostgresBackend)),
    makeWorker: (handle, concurrency) =>
      new Worker(name, handle, { ...connection, ...workerOptions(concurrency) }, createPostgresBackend),
    check: () => Promise.resolve(),
    onError: options.onError,
  });
}

/** For many machines: the same queue on Redis. Producers fail at once when it is away; workers wait for it to come back. */
export function createRedisQueue(url: string, options: QueueOptions): TaskQueue {
  const name = options.name ?? QUEUE;
  const producer = { url, maxRetriesPerRequest: 1, connectTimeout: 5000 };
  return wrap({
    name: 'BullMQ on Redis',
    queue: asBullQueue(new Queue(name, { connection: producer })),
    makeWorker: (handle, concurrency) =>
      new Worker(name, handle, {
        connection: { url, maxRetriesPerRequest: null },
        ...workerOptions(concurrency),
      }),
    async check() {
      const redis = new Redis(url, { maxRetriesPerRequest: 1, connectTimeout: 5000, lazyConnect: true });
      redis.on('error', () => undefined);
      try {
        await checkRedis(redis);
      } finally {
        redis.disconnect();
      }
    },
    onError: options.onError,
  });
}

function workerOptions(concurrency: number) {
  // Poison is counted in the database; here a stalled ticket is simply handed out again.
  return {
    concurrency,
    lockDuration: LOCK_MS,
    stalledInterval: 30_000,
    maxStalledCount: 1000,
    drainDelay: 5,
  };
}

/**
 * Makes the queue's tables where they are not there or old; else changes nothing, so that a role that may not make tables
 * can ask as well. One process at a time: two at once would trip over each other's `create`.
 */
export async function migrateQueue(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    if (await isQueueCurrent(client)) return;
    await client.query('select pg_advisory_lock(7305160213)');
    await runMigrations(client);
  } finally {
    await client.end();
  }
}

async function isQueueCurrent(client: pg.Client): Promise<boolean> {
  try {
    return (await assertSchemaCompatibility(client)) >= LATEST_SCHEMA_VERSION;
  } catch (error) {
    if (error instanceof SchemaMigrationRequiredError) return false;
    throw error;
  }
}

/** The little of BullMQ that is used, the same for both of its backends. */
interface BullQueue {
  on(event: 'error', listener: (error: Error) => void): unknown;
  addBulk(jobs: { name: string; data: Payload; opts: JobsOptions }[]): Promise<unknown>;
  getJobCounts(
    ...types: ('wait' | 'prioritized' | 'delayed' | 'active' | 'failed')[]
  ): Promise<Record<string, number>>;
  getFailed(start: number, end: number): Promise<BullJob[]>;
  obliterate(options: { force: boolean }): Promise<void>;
  close(): Promise<void>;
}

/** BullMQ's own types differ by backend in ways that do not matter here. */
function asBullQueue(queue: unknown): BullQueue {
  return queue as BullQueue;
}

interface BullJob {
  readonly id?: string | undefined;
  readonly data: Payload;
  readonly failedReason?: string | undefined;
  readonly finishedOn?: number | undefined;
  readonly timestamp: number;
}

interface BullWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

interface Parts {
  readonly name: string;
  readonly queue: BullQueue;
  readonly makeWorker: (handle: (job: { data: Payload }) => Promise<void>, concurrency: number) => BullWorker;
  readonly check: () => Promise<void>;
  readonly onError: (error: Error) => void;
}

function wrap({ name, queue, makeWorker, check, onError }: Parts): TaskQueue {
  queue.on('error', onError);
  return {
    name,
    check,
    async add(tickets) {
      for (let start = 0; start < tickets.length; start += 500)
        await nameAway(() => queue.addBulk(tickets.slice(start, start + 500).map(toJob)));
    },
    async counts() {
      const {
        active = 0,
        failed = 0,
        ...rest
      } = await nameAway(() => queue.getJobCounts('wait', 'prioritized', 'delayed', 'active', 'failed'));
      return { waiting: Object.values(rest).reduce((sum, count) => sum + count, 0), active, failed };
    },
    async listFailed(limit) {
      const jobs = await nameAway(() => queue.getFailed(0, limit - 1));
      return jobs.map((job) => ({
        id: job.id ?? '',
        taskKey: job.data.key,
        reason: job.failedReason ?? '',
        at: new Date(job.finishedOn ?? job.timestamp),
      }));
    },
    async consume(handle, concurrency): Promise<TaskConsumer> {
      const worker = makeWorker((job) => handle(job.data.key), concurrency);
      worker.on('error', onError);
      await nameAway(() => worker.waitUntilReady());
      return { close: () => worker.close() };
    },
    wipe: () => nameAway(() => queue.obliterate({ force: true })),
    close: () => queue.close(),
  };
}

function toJob(ticket: TaskTicket) {
  return {
    name: ticket.stage,
    data: { key: ticket.key },
    opts: { ...JOB_OPTIONS, jobId: jobId(ticket), priority: jobPriority(ticket) },
  };
}

async function nameAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Failure('E-QUEUE-AWAY', {}, { cause: error });
  }
}
