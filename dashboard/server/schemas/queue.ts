import { z } from 'zod';
import { BatchView } from './batches.ts';
import { Problem } from './problem.ts';

export const TaskStage = z.enum(['count-pages', 'read-page', 'assemble-dossier']);
export type TaskStage = z.infer<typeof TaskStage>;

const TaskPlace = z.object({
  key: z.string(),
  stage: TaskStage,
  batchId: z.int(),
  batchName: z.string(),
  fileName: z.string(),
  /** Page in its file; null where it is about a whole file or dossier. */
  page: z.int().nullable(),
});

export const ActiveTask = TaskPlace.extend({
  since: z.iso.datetime(),
  seconds: z.number(),
  worker: z.string(),
  attempts: z.int(),
  /** Its worker shows no sign of life. */
  isStalled: z.boolean(),
});
export type ActiveTask = z.infer<typeof ActiveTask>;

export const FailedTask = TaskPlace.extend({
  problem: Problem,
  canRetry: z.boolean(),
  at: z.iso.datetime(),
  attempts: z.int(),
  crashes: z.int(),
  /** It took its worker down too often and is kept away from them. */
  isSetAside: z.boolean(),
});
export type FailedTask = z.infer<typeof FailedTask>;

export const WorkerView = z.object({
  name: z.string(),
  host: z.string(),
  concurrency: z.int(),
  startedAt: z.iso.datetime(),
  seenAt: z.iso.datetime(),
  isAlive: z.boolean(),
  /** What it reads pages with; null for a program of before, which does not say. */
  model: z.string().nullable(),
  running: z.int(),
  pagesLastHour: z.int(),
});
export type WorkerView = z.infer<typeof WorkerView>;

/** How the processing stands, from the task table. */
export const QueueView = z.object({
  /** Somebody has paused everything: workers finish what they hold and take nothing new. */
  isPaused: z.boolean(),
  counts: z.object({
    waiting: z.int(),
    retrying: z.int(),
    held: z.int(),
    active: z.int(),
    stalled: z.int(),
    failed: z.int(),
    setAside: z.int(),
  }),
  pagesLeft: z.int(),
  filesLeft: z.int(),
  /** Pages that wait for a model which no living worker has: after a minute they are read with the one that is there. */
  pagesWithoutModel: z.int(),
  pagesPerMinute: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  workers: z.array(WorkerView),
  active: z.array(ActiveTask),
  batches: z.array(BatchView),
  /** One a reason, most frequent first. */
  failures: z.array(
    z.object({ problem: Problem, canRetry: z.boolean(), count: z.int(), lastAt: z.iso.datetime() }),
  ),
});
export type QueueView = z.infer<typeof QueueView>;

export const RetryWish = z.union([
  z.object({ taskKey: z.string().regex(/^[0-9a-f]{40}$/) }),
  z.object({ failureCode: z.string().regex(/^E-[A-Z-]{2,40}$/) }),
]);
export type RetryWish = z.infer<typeof RetryWish>;
