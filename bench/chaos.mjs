// Chaos run: pages go through the whole real pipeline on two worker processes while things are killed at random.
//   node bench/chaos.mjs [--engines embedded|external] [--pages 300] [--kills 10] [--seed 1]
// external needs Debian's redis-server, postgresql-15, radosgw, ceph-mon, ceph-osd. Exits 0 when the account adds up.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { startExternalEngines } from './engines.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = (path) => import(new URL(`../dist/${path}`, import.meta.url).href);
const { values } = parseArgs({
  options: {
    engines: { type: 'string', default: 'embedded' },
    pages: { type: 'string', default: '300' },
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const PAGES = Number(values.pages);
const KILLS = Number(values.kills);
let seed = Number(values.seed);
const random = () => (seed = (seed * 1103515245 + 12345) % 2 ** 31) / 2 ** 31;
const startedAt = Date.now();
const say = (text) =>
  process.stdout.write(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(7)} s  ${text}\n`);

const folder = await mkdtemp(join(tmpdir(), 'sogoc-chaos-'));
await chmod(folder, 0o711);
const isExternal = values.engines === 'external';
const counts = { kills: 0, postgres: 0, redis: 0, flush: 0, s3: 0 };

// --- the engines
const { startEmbeddedPostgres } = await built('storage/embedded-postgres/supervisor.js');
const { readPostmaster } = await built('storage/embedded-postgres/postmaster.js');
const external = isExternal ? await startExternalEngines(folder, say) : undefined;
const embedded = isExternal
  ? undefined
  : await startEmbeddedPostgres({ folder: join(folder, 'data', 'postgres') });
const env = {
  DATA_DIR: join(folder, 'data'),
  LEASE_SECONDS: '6',
  WORKERS: '1',
  LOG_LEVEL: 'info',
  MIN_FREE_MB: '0',
  ...(external ? external.env : { DATABASE_URL: embedded.connectionString }),
};
const { readConfig } = await built('config.js');
const { openHouse, createLog } = await built('cli/house.js');
const { migrate } = await built('storage/database/migrate.js');
const { createPool } = await built('storage/database/pool.js');
const config = readConfig({ ...process.env, ...env });
const first = createPool({ connectionString: env.DATABASE_URL, maxConnections: 1 });
await migrate(first);
await first.end();
const house = await openHouse(config, createLog({ ...config, logLevel: 'silent' }), env.DATABASE_URL);
say(`engines: ${house.queue.name}, ${house.store.name}`);

// --- the workers, each started again when it dies
let isOver = false;
const workers = [undefined, undefined];
function launch(slot) {
  if (isOver) return;
  const child = spawn(process.execPath, [join(root, 'cli', 'sogoc.mjs'), 'worker'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  workers[slot] = child;
  child.on('exit', () => setTimeout(() => launch(slot), 300));
}
launch(0);
launch(1);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    isOver = true;
    for (const child of workers) child?.kill('SIGKILL');
    void Promise.all([embedded?.stop(), external?.stop()]).then(() => process.exit(1));
  });

// --- the uploads: a sender that tries again until it is told that a file is in
const { createBatch } = await built('storage/database/batches.js');
const { appendAudit, verifyAudit } = await built('storage/database/audit.js');
async function insist(what, work) {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!['E-DATABASE-AWAY', 'E-STORE-AWAY', 'E-QUEUE-AWAY'].includes(error.code)) throw error;
      await sleep(500);
    }
  }
}
const accepted = [];
const scans = join(folder, 'scans');
await mkdir(scans);
async function upload() {
  const batchId = await insist('batch', () => createBatch(house.pool, { name: 'chaos' }));
  for (let n = 0; n < PAGES; n++) {
    const path = join(scans, `${n}.png`);
    const lines = [`Số: ${n + 1}/2019`, `Họ, chữ đệm, tên: NGUYỄN VĂN AN ${n}`, 'Nơi sinh: Xã Hòa Bình'];
    const text = lines.map((line, y) => `<text x="60" y="${120 + y * 90}">${line}</text>`).join('');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="420"><rect width="100%" height="100%" fill="white"/><g font-family="serif" font-size="38">${text}</g></svg>`;
    await sharp(Buffer.from(svg)).withMetadata({ density: 200 }).png().toFile(path);
    const name = `ho-so-${n}.png`;
    const upload = await insist('upload', () =>
      house.intake.receiveFile({ batchId, path, relativePath: name }),
    );
    accepted.push(upload.sha256);
    await insist('audit', () =>
      appendAudit(house.pool, { actorId: null, action: 'chaos.upload', subjectType: 'upload', subjectId: n }),
    );
  }
  await insist('seal', () => house.intake.sealBatch(batchId));
  say(`all ${PAGES} uploads accepted`);
}

// --- the faults
/** False when the one that was drawn is just dead already. */
async function killWorker() {
  const child = workers[Math.floor(random() * 2)];
  if (!child || child.exitCode !== null || child.signalCode !== null) return false;
  child.kill('SIGKILL');
  counts.kills++;
  return true;
}
async function restartPostgres() {
  say('postgres: killed -9');
  counts.postgres++;
  if (external) return external.restartPostgres();
  process.kill((await readPostmaster(join(folder, 'data', 'postgres', 'cluster'))).pid, 'SIGKILL');
}
async function emptyQueue() {
  say(isExternal ? 'redis: FLUSHALL' : 'queue: wiped');
  counts.flush++;
  if (external) external.flushRedis();
  else await insist('wipe', () => house.queue.wipe());
}
async function restartRedis() {
  say('redis: stopped for 5 s');
  counts.redis++;
  await external.restartRedis(5000);
}
async function stopStore() {
  say('S3: stopped for 20 s');
  counts.s3++;
  await external.restartStore(20_000);
}
const progress = async () => {
  try {
    const { rows } = await house.pool.query(
      `select count(*) filter (where state = 'done')::int as done, count(*) filter (where state = 'failed')::int as failed, count(*)::int as total from dossiers`,
    );
    return rows[0];
  } catch {
    return undefined;
  }
};
async function rage() {
  const planned = [
    restartPostgres,
    emptyQueue,
    ...(isExternal ? [restartRedis, stopStore] : [restartPostgres]),
  ];
  const total = KILLS + planned.length;
  for (let n = 0; n < total;) {
    const state = await progress();
    if (state?.failed > PAGES / 10)
      throw new Error(`${state.failed} dossiers failed: the program itself is broken`);
    // Faults are spread over the work, not over the clock.
    if (state && state.done / PAGES >= (n + 1) / (total + 2)) {
      const turn = Math.floor(((n + 1) * planned.length) / total) > Math.floor((n * planned.length) / total);
      if (turn) await planned[Math.floor((n * planned.length) / total)]();
      if (turn || (await killWorker())) n++;
    }
    await sleep(300 + random() * 700);
  }
}

await Promise.all([upload(), rage()]);
const deadline = Date.now() + 900_000;
for (let last = 0; ;) {
  const state = await progress();
  if (state && state.done + state.failed === PAGES) break;
  if (Date.now() > deadline || state?.failed > PAGES / 10) break;
  if (Date.now() - last > 15_000) {
    say(`dossiers done: ${state?.done}/${PAGES}`);
    last = Date.now();
  }
  await sleep(500);
}
const workSeconds = (Date.now() - startedAt) / 1000;
isOver = true;
for (const child of workers) child?.kill('SIGTERM');
await sleep(3000);

// --- the account
const one = async (sql) => Object.values((await house.pool.query(sql)).rows[0])[0];
const faults = [];
const expectEqual = (what, actual, expected) => {
  say(`${what}: ${actual}`);
  if (actual !== expected) faults.push(`${what}: ${actual}, expected ${expected}`);
};
expectEqual('uploads kept', await one('select count(*) from uploads'), PAGES);
expectEqual('originals kept', await one('select count(*) from originals'), new Set(accepted).size);
for (const stage of ['count-pages', 'read-page', 'assemble-dossier'])
  expectEqual(
    `${stage}: tasks done with exactly one effect`,
    await one(
      `select count(*) from tasks t where stage = '${stage}' and state = 'done' and (select count(*) from task_effects e where e.task_key = t.key) = 1`,
    ),
    PAGES,
  );
expectEqual('tasks in any other state', await one(`select count(*) from tasks where state <> 'done'`), 0);
expectEqual('dossiers done', await one(`select count(*) from dossiers where state = 'done'`), PAGES);
expectEqual('pages read', await one(`select count(*) from pages where state = 'read'`), PAGES);
expectEqual(
  'records doubled',
  await one(
    "select count(*) from (select 1 from records where state <> 'superseded' group by dossier_id, ordinal having count(*) > 1) d",
  ),
  0,
);
const done = new Set((await house.pool.query('select key from tasks')).rows.map((row) => row.key));
let orphans = 0;
let objects = 0;
for await (const object of house.store.list('derivatives/')) {
  objects++;
  if (!done.has(object.key.split('/')[3])) orphans++;
}
expectEqual(`orphans among ${objects} derivatives`, orphans, 0);
let damaged = 0;
for (const sha256 of new Set(accepted))
  await house.store
    .read(`originals/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`, { sha256 })
    .catch(() => damaged++);
expectEqual('originals missing or damaged', damaged, 0);
const chain = await verifyAudit(house.pool);
expectEqual('account (audit chain) breaks at', chain?.seq ?? 'nowhere', 'nowhere');
const repeats = await one('select sum(greatest(attempts - 1, 0)) from tasks');
say(
  `attempts beyond the first: ${repeats}; worker deaths noticed: ${await one('select sum(crashes) from tasks')}`,
);
say(
  `faults: ${counts.kills} workers killed -9, ${counts.postgres} × Postgres killed, ${counts.flush} × queue emptied, ${counts.redis} × Redis stopped, ${counts.s3} × S3 stopped`,
);
say(`${PAGES} pages in ${workSeconds.toFixed(0)} s`);
if (counts.kills < KILLS) faults.push(`only ${counts.kills} kills`);

await house.close();
await embedded?.stop();
await external?.stop();
if (existsSync(join(folder, 'data', 'objects', 'incoming')))
  say(
    `half-written files left aside: ${(await readdir(join(folder, 'data', 'objects', 'incoming'))).length} (swept after an hour)`,
  );
await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
say(faults.length === 0 ? 'NOTHING LOST, NOTHING DONE TWICE' : `FAULTS:\n${faults.join('\n')}`);
process.exit(faults.length === 0 ? 0 : 1);
