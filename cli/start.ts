import { fork, type ChildProcess } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { childEnvironment, readConfig, type Config } from '../config.ts';
import { createBatch, hasBatches } from '../storage/database/batches.ts';
import { startEmbeddedPostgres } from '../storage/embedded-postgres/supervisor.ts';
import { findFiles } from '../workers/batch/find-files.ts';
import { createLog, embeddedFolder, openLogFile, makeDataFolder, type House } from './house.ts';
import { receiveAll } from './ingest.ts';
import { keepAnchored } from './keep-anchored.ts';
import { live } from './lifetime.ts';
import { openPreparedHouse } from './prepared-house.ts';
import { seedAdministrator } from './seed-administrator.ts';
import { refuseTakenPort, startServer } from './serve.ts';
import { holdStartLock } from './start-lock.ts';
import { PACKAGE_ROOT } from './version.ts';

/** `npm start`: everything on one machine, nothing to install. Runs until Ctrl-C; the next start goes on where this one ended. */
export function runStart(): Promise<void> {
  return live(async (life) => {
    const config = readConfig();
    await makeDataFolder(config);
    const lock = await life.start(
      () => holdStartLock(config.dataDir),
      (held) => held.release(),
    );
    await refuseTakenPort(config);
    const logFile = join(config.dataDir, 'log', 'sogoc.log');
    const log = createLog(config, logFile);
    say('Sổ Gốc đang khởi động… (starting)');
    const database = await life.start(
      () => startDatabase(config, log, life.signal),
      (running) => running.stop(),
    );
    const house = await openPreparedHouse(life, config, database.urls, { log, warn: say });
    const password = await seedAdministrator(house.pool);
    await life.start(
      () => keepAnchored(house.pool, log, 'start', config.anchorFile),
      (anchoring) => Promise.resolve(anchoring.stop()),
    );
    const server = await life.start(
      () => startServer(config, house, 'warn', openLogFile(logFile)),
      (running) => running.close(),
    );
    await life.start(
      () => Promise.resolve(keepWorkerRunning(config, database.urls.daily, logFile, log)),
      (worker) => worker.stop(),
    );
    await lock.tell(server.url);
    sayStarted(config, server.url, logFile, password);
    if (password !== undefined && config.hasSamples) void ingestSamples(house, log, life.signal);

    const reason = await life.ended;
    log.info({ reason }, 'stopping');
    say('Đang dừng; trang đang đọc dở sẽ đọc tiếp lần sau… Ctrl-C lần nữa để dừng ngay. (stopping)');
  });
}

function sayStarted(config: Config, url: string, logFile: string, password: string | undefined): void {
  say(`\n  Màn hình làm việc (dashboard):  ${url}`);
  if (password !== undefined)
    say(
      `  Đăng nhập lần đầu (first sign-in):  admin  /  ${password}\n` +
        '  Mật khẩu dùng một lần; chưa dùng thì mỗi lần khởi động có mật khẩu mới (a new one each start until used).',
    );
  say(`  Dữ liệu (data): ${config.dataDir}\n  Nhật ký (log): ${logFile}\n  Dừng (stop): Ctrl-C\n`);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

interface Database {
  readonly urls: { readonly daily: string; readonly admin: string | undefined };
  stop(): Promise<void>;
}

async function startDatabase(config: Config, log: Logger, signal: AbortSignal): Promise<Database> {
  if (config.databaseUrl !== undefined)
    return {
      urls: { daily: config.databaseUrl, admin: config.databaseAdminUrl },
      stop: () => Promise.resolve(),
    };
  const server = await startEmbeddedPostgres({
    folder: embeddedFolder(config),
    signal,
    log: (measurements, message) => log.warn(measurements, message),
  });
  log.info({ port: server.port, wasRunning: server.wasRunning }, 'embedded PostgreSQL is up');
  return {
    urls: { daily: server.dailyConnectionString, admin: server.connectionString },
    stop: () => server.stop(),
  };
}

/**
 * The first screen shows work happening: invented scans, the only ones that the program ever brings along. Beside
 * everything else: what keeps them from coming in (a full disk) keeps nobody from working, nor the program from ending.
 */
async function ingestSamples(house: House, log: Logger, signal: AbortSignal): Promise<void> {
  const folder = join(PACKAGE_ROOT, 'samples');
  try {
    if (!existsSync(folder) || (await hasBatches(house.pool))) return;
    const { files } = await findFiles([folder]);
    const scans = files.filter((file) => /\.(jpe?g|png|webp|tiff?|pdf)$/i.test(file.path));
    const batchId = await createBatch(house.pool, { name: 'Lô mẫu (bản quét tự tạo, không có người thật)' });
    const counts = await receiveAll(house.intake, batchId, scans);
    log.info({ batchId, ...counts }, 'sample batch received');
  } catch (error) {
    if (!signal.aborted) log.warn({ err: error }, 'the sample batch could not be taken in');
  }
}

/**
 * Reads pages in a process of its own, so that no page can take the screens down; started again when it dies,
 * ever more slowly while it keeps dying.
 */
function keepWorkerRunning(
  config: Config,
  databaseUrl: string,
  logFile: string,
  log: Logger,
): { stop(): Promise<void> } {
  let isStopping = false;
  let child: ChildProcess | undefined;
  let restarts = 0;
  const launch = () => {
    const output = openSync(logFile, 'a');
    const startedAt = Date.now();
    child = fork(join(PACKAGE_ROOT, 'cli', 'sogoc.mjs'), ['worker'], {
      stdio: ['ignore', output, output, 'ipc'],
      // It does its daily work only: the owner's address is not for it.
      env: childEnvironment({
        DATABASE_URL: databaseUrl,
        DATABASE_ADMIN_URL: '',
        DATA_DIR: config.dataDir,
      }),
    });
    child.on('exit', (code, signal) => {
      if (isStopping) return;
      restarts = Date.now() - startedAt > 60_000 ? 0 : restarts + 1;
      log.warn({ code, signal, restarts }, 'the worker has ended; starting it again');
      setTimeout(
        () => {
          if (!isStopping) launch();
        },
        Math.min(30_000, 500 * 2 ** restarts),
      );
    });
  };
  launch();
  return {
    async stop() {
      isStopping = true;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child?.once('exit', resolve));
      child.send('stop');
      await Promise.race([gone, sleep(config.stopGraceMs + 10_000).then(() => child?.kill('SIGKILL'))]);
    },
  };
}
