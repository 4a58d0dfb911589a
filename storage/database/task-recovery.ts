import { many, one, type Db } from './pool.ts';
import { AFTER_CRASH, MAX_CRASHES, MAY_BEGIN, type TaskTicket } from './tasks.ts';

/**
 * Tasks whose worker vanished (the lease ran out unrenewed): back to pending, or set aside after `MAX_CRASHES`.
 * Returns the keys that were set aside.
 */
export async function freeStaleLeases(db: Db): Promise<{ freed: number; setAside: string[] }> {
  const rows = await many<{ key: string; state: string }>(
    db,
    `update tasks t set ${AFTER_CRASH}
     where t.key in (select key from tasks where state = 'running' and lease_until < now() for update skip locked)
     returning t.key, t.state`,
    [MAX_CRASHES],
  );
  const setAside = rows.filter((row) => row.state === 'set_aside').map((row) => row.key);
  return { freed: rows.length - setAside.length, setAside };
}

/**
 * What the database says is to be done and the queue has never heard of: never enqueued (its worker died in between,
 * a retry has come due, a batch was resumed). Each gets a new epoch, so that an old job of the same name cannot swallow it.
 */
export function takeForgotten(
  db: Db,
  options: { olderThanMs: number; limit: number },
): Promise<TaskTicket[]> {
  return many<TaskTicket>(
    db,
    `update tasks t set enqueued_at = now(), epoch = t.epoch + 1
     where t.key in (select t.key from tasks t
       where t.state = 'pending' and t.enqueued_at is null and t.run_after <= now()
         and t.created_at < now() - make_interval(secs => $1 / 1000.0) and ${MAY_BEGIN}
         and not (select is_paused from flow)
       order by t.priority, t.created_at for update skip locked limit $2)
     returning t.key, t.stage, t.epoch, t.priority`,
    [options.olderThanMs, options.limit],
  );
}

/** How many tasks believe that they stand in the queue. */
export async function countEnqueued(db: Db): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    `select count(*) as count from tasks where state = 'pending' and enqueued_at is not null`,
  );
  return row.count;
}

/** The queue holds fewer jobs than it should (it was emptied): the oldest are enqueued anew. */
export function takeLost(db: Db, options: { olderThanMs: number; limit: number }): Promise<TaskTicket[]> {
  return many<TaskTicket>(
    db,
    `update tasks t set enqueued_at = now(), epoch = t.epoch + 1
     where t.key in (select key from tasks where state = 'pending'
         and enqueued_at < now() - make_interval(secs => $1 / 1000.0)
       order by priority, enqueued_at for update skip locked limit $2)
     returning t.key, t.stage, t.epoch, t.priority`,
    [options.olderThanMs, options.limit],
  );
}
