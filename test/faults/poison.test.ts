import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { STAGE_VERSIONS } from '../../pipeline/stage-versions.ts';
import { createBatch, findBatch } from '../../storage/database/batches.ts';
import { listBatchPages } from '../support/stored.ts';
import { createFileStore } from '../../storage/object-store/file-system.ts';
import { createPostgresQueue, createRedisQueue } from '../../workers/bullmq-queue.ts';
import { createEnqueue } from '../../workers/enqueue.ts';
import { createIntake } from '../../workers/intake.ts';
import { nameReadingModel } from '../../workers/learning/model-shelf.ts';
import type { TaskQueue } from '../../workers/queue.ts';
import { silent } from '../support/house.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { findRedis, startRedis } from '../support/redis.ts';

const PROGRAM = join(__dirname, '..', '..', 'cli', 'sogoc.mjs');

/** A page of many lines takes long enough to be met while it is being read. */
async function drawPage(path: string, lines: number, mark: string): Promise<void> {
  const text = Array.from(
    { length: lines },
    (_, n) => `<text x="40" y="${60 + n * 44}">Họ, chữ đệm, tên: NGUYỄN VĂN AN ${mark} ${n}</text>`,
  ).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="${Math.max(500, 100 + lines * 44)}"><rect width="100%" height="100%" fill="white"/><g font-family="serif" font-size="30">${text}</g></svg>`;
  await sharp(Buffer.from(svg)).withMetadata({ density: 150 }).png().toFile(path);
}

function childrenOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => {
      try {
        return Number(readFileSync(`/proc/${each}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]) === pid;
      } catch {
        return false; // has ended meanwhile
      }
    });
}

interface Lane {
  readonly queue: (database: TestDatabase) => Promise<TaskQueue>;
  readonly env: Readonly<Record<string, string>>;
}

/** The real program reads real pages; whenever the poisonous one is being read, a process is killed -9. */
async function poison(lane: Lane, victim: 'page process' | 'worker'): Promise<void> {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'sogoc-poison-'));
  const queue = await lane.queue(database);
  const { pool } = database;
  let worker: ChildProcess | undefined;
  let isOver = false;
  const launch = () => {
    worker = spawn(process.execPath, [PROGRAM, 'worker'], {
      env: {
        ...process.env,
        ...lane.env,
        DATABASE_URL: database.connectionString,
        DATA_DIR: folder,
        WORKERS: '1',
        LEASE_SECONDS: '2',
        LOG_LEVEL: 'silent',
      },
      stdio: 'ignore',
    });
    worker.on('exit', () => isOver || setTimeout(launch, 100));
  };
  try {
    const intake = createIntake({
      pool,
      store: createFileStore(join(folder, 'objects')),
      enqueue: createEnqueue({ pool, queue, log: silent }),
      versions: { ...STAGE_VERSIONS, model: await nameReadingModel(folder) },
      maxFileBytes: 1e8,
      limits: { minFreeBytes: 0, maxWaitingTasks: 1e6 },
    });
    const batchId = await createBatch(pool, { name: 'lô có trang độc' });
    const path = join(folder, 'scan.png');
    for (const [name, lines] of [
      ['lanh-1', 2],
      ['doc', 40],
      ['lanh-2', 2],
      ['lanh-3', 2],
    ] as const) {
      await drawPage(path, lines, name);
      await intake.receiveFile({ batchId, path, relativePath: `${name}.png` });
    }
    await intake.sealBatch(batchId);
    launch();
    let kills = 0;
    const deadline = Date.now() + 240_000;
    for (let killedAt = -1; (await findBatch(pool, batchId))?.state !== 'done';) {
      if (Date.now() > deadline) throw new Error(`not done after ${kills} kills`);
      const { rows } = await pool.query<{ attempts: number }>(
        `select t.attempts from tasks t join pages p on p.task_key = t.key join uploads u on u.id = p.upload_id
         where t.state = 'running' and u.original_name = 'doc.png' and t.started_at < now() - interval '100 milliseconds'`,
      );
      const attempt = rows[0]?.attempts;
      const pid = worker?.pid;
      if (attempt !== undefined && attempt !== killedAt && pid !== undefined) {
        const targets = victim === 'worker' ? [pid] : childrenOf(pid);
        for (const target of targets) process.kill(target, 'SIGKILL');
        if (targets.length > 0) {
          killedAt = attempt;
          kills++;
        }
      }
      await sleep(20);
    }
    expect(kills).toBe(3);
    expect(await findBatch(pool, batchId)).toMatchObject({
      pagesRead: 3,
      pagesFailed: 1,
      dossiersDone: 3,
      dossiersFailed: 1,
    });
    const pages = await listBatchPages(pool, batchId);
    expect(pages.find((page) => page.fileName === 'doc.png')).toMatchObject({
      state: 'set_aside',
      failureCode: 'E-POISON-PAGE',
      failureDetails: { crashes: 3 },
    });
  } finally {
    isOver = true;
    worker?.kill('SIGKILL');
    await queue.close();
    await sleep(300);
    await database.drop();
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

describe('a page that takes its process down three times is set aside, and all others are read', () => {
  const onPostgres: Lane = {
    queue: (database) => createPostgresQueue(database.connectionString, { onError: () => undefined }),
    env: {},
  };
  test('the page process dies; queue on PostgreSQL', () => poison(onPostgres, 'page process'), 300_000);
  test('the whole worker dies; queue on PostgreSQL', () => poison(onPostgres, 'worker'), 300_000);

  if (findRedis())
    test('the page process dies; queue on Redis', async () => {
      const redis = await startRedis('--appendonly', 'yes', '--maxmemory-policy', 'noeviction');
      try {
        const queue = () => Promise.resolve(createRedisQueue(redis.url, { onError: () => undefined }));
        await poison({ queue, env: { REDIS_URL: redis.url } }, 'page process');
      } finally {
        await redis.stop();
      }
    }, 300_000);
  else test.skip('NOT RUN: poison on Redis needs redis-server', () => undefined);
});
