import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig } from '../config.ts';
import { findCurrentModel } from '../workers/learning/model-shelf.ts';
import { createMetrics } from '../workers/metrics.ts';
import { PagePool } from '../workers/page-pool.ts';
import { createPooledPageRunner } from '../workers/pooled-page-runner.ts';
import { startWorker } from '../workers/worker.ts';
import { createLog, findDatabaseUrl, openHouse, waitForEnd } from './house.ts';
import { keepAnchored } from './keep-anchored.ts';
import { describeReach, prepareDatabase } from './prepare-database.ts';
import { serveMetrics } from './metrics-server.ts';
import { openScratch } from './scratch.ts';
import { PROGRAM_VERSION } from './version.ts';

/** `sogoc worker`: one process that takes pages from the queue and reads them, on as many machines as there are. */
export async function runWorker(): Promise<void> {
  const config = readConfig();
  const log = createLog(config);
  const databaseUrl = await findDatabaseUrl(config);
  await prepareDatabase(config, { daily: databaseUrl, admin: config.databaseAdminUrl });
  const house = await openHouse(config, log, databaseUrl);
  const warning = await describeReach(house.pool);
  if (warning !== undefined) log.warn(warning);
  // Worker machines come and go: they leave the head in their logs, the file is kept where the screens are served.
  const anchoring = await keepAnchored(house.pool, log, 'worker');
  const scratchFolder = await openScratch(join(config.dataDir, 'scratch'), 'worker');
  const modelFolder = await findCurrentModel(config.dataDir);
  const pages = new PagePool({
    processes: config.workers,
    ...(modelFolder ? { modelFolder } : {}),
    ...(config.engine ? { engine: config.engine } : {}),
  });
  const runner = createPooledPageRunner({
    pool: pages,
    program: PROGRAM_VERSION,
    scratchFolder,
    versions: house.versions,
  });
  const metrics = createMetrics(house);
  const watched =
    config.metricsPort === undefined
      ? undefined
      : await serveMetrics(house, metrics, config.host, config.metricsPort);
  const worker = await startWorker(
    { ...house, runner, log },
    {
      // As many as there are page processes: what waited behind a page that kills its worker would be taken for its like.
      concurrency: config.workers,
      leaseMs: config.leaseMs,
      graceMs: config.stopGraceMs,
      onFinished: metrics.onFinished,
    },
  );
  const reason = await waitForEnd();
  log.info({ reason }, 'stopping');
  anchoring.stop();
  await watched?.close();
  await worker.stop();
  await runner.close();
  await house.close();
  await rm(scratchFolder, { recursive: true, force: true });
  // Pages that were given back may still hold a timer or a pipe.
  process.exit(0);
}
