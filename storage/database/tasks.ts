import { execute, many, maybeOne, one, type Db } from './pool.ts';
import { makeTaskKey, type TaskIdentity, type TaskStage } from './task-key.ts';

export type TaskState = 'pending' | 'running' | 'done' | 'failed' | 'set_aside';

/** One piece of work, the truth of what has been done: the queue is only transport. */
export interface Task {
  readonly key: string;
  readonly stage: TaskStage;
  readonly stageVersion: string;
  readonly content: string;
  readonly params: Record<string, string | number>;
  readonly batchId: number | null;
  readonly priority: number;
  readonly state: TaskState;
  readonly epoch: number;
  readonly attempts: number;
  readonly crashes: number;
  readonly result: Record<string, unknown> | null;
}

/** What goes through the queue: ids only. */
export interface TaskTicket {
  readonly key: string;
  readonly stage: TaskStage;
  readonly epoch: number;
  readonly priority: number;
}

const COLUMNS = `t.key, t.stage, t.stage_version as "stageVersion", t.content, t.params, t.batch_id as "batchId",
  t.priority, t.state, t.epoch, t.attempts, t.crashes, t.result`;
const TICKET = 't.key, t.stage, t.epoch, t.priority';

/**
 * Whether the batch of task `t` lets it be taken up. Nearly no batch is held, so that is looked at first:
 * may_begin() itself costs ten times the rest.
 */
export const MAY_BEGIN = `(t.batch_id <> all (select id from batches where is_paused or is_draining) or may_begin(t))`;

/** The model that a page task `t` is to be read with; empty where its version names none. */
export const MODEL_OF_TASK = `split_part(t.stage_version, '~', 2)`;

/**
 * Work asked for twice is one row; asked for again more urgently, or while the batch that first asked is paused, it goes
 * with the batch that asks now. Returns the keys in the same order; what is not yet enqueued `takeUnqueued` gives.
 */
export async function addTasks(db: Db, batchId: number, tasks: readonly TaskIdentity[]): Promise<string[]> {
  const keys = tasks.map(makeTaskKey);
  await execute(
    db,
    `insert into tasks (key, stage, stage_version, content, params, batch_id, priority, lane)
     select t.key, t.stage, t.version, t.content, t.params, b.id, b.priority, coalesce('unit:' || b.unit_id, 'batch:' || b.id)
     from batches b cross join (
       select distinct on (key) * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[]) with ordinality
         as u(key, stage, version, content, params, place) order by key, place) t
     where b.id = $1 order by t.place
     on conflict (key) do update set priority = excluded.priority, batch_id = excluded.batch_id, lane = excluded.lane
       where tasks.state = 'pending' and (excluded.priority < tasks.priority
         or exists (select from batches p where p.id = tasks.batch_id and (p.is_paused or p.is_draining)))`,
    [
      batchId,
      keys,
      tasks.map((task) => task.stage),
      tasks.map((task) => task.version),
      tasks.map((task) => task.content),
      tasks.map((task) => JSON.stringify(task.params ?? {})),
    ],
  );
  return keys;
}

export async function addTask(db: Db, batchId: number, task: TaskIdentity): Promise<string> {
  await addTasks(db, batchId, [task]);
  return makeTaskKey(task);
}

export function findTask(db: Db, key: string): Promise<Task | undefined> {
  return maybeOne<Task>(db, `select ${COLUMNS} from tasks t where t.key = $1`, [key]);
}

export async function countWaiting(db: Db): Promise<number> {
  return (await one<{ count: number }>(db, `select count(*) as count from tasks where state = 'pending'`))
    .count;
}

/** Those of the given tasks that no one has enqueued yet; they count as enqueued from now on. */
export function takeUnqueued(db: Db, keys: readonly string[]): Promise<TaskTicket[]> {
  return many<TaskTicket>(
    db,
    `update tasks t set enqueued_at = now() where t.key = any($1) and t.state = 'pending' and t.enqueued_at is null
       and t.run_after <= now() and ${MAY_BEGIN} and not (select is_paused from flow)
     returning ${TICKET}`,
    [keys],
  );
}

/** The queue did not take them: the reconciler will find them again. */
export async function putBackUnqueued(db: Db, keys: readonly string[]): Promise<void> {
  await execute(db, `update tasks set enqueued_at = null where key = any($1) and state = 'pending'`, [keys]);
}

export interface Claim {
  readonly key: string;
  readonly worker: string;
  readonly leaseMs: number;
}

/**
 * Takes a pending task for one worker: one conditional update decides. Undefined when it is done, held by
 * another worker, or its batch is held. A running task is never taken here: the reconciler first frees stale leases.
 */
export function claimTask(db: Db, claim: Claim): Promise<Task | undefined> {
  return claimWhere(db, claim, 'true');
}

/** As `claimTask`, for a task that follows from one just done: only while nothing is held and nobody more urgent waits. */
export function claimFollowing(db: Db, claim: Claim): Promise<Task | undefined> {
  return claimWhere(
    db,
    claim,
    `not (select is_paused from flow) and t.enqueued_at is null
       and not exists (select from tasks urgent where urgent.state = 'pending' and urgent.priority < t.priority)`,
  );
}

