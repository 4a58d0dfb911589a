import { dropUnwanted, takeOrphanedPages } from '../storage/database/orphaned-pages.ts';
import { spreadResults } from '../storage/database/page-results.ts';
import { inTransaction, type Pool } from '../storage/database/pool.ts';
import { pointPage } from '../storage/database/reread.ts';
import { addTask } from '../storage/database/tasks.ts';
import { makeTaskKey } from '../storage/database/task-key.ts';
import type { Enqueue } from './enqueue.ts';
import { planDossiers, readPageTask } from './flow.ts';
import type { Logger } from './logger.ts';
import type { TaskVersions } from './page-runner.ts';

const AT_ONCE = 500;

/**
 * Pages asked for with a model that no worker has any more are asked for with this worker's, so that none waits for ever:
 * a house that went on to another model, or a sender whose DATA_DIR names one that the workers lack.
 * Returns how many pages that were.
 */
export async function adoptPages(
  deps: { pool: Pool; enqueue: Enqueue; versions: TaskVersions; log: Logger },
  unseenMs: number,
): Promise<number> {
  const { versions } = deps;
  const own = { model: versions.model ?? '', readPage: versions.readPage };
  const { due, pages } = await inTransaction(deps.pool, async (client) => {
    const orphans = await takeOrphanedPages(client, own, { unseenMs, limit: AT_ONCE });
    const keys: string[] = [];
    for (const page of orphans) {
      const task = readPageTask(versions, page.sha256, page.pageInFile);
      keys.push(await addTask(client, page.batchId, task));
      await pointPage(client, page.pageId, makeTaskKey(task));
    }
    await dropUnwanted(
      client,
      orphans.map((page) => page.taskKey),
    );
    // Read with this model before, perhaps in another batch.
    const read = await spreadResults(client, keys);
    const dossiers = await planDossiers(
      client,
      versions,
      read.map((page) => page.dossierId),
    );
    return { due: [...keys, ...dossiers], pages: orphans.length };
  });
  await deps.enqueue(due);
  if (pages > 0) deps.log.warn({ pages, model: own.model }, 'no worker has their model: read with this one');
  return pages;
}
