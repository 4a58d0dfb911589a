import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Failure } from '../../pipeline/failures.ts';
import { ensureDailyRole, type DailyRole } from '../database/daily-role.ts';
import { copyBinaries, findBinaries, linkLibraries, type PostgresBinaries } from './binaries.ts';
import { forgetPostmaster, isAlive, mayBePostgres, readPostmaster } from './postmaster.ts';
import { canReach, chooseRunner, giveTo, runTool, type Runner } from './run-as.ts';

export interface EmbeddedPostgresOptions {
  /** Everything lies below it, closed to others: cluster/, password, log. */
  readonly folder: string;
  readonly log?: (measurements: Record<string, unknown>, message: string) => void;
  readonly settings?: Readonly<Record<string, string>>;
  /** Starts it again when it dies; left out, it does. False for those who only join a server that another process keeps. */
  readonly isKeptAlive?: boolean;
  /** Breaks off a start that somebody no longer wants; what it had started is stopped. */
  readonly signal?: AbortSignal;
}

export interface EmbeddedPostgres {
  /** As the owner of everything: for migrations and maintenance only. */
  readonly connectionString: string;
  /** As the role of the daily work, which can alter neither account nor schema. */
  readonly dailyConnectionString: string;
  readonly port: number;
  /** True when a server left behind by a killed program was found running and taken over. */
  readonly wasRunning: boolean;
  /** Waits for running statements to be broken off, writes everything down, ends. */
  stop(): Promise<void>;
}

const USER = 'sogoc';
const DAILY_USER = 'sogoc_daily';
const START_TIMEOUT_MS = 90_000;

/** Safe settings for one office machine; statements and values never reach the server's log. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // TCP only: socket paths are too long in deep folders, and Windows has none.
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '128MB',
  wal_compression: 'on',
  max_wal_size: '512MB',
  password_encryption: 'scram-sha-256',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgres-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  // Messages repeat values of rows; what goes wrong the program tells itself.
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/**
 * Starts (or finds again) the PostgreSQL server that npm brought along. Survives kill -9 of its parent: the next start
 * takes the running server over. A server that dies is started again.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await prepare(options);
  const running = await findRunning(server);
  const daily = { name: DAILY_USER, password: await keepPassword(server.folder, 'daily-password') };
  const connectionString = () => `postgres://${USER}:${server.password}@127.0.0.1:${port}/${USER}`;
  const dailyConnectionString = () => `postgres://${daily.name}:${daily.password}@127.0.0.1:${port}/${USER}`;
  let port = running ?? 0;
  try {
    port = running ?? (await launch(server));
    await ensureDatabase(server, port, daily);
    await writeFile(join(server.folder, 'url'), dailyConnectionString(), { mode: 0o600 });
  } catch (error) {
    // One that ran before is another's; ours does not outlive a start that failed.
    if (running === undefined) await stopServer(server).catch(() => undefined);
    throw error;
  }
  let isStopping = false;
  let isRestarting = false;
  const watch = setInterval(() => {
    void (async () => {
      if (isStopping || isRestarting || options.isKeptAlive === false) return;
      const postmaster = await readPostmaster(server.cluster);
      if (postmaster && isAlive(postmaster.pid)) return;
      isRestarting = true;
      server.log({ port }, 'the embedded PostgreSQL has gone; starting it again');
      try {
        port = await launch(server, port);
      } catch (error) {
        server.log({ err: error }, 'the embedded PostgreSQL could not be started again yet');
      }
      isRestarting = false;
    })();
  }, 1000);
  watch.unref();
  return {
    connectionString: connectionString(),
    dailyConnectionString: dailyConnectionString(),
    port,
    wasRunning: running !== undefined,
    async stop() {
      isStopping = true;
      clearInterval(watch);
      await stopServer(server);
    },
  };
}

function stopServer(server: Server): Promise<unknown> {
  const args = ['stop', '-D', server.cluster, '-m', 'fast', '-w', '-t', '60'];
  return runTool(server.runner, server.binaries.pgCtl, args, 70_000);
}

/** What PostgreSQL's tools say of a disk, in our words. */
function nameToolFault(what: string, output: string): Error {
  const cause = new Error(`${what}: ${output}`);
  if (/No space left on device|Disk quota exceeded/.test(output))
    return new Failure('E-DISK-FULL', {}, { cause });
  if (/Read-only file system/.test(output)) return new Failure('E-READ-ONLY', {}, { cause });
  return cause;
}

/** The address, for the daily work, of a server that `start` of another process keeps running. */
export async function findEmbeddedUrl(folder: string): Promise<string | undefined> {
  const postmaster = await readPostmaster(join(resolve(folder), 'cluster'));
  if (!postmaster || !isAlive(postmaster.pid)) return undefined;
  return readFile(join(resolve(folder), 'url'), 'utf8').catch(() => undefined);
}

interface Server {
  readonly folder: string;
  readonly cluster: string;
  readonly password: string;
  readonly runner: Runner;
  readonly binaries: PostgresBinaries;
  readonly settings: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  readonly log: (measurements: Record<string, unknown>, message: string) => void;
}