function claimWhere(db: Db, claim: Claim, condition: string): Promise<Task | undefined> {
  return maybeOne<Task>(
    db,
    `with claimed as (
       update tasks t set state = 'running', worker = $2, lease_until = now() + make_interval(secs => $3 / 1000.0),
         attempts = attempts + 1, started_at = now(), failure_code = null, failure_kind = null, failure_details = null
       where t.key = $1 and t.state = 'pending' and t.run_after <= now() and ${MAY_BEGIN} and ${condition}
       returning t.*),
     turn as (
       insert into lanes (lane, served_at) select lane, clock_timestamp() from claimed
       on conflict (lane) do update set served_at = excluded.served_at)
     select ${COLUMNS} from claimed t`,
    [claim.key, claim.worker, claim.leaseMs],
  );
}

/** False when the lease was lost: someone else may be doing the work by now. */
export async function extendLease(db: Db, claim: Claim): Promise<boolean> {
  const touched = await execute(
    db,
    `update tasks set lease_until = now() + make_interval(secs => $3 / 1000.0)
     where key = $1 and state = 'running' and worker = $2`,
    [claim.key, claim.worker, claim.leaseMs],
  );
  return touched === 1;
}

/**
 * The one conditional update that decides who finished. Only when it says true may the caller, in the same
 * transaction, write what follows from the result.
 */
export async function finishTask(
  db: Db,
  done: { key: string; worker: string; result: object; madeBy?: object; storedBytes?: number },
): Promise<boolean> {
  const touched = await execute(
    db,
    `with finished as (
       update tasks set state = 'done', finished_at = now(), lease_until = null, result = $3, made_by = $4,
         duration_ms = extract(epoch from now() - started_at) * 1000
       where key = $1 and state = 'running' and worker = $2 returning key, epoch)
     insert into task_effects (task_key, epoch, stored_bytes) select key, epoch, $5 from finished`,
    [
      done.key,
      done.worker,
      JSON.stringify(done.result),
      JSON.stringify(done.madeBy ?? {}),
      done.storedBytes ?? 0,
    ],
  );
  return touched === 1;
}

/**
 * A task whose result is known without doing it, as it is asked for: done with its one effect, unless somebody has begun it.
 * False when it was begun or done before.
 */
export async function settleUnstarted(db: Db, key: string, result: object, madeBy: object): Promise<boolean> {
  const touched = await execute(
    db,
    `with settled as (
       update tasks set state = 'done', started_at = now(), finished_at = now(), duration_ms = 0, result = $2, made_by = $3
       where key = $1 and state = 'pending' returning key, epoch)
     insert into task_effects (task_key, epoch) select key, epoch from settled`,
    [key, JSON.stringify(result), JSON.stringify(madeBy)],
  );
  return touched === 1;
}

export interface TaskFailure {
  readonly key: string;
  readonly worker: string;
  readonly code: string;
  readonly kind: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** Set when it is worth trying again: after this many milliseconds. */
  readonly retryAfterMs?: number;
}

/** False when the task was no longer this worker's. */
export async function failTask(db: Db, failure: TaskFailure): Promise<boolean> {
  const touched = await execute(
    db,
    `update tasks set state = case when $6::float8 is null then 'failed' else 'pending' end,
       run_after = now() + make_interval(secs => coalesce($6::float8, 0) / 1000.0), enqueued_at = null, lease_until = null,
       worker = null, finished_at = now(), failure_code = $3, failure_kind = $4, failure_details = $5
     where key = $1 and state = 'running' and worker = $2`,
    [
      failure.key,
      failure.worker,
      failure.code,
      failure.kind,
      JSON.stringify(failure.details),
      failure.retryAfterMs ?? null,
    ],
  );
  return touched === 1;
}

/** A page that took its worker down this often is set aside, so that it cannot take down all others. */
export const MAX_CRASHES = 3;

/** The process that did the task died under it: back to pending, or set aside the third time. Undefined when it was no longer ours. */
export async function crashTask(
  db: Db,
  key: string,
  worker: string,
): Promise<'pending' | 'set_aside' | undefined> {
  const row = await maybeOne<{ state: 'pending' | 'set_aside' }>(
    db,
    `update tasks t set ${AFTER_CRASH} where key = $2 and state = 'running' and worker = $3 returning t.state`,
    [MAX_CRASHES, key, worker],
  );
  return row?.state;
}

/** What a crash does to its task; $1 is how many are too many. */
export const AFTER_CRASH = `crashes = crashes + 1, worker = null, lease_until = null, enqueued_at = null,
  state = case when crashes + 1 >= $1 then 'set_aside' else 'pending' end,
  finished_at = case when crashes + 1 >= $1 then now() end,
  failure_code = case when crashes + 1 >= $1 then 'E-POISON-PAGE' end,
  failure_kind = case when crashes + 1 >= $1 then 'bad_input' end,
  failure_details = case when crashes + 1 >= $1 then jsonb_build_object('crashes', crashes + 1) end`;

/** A worker process that stops gives back what it held, as if it had never taken it. */
export async function releaseTasks(db: Db, worker: string): Promise<number> {
  return execute(
    db,
    `update tasks set state = 'pending', worker = null, lease_until = null, enqueued_at = null, attempts = attempts - 1
     where state = 'running' and worker like $1 || '/%'`,
    [worker],
  );
}
