import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig, type Config } from '../config.ts';
import { createServer } from '../dashboard/server/create-server.ts';
import { RECORD_TYPES } from '../pipeline/records/registry.ts';
import { listenProgress } from '../storage/database/progress.ts';
import { createMetrics } from '../workers/metrics.ts';
import { createLog, findDatabaseUrl, openHouse, waitForEnd, type House } from './house.ts';
import { keepAnchored } from './keep-anchored.ts';
import { describeReach, prepareDatabase } from './prepare-database.ts';
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
export async function startServer(config: Config, house: House, logLevel: string): Promise<RunningServer> {
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
      unitName: config.unitName,
    },
  });
  try {
    await server.listen({ host: config.host, port: config.port ?? USUAL_PORT });
  } catch (error) {
    const isTaken = errorCode(error) === 'EADDRINUSE';
    if (!isTaken || config.port !== undefined) throw error;
    await server.listen({ host: config.host, port: 0 });
  }
  const { port } = server.server.address() as AddressInfo;
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  return { url: `http://${host}:${port}/`, close: () => server.close() };
}

/** `sogoc serve`: the API and the screens, one process, on as many machines as there are. */
export async function runServe(): Promise<void> {
  const config = readConfig();
  const log = createLog(config);
  const databaseUrl = await findDatabaseUrl(config);
  await prepareDatabase(config, { daily: databaseUrl, admin: config.databaseAdminUrl });
  const house = await openHouse(config, log, databaseUrl);
  const warning = await describeReach(house.pool);
  if (warning !== undefined) log.warn(warning);
  const password = await seedAdministrator(house.pool);
  const anchoring = await keepAnchored(house.pool, log, 'serve', config.anchorFile);
  const server = await startServer(config, house, config.logLevel);
  const watched =
    config.metricsPort === undefined
      ? undefined
      : await serveMetrics(house, createMetrics(house), config.host, config.metricsPort);
  process.stdout.write(`${server.url}\n`);
  if (password !== undefined) process.stdout.write(`admin / ${password}\n`);
  log.info({ url: server.url }, 'serving');
  log.info({ reason: await waitForEnd() }, 'stopping');
  anchoring.stop();
  await watched?.close();
  await server.close();
  await house.close();
}
