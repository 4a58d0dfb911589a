import { execute, many, type Client } from './pool.ts';

export type RetryScope =
  { readonly batchId: number } | { readonly pageId: number } | { readonly dossierId: number };

/**
 * Puts what failed or was set aside back to work: the tasks with a new epoch, their uploads, pages and dossiers waiting.
 * Returns the keys of the tasks to enqueue. What is done stays done.
 */
export async function retryFailed(client: Client, scope: RetryScope): Promise<string[]> {
  const [column, id] = readScope(scope);
  const rows = await many<{ key: string }>(
    client,
    `update tasks t set state = 'pending', epoch = epoch + 1, attempts = 0, crashes = 0, run_after = now(), enqueued_at = null,
       worker = null, failure_code = null, failure_kind = null, failure_details = null
     where t.state in ('failed', 'set_aside') and t.key in (
       select p.task_key from pages p where p.${column.page} = $1
       union select u.task_key from uploads u where ${column.upload}
       union select d.task_key from dossiers d where ${column.dossier})
     returning t.key`,
    [id],
  );
  const keys = rows.map((row) => row.key);
  await execute(
    client,
    `update uploads set state = 'waiting', failure_code = null, failure_details = null
     where task_key = any($1) and state = 'failed'`,
    [keys],
  );
  const touched = await many<{ dossierId: number; batchId: number }>(
    client,
    `with pages_again as (
       update pages set state = 'waiting', failure_code = null, failure_details = null, finished_at = null
       where task_key = any($1) and state in ('failed', 'set_aside') returning dossier_id),
     concerned as (
       select dossier_id as id from pages_again
       union select dossier_id from uploads where task_key = any($1)
       union select id from dossiers where task_key = any($1))
     update dossiers d set state = 'waiting', failure_code = null, failure_details = null, finished_at = null
     from concerned c where c.id = d.id and d.state <> 'duplicate'
     returning d.id as "dossierId", d.batch_id as "batchId"`,
    [keys],
  );
  await execute(client, 'update batches set finished_at = null where id = any($1)', [
    touched.map((row) => row.batchId),
  ]);
  return keys;
}

function readScope(scope: RetryScope): [{ page: string; upload: string; dossier: string }, number] {
  if ('batchId' in scope)
    return [{ page: 'batch_id', upload: 'u.batch_id = $1', dossier: 'd.batch_id = $1' }, scope.batchId];
  if ('dossierId' in scope)
    return [{ page: 'dossier_id', upload: 'u.dossier_id = $1', dossier: 'd.id = $1' }, scope.dossierId];
  return [{ page: 'id', upload: 'false', dossier: 'false' }, scope.pageId];
}
