import { setTimeout as sleep } from 'node:timers/promises';
import { asFailure, type Failure } from '../pipeline/failures.ts';
import { describeError } from '../storage/describe-error.ts';
import { inTransaction, type Client, type Pool } from '../storage/database/pool.ts';
import {
  claimFollowing,
  crashTask,
  extendLease,
  failTask,
  finishTask,
  type Task,
} from '../storage/database/tasks.ts';
import { claimTurn, type StageVersions } from '../storage/database/turns.ts';
import type { Enqueue } from './enqueue.ts';
import type { Logger } from './logger.ts';

/** What a step leaves: a small result, and what follows from it, written in the transaction that decides who finished. */
export interface StepOutcome {
  readonly result: object;
  readonly madeBy?: object;
  /** Bytes put into the object store. */
  readonly storedBytes?: number;
  /** Returns the keys of the tasks that are now due. */
  readonly follow: (client: Client) => Promise<string[]>;
}

/** load → run: everything slow. Nothing in the database changes here; objects are put under keys of their own. */
export interface Step {
  run(task: Task, signal: AbortSignal): Promise<StepOutcome>;
  /** The task has failed for good: what follows from that. Returns keys of tasks now due. */
  onFailed(client: Client, task: Task, failure: Failure): Promise<string[]>;
}

export interface TaskRunnerDeps {
  readonly pool: Pool;
  readonly steps: Readonly<Record<Task['stage'], Step>>;
  readonly enqueue: Enqueue;
  readonly log: Logger;
  /** Names this process among all machines. */
  readonly worker: string;
  readonly leaseMs: number;
  readonly versions: StageVersions;
  /** Pages asked for with another model are left to workers that have it. */
  readonly model: string;
  /** Told of each task that came to an end here. */
  readonly onFinished?: (
    task: Task,
    outcome: 'done' | 'retry' | 'failed' | 'lost',
    durationMs: number,
    code?: string,
  ) => void;
}

export const MAX_ATTEMPTS = 6;

/** Not the page's fault and sure to pass: tried until it does, however long somebody takes to free a disk. */
const WORLD_AWAY: ReadonlySet<string> = new Set([
  'E-DISK-FULL',
  'E-READ-ONLY',
  'E-NO-ACCESS',
  'E-DATABASE-AWAY',
  'E-QUEUE-AWAY',
  'E-STORE-AWAY',
]);

/** 2 s, 4 s, 8 s … at most two minutes: the world needs time to come back. */
export function retryDelayMs(attempts: number): number {
  return Math.min(120_000, 1000 * 2 ** attempts);
}

/**
 * Does the one task whose turn it is: claim, run under a lease that is renewed, finish by one conditional update. May be
 * called at once or later for tickets that were lost or doubled: nothing due is nothing done.
 * Throws only when the database itself is away.
 */
export function createTaskRunner(deps: TaskRunnerDeps): () => Promise<void> {
  const lease = () => ({
    worker: `${deps.worker}/${crypto.randomUUID().slice(0, 8)}`,
    leaseMs: deps.leaseMs,
  });
  return async () => {
    const mine = lease();
    const task = await claimTurn(deps.pool, { ...mine, versions: deps.versions, model: deps.model });
    if (!task) return;
    const [next, ...others] = await doTask(deps, mine, task);
    if (next === undefined) return;
    // A page that completes its dossier: put together on the spot, for all it needs is still in hand.
    const claim = { ...lease(), key: next };
    const following =
      task.stage === 'read-page' ? await claimFollowing(deps.pool, claim).catch(() => undefined) : undefined;
    await deps.enqueue(following ? others : [next, ...others]);
    if (following) await deps.enqueue(await doTask(deps, claim, following));
  };
}

/** Returns the keys of the tasks that are now due. */
async function doTask(
  deps: TaskRunnerDeps,
  lease: { readonly worker: string; readonly leaseMs: number },
  task: Task,
): Promise<string[]> {
  const claim = { ...lease, key: task.key };
  const log = deps.log.child({ task: task.key, stage: task.stage, trace: task.content.slice(0, 12) });
  const lost = new AbortController();
  const heartbeat = setInterval(() => {
    extendLease(deps.pool, claim).then(
      (isOurs) => isOurs || lost.abort(new Error('lease lost')),
      () => undefined, // away for a moment: the lease outlives a few missed beats
    );
  }, deps.leaseMs / 4);
  const startedAt = Date.now();
  try {
    const outcome = await deps.steps[task.stage].run(task, lost.signal);
    const due = await waitForDatabase(() =>
      inTransaction(deps.pool, async (client) => {
        const isOurs = await finishTask(client, {
          key: task.key,
          worker: claim.worker,
          result: outcome.result,
          madeBy: outcome.madeBy ?? {},
          storedBytes: outcome.storedBytes ?? 0,
        });
        return isOurs ? outcome.follow(client) : undefined;
      }),
    );
    log.info({ durationMs: Date.now() - startedAt }, due ? 'done' : 'done elsewhere');
    deps.onFinished?.(task, due ? 'done' : 'lost', Date.now() - startedAt);
    return due ?? [];
  } catch (error) {
    const state = await waitForDatabase(() => settleFailure(deps, task, claim.worker, asFailure(error), log));
    deps.onFinished?.(task, state, Date.now() - startedAt, asFailure(error).code);
    return [];
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * What was read stays in hand while the database is away, for a minute: it need not be read again, and the page is not
 * taken for one that killed its worker. Doing it twice is harmless, one conditional update decides.
 */
async function waitForDatabase<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (asFailure(error).code !== 'E-DATABASE-AWAY' || tries === 60) throw error;
      await sleep(1000, undefined, { ref: false });
    }
  }
}

async function settleFailure(
  deps: TaskRunnerDeps,
  task: Task,
  worker: string,
  failure: Failure,
  log: Logger,
): Promise<'retry' | 'failed'> {
  const cause = failure.cause === undefined ? undefined : describeError(failure.cause);
  log.warn(
    { code: failure.code, kind: failure.kind, details: failure.details, attempt: task.attempts, cause },
    'failed',
  );
  if (failure.code === 'E-WORKER-DIED') {
    // The page took its process down; the third time it is set aside.
    const due = await inTransaction(deps.pool, async (client) => {
      const isSetAside = (await crashTask(client, task.key, worker)) === 'set_aside';
      return isSetAside ? deps.steps[task.stage].onFailed(client, task, failure) : undefined;
    });
    await deps.enqueue(due ?? []);
    return due ? 'failed' : 'retry';
  }
  const isWorthRetrying =
    failure.kind === 'retryable' && (task.attempts < MAX_ATTEMPTS || WORLD_AWAY.has(failure.code));
  const due = await inTransaction(deps.pool, async (client) => {
    const isOurs = await failTask(client, {
      key: task.key,
      worker,
      code: failure.code,
      kind: failure.kind,
      details: failure.details,
      ...(isWorthRetrying ? { retryAfterMs: retryDelayMs(task.attempts) } : {}),
    });
    return isOurs && !isWorthRetrying ? deps.steps[task.stage].onFailed(client, task, failure) : [];
  });
  await deps.enqueue(due);
  return isWorthRetrying ? 'retry' : 'failed';
}
