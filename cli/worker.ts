import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig, type Config } from '../config.ts';
import { findCurrentModel } from '../workers/learning/model-shelf.ts';
import { createMetrics } from '../workers/metrics.ts';
import { PagePool } from '../workers/page-pool.ts';
import { createPooledPageRunner } from '../workers/pooled-page-runner.ts';
import { startWorker } from '../workers/worker.ts';
import { createLog, findDatabaseUrl, type House } from './house.ts';
import { keepAnchored } from './keep-anchored.ts';
import { live } from './lifetime.ts';
import { openPreparedHouse } from './prepared-house.ts';
import { serveMetrics } from './metrics-server.ts';
import { openScratch } from './scratch.ts';
import { PROGRAM_VERSION } from './version.ts';

/** `sogoc worker`: one process that takes pages from the queue and reads them, on as many machines as there are. */
export function runWorker(): Promise<void> {
  return live(async (life) => {
    const config = readConfig();
    const log = createLog(config);
    const urls = { daily: await findDatabaseUrl(config), admin: config.databaseAdminUrl };
    const house = await openPreparedHouse(life, config, urls, { log, warn: (text) => log.warn(text) });
    // Worker machines come and go: they leave the head in their logs, the file is kept where the screens are served.
    await life.start(
      () => keepAnchored(house.pool, log, 'worker'),
      (anchoring) => Promise.resolve(anchoring.stop()),
    );
    const scratchFolder = await life.start(
      () => openScratch(join(config.dataDir, 'scratch'), 'worker'),
      (folder) => rm(folder, { recursive: true, force: true }),
    );
    const runner = await life.start(
      () => openRunner(config, house, scratchFolder),
      (opened) => opened.close(),
    );
    const metrics = createMetrics(house);
    await life.start(
      () =>
        startWorker(
          { ...house, runner, log },
          {
            // As many as there are page processes: what waited behind a page that kills its worker would be taken for its like.
            concurrency: config.workers,
            leaseMs: config.leaseMs,
            graceMs: config.stopGraceMs,
            onFinished: metrics.onFinished,
          },
        ),
      (worker) => worker.stop(),
    );
    const { metricsPort } = config;
    if (metricsPort !== undefined)
      await life.start(
        () => serveMetrics(house, metrics, config.host, metricsPort),
        (watched) => watched.close(),
      );
    log.info({ reason: await life.ended }, 'stopping');
  });
}

async function openRunner(config: Config, house: House, scratchFolder: string) {
  const modelFolder = await findCurrentModel(config.dataDir);
  const pool = new PagePool({
    processes: config.workers,
    ...(modelFolder ? { modelFolder } : {}),
    ...(config.engine ? { engine: config.engine } : {}),
  });
  return createPooledPageRunner({ pool, program: PROGRAM_VERSION, scratchFolder, versions: house.versions });
}
