import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from '../storage/database/pool.ts';
import { releaseTasks, type Task } from '../storage/database/tasks.ts';
import type { ObjectStore } from '../storage/object-store/object-store.ts';
import { createEnqueue } from './enqueue.ts';
import type { Logger } from './logger.ts';
import { keepAtHand } from './object-shelf.ts';
import type { PageRunner } from './page-runner.ts';
import type { TaskQueue } from './queue.ts';
import { startPresence } from './presence.ts';
import { startReconciler } from './reconciler.ts';
import { createTaskRunner, type TaskRunnerDeps } from './run-task.ts';
import { createAssembleDossierStep } from './steps/assemble-dossier.ts';
import { createCountPagesStep } from './steps/count-pages.ts';
import { createReadPageStep } from './steps/read-page.ts';

export interface WorkerDeps {
  readonly pool: Pool;
  readonly queue: TaskQueue;
  readonly store: ObjectStore;
  readonly runner: PageRunner;
  readonly log: Logger;
}

export interface WorkerOptions {
  /** Tasks under way at once: one a core. */
  readonly concurrency: number;
  /** Renewed four times over; a task whose worker vanished is taken up again when it runs out. */
  readonly leaseMs?: number;
  readonly reconcileEveryMs?: number;
  readonly lostAfterMs?: number;
  /** How long no worker with a model must have shown itself before the pages asked for with it are read with this one's. */
  readonly adoptAfterMs?: number;
  /** How long a stop waits for pages under way before it gives them back. */
  readonly graceMs?: number;
  readonly onFinished?: TaskRunnerDeps['onFinished'];
}

export interface RunningWorker {
  readonly name: string;
  /** Takes nothing new, lets pages under way finish for a while, gives the rest back. */
  stop(): Promise<void>;
}

/** One worker process: takes tasks from the queue, does them, keeps queue and database in step. */
export async function startWorker(deps: WorkerDeps, options: WorkerOptions): Promise<RunningWorker> {
  const name = `${hostname()}-${process.pid}-${randomUUID().slice(0, 6)}`;
  const log = deps.log.child({ worker: name });
  const enqueue = createEnqueue({ ...deps, log });
  const shelf = keepAtHand(deps.store);
  const atHand = { ...deps, store: shelf };
  const steps: Readonly<Record<Task['stage'], TaskRunnerDeps['steps'][Task['stage']]>> = {
    'count-pages': createCountPagesStep(atHand),
    'read-page': createReadPageStep(atHand),
    'assemble-dossier': createAssembleDossierStep({ ...deps, shelf }),
  };
  const { versions } = deps.runner;
  const runTask = createTaskRunner({
    pool: deps.pool,
    steps,
    enqueue,
    log,
    worker: name,
    leaseMs: options.leaseMs ?? 60_000,
    versions: {
      'count-pages': versions.countPages,
      'read-page': versions.readPage,
      'assemble-dossier': versions.assembleDossier,
    },
    model: versions.model ?? '',
    ...(options.onFinished ? { onFinished: options.onFinished } : {}),
  });
  const consumer = await deps.queue.consume(runTask, options.concurrency);
  const reconciler = startReconciler({
    ...deps,
    versions,
    enqueue,
    steps,
    log,
    everyMs: options.reconcileEveryMs ?? 5000,
    lostAfterMs: options.lostAfterMs ?? 20_000,
    adoptAfterMs: options.adoptAfterMs ?? 60_000,
  });
  const presence = startPresence(deps.pool, {
    name,
    host: hostname(),
    pid: process.pid,
    concurrency: options.concurrency,
    model: versions.model ?? '',
  });
  log.info(
    { queue: deps.queue.name, store: deps.store.name, concurrency: options.concurrency },
    'worker started',
  );
  return {
    name,
    async stop() {
      await reconciler.stop();
      await presence.stop();
      await Promise.race([consumer.close(), sleep(options.graceMs ?? 10_000, undefined, { ref: false })]);
      const released = await releaseTasks(deps.pool, name);
      log.info({ released }, 'worker stopped');
    },
  };
}
