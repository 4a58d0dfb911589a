// How fast work is put in: 5,000 tasks into database and queue, on the embedded engines or on Redis.
//   node bench/enqueue.mjs [--tasks 5000] [--redis redis://127.0.0.1:6379]
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const built = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
const { values } = parseArgs({
  options: { tasks: { type: 'string', default: '5000' }, redis: { type: 'string' } },
});
const TASKS = Number(values.tasks);
const { startEmbeddedPostgres } = await built('storage/embedded-postgres/supervisor.js');
const { createPool } = await built('storage/database/pool.js');
const { migrate } = await built('storage/database/migrate.js');
const { createBatch } = await built('storage/database/batches.js');
const { addTask } = await built('storage/database/tasks.js');
const { createPostgresQueue, createRedisQueue } = await built('workers/bullmq-queue.js');
const { createEnqueue } = await built('workers/enqueue.js');

const folder = await mkdtemp(join(tmpdir(), 'sogoc-enqueue-'));
await chmod(folder, 0o711);
const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
const pool = createPool({ connectionString: server.connectionString });
await migrate(pool);
const onError = () => undefined;
const queue = values.redis
  ? createRedisQueue(values.redis, { onError })
  : await createPostgresQueue(server.connectionString, { onError });
const log = {
  info() {},
  warn: (_, message) => process.stderr.write(`${message}\n`),
  error() {},
  child: () => log,
};
const enqueue = createEnqueue({ pool, queue, log });
const batchId = await createBatch(pool, { name: 'bench' });
const keys = [];
for (let n = 0; n < TASKS; n++)
  keys.push(
    await addTask(pool, {
      stage: 'read-page',
      version: '1',
      content: `bench-${n}`,
      params: { page: 1 },
      batchId,
    }),
  );

const rss = () => Math.round(process.memoryUsage.rss() / 2 ** 20);
const before = { at: performance.now(), cpu: process.cpuUsage(), rss: rss() };
await enqueue(keys);
const seconds = (performance.now() - before.at) / 1000;
const cpu = process.cpuUsage(before.cpu);
const counts = await queue.counts();
process.stdout.write(
  `${queue.name}: ${TASKS} tasks enqueued in ${seconds.toFixed(2)} s = ${Math.round(TASKS / seconds)} a second ` +
    `(${((cpu.user + cpu.system) / 1e6).toFixed(2)} CPU s here; memory ${before.rss} → ${rss()} MiB); in the queue: ${counts.waiting}\n`,
);
await queue.wipe();
await queue.close();
await pool.end();
await server.stop();
await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
