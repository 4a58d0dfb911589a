#!/usr/bin/env node
/**
 * node bench/throughput.mjs [FOLDER] [--pages 48] [--engines external|embedded] [--jobs 1,2] [--cores each|all] [--rounds 1] [--only alone|system]
 * The same scans through `sogoc process --jobs 1` and 2, and through the whole system with 1 and 2 worker processes
 * (WORKERS=1 each). A few scans go first and are counted apart, on both sides: start-up is paid once, not by each page.
 * Prints pages a minute, the gain of the second process, and what queue, database and store cost beyond `process`: CPU
 * seconds of every process concerned, and wall time; of several rounds, each in the other order than the one before it, the
 * medians, ratios being taken within a round. Starts its own servers (see engines.mjs for what `external` needs)
 * and ends them. Needs a build (`npm run build:server`) and a machine that does nothing else.
 *
 * With --cores each (as it comes) each worker process, with its page process, lives on a core of its own (who is alone
 * changes between the first two from round to round), `process --jobs N` on N cores: machines of one core each. A page process alone keeps 1.2 cores busy where
 * it may (lines are recognized while others are decoded), so that with --cores all the first worker has part of what the
 * second is to bring. The servers go where they like in both cases and have no core of their own.
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
    cores: { type: 'string', default: 'each' },
    rounds: { type: 'string', default: '1' },
    only: { type: 'string' },
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
let made = 0;
async function lay(where, wanted) {
  mkdirSync(where);
  let pages = 0;
  for (; pages < wanted; made++) {
    const name = names[made % names.length];
    const bytes = readFileSync(path.join(source, name));
    const copy = `${String(Math.floor(made / names.length)).padStart(3, '0')}-${name}`;
    writeFileSync(path.join(where, copy), Buffer.concat([bytes, Buffer.from(`\n${copy}`)]));
    pages += (await sharp(bytes).metadata()).pages ?? 1;
  }
  return pages;
}
const [first, input] = [path.join(folder, 'first'), path.join(folder, 'in')];
const warmUp = await lay(first, 4);
const pages = await lay(input, Number(values.pages));
/** The command, held to cores of this machine where --cores asks for it. */
const onCores = (cores, command) =>
  values.cores === 'each' ? ['taskset', '-c', cores, ...command] : command;
const sum = (list) => list.reduce((total, each) => total + each, 0);

