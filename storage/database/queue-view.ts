import { IS_DOSSIER_DISMISSED, IS_PAGE_DISMISSED, IS_UPLOAD_DISMISSED } from './dismissals.ts';
import { many, one, type Db } from './pool.ts';
import type { TaskStage } from './task-key.ts';
import { MAY_BEGIN, MODEL_OF_TASK } from './tasks.ts';
import { IS_ALIVE } from './worker-presence.ts';

/** How much stands where. The task table is the truth; the queue that carries tickets is not asked. */
export interface QueueCounts {
  /** May be taken up at once. */
  readonly waiting: number;
  /** Failed by the world's fault and will be tried again by itself in a moment. */
  readonly retrying: number;
  /** Their batch is held. */
  readonly held: number;
  readonly active: number;
  /** Held by a worker that shows no sign of life: taken up by another as soon as one is there. */
  readonly stalled: number;
  readonly failed: number;
  readonly setAside: number;
  /** Pages known and not yet read, held ones left out. */
  readonly pagesLeft: number;
  /** Files whose pages have not been counted yet. */
  readonly filesLeft: number;
  /** Of those, pages that wait for a model which no living worker has. */
  readonly pagesWithoutModel: number;
  /** Over the last five minutes; 0 when none was read. */
  readonly pagesPerMinute: number;
}

export function countQueue(db: Db): Promise<QueueCounts> {
  return one<QueueCounts>(
    db,
    `with open as (
       select t.stage, t.state, t.lease_until < now() as is_stale, t.run_after > now() as is_later, ${MAY_BEGIN} as may_begin,
         t.stage = 'read-page' and t.state = 'pending' and ${MODEL_OF_TASK} not in (select w.model from workers w where ${IS_ALIVE} and w.model is not null)
           and not exists (select from workers w where ${IS_ALIVE} and w.model is null)
           and exists (select from workers w where ${IS_ALIVE}) as lacks_model
       from tasks t where t.state in ('pending', 'running')),
     rate as (
       select count(*) as pages, min(finished_at) as since from tasks
       where stage = 'read-page' and state = 'done' and finished_at > now() - interval '5 minutes')
     select count(*) filter (where state = 'pending' and may_begin and not is_later)::int as waiting,
       count(*) filter (where state = 'pending' and may_begin and is_later)::int as retrying,
       count(*) filter (where state = 'pending' and not may_begin)::int as held,
       count(*) filter (where state = 'running' and not is_stale)::int as active,
       count(*) filter (where state = 'running' and is_stale)::int as stalled,
       count(*) filter (where stage = 'read-page' and (state = 'running' or may_begin))::int as "pagesLeft",
       count(*) filter (where stage = 'count-pages' and (state = 'running' or may_begin))::int as "filesLeft",
       count(*) filter (where lacks_model and may_begin)::int as "pagesWithoutModel",
       (select count(*) from (${FAILED}) f where f.state = 'failed')::int as failed,
       (select count(*) from (${FAILED}) f where f.state = 'set_aside')::int as "setAside",
       (select case when pages = 0 then 0 else pages * 60.0 / greatest(20, least(300, extract(epoch from now() - since))) end
        from rate)::float8 as "pagesPerMinute"
     from open`,
  );
}

/** Where a task's content comes from, as people know it. A task that nothing refers to any more has none. */
const PLACE = `select u.original_name as "fileName", p.page_in_file as page, d.batch_id as "batchId"
    from pages p join uploads u on u.id = p.upload_id join dossiers d on d.id = p.dossier_id
    where t.stage = 'read-page' and p.task_key = t.key and not ${IS_PAGE_DISMISSED} and not ${IS_UPLOAD_DISMISSED}
  union all select u.original_name, null, u.batch_id from uploads u where t.stage = 'count-pages' and u.task_key = t.key
    and not ${IS_UPLOAD_DISMISSED}
  union all select d.name, null, d.batch_id from dossiers d where t.stage = 'assemble-dossier' and d.task_key = t.key
    and not ${IS_DOSSIER_DISMISSED}
  limit 1`;

/** What has failed and still matters to somebody. */
const FAILED = `select t.key, t.stage, t.state, t.failure_code, t.attempts, t.crashes, t.finished_at, place.*
  from tasks t join lateral (${PLACE}) place on true where t.state in ('failed', 'set_aside')`;

export interface TaskPlace {
  readonly key: string;
  readonly stage: TaskStage;
  readonly batchId: number;
  readonly batchName: string;
  readonly fileName: string;
  /** Page in its file; null where the task is about a whole file or dossier. */
  readonly page: number | null;
}

export interface ActiveTask extends TaskPlace {
  readonly since: Date;
  readonly worker: string;
  readonly attempts: number;
  readonly isStalled: boolean;
}

/** What is being done now, longest first. */
export function listActive(db: Db, limit: number): Promise<ActiveTask[]> {
  return many<ActiveTask>(
    db,
    `select t.key, t.stage, b.id as "batchId", b.name as "batchName", place."fileName", place.page,
       t.started_at as since, split_part(t.worker, '/', 1) as worker, t.attempts, t.lease_until < now() as "isStalled"
     from tasks t join lateral (${PLACE}) place on true join batches b on b.id = place."batchId"
     where t.state = 'running' order by t.started_at limit $1`,
    [limit],
  );
}

/** Reasons, most frequent first; one for what was set aside, told apart by its code. */
export function countFailuresByCode(
  db: Db,
): Promise<{ code: string; stage: TaskStage; count: number; lastAt: Date }[]> {
  return many(
    db,
    `select failure_code as code, min(stage) as stage, count(*)::int as count, max(finished_at) as "lastAt"
     from (${FAILED}) f group by failure_code order by 3 desc, 1`,
  );
}

export interface FailedTask extends TaskPlace {
  readonly code: string;
  readonly at: Date;
  readonly attempts: number;
  readonly crashes: number;
  readonly isSetAside: boolean;
}

/** Newest first, those that were set aside before all others. */
export function listFailed(
  db: Db,
  filter: { readonly code?: string; readonly limit: number },
): Promise<FailedTask[]> {
  return many<FailedTask>(
    db,
    `select f.key, f.stage, b.id as "batchId", b.name as "batchName", f."fileName", f.page, f.failure_code as code,
       f.finished_at as at, f.attempts, f.crashes, f.state = 'set_aside' as "isSetAside"
     from (${FAILED}) f join batches b on b.id = f."batchId"
     where $1::text is null or f.failure_code = $1
     order by "isSetAside" desc, f.finished_at desc limit $2`,
    [filter.code ?? null, filter.limit],
  );
}

/** Batches with something left to do, in the order in which they are served. */
export async function listOpenBatchIds(db: Db, limit: number): Promise<number[]> {
  const rows = await many<{ id: number }>(
    db,
    `select id from batches where finished_at is null
       and exists (select from uploads u where u.batch_id = batches.id) order by priority, id limit $1`,
    [limit],
  );
  return rows.map((row) => row.id);
}
