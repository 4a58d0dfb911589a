import { existsSync } from 'node:fs';
import { access, chmod, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import type { Config } from '../config.ts';
import { STAGE_VERSIONS } from '../pipeline/stage-versions.ts';
import { countStoredBytes } from '../storage/database/originals.ts';
import { createPool, type Pool } from '../storage/database/pool.ts';
import { makeFolder } from '../storage/make-folder.ts';
import { findEmbeddedUrl } from '../storage/embedded-postgres/supervisor.ts';
import { describeError } from '../storage/describe-error.ts';
import { createFileStore } from '../storage/object-store/file-system.ts';
import { type ObjectStore } from '../storage/object-store/object-store.ts';
import { limitStore } from '../storage/object-store/quota.ts';
import { createPostgresQueue, createRedisQueue } from '../workers/bullmq-queue.ts';
import { createEnqueue } from '../workers/enqueue.ts';
import { createIntake, type Intake } from '../workers/intake.ts';
import { nameReadingModel } from '../workers/learning/model-shelf.ts';
import type { TaskVersions } from '../workers/page-runner.ts';
import type { TaskQueue } from '../workers/queue.ts';

/** The parts that every long-running command shares, wired by configuration. */
export interface House {
  readonly databaseUrl: string;
  readonly pool: Pool;
  readonly queue: TaskQueue;
  readonly store: ObjectStore;
  readonly intake: Intake;
  /** What the pages of this house are read with. */
  readonly versions: TaskVersions;
  close(): Promise<void>;
}

/** Said to people, without a stack: something about how the program was called or set up. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export function embeddedFolder(config: Config): string {
  return join(config.dataDir, 'postgres');
}

/** Where the database is: as configured, else the embedded server of a `sogoc start` that runs on the same DATA_DIR. */
export async function findDatabaseUrl(config: Config): Promise<string> {
  const url = config.databaseUrl ?? (await findEmbeddedUrl(embeddedFolder(config)));
  if (url === undefined)
    throw new UsageError(
      `Không thấy cơ sở dữ liệu: đặt DATABASE_URL, hoặc chạy "npm start" trước (DATA_DIR=${config.dataDir}).\n` +
        'No database: set DATABASE_URL, or run "npm start" first.',
    );
  return url;
}

/**
 * The folder itself may be passed through (a root that may not make namespaces runs the database as another user);
 * what lies in it is closed to others.
 */
export async function makeDataFolder(config: Config): Promise<void> {
  // What the program makes is closed to others; through this one folder the database's user must pass.
  const isNew = !existsSync(config.dataDir);
  await makeFolder(config.dataDir);
  if (isNew) await chmod(config.dataDir, 0o711);
  for (const name of ['objects', 'log', 'scratch']) await makeFolder(join(config.dataDir, name), 0o700);
  // A disk that turned read-only still has its folders.
  await access(config.dataDir, constants.W_OK);
}

/** The client of S3 stores is loaded where one is configured: it is a third of the start-up of every command. */
export async function openStore(config: Config): Promise<ObjectStore> {
  if (!config.s3) return createFileStore(join(config.dataDir, 'objects'));
  const { createS3Store } = await import('../storage/object-store/s3.ts');
  const { makeBuckets } = await import('../storage/object-store/s3-client.ts');
  await makeBuckets(config.s3);
  return createS3Store(config.s3);
}

/** Connects to database, queue and store; refuses at once where one of them cannot be used. */
export async function openHouse(config: Config, log: Logger, databaseUrl: string): Promise<House> {
  await makeDataFolder(config);
  const opened: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const one of opened.reverse()) await one();
  };
  try {
    return await openParts(config, log, databaseUrl, { opened, close });
  } catch (error) {
    // Whoever calls has nothing to close yet; what was opened would keep the process alive.
    await close().catch(() => undefined);
    throw error;
  }
}

async function openParts(
  config: Config,
  log: Logger,
  databaseUrl: string,
  { opened, close }: { opened: (() => Promise<unknown>)[]; close(): Promise<void> },
): Promise<House> {
  const onError = (error: Error) => log.warn({ err: error }, 'connection lost; trying again');
  const pool = createPool({
    connectionString: databaseUrl,
    maxConnections: 8 + config.workers,
    onIdleError: onError,
  });
  opened.push(() => pool.end());
  const quotaBytes = config.storeQuotaBytes;
  const whole = await openStore(config);
  const store =
    quotaBytes === undefined
      ? whole
      : limitStore(whole, { quotaBytes, countStored: () => countStoredBytes(pool) });
  await store.check();
  const queue = config.redisUrl
    ? createRedisQueue(config.redisUrl, { onError })
    : await createPostgresQueue(databaseUrl, { onError });
  opened.push(() => queue.close());
  await queue.check();
  const enqueue = createEnqueue({ pool, queue, log });
  const model = await nameReadingModel(config.dataDir, config.engine);
  const versions = { ...STAGE_VERSIONS, model };
  const intake = createIntake({
    pool,
    store,
    enqueue,
    versions,
    maxFileBytes: config.uploadMaxBytes,
    limits: { minFreeBytes: config.minFreeBytes, maxWaitingTasks: config.maxWaitingTasks },
  });
  return {
    databaseUrl,
    pool,
    queue,
    store,
    intake,
    versions,
    close,
  };
}

/** Lines of several writers, each whole. */
export function openLogFile(file: string) {
  return pino.destination({ dest: file, mkdir: true, sync: false });
}

/** JSON lines on standard output, for a supervisor to collect; or into a file. */
export function createLog(config: Config, file?: string): Logger {
  const options = {
    level: config.logLevel,
    base: { pid: process.pid },
    serializers: { err: describeError },
  };
  return file === undefined ? pino(options) : pino(options, openLogFile(file));
}
