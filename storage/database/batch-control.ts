import { requireBatch } from '../access/gate.ts';
import type { Viewer } from '../access/viewer.ts';
import { appendAudit } from './audit.ts';
import { execute, inTransaction, type Pool } from './pool.ts';
import { tellProgress } from './progress.ts';

/** `run`: goes on · `pause`: nothing more is taken up · `drain`: what was begun is brought to its end, nothing else begun. */
export const BATCH_FLOWS = ['run', 'pause', 'drain'] as const;
export type BatchFlow = (typeof BATCH_FLOWS)[number];

const ACTIONS = { run: 'batch.resume', pause: 'batch.pause', drain: 'batch.drain' } as const;

/**
 * Holds a batch back or lets it go on. Pages under way are always finished. False where there is no such batch, or
 * nothing is left of it. Its waiting tasks are taken off the queue's account, so that the reconciler puts up exactly
 * those that may begin.
 */
export function setBatchFlow(pool: Pool, viewer: Viewer, batchId: number, flow: BatchFlow): Promise<boolean> {
  return changeBatch(pool, viewer, batchId, {
    sql: 'update batches set is_paused = $2, is_draining = $3 where id = $1 and finished_at is null',
    values: [flow === 'pause', flow === 'drain'],
    audit: { action: ACTIONS[flow] },
    waiting: 'update tasks set enqueued_at = null',
  });
}

/** Smaller goes first (see `BATCH_PRIORITY`). Whose turn it is is decided when a worker is free: it holds at once. */
export function setBatchPriority(
  pool: Pool,
  viewer: Viewer,
  batchId: number,
  priority: number,
): Promise<boolean> {
  return changeBatch(pool, viewer, batchId, {
    sql: 'update batches set priority = $2 where id = $1',
    values: [priority],
    audit: { action: 'batch.priority', details: { priority } },
    waiting: 'update tasks set priority = (select priority from batches where id = $1)',
  });
}

interface BatchChange {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly audit: {
    readonly action: string;
    readonly details?: Record<string, unknown>;
  };
  /** What becomes of its tasks that wait; $1 is the batch. */
  readonly waiting: string;
}

/** Errors: `Denial`. */
function changeBatch(pool: Pool, viewer: Viewer, batchId: number, change: BatchChange): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await requireBatch(client, viewer, 'batch.change', batchId);
    if ((await execute(client, change.sql, [batchId, ...change.values])) === 0) return false;
    await execute(client, `${change.waiting} where batch_id = $1 and state = 'pending'`, [batchId]);
    await tellProgress(client, { what: 'batch', batchId });
    await appendAudit(client, {
      ...change.audit,
      actorId: viewer.id,
      subjectType: 'batch',
      subjectId: batchId,
    });
    return true;
  });
}
