import { execute, many, type Db } from './pool.ts';

export interface WorkerSelf {
  readonly name: string;
  readonly host: string;
  readonly pid: number;
  /** Tasks at once. */
  readonly concurrency: number;
  /** Part of the key of the pages that it reads; empty where none is named. */
  readonly model: string;
}

/** A sign of life. */
export async function announceWorker(db: Db, self: WorkerSelf): Promise<void> {
  await execute(
    db,
    `insert into workers (name, host, pid, concurrency, model) values ($1, $2, $3, $4, $5)
     on conflict (name) do update set model = excluded.model, seen_at = now(), stopped_at = null`,
    [self.name, self.host, self.pid, self.concurrency, self.model],
  );
}

/** The process has ended in good order. Those of days past are forgotten. */
export async function dismissWorker(db: Db, name: string): Promise<void> {
  await execute(db, 'update workers set stopped_at = now() where name = $1', [name]);
  await execute(db, `delete from workers where seen_at < now() - interval '2 days'`);
}

/** Signs of life come every five seconds or so; four missed are a silence. */
const SILENT_AFTER_SECONDS = 20;

/** A worker `w` that lives. */
export const IS_ALIVE = `w.stopped_at is null and w.seen_at > now() - make_interval(secs => ${SILENT_AFTER_SECONDS})`;

export interface WorkerPresence extends Omit<WorkerSelf, 'model'> {
  /** Null for a program of before, which does not say. */
  readonly model: string | null;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly isAlive: boolean;
  /** Tasks that it holds now. */
  readonly running: number;
  /** Pages that it has read in the last hour. */
  readonly pagesLastHour: number;
}

/** Those alive, and those that fell silent within the last hour without saying good-bye. */
export function listWorkers(db: Db): Promise<WorkerPresence[]> {
  return many<WorkerPresence>(
    db,
    `with lately as (
       select split_part(worker, '/', 1) as name, count(*)::int as pages from tasks
       where stage = 'read-page' and state = 'done' and finished_at > now() - interval '1 hour' group by 1),
     held as (select split_part(worker, '/', 1) as name, count(*)::int as tasks from tasks where state = 'running' group by 1)
     select w.name, w.host, w.pid, w.concurrency, w.model, w.started_at as "startedAt", w.seen_at as "seenAt",
       w.seen_at > now() - make_interval(secs => ${SILENT_AFTER_SECONDS}) as "isAlive",
       coalesce(held.tasks, 0) as running, coalesce(lately.pages, 0) as "pagesLastHour"
     from workers w left join held using (name) left join lately using (name) where w.stopped_at is null and w.seen_at > now() - interval '1 hour'
     order by "isAlive" desc, w.host, w.started_at`,
  );
}
