#!/usr/bin/env node
/**
 * node bench/throughput.mjs [FOLDER] [--pages 48] [--engines external|embedded] [--jobs 1,2]
 * The same scans through `sogoc process --jobs 1` and 2, and through the whole system with 1 and 2 worker processes
 * (WORKERS=1 each). Prints pages a minute, the gain of the second process, and what queue, database and store cost beyond
 * `process`: CPU seconds of every process concerned, and wall time. Starts its own servers (see engines.mjs for what
 * `external` needs) and ends them. Needs a build (`npm run build:server`) and a machine that does nothing else.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import sharp from 'sharp';
import { cpuSecondsOf, startExternalEngines } from './engines.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = path.join(root, 'cli/sogoc.mjs');
const built = (name) => import(new URL(`../dist/${name}`, import.meta.url).href);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pages: { type: 'string', default: '48' },
    engines: { type: 'string', default: 'external' },
    jobs: { type: 'string', default: '1,2' },
  },
});
const folder = await mkdtemp(path.join(os.tmpdir(), 'sogoc-throughput-'));
await chmod(folder, 0o711);
const say = (text) => process.stdout.write(`${text}\n`);

// --- the scans: those of the folder, as often as it takes; a few bytes behind the end make each file another one.
const source = path.resolve(positionals[0] ?? path.join(root, 'samples'));
const names = readdirSync(source)
  .filter((name) => /\.(jpe?g|png|webp|tiff?)$/i.test(name))
  .sort();
const input = path.join(folder, 'in');
mkdirSync(input);
let pages = 0;
for (let n = 0; pages < Number(values.pages); n++) {
  const name = names[n % names.length];
  const bytes = readFileSync(path.join(source, name));
  const copy = `${String(Math.floor(n / names.length)).padStart(3, '0')}-${name}`;
  writeFileSync(path.join(input, copy), Buffer.concat([bytes, Buffer.from(`\n${copy}`)]));
  pages += (await sharp(bytes).metadata()).pages ?? 1;
}

/** `sogoc process`: wall and CPU seconds of it and its children. */
async function measureProcess(jobs) {
  const out = path.join(folder, `out-${jobs}`);
  const timeFile = path.join(folder, 'time');
  const shell = `TIMEFORMAT='%R %U %S'; { time "$@" >"${folder}/process.log" 2>&1; } 2>"${timeFile}"`;
  const args = [program, 'process', input, '--out', out, '--jobs', String(jobs)];
  const child = spawn('bash', ['-c', shell, 'bench', process.execPath, ...args]);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error(readFileSync(`${folder}/process.log`, 'utf8'));
  const [wall, user, system] = readFileSync(timeFile, 'utf8').trim().split(' ').map(Number);
  return { label: `process --jobs ${jobs}`, wall, main: 0, reading: user + system, servers: {}, takingIn: 0 };
}

/** The whole system on a database, a queue and a bucket of its own: files taken in first, then read. */
async function measureSystem(workers, engines) {
  const env = {
    ...process.env,
    ...(await engines.openSite(`run${workers}`)),
    WORKERS: '1',
    LOG_LEVEL: 'silent',
  };
  const servers = () =>
    Object.fromEntries(Object.entries(engines.pids()).map(([name, pid]) => [name, cpuSecondsOf(pid)]));
  const before = servers();
  const run = (...args) =>
    spawn(process.execPath, [program, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const ingestAt = performance.now();
  const ingest = run('ingest', input);
  let ingestCpu = 0;
  const watch = setInterval(() => (ingestCpu = Math.max(ingestCpu, cpuSecondsOf(ingest.pid))), 100);
  const code = await new Promise((resolve) => ingest.on('exit', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`ingest ended with ${code}`);
  const ingestWall = (performance.now() - ingestAt) / 1000;
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  const startedAt = performance.now();
  const children = Array.from({ length: workers }, () => run('worker'));
  for (;;) {
    const { rows } = await client.query(
      `select count(*) filter (where state = 'waiting')::int as open, count(*) filter (where state = 'failed')::int as failed from dossiers`,
    );
    if (rows[0].failed > 0) throw new Error(`${rows[0].failed} dossiers failed`);
    if (rows[0].open === 0) break;
    await sleep(300);
  }
  const wall = (performance.now() - startedAt) / 1000;
  const sum = (list) => list.reduce((total, each) => total + each, 0);
  const whole = sum(children.map((child) => cpuSecondsOf(child.pid)));
  const main = sum(children.map((child) => cpuSecondsOf(child.pid, { isAlone: true })));
  const after = servers();
  const serversCpu = Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]]));
  const { rows } = await client.query(`select count(*)::int as pages from pages where state = 'read'`);
  if (rows[0].pages !== pages) throw new Error(`${rows[0].pages} of ${pages} pages read`);
  await client.end();
  await Promise.all(
    children.map((child) => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      return gone;
    }),
  );
  return {
    label: `${workers} worker process${workers > 1 ? 'es' : ''}`,
    wall,
    main,
    reading: whole - main,
    servers: serversCpu,
    takingIn: ingestCpu,
    ingestWall,
  };
}

