import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyAudit } from '../../storage/database/audit.ts';
import { createPool } from '../../storage/database/pool.ts';
import { isAlive, readPostmaster } from '../../storage/embedded-postgres/postmaster.ts';
import { mountSmallDisk } from '../support/small-disk.ts';

/** A start that cannot be, or is broken off: one sentence, nothing left running, the first password not lost. */

const PROGRAM = join(__dirname, '..', '..', 'cli', 'sogoc.mjs');
let dataDir: string;
let holder: Server;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sogoc-refused-'));
  await chmod(dataDir, 0o711);
  holder = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => holder.once('listening', resolve));
});
afterAll(async () => {
  holder.close();
  const postmaster = await readPostmaster(join(dataDir, 'postgres', 'cluster'));
  if (postmaster && isAlive(postmaster.pid)) process.kill(postmaster.pid, 'SIGINT');
  await rm(dataDir, { recursive: true, force: true, maxRetries: 50, retryDelay: 200 });
});

const environment = (set: Record<string, string> = {}) => ({
  ...process.env,
  DATA_DIR: dataDir,
  PORT: '0',
  SAMPLES: 'false',
  WORKERS: '1',
  STOP_SECONDS: '1',
  ...set,
});
const takenPort = () => String((holder.address() as AddressInfo).port);
const run = (args: string[], set: Record<string, string> = {}) =>
  spawnSync(process.execPath, [PROGRAM, ...args], {
    env: environment(set),
    encoding: 'utf8',
    timeout: 60_000,
  });

function begin(): { ended: Promise<number | null>; output(): string; kill(signal: NodeJS.Signals): void } {
  const child = spawn(process.execPath, [PROGRAM, 'start'], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { ended, output: () => output, kill: (signal) => child.kill(signal) };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('still not so');
    await sleep(50);
  }
}

async function expectNothingRuns(): Promise<void> {
  const postmaster = await readPostmaster(join(dataDir, 'postgres', 'cluster'));
  expect(postmaster && isAlive(postmaster.pid)).toBeFalsy();
  expect(existsSync(join(dataDir, 'start.lock'))).toBe(false);
}

const passwordIn = (output: string) => /admin {2}\/ {2}([a-z0-9-]{8,})/.exec(output)?.[1];

async function signIn(url: string, password: string): Promise<Response> {
  return fetch(new URL('/api/session', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ userName: 'admin', password }),
  });
}

test('a taken port ends the start at once with a sentence, nothing left running', async () => {
  const startedAt = Date.now();
  const refused = run(['start'], { PORT: takenPort() });
  expect(refused.status).toBe(2);
  expect(refused.stderr).toMatch(/Cổng .*PORT khác/);
  expect(refused.stderr).not.toMatch(/\bat .*\.js:\d+/);
  expect(Date.now() - startedAt).toBeLessThan(20_000);
  await expectNothingRuns();
}, 70_000);

test('SIGTERM in the middle of a start ends it in order', async () => {
  const started = begin();
  await until(() => existsSync(join(dataDir, 'postgres')));
  started.kill('SIGTERM');
  expect(await started.ended).toBe(0);
  expect(started.output()).not.toContain('http://');
  await expectNothingRuns();
}, 120_000);

test('the first password is shown at every start until it was used; reset-password lets a locked-out person in', async () => {
  const first = begin();
  await until(() => first.output().includes('Ctrl-C'));
  const shown = passwordIn(first.output()) ?? '';
  expect(shown).not.toBe('');
  const serve = run(['serve'], { PORT: takenPort() });
  expect(serve.status).toBe(2);
  first.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  await expectNothingRuns();

  const second = begin();
  await until(() => second.output().includes('Ctrl-C'));
  const again = passwordIn(second.output()) ?? '';
  expect(again).not.toBe('');
  const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(second.output())?.[0] ?? '';
  expect((await signIn(url, shown)).status).toBe(401);
  const used = await signIn(url, again);
  expect(used.status).toBe(200);
  const cookie = used.headers.get('set-cookie')?.split(';')[0] ?? '';

  const reset = run(['admin', 'reset-password', 'admin']);
  expect(reset.status).toBe(0);
  const fresh = passwordIn(reset.stdout) ?? '';
  expect((await fetch(new URL('/api/session', url), { headers: { cookie } })).status).toBe(401);
  expect((await signIn(url, again)).status).toBe(401);
  expect((await signIn(url, fresh)).status).toBe(200);
  const unknown = run(['admin', 'reset-password', 'khong-co-ai']);
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain('Không có tài khoản');
  const pool = createPool({
    connectionString: await readFile(join(dataDir, 'postgres', 'url'), 'utf8'),
    maxConnections: 1,
  });
  const { rows } = await pool.query<{ by: string; ended: number }>(
    `select (select details->>'by' from audit where action = 'user.reset' order by seq desc limit 1) as by,
       (select count(*) from ended_sessions where why = 'password') as ended`,
  );
  expect(rows).toEqual([{ by: 'sogoc admin reset-password', ended: 1 }]);
  expect(await verifyAudit(pool)).toBeUndefined();
  await pool.end();
  second.kill('SIGINT');
  expect(await second.ended).toBe(0);

  const third = begin();
  await until(() => third.output().includes('Ctrl-C'));
  expect(passwordIn(third.output())).toBeUndefined();
  third.kill('SIGTERM');
  expect(await third.ended).toBe(0);
}, 300_000);

describe('disks', () => {
  const readOnly = mountSmallDisk('size=100k,ro');
  const full = mountSmallDisk('size=400k');
  afterAll(() => {
    readOnly?.unmount();
    full?.unmount();
  });

  // Where no disk can be mounted (not root) there is none to fill.
  (readOnly ? test : test.skip)('a read-only DATA_DIR is one true sentence', () => {
    const refused = run(['start'], { DATA_DIR: join(readOnly?.folder ?? '', 'data') });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('E-READ-ONLY');
  });

  (full ? test : test.skip)(
    'a full DATA_DIR is one true sentence, and promises nothing',
    () => {
      const refused = run(['start'], { DATA_DIR: full?.folder ?? '' });
      expect(refused.status).toBe(1);
      expect(refused.stderr).toContain('E-DISK-FULL');
      expect(refused.stderr).not.toMatch(/tự chạy tiếp/);
    },
    70_000,
  );
});
