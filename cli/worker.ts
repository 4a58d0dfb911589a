import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig, type Config } from '../config.ts';
import { migrate } from '../storage/database/migrate.ts';
import { findCurrentModel } from '../workers/learning/model-shelf.ts';
import { createMetrics } from '../workers/metrics.ts';
import { PagePool } from '../workers/page-pool.ts';
import { createPooledPageRunner } from '../workers/pooled-page-runner.ts';
import { startWorker } from '../workers/worker.ts';
import { createLog, findDatabaseUrl, openHouse, type House } from './house.ts';
import { live } from './lifetime.ts';
import { serveMetrics } from './metrics-server.ts';
import { PROGRAM_VERSION } from './version.ts';

/** `sogoc worker`: one process that takes pages from the queue and reads them, on as many machines as there are. */
export function runWorker(): Promise<void> {
  return live(async (life) => {
    const config = readConfig();
    const log = createLog(config);
    const databaseUrl = await findDatabaseUrl(config);
    const house = await life.start(
      () => openHouse(config, log, databaseUrl),
      (opened) => opened.close(),
    );
    await migrate(house.pool);
    const runner = await life.start(
      () => openRunner(config, house),
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

async function openRunner(config: Config, house: House) {
  const scratchFolder = join(config.dataDir, 'scratch', `worker-${process.pid}`);
  await mkdir(scratchFolder, { recursive: true });
  const modelFolder = await findCurrentModel(config.dataDir);
  const pool = new PagePool({
    processes: config.workers,
    ...(modelFolder ? { modelFolder } : {}),
    ...(config.engine ? { engine: config.engine } : {}),
  });
  return createPooledPageRunner({ pool, program: PROGRAM_VERSION, scratchFolder, versions: house.versions });
}