/** The embedded engines, one database and one folder a site. */
async function startEmbeddedEngines() {
  const { startEmbeddedPostgres } = await built('storage/embedded-postgres/supervisor.js');
  const { readPostmaster } = await built('storage/embedded-postgres/postmaster.js');
  const server = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres') });
  const { pid } = await readPostmaster(path.join(folder, 'postgres', 'cluster'));
  return {
    pids: () => ({ postgres: pid }),
    async openSite(name) {
      const client = new pg.Client({ connectionString: server.connectionString });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return {
        DATABASE_URL: server.connectionString.replace(/\/[^/]*$/, `/${name}`),
        DATA_DIR: path.join(folder, name),
      };
    },
    stop: () => server.stop(),
  };
}

say(
  `${pages} pages of ${names.length} scans in ${source}, ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)}`,
);
const jobs = values.jobs.split(',').map(Number);
const results = [];
for (const count of jobs) results.push(await measureProcess(count));
const engines =
  values.engines === 'external' ? await startExternalEngines(folder, say) : await startEmbeddedEngines();
// Servers that nobody asks anything use some CPU as well (an S3 server of three daemons above all): told apart below.
const idle = async () => {
  const before = engines.pids();
  const cpu = () => Object.values(before).reduce((sum, pid) => sum + cpuSecondsOf(pid), 0);
  const start = cpu();
  await sleep(8000);
  return (cpu() - start) / 8;
};
await sleep(2000);
const restPerSecond = await idle();
try {
  for (const workers of jobs) results.push(await measureSystem(workers, engines));
} finally {
  await engines.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}

const columns = ['postgres', 'redis', 's3'];
say(
  `\n${''.padEnd(20)} pages/min   wall s   CPU s a page: reading   worker   ${columns.map((name) => name.padStart(8)).join(' ')}   taking in`,
);
const total = ({ reading, main, takingIn, servers }) =>
  reading + main + takingIn + Object.values(servers).reduce((sum, each) => sum + each, 0);
for (const result of results) {
  const { label, wall, reading, main, servers, takingIn } = result;
  const perPage = (seconds, width) => (seconds / pages).toFixed(3).padStart(width);
  say(
    `${label.padEnd(20)} ${((pages * 60) / wall).toFixed(1).padStart(9)} ${wall.toFixed(1).padStart(8)} ${perPage(reading, 23)} ${perPage(main, 8)}   ` +
      `${columns.map((name) => perPage(servers[name] ?? 0, 8)).join(' ')} ${perPage(takingIn, 11)}`,
  );
}
const half = results.length / 2;
if (jobs.length === 2)
  say(
    `\nthe second: × ${(results[0].wall / results[1].wall).toFixed(2)} in process, × ${(results[2].wall / results[3].wall).toFixed(2)} in the system (to be ≥ 1.85)`,
  );
const percent = (ratio) => `${((ratio - 1) * 100).toFixed(1)} %`;
for (const [n, count] of jobs.entries()) {
  const [alone, system] = [results[n], results[half + n]];
  const rest = restPerSecond * (system.wall + system.ingestWall);
  say(
    `overhead with ${count}: ${percent(total(system) / total(alone))} CPU (${percent((total(system) - rest) / total(alone))} without what the servers use at rest), ${percent(system.wall / alone.wall)} wall (to be ≤ 10 %); ` +
      `taking in: ${system.ingestWall.toFixed(1)} s = ${(pages / system.ingestWall).toFixed(0)} files a second`,
  );
}
