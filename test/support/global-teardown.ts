import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../storage/embedded-postgres/supervisor.ts';

/** Ends the test run's database server, if any test started it, and leaves nothing behind. */
export default async function tearDown(): Promise<void> {
  const folder = process.env.SOGOC_TEST_RUN;
  if (folder === undefined) return;
  const postgres = join(folder, 'postgres');
  if (existsSync(join(postgres, 'cluster', 'postmaster.pid')))
    await (await startEmbeddedPostgres({ folder: postgres })).stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}
