// What 5,000 small pages put in at once do to the house: how fast they are enqueued, whether the memory of API and workers
// stays flat while they are worked off, and whether the screens go on answering.
//   node bench/enqueue.mjs [--tasks 5000] [--engines embedded|external] [--workers 1] [--seconds 120]
// --seconds 0 measures the enqueueing alone. Starts its own servers (see engines.mjs for what `external` needs).
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { startExternalEngines } from './engines.mjs';

const program = fileURLToPath(new URL('../cli/sogoc.mjs', import.meta.url));
const built = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '5000' },
    engines: { type: 'string', default: 'embedded' },
    workers: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '120' },
  },
});
const TASKS = Number(values.tasks);
const SECONDS = Number(values.seconds);
const say = (text) => process.stdout.write(`${text}\n`);

const folder = await mkdtemp(join(tmpdir(), 'sogoc-enqueue-'));
await chmod(folder, 0o711);
const { startEmbeddedPostgres } = await built('storage/embedded-postgres/supervisor.js');
const external = values.engines === 'external' ? await startExternalEngines(folder, say) : undefined;
const embedded = external ? undefined : await startEmbeddedPostgres({ folder: join(folder, 'postgres') });
const env = {
  DATA_DIR: join(folder, 'data'),
  LOG_LEVEL: 'silent',
  MIN_FREE_MB: '0',
  WORKERS: '1',
  ...(external ? external.env : { DATABASE_URL: embedded.connectionString }),
};
const { readConfig } = await built('config.js');
const { openHouse, createLog } = await built('cli/house.js');
const { migrate } = await built('storage/database/migrate.js');
const { createPool } = await built('storage/database/pool.js');
const { createBatch } = await built('storage/database/batches.js');
const { createIntake } = await built('workers/intake.js');
const { createEnqueue } = await built('workers/enqueue.js');
const { STAGE_VERSIONS } = await built('pipeline/stage-versions.js');
const config = readConfig({ ...process.env, ...env });
const first = createPool({ connectionString: env.DATABASE_URL, maxConnections: 1 });
await migrate(first);
await first.end();
const log = createLog(config);
const house = await openHouse(config, log, env.DATABASE_URL);

