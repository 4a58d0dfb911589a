import { createServer as createProbe, type AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig, type Config } from '../config.ts';
import { createServer } from '../dashboard/server/create-server.ts';
import { RECORD_TYPES } from '../pipeline/records/registry.ts';
import { listenProgress } from '../storage/database/progress.ts';
import { createMetrics } from '../workers/metrics.ts';
import { createLog, findDatabaseUrl, UsageError, type House } from './house.ts';
import { keepAnchored } from './keep-anchored.ts';
import { live } from './lifetime.ts';
import { openPreparedHouse } from './prepared-house.ts';
import { serveMetrics } from './metrics-server.ts';
import { seedAdministrator } from './seed-administrator.ts';
import { PACKAGE_ROOT } from './version.ts';
import { errorCode } from '../storage/error-code.ts';

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

const USUAL_PORT = 4180;

/** The API and the screens on the configured port; without one on 4180, or wherever it is free. */
export async function startServer(
  config: Config,
  house: House,
  logLevel: string,
  logStream?: { write(line: string): unknown },
): Promise<RunningServer> {
  const scratchFolder = join(config.dataDir, 'scratch', 'server');
  await mkdir(scratchFolder, { recursive: true });
  // What a server that was killed had half received.
  await rm(join(scratchFolder, 'uploads'), { recursive: true, force: true });
  const webFolder = join(PACKAGE_ROOT, 'dist', 'web');
  const server = await createServer({
    pool: house.pool,
    objects: house.store,
    intake: house.intake,
    listenProgress: (onEvent) => listenProgress(house.databaseUrl, onEvent),
    recordTypes: RECORD_TYPES,
    options: {
      ...(existsSync(webFolder) ? { webFolder } : {}),
      scratchFolder,
      anchorFile: config.anchorFile,
      uploadMaxBytes: config.uploadMaxBytes,
      isSecure: config.isBehindTls,
      trustedProxies: config.trustedProxies,
      idleMinutes: config.sessionIdleMinutes,
      logLevel,
      ...(logStream ? { logStream } : {}),
      unitName: config.unitName,
    },
  });
  try {
    try {
      await server.listen({ host: config.host, port: config.port ?? USUAL_PORT });
    } catch (error) {
      const isTaken = errorCode(error) === 'EADDRINUSE';
      if (!isTaken || config.port !== undefined) throw explainPort(config, error);
      await server.listen({ host: config.host, port: 0 });
    }
  } catch (error) {
    // It holds connections to the database already.
    await server.close();
    throw error;
  }
  const { port } = server.server.address() as AddressInfo;
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  return { url: `http://${host}:${port}/`, close: () => server.close() };
}

/** Said before anything is started. The port may still be taken until the server itself listens. */
export async function refuseTakenPort(config: Config): Promise<void> {
  if (config.port === undefined || config.port === 0) return;
  const probe = createProbe();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen({ host: config.host, port: config.port }, resolve);
    });
  } catch (error) {
    throw explainPort(config, error);
  } finally {
    probe.close();
  }
}

function explainPort(config: Config, error: unknown): unknown {
  const where = `HOST=${config.host} PORT=${config.port ?? USUAL_PORT}`;
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new UsageError(
        `Cổng đang có chương trình khác dùng (${where}): đặt PORT khác, hoặc dừng chương trình kia rồi chạy lại.\n` +
          'The port is taken by another program: set another PORT, or stop that program, then start again.',
      );
    case 'EACCES':
      return new UsageError(
        `Không được phép mở cổng này (${where}): đặt PORT từ 1024 trở lên rồi chạy lại.\n` +
          'This port may not be opened: set PORT to 1024 or higher, then start again.',
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new UsageError(
        `Máy này không có địa chỉ đó (${where}): đặt HOST khác rồi chạy lại.\n` +
          'This machine has no such address: set another HOST, then start again.',
      );
    default:
      return error;
  }
}

/** `sogoc serve`: the API and the screens, one process, on as many machines as there are. */
export function runServe(): Promise<void> {
  return live(async (life) => {
    const config = readConfig();
    await refuseTakenPort(config);
    const log = createLog(config);
    const urls = { daily: await findDatabaseUrl(config), admin: config.databaseAdminUrl };
    const house = await openPreparedHouse(life, config, urls, { log, warn: (text) => log.warn(text) });
    const password = await seedAdministrator(house.pool);
    await life.start(
      () => keepAnchored(house.pool, log, 'serve', config.anchorFile),
      (anchoring) => Promise.resolve(anchoring.stop()),
    );
    const server = await life.start(
      () => startServer(config, house, config.logLevel),
      (running) => running.close(),
    );
    const { metricsPort } = config;
    if (metricsPort !== undefined)
      await life.start(
        () => serveMetrics(house, createMetrics(house), config.host, metricsPort),
        (watched) => watched.close(),
      );
    process.stdout.write(`${server.url}\n`);
    if (password !== undefined) process.stdout.write(`admin / ${password}\n`);
    log.info({ url: server.url }, 'serving');
    log.info({ reason: await life.ended }, 'stopping');
  });
}
