import { appendAudit } from './audit.ts';
import { execute, inTransaction, many, one, type Db, type Pool } from './pool.ts';
import { claimTask, MAY_BEGIN, MODEL_OF_TASK, type Claim, type Task } from './tasks.ts';

/** Which versions of each stage a worker's program does; tasks of a newer one wait for a newer program. */
export type StageVersions = Readonly<Record<Task['stage'], number>>;

/** As in the index `tasks_turn`: counting first, so that the end is in sight; then whole dossiers; then pages. */
const STAGE_ORDER = `case t.stage when 'count-pages' then 0 when 'assemble-dossier' then 1 else 2 end`;

/** Offered at once, so that workers that look at the same moment do not all fall over the same task. */
const OFFERED = 8;
const OFFERED_A_LANE = 3;

/**
 * Whose turn it is, best first: the more urgent batch; among equals the unit (lane) that has waited longest since one of
 * its tasks was taken, so that a commune's 5,000 pages and another's ten go turn by turn; within a lane the order of making,
 * but what took a worker down goes last.
 * Walks the lanes that have work by the index, however many tasks wait.
 */
async function listTurns(db: Db, versions: StageVersions, model: string): Promise<string[]> {
  const rows = await many<{ key: string }>(
    db,
    `with recursive heads as (
       (select priority, lane from tasks where state = 'pending' order by priority, lane limit 1)
       union all
       select next.priority, next.lane from heads h cross join lateral (
         select priority, lane from tasks where state = 'pending' and (priority, lane) > (h.priority, h.lane)
         order by priority, lane limit 1) next)
     select due.key from heads h left join lanes l on l.lane = h.lane
     cross join lateral (
       select first.key, row_number() over () as place from (
         select t.key from tasks t
         where t.state = 'pending' and t.priority = h.priority and t.lane = h.lane
           and t.enqueued_at is not null and t.run_after <= now()
           and split_part(t.stage_version, '~', 1)::int <= ($1::jsonb ->> t.stage)::int
           and (t.stage <> 'read-page' or ${MODEL_OF_TASK} = $2)
           and ${MAY_BEGIN}
         order by t.crashes, ${STAGE_ORDER}, t.created_at, t.key limit ${OFFERED_A_LANE}) first) due
     where not (select is_paused from flow)
     order by h.priority, due.place, l.served_at nulls first, h.lane limit ${OFFERED}`,
    [JSON.stringify(versions), model],
  );
  return rows.map((row) => row.key);
}

/**
 * Takes the task whose turn it is. A ticket from the queue is leave to do one task, not this or that task: which one is
 * decided here, when there is a worker for it. Undefined when nothing is due.
 */
export async function claimTurn(
  db: Db,
  claim: Omit<Claim, 'key'> & { readonly versions: StageVersions; readonly model: string },
): Promise<Task | undefined> {
  for (;;) {
    const keys = await listTurns(db, claim.versions, claim.model);
    if (keys.length === 0) return undefined;
    for (const key of keys) {
      const task = await claimTask(db, { ...claim, key });
      if (task) return task;
    }
  }
}

/**
 * Stops or lets go everything: workers finish what they hold and take nothing new (drain). What waits is taken off the
 * queue's account, so that the reconciler puts it up again when it may go on.
 */
export function setFlowPaused(pool: Pool, isPaused: boolean, actorId: number | null = null): Promise<void> {
  return inTransaction(pool, async (client) => {
    await execute(client, 'update flow set is_paused = $1, changed_at = now()', [isPaused]);
    await execute(client, `update tasks set enqueued_at = null where state = 'pending'`);
    await appendAudit(client, {
      actorId,
      action: isPaused ? 'flow.pause' : 'flow.resume',
      subjectType: 'flow',
      subjectId: 1,
    });
  });
}

export async function isFlowPaused(db: Db): Promise<boolean> {
  return (await one<{ isPaused: boolean }>(db, 'select is_paused as "isPaused" from flow')).isPaused;
}

export interface LaneStanding {
  /** `unit:<id>`, or `batch:<id>` for batches of no unit. */
  readonly lane: string;
  readonly name: string;
  readonly priority: number;
  readonly waiting: number;
  readonly running: number;
}

/** Who waits for how much, in the order in which they are served. */
export function listLanes(db: Db): Promise<LaneStanding[]> {
  return many<LaneStanding>(
    db,
    `select t.lane, coalesce(max(u.name), max(b.name), t.lane) as name, t.priority,
       count(*) filter (where t.state = 'pending') as waiting, count(*) filter (where t.state = 'running') as running
     from tasks t left join batches b on b.id = t.batch_id left join units u on u.id = b.unit_id
     where t.state in ('pending', 'running') group by t.lane, t.priority
     order by t.priority, (select served_at from lanes l where l.lane = t.lane) nulls first, t.lane`,
  );
}
