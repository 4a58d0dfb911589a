import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { isAlive, readPostmaster } from '../../storage/embedded-postgres/postmaster.ts';
import { createPool, type Pool } from '../../storage/database/pool.ts';

/** The built program as people start it. */
const PROGRAM = join(__dirname, '..', '..', 'cli', 'sogoc.mjs');

let dataDir: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sogoc-start-'));
  // As the program makes it: passable for the user that runs the database where root may not make namespaces.
  await chmod(dataDir, 0o711);
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  const postmaster = await readPostmaster(join(dataDir, 'postgres', 'cluster'));
  if (postmaster && isAlive(postmaster.pid)) process.kill(postmaster.pid, 'SIGINT');
  await rm(dataDir, { recursive: true, force: true, maxRetries: 50, retryDelay: 200 });
});

function program(...args: string[]) {
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: '0',
    SAMPLES: 'false',
    LEASE_SECONDS: '4',
    WORKERS: '2',
    STOP_SECONDS: '1',
  };
  return { args: [PROGRAM, ...args], env };
}

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly output: string;
}

async function start(): Promise<Started> {
  const { args, env } = program('start');
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const deadline = Date.now() + 120_000;
  for (;;) {
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0];
    if (url !== undefined && /Ctrl-C/.test(output)) return { child, url, output };
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`did not start: ${output}`);
    await sleep(100);
  }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) =>
    child.exitCode !== null ? resolve(child.exitCode) : child.once('exit', (code) => resolve(code)),
  );
}

async function openDatabase(): Promise<Pool> {
  return createPool({
    connectionString: await readFile(join(dataDir, 'postgres', 'url'), 'utf8'),
    maxConnections: 2,
  });
}

async function waitFor(pool: Pool, sql: string, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while ((await pool.query(sql)).rowCount === 0) {
    if (Date.now() > deadline) throw new Error(`still not: ${sql}`);
    await sleep(100);
  }
}

test('starts from nothing, is killed with its worker in mid-page, starts again and finishes what was under way', async () => {
  const first = await start();
  expect(first.output).toMatch(/admin {2}\/ {2}[a-z0-9-]{8,}/);
  expect((await fetch(first.url)).status).toBeLessThan(500);
  // Closed to other users of the machine.
  expect((await stat(join(dataDir, 'postgres'))).mode & 0o077).toBe(0);
  expect((await stat(join(dataDir, 'postgres', 'password'))).mode & 0o077).toBe(0);

  const again = spawnSync(process.execPath, program('start').args, { env: program().env, encoding: 'utf8' });
  expect(again.status).toBe(2);
  expect(again.stderr).toContain(first.url);

  const scan = join(dataDir, 'mot-trang.png');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1240" height="1754"><rect width="100%" height="100%" fill="white"/>
    <g font-family="serif" font-size="34">${Array.from({ length: 24 }, (_, n) => `<text x="120" y="${160 + n * 60}">Dong chu so ${n} tren trang giay nay</text>`).join('')}</g></svg>`;
  await sharp(Buffer.from(svg)).png().toFile(scan);
  const ingest = spawnSync(process.execPath, program('ingest', scan, join(dataDir, 'khong-co.jpg')).args, {
    env: program().env,
    encoding: 'utf8',
  });
  expect(ingest.stderr).toContain('khong-co.jpg');
  expect(ingest.status).toBe(1);

  const pool = await openDatabase();
  await waitFor(pool, `select from tasks where stage = 'read-page' and state = 'running'`, 60_000);
  const before = await readPostmaster(join(dataDir, 'postgres', 'cluster'));
  first.child.kill('SIGKILL');
  await ended(first.child);
  expect(before && isAlive(before.pid)).toBe(true);
  await pool.end();

  const second = await start();
  // Nobody has signed in yet: without a new password nobody ever could.
  expect(second.output).toMatch(/admin {2}\/ {2}[a-z0-9-]{8,}/);
  const after = await readPostmaster(join(dataDir, 'postgres', 'cluster'));
  expect(after?.pid).toBe(before?.pid);
  const pool2 = await openDatabase();
  await waitFor(pool2, `select from batches where finished_at is not null`, 120_000);
  const { rows } = await pool2.query<{ stage: string; effects: number }>(
    `select t.stage, count(e.id)::int as effects from tasks t left join task_effects e on e.task_key = t.key group by t.key, t.stage order by t.stage`,
  );
  expect(rows.map((row) => [row.stage, row.effects])).toEqual([
    ['assemble-dossier', 1],
    ['count-pages', 1],
    ['read-page', 1],
  ]);
  await pool2.end();

  second.child.kill('SIGINT');
  expect(await ended(second.child)).toBe(0);
  expect(after && isAlive(after.pid)).toBe(false);
  expect(existsSync(join(dataDir, 'start.lock'))).toBe(false);
}, 400_000);
