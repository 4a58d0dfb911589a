import {
  findAbandonedBatches,
  findLooseEnds,
  findStrandedDossiers,
} from '../storage/database/dossier-plan.ts';
import { findUnsettledBatches, settleBatch } from '../storage/database/batches.ts';
import { inTransaction, type Client, type Pool } from '../storage/database/pool.ts';
import {
  countEnqueued,
  freeStaleLeases,
  takeForgotten,
  takeLost,
} from '../storage/database/task-recovery.ts';
import { findTask, putBackUnqueued, type TaskTicket } from '../storage/database/tasks.ts';
import { Failure } from '../pipeline/failures.ts';
import { adoptPages } from './adopt-pages.ts';
import type { Enqueue } from './enqueue.ts';
import { afterCount, afterCountFailed, afterPage, planDossiers, sealAndPlan } from './flow.ts';
import type { Logger } from './logger.ts';
import type { TaskVersions } from './page-runner.ts';
import type { TaskQueue } from './queue.ts';
import type { Step } from './run-task.ts';

export interface ReconcilerDeps {
  readonly pool: Pool;
  readonly queue: TaskQueue;
  readonly enqueue: Enqueue;
  readonly versions: TaskVersions;
  readonly steps: Readonly<Record<string, Step>>;
  readonly log: Logger;
  readonly everyMs: number;
  /** How old a ticket must be before the queue is suspected of having lost it. */
  readonly lostAfterMs: number;
  /** How long no worker with a model must have shown itself before its pages are read with this one's. */
  readonly adoptAfterMs: number;
}

export interface ReconcileReport {
  readonly freed: number;
  readonly setAside: number;
  readonly requeued: number;
}

const LIMIT = 1000;
const ABANDONED_AFTER_MINUTES = 30;

/**
 * Compares what the database says is to be done with what the queue holds, and makes good what is missing: leases of
 * workers that vanished, tickets that were never enqueued or were lost, results that did not reach a late page, batches
 * whose sender went away. Any number of processes may do this at once; rows locked by one are skipped by the others.
 */
export async function reconcile(deps: ReconcilerDeps): Promise<ReconcileReport> {
  const stale = await freeStaleLeases(deps.pool);
  for (const key of stale.setAside) await followSetAside(deps, key);
  await tieLooseEnds(deps);
  const forgotten = await takeForgotten(deps.pool, { olderThanMs: 3000, limit: LIMIT });
  await send(deps, forgotten);
  const lost = await findLost(deps);
  await send(deps, lost);
  const report = {
    freed: stale.freed,
    setAside: stale.setAside.length,
    requeued: forgotten.length + lost.length,
  };
  if (report.freed + report.setAside + report.requeued > 0) deps.log.info(report, 'reconciled');
  return report;
}

async function followSetAside(deps: ReconcilerDeps, key: string): Promise<void> {
  const task = await findTask(deps.pool, key);
  const step = task && deps.steps[task.stage];
  if (!task || !step) return;
  const failure = new Failure('E-POISON-PAGE', { crashes: task.crashes });
  await deps.enqueue(await inTransaction(deps.pool, (client) => step.onFailed(client, task, failure)));
}

async function findLost(deps: ReconcilerDeps): Promise<TaskTicket[]> {
  // Tickets under way have their tasks already; one that a dead worker held stands there long after.
  const { waiting } = await deps.queue.counts();
  const missing = (await countEnqueued(deps.pool)) - waiting;
  return missing > 0
    ? takeLost(deps.pool, { olderThanMs: deps.lostAfterMs, limit: Math.min(missing, LIMIT) })
    : [];
}

async function send(deps: ReconcilerDeps, tickets: readonly TaskTicket[]): Promise<void> {
  try {
    await deps.queue.add(tickets);
  } catch (error) {
    await putBackUnqueued(
      deps.pool,
      tickets.map((ticket) => ticket.key),
    );
    throw error;
  }
}

async function tieLooseEnds(deps: ReconcilerDeps): Promise<void> {
  const { pool, versions } = deps;
  const work: ((client: Client) => Promise<string[]>)[] = [];
  const { counts, pages } = await findLooseEnds(pool, LIMIT);
  for (const { taskKey, pageCount } of counts)
    work.push((client) =>
      pageCount === null
        ? afterCountFailed(client, versions, taskKey)
        : afterCount(client, versions, taskKey, pageCount),
    );
  for (const taskKey of pages) work.push((client) => afterPage(client, versions, taskKey));
  for (const batchId of await findAbandonedBatches(pool, ABANDONED_AFTER_MINUTES))
    work.push((client) => sealAndPlan(client, versions, batchId, null));
  for (const dossierId of await findStrandedDossiers(pool, LIMIT))
    work.push((client) => planDossiers(client, versions, [dossierId]));
  for (const batchId of await findUnsettledBatches(pool, LIMIT))
    work.push(async (client) => {
      await settleBatch(client, batchId);
      return [];
    });
  for (const step of work) await deps.enqueue(await inTransaction(pool, step));
}

/** Reconciles now and then, until stopped; being away for a while does not end it. */
export function startReconciler(deps: ReconcilerDeps): { stop(): Promise<void> } {
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let adoptedAt = Date.now();
  const work = async () => {
    await reconcile(deps);
    // Looks through all that waits: seldom.
    if (Date.now() - adoptedAt < deps.adoptAfterMs) return;
    adoptedAt = Date.now();
    await adoptPages(deps, deps.adoptAfterMs);
  };
  const turn = () => {
    running = work()
      .then(
        () => undefined,
        (error: unknown) => deps.log.warn({ err: error }, 'could not reconcile now'),
      )
      .then(() => {
        if (!isStopped) timer = setTimeout(turn, deps.everyMs * (0.75 + Math.random() / 2));
      });
  };
  turn();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
