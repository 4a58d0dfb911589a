import { appendAudit } from './audit.ts';
import {
  IS_DOSSIER_DISMISSED,
  IS_OF_DISMISSED_UPLOAD,
  IS_PAGE_DISMISSED,
  IS_UPLOAD_DISMISSED,
} from './dismissals.ts';
import { execute, many, type Client } from './pool.ts';

export type RetryScope =
  | { readonly batchId: number }
  | { readonly pageId: number }
  | { readonly uploadId: number }
  | { readonly dossierId: number }
  | { readonly taskKey: string }
  /** All that failed for this reason, wherever. */
  | { readonly failureCode: string };

/** Task `t` is of something that nobody has let go. */
const MATTERS = `(exists (select from uploads u where u.task_key = t.key and not ${IS_UPLOAD_DISMISSED})
  or exists (select from pages p where p.task_key = t.key and not ${IS_PAGE_DISMISSED} and not ${IS_OF_DISMISSED_UPLOAD})
  or exists (select from dossiers d where d.task_key = t.key and not ${IS_DOSSIER_DISMISSED}))`;

/**
 * Puts what failed or was set aside back to work: the tasks with a new epoch, their uploads, pages and dossiers waiting.
 * Returns the keys of the tasks to enqueue. What is done stays done. Stands in the account.
 */
export async function retryFailed(
  client: Client,
  scope: RetryScope,
  userId: number | null,
): Promise<string[]> {
  const [among, value] = readScope(scope);
  const rows = await many<{ key: string }>(
    client,
    `update tasks t set state = 'pending', epoch = epoch + 1, attempts = 0, crashes = 0, run_after = now(), enqueued_at = null,
       worker = null, failure_code = null, failure_kind = null, failure_details = null
     where t.state in ('failed', 'set_aside') and ${among} and ${MATTERS}
     returning t.key`,
    [value],
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
  const subject = nameSubject(scope);
  await appendAudit(client, {
    actorId: userId,
    action: `${subject.subjectType}.retry`,
    ...subject,
    details: { tasks: keys.length },
  });
  return keys;
}

function nameSubject(scope: RetryScope): { subjectType: string; subjectId: number | string } {
  if ('taskKey' in scope) return { subjectType: 'task', subjectId: scope.taskKey };
  if ('failureCode' in scope) return { subjectType: 'failure', subjectId: scope.failureCode };
  if ('pageId' in scope) return { subjectType: 'page', subjectId: scope.pageId };
  if ('batchId' in scope) return { subjectType: 'batch', subjectId: scope.batchId };
  if ('uploadId' in scope) return { subjectType: 'upload', subjectId: scope.uploadId };
  return { subjectType: 'dossier', subjectId: scope.dossierId };
}

/** A condition on tasks `t` with $1. */
function readScope(scope: RetryScope): [string, number | string] {
  if ('taskKey' in scope) return ['t.key = $1', scope.taskKey];
  if ('failureCode' in scope) return ['t.failure_code = $1', scope.failureCode];
  if ('uploadId' in scope) return ['t.key in (select task_key from uploads where id = $1)', scope.uploadId];
  if ('pageId' in scope) return ['t.key in (select task_key from pages where id = $1)', scope.pageId];
  const [column, dossier, id] =
    'batchId' in scope
      ? (['batch_id', 'batch_id', scope.batchId] as const)
      : (['dossier_id', 'id', scope.dossierId] as const);
  const keys = `select task_key from pages where ${column} = $1
    union select task_key from uploads where ${column} = $1 union select task_key from dossiers where ${dossier} = $1`;
  return [`t.key in (${keys})`, id];
}
