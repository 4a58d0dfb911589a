import { listSettledPages, pointPage, reopenBatch } from '../storage/database/reread.ts';
import { inTransaction, type Pool } from '../storage/database/pool.ts';
import { spreadResults } from '../storage/database/page-results.ts';
import { listDossierIds } from '../storage/database/dossier-plan.ts';
import { makeTaskKey } from '../storage/database/task-key.ts';
import { addTask } from '../storage/database/tasks.ts';
import type { Enqueue } from './enqueue.ts';
import { planDossiers, readPageTask } from './flow.ts';
import type { TaskVersions } from './page-runner.ts';

/**
 * Reads a batch again after a better model or stage came. Only what would come out otherwise is done: a page whose task
 * key stays the same is left alone, and so is a dossier made of the same pages by the same stages.
 * Values that a person has set stay; `listDifferences` shows what is now read otherwise. Returns how many tasks are due.
 */
export async function rereadBatch(
  deps: { pool: Pool; enqueue: Enqueue; versions: TaskVersions },
  batchId: number,
): Promise<number> {
  const due = await inTransaction(deps.pool, async (client) => {
    const keys: string[] = [];
    for (const page of await listSettledPages(client, batchId)) {
      const task = readPageTask(deps.versions, page.sha256, page.pageInFile);
      if (makeTaskKey(task) === page.taskKey) continue;
      keys.push(await addTask(client, batchId, task));
      await pointPage(client, page.pageId, makeTaskKey(task));
    }
    // Read by the new version before, perhaps in another batch.
    await spreadResults(client, keys);
    const ids = await listDossierIds(client, batchId);
    const dossiers = await planDossiers(client, deps.versions, ids, 'anew');
    if (keys.length + dossiers.length > 0) await reopenBatch(client, batchId);
    return [...keys, ...dossiers];
  });
  await deps.enqueue(due);
  return due.length;
}