async function prepare(options: EmbeddedPostgresOptions): Promise<Server> {
  const folder = resolve(options.folder);
  const runner = chooseRunner();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await giveTo(runner, folder);
  if (!canReach(runner, folder))
    throw new Error(
      `PostgreSQL may not run as root and cannot reach ${folder}: run as an ordinary user, or set DATA_DIR to a folder that others may pass through (such as /var/lib/sogoc)`,
    );
  let binaries = findBinaries();
  await linkLibraries(binaries);
  if (!canReach(runner, binaries.initdb))
    binaries = await copyBinaries(binaries, join(tmpdir(), `sogoc-postgres-${process.getuid?.() ?? 0}`));
  const server = {
    folder,
    cluster: join(folder, 'cluster'),
    password: await keepPassword(folder, 'password'),
    runner,
    binaries,
    settings: { ...SETTINGS, ...options.settings },
    signal: options.signal,
    log: options.log ?? (() => undefined),
  };
  if (!existsSync(join(server.cluster, 'PG_VERSION'))) await makeCluster(server);
  return server;
}

async function keepPassword(folder: string, name: string): Promise<string> {
  const path = join(folder, name);
  if (!existsSync(path)) {
    await writeFile(`${path}.new`, randomBytes(24).toString('hex'), { mode: 0o600 });
    await rename(`${path}.new`, path);
  }
  await chmod(path, 0o600);
  return (await readFile(path, 'utf8')).trim();
}

/** Made aside and renamed, so that a crash in the middle leaves nothing half made. */
async function makeCluster(server: Server): Promise<void> {
  const fresh = `${server.cluster}.new`;
  await rm(fresh, { recursive: true, force: true });
  const passwordFile = join(server.folder, 'initdb-password');
  await writeFile(passwordFile, server.password, { mode: 0o600 });
  await giveTo(server.runner, passwordFile);
  const made = await runTool(
    server.runner,
    server.binaries.initdb,
    [
      '-D',
      fresh,
      '-U',
      USER,
      '-A',
      'scram-sha-256',
      '--pwfile',
      passwordFile,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    START_TIMEOUT_MS,
  );
  await rm(passwordFile, { force: true });
  if (made.status !== 0) {
    // Half a cluster would only fill the disk further.
    await rm(fresh, { recursive: true, force: true });
    throw nameToolFault(`initdb failed (${made.status})`, made.output);
  }
  await appendFile(join(fresh, 'postgresql.conf'), "\ninclude_if_exists = 'sogoc.conf'\n");
  await rename(fresh, server.cluster);
}

/** The port of a server already running on our cluster; waits for one that is still starting or ending. */
async function findRunning(server: Server): Promise<number | undefined> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const postmaster = await readPostmaster(server.cluster);
    if (!postmaster) return undefined;
    if (!isAlive(postmaster.pid) || !mayBePostgres(postmaster.pid)) {
      await forgetPostmaster(server.cluster);
      return undefined;
    }
    if (await answers(server, postmaster.port)) return postmaster.port;
    if (server.signal?.aborted || Date.now() > deadline)
      throw new Error(`process ${postmaster.pid} holds ${server.cluster} but does not answer`);
    await sleep(200);
  }
}

async function answers(server: Server, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: USER,
    password: server.password,
    database: 'postgres',
    connectionTimeoutMillis: 3000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starts the server on `wanted`, else the port of last time, else any that is free. */
async function launch(server: Server, wanted?: number): Promise<number> {
  const portFile = join(server.folder, 'port');
  const last = wanted ?? Number(await readFile(portFile, 'utf8').catch(() => '0'));
  const port = await choosePort(last, wanted !== undefined);
  const lines = Object.entries({ ...server.settings, port: String(port) }).map(
    ([name, value]) => `${name} = '${value}'`,
  );
  const configuration = join(server.cluster, 'sogoc.conf');
  await writeFile(configuration, `${lines.join('\n')}\n`, { mode: 0o600 });
  await giveTo(server.runner, configuration);
  // Only what this start says: a disk that was full last week is no reason now.
  await rm(join(server.cluster, 'start.log'), { force: true });
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    // After a crash the old server's children may hold its memory for a moment.
    const started = await runTool(
      server.runner,
      server.binaries.pgCtl,
      ['start', '-D', server.cluster, '-w', '-t', '60', '-s', '-l', join(server.cluster, 'start.log')],
      START_TIMEOUT_MS,
    );
    if (started.status === 0) break;
    const said = `${started.output}\n${await readLog(server)}`;
    const fault = nameToolFault('PostgreSQL does not start', said);
    // Neither a full disk nor somebody who wants to end is waited for.
    if (fault instanceof Failure || server.signal?.aborted || Date.now() > deadline) throw fault;
    await sleep(500);
  }
  await writeFile(portFile, String(port), { mode: 0o600 });
  return port;
}

async function readLog(server: Server): Promise<string> {
  return (await readFile(join(server.cluster, 'start.log'), 'utf8').catch(() => '')).slice(-2000);
}

async function choosePort(preferred: number, isFixed: boolean): Promise<number> {
  if (preferred > 0 && (isFixed || (await canListen(preferred)) !== undefined)) return preferred;
  const free = await canListen(0);
  if (free === undefined) throw new Error('no free port on 127.0.0.1');
  return free;
}

function canListen(port: number): Promise<number | undefined> {
  return new Promise((resolvePort) => {
    const probe = createServer();
    probe.once('error', () => resolvePort(undefined));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        resolvePort(typeof address === 'object' && address !== null ? address.port : undefined),
      );
    });
  });
}

/** Clusters of older versions know only their owner: the role of the daily work is made at the next start. */
async function ensureDatabase(server: Server, port: number, daily: DailyRole): Promise<void> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: USER,
    password: server.password,
    database: 'postgres',
  });
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [USER]);
    if (found.rowCount === 0) await client.query(`create database ${USER}`);
    await ensureDailyRole(client, daily, true);
  } finally {
    await client.end();
  }
}