/** A command to its end: wall and CPU seconds of it and its children. */
async function timeCommand(args, env = process.env, cores = undefined) {
  const timeFile = path.join(folder, 'time');
  const shell = `TIMEFORMAT='%R %U %S'; { time "$@" >"${folder}/command.log" 2>&1; } 2>"${timeFile}"`;
  const command = [process.execPath, program, ...args];
  const held = cores === undefined ? command : onCores(cores, command);
  const child = spawn('bash', ['-c', shell, 'bench', ...held], { env });
  const code = await new Promise((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error(readFileSync(`${folder}/command.log`, 'utf8'));
  const [wall, user, system] = readFileSync(timeFile, 'utf8').trim().split(' ').map(Number);
  return { wall, cpu: user + system };
}

async function measureProcess(jobs, firstCore) {
  const run = async (...inputs) => {
    const out = await mkdtemp(path.join(folder, 'out-'));
    const command = ['process', ...inputs, '--out', out, '--jobs', String(jobs)];
    return timeCommand(command, process.env, jobs === 1 ? String(firstCore) : `0-${jobs - 1}`);
  };
  const alone = await run(first);
  const whole = await run(first, input);
  const [wall, reading] = [whole.wall - alone.wall, whole.cpu - alone.cpu];
  return {
    label: `process --jobs ${jobs}`,
    wall,
    main: 0,
    reading,
    servers: {},
    takingIn: 0,
    startUp: alone.cpu,
  };
}

let sites = 0;

/** The whole system on a database, a queue and a bucket of its own, warmed up; files taken in first, then read. */
async function measureSystem(workers, firstCore) {
  const env = {
    ...process.env,
    ...(await engines.openSite(`run${sites++}`)),
    WORKERS: '1',
    LOG_LEVEL: 'silent',
  };
  const readServers = () =>
    Object.fromEntries(Object.entries(engines.pids()).map(([name, pid]) => [name, cpuSecondsOf(pid)]));
  const atFirst = readServers();
  const empty = await timeCommand(['ingest', first], env);
  const client = new pg.Client({ connectionString: env.DATABASE_URL });
  await client.connect();
  const waitUntilRead = async () => {
    for (;;) {
      const { rows } = await client.query(
        `select count(*) filter (where state = 'waiting')::int as open, count(*) filter (where state = 'failed')::int as failed from dossiers`,
      );
      if (rows[0].failed > 0) throw new Error(`${rows[0].failed} dossiers failed`);
      if (rows[0].open === 0) return;
      await sleep(1000);
    }
  };
  // Each leads a group of its own, so that it can be held with all that it starts.
  const children = Array.from({ length: workers }, (_, core) => {
    const [command, ...args] = onCores(String((firstCore + core) % os.cpus().length), [
      process.execPath,
      program,
      'worker',
    ]);
    return spawn(command, args, { env, stdio: ['ignore', 'ignore', 'inherit'], detached: true });
  });
  const signal = (name) => children.forEach((child) => process.kill(-child.pid, name));
  const readWorkers = () => ({
    whole: sum(children.map((child) => cpuSecondsOf(child.pid))),
    main: sum(children.map((child) => cpuSecondsOf(child.pid, { isAlone: true }))),
  });
  try {
    await waitUntilRead();
    const [before, servers] = [readWorkers(), readServers()];
    signal('SIGSTOP');
    const ingest = await timeCommand(['ingest', input], env);
    const { rows: clock } = await client.query('select clock_timestamp()::text as at');
    const startedAt = clock[0].at;
    signal('SIGCONT');
    await waitUntilRead();
    // By the database's clock: asking often enough to time it would take part of what is timed.
    const { rows: times } = await client.query(
      `select extract(epoch from max(finished_at) - $1::timestamptz)::float as wall from dossiers`,
      [startedAt],
    );
    const [{ wall }] = times;
    const [after, serversAfter] = [readWorkers(), readServers()];
    const { rows } = await client.query(`select count(*)::int as pages from pages where state = 'read'`);
    if (rows[0].pages !== pages + warmUp) throw new Error(`${rows[0].pages} of ${pages + warmUp} pages read`);
    const main = after.main - before.main;
    return {
      label: `${workers} worker process${workers > 1 ? 'es' : ''}`,
      wall,
      main,
      reading: after.whole - before.whole - main,
      servers: Object.fromEntries(
        Object.keys(servers).map((name) => [name, serversAfter[name] - servers[name]]),
      ),
      takingIn: Math.max(0, ingest.cpu - empty.cpu),
      ingestWall: ingest.wall,
      startUp:
        empty.cpu + before.whole + sum(Object.keys(servers).map((name) => servers[name] - atFirst[name])),
    };
  } finally {
    await client.end();
    await Promise.all(
      children.map((child) => {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        process.kill(-child.pid, 'SIGCONT');
        child.kill('SIGTERM');
        return gone;
      }),
    );
  }
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
  `${pages} pages of ${names.length} scans in ${source} (${warmUp} more to warm up), ${os.cpus().length} cores, load ${os.loadavg()[0].toFixed(1)}`,
);
const kinds = values.only ? [values.only] : ['alone', 'system'];
const jobs = values.jobs.split(',').map(Number);
const engines =
  values.engines === 'external' ? await startExternalEngines(folder, say) : await startEmbeddedEngines();
// Servers that nobody asks anything use some CPU as well (an S3 server of three daemons above all): told apart below.
const idle = async () => {
  const before = engines.pids();
  const cpu = () => sum(Object.values(before).map((pid) => cpuSecondsOf(pid)));
  const start = cpu();
  await sleep(8000);
  return (cpu() - start) / 8;
};
await sleep(2000);
const restPerSecond = await idle();

/** What is to be compared, next to each other; the next round the other way round. */
async function measureRound(isReversed) {
  // Cores are not alike to the percent: who is alone is so on the one and on the other in turn.
  const firstCore = isReversed ? 1 : 0;
  const order = jobs.flatMap((count) => [
    ['alone', count, measureProcess],
    ['system', count, measureSystem],
  ]);
  const round = { alone: {}, system: {} };
  for (const [kind, count, measure] of isReversed ? order.reverse() : order)
    if (kinds.includes(kind)) round[kind][count] = await measure(count, firstCore);
  return round;
}
const rounds = [];
try {
  for (let n = 0; n < Number(values.rounds); n++) rounds.push(await measureRound(n % 2 === 1));
} finally {
  await engines.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}

function median(list) {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return sum(middle) / 2;
}
const columns = ['postgres', 'redis', 's3'];
say(
  `\n${''.padEnd(20)} pages/min   wall s   CPU s a page: reading   worker   ${columns.map((name) => name.padStart(8)).join(' ')}   taking in      start-up s`,
);
const total = ({ reading, main, takingIn, servers }) =>
  reading + main + takingIn + sum(Object.values(servers));
for (const kind of kinds)
  for (const count of jobs) {
    const runs = rounds.map((round) => round[kind][count]);
    const wall = median(runs.map((run) => run.wall));
    const perPage = (read, width) =>
      (median(runs.map((run) => read(run) ?? 0)) / pages).toFixed(3).padStart(width);
    say(
      `${runs[0].label.padEnd(20)} ${((pages * 60) / wall).toFixed(1).padStart(9)} ${wall.toFixed(1).padStart(8)} ${perPage((run) => run.reading, 23)} ${perPage((run) => run.main, 8)}   ` +
        `${columns.map((name) => perPage((run) => run.servers[name], 8)).join(' ')} ${perPage((run) => run.takingIn, 11)} ${median(
          runs.map((run) => run.startUp),
        )
          .toFixed(1)
          .padStart(15)}`,
    );
  }
say('');
/** Of each round, then the median; with how far the rounds lie apart. */
function compare(ratio, write) {
  const ratios = rounds.map(ratio);
  const spread = rounds.length > 1 ? ` (${write(Math.min(...ratios))} to ${write(Math.max(...ratios))})` : '';
  return write(median(ratios)) + spread;
}
if (jobs.length === 2) {
  const gain = (kind) =>
    compare(
      (round) => round[kind][jobs[0]].wall / round[kind][jobs[1]].wall,
      (ratio) => `× ${ratio.toFixed(2)}`,
    );
  const places = { alone: 'in process', system: 'in the system (to be ≥ 1.85)' };
  say(`the second: ${kinds.map((kind) => `${gain(kind)} ${places[kind]}`).join(', ')}`);
}
for (const count of kinds.length === 2 ? jobs : []) {
  const overhead = (ratio) =>
    compare(
      ({ alone, system }) => ratio(system[count], alone[count]),
      (value) => `${((value - 1) * 100).toFixed(1)} %`,
    );
  const rest = (system) => restPerSecond * (system.wall + system.ingestWall);
  const ingestWall = median(rounds.map(({ system }) => system[count].ingestWall));
  say(
    `taking in: ${ingestWall.toFixed(1)} s = ${(pages / ingestWall).toFixed(0)} files a second\n` +
      `overhead with ${count}: ${overhead((system, alone) => (total(system) - rest(system)) / total(alone))} CPU a page (to be ≤ 10 %); ` +
      `${overhead((system, alone) => total(system) / total(alone))} with what the servers use at rest; ` +
      `${overhead((system, alone) => (total(system) + system.startUp) / (total(alone) + alone.startUp))} with the start-up of everything over these few pages; ` +
      `${overhead((system, alone) => system.wall / alone.wall)} wall`,
  );
}