// --- files taken in; what becomes due is only remembered
const keys = [];
const intake = createIntake({
  ...house,
  enqueue: (due) => Promise.resolve(void keys.push(...due)),
  versions: STAGE_VERSIONS,
  maxFileBytes: 1e9,
  limits: { minFreeBytes: 0, maxWaitingTasks: 1e9 },
});
const batchId = await createBatch(house.pool, { name: 'bench' });
const drawings = await Promise.all(
  Array.from({ length: 20 }, (_, n) => {
    const lines = [`Số: ${n + 1}/2019`, `Họ, chữ đệm, tên: NGUYỄN VĂN AN ${n}`, 'Nơi sinh: Xã Hòa Bình'];
    const text = lines.map((line, y) => `<text x="60" y="${120 + y * 90}">${line}</text>`).join('');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="420"><rect width="100%" height="100%" fill="white"/><g font-family="serif" font-size="38">${text}</g></svg>`;
    return sharp(Buffer.from(svg)).withMetadata({ density: 200 }).png().toBuffer();
  }),
);
const takenAt = performance.now();
let next = 0;
const take = async (slot) => {
  const path = join(folder, `scan-${slot}.png`);
  for (let n = next++; n < TASKS; n = next++) {
    // A few bytes behind the end make each file another one.
    await writeFile(path, Buffer.concat([drawings[n % drawings.length], Buffer.from(`\n${n}`)]));
    await intake.receiveFile({ batchId, path, relativePath: `ho-so-${n}.png` });
  }
};
await Promise.all(Array.from({ length: 6 }, (_, slot) => take(slot)));
const takenSeconds = (performance.now() - takenAt) / 1000;
say(
  `${house.queue.name}, ${house.store.name}: ${TASKS} files taken in and stored in ${takenSeconds.toFixed(1)} s = ${Math.round(TASKS / takenSeconds)} a second`,
);

// --- all at once into the queue
const rss = () => Math.round(process.memoryUsage.rss() / 2 ** 20);
const before = { at: performance.now(), cpu: process.cpuUsage(), rss: rss() };
await createEnqueue({ ...house, log })(keys);
const seconds = (performance.now() - before.at) / 1000;
const cpu = process.cpuUsage(before.cpu);
say(
  `${keys.length} tasks enqueued in ${seconds.toFixed(2)} s = ${Math.round(keys.length / seconds)} a second ` +
    `(${((cpu.user + cpu.system) / 1e6).toFixed(2)} CPU s here; memory ${before.rss} → ${rss()} MiB; to be ≥ 1000 a second); in the queue: ${(await house.queue.counts()).waiting}`,
);
const sealedAt = performance.now();
await house.intake.sealBatch(batchId);
say(`batch closed in ${((performance.now() - sealedAt) / 1000).toFixed(2)} s`);

// --- worked off for a while: memory of every process, answers of the screens
if (SECONDS > 0) {
  const { createUser } = await built('storage/database/users.js');
  const { openSession } = await built('storage/database/sessions.js');
  const user = await createUser(house.pool, {
    userName: 'bench',
    fullName: 'Bench',
    passwordHash: '-',
    roles: ['admin'],
  });
  await house.pool.query('update users set must_change_password = false where id = $1', [user.id]);
  const token = randomBytes(32).toString('base64url');
  await openSession(
    house.pool,
    createHash('sha256').update(token).digest('hex'),
    user.id,
    new Date(Date.now() + 3_600_000),
  );
  const serve = spawn(process.execPath, [program, 'serve'], {
    env: { ...process.env, ...env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url;
  serve.stdout.on('data', (chunk) => (url ??= /http:\S+/.exec(String(chunk))?.[0]));
  const workers = Array.from({ length: Number(values.workers) }, () =>
    spawn(process.execPath, [program, 'worker'], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
  try {
    while (url === undefined) await sleep(50);

    const rssOf = (pid) =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
    const watched = {
      API: serve.pid,
      ...Object.fromEntries(workers.map((each, n) => [`worker ${n + 1}`, each.pid])),
    };
    const memory = Object.fromEntries(Object.keys(watched).map((name) => [name, []]));
    const hasScreens = existsSync(fileURLToPath(new URL('../dist/web/index.html', import.meta.url)));
    const screens = [
      'api/batches',
      `api/batches/${batchId}`,
      `api/batches/${batchId}/dossiers`,
      'api/queue',
      ...(hasScreens ? [''] : []),
    ];
    const latency = Object.fromEntries(screens.map((screen) => [screen, []]));
    const startedAt = Date.now();
    for (let n = 0; Date.now() - startedAt < SECONDS * 1000; n++) {
      const screen = screens[n % screens.length];
      const askedAt = performance.now();
      const answer = await fetch(url + screen, { headers: { cookie: `sogoc_session=${token}` } });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${screen}: ${answer.status}`);
      latency[screen].push(performance.now() - askedAt);
      for (const [name, pid] of Object.entries(watched)) memory[name].push(rssOf(pid));
      await sleep(250);
    }
    const { rows } = await house.pool.query(
      `select stage, count(*)::int as done from tasks where state = 'done' group by 1 order by 1`,
    );
    say(`after ${SECONDS} s: ${rows.map((row) => `${row.stage} ${row.done}`).join(', ')} done`);
    const at = (list, share) =>
      [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
    for (const [screen, list] of Object.entries(latency))
      say(
        `GET /${screen.padEnd(16)} ${list.length} answers, median ${at(list, 0.5).toFixed(0)} ms, 95 % within ${at(list, 0.95).toFixed(0)} ms, slowest ${Math.max(...list).toFixed(0)} ms`,
      );
    const mean = (list) => list.reduce((sum, each) => sum + each, 0) / list.length;
    for (const [name, list] of Object.entries(memory)) {
      const quarter = Math.ceil(list.length / 4);
      say(
        `memory of ${name.padEnd(9)} second quarter ${mean(list.slice(quarter, 2 * quarter)).toFixed(0)} MiB, last quarter ${mean(list.slice(-quarter)).toFixed(0)} MiB, most ${Math.max(...list).toFixed(0)} MiB`,
      );
    }
  } finally {
    const gone = [serve, ...workers].map((child) => new Promise((resolve) => child.once('exit', resolve)));
    for (const child of [serve, ...workers]) child.kill('SIGTERM');
    await Promise.all(gone);
  }
}
await house.close();
await embedded?.stop();
await external?.stop();
await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
