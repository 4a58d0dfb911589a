import { Failure } from '../pipeline/failures.ts';
import { BATCH_PRIORITY } from '../storage/database/batches.ts';
import { maybeOne, type Pool } from '../storage/database/pool.ts';
import { countWaiting } from '../storage/database/tasks.ts';
import type { ObjectStore } from '../storage/object-store/object-store.ts';

export interface PressureLimits {
  /** With less than this free, nothing more is taken in: what is here must still be worked off. */
  readonly minFreeBytes: number;
  /** With more tasks than this waiting, nothing more is taken in save for the desk. */
  readonly maxWaitingTasks: number;
}

/** How old the count of waiting tasks may be. */
const COUNT_EVERY_MS = 2000;

/**
 * Back-pressure: says no before anything of a file is kept, so that its sender still has it and sends it later.
 * Errors: E-DISK-FULL, E-QUEUE-FULL; both pass by themselves.
 */
export function createPressure(
  deps: { readonly pool: Pool; readonly store: ObjectStore },
  limits: PressureLimits,
): (file: { batchId: number; sizeBytes: number }) => Promise<void> {
  let counted = { at: 0, waiting: 0 };
  return async ({ batchId, sizeBytes }) => {
    const free = await deps.store.freeBytes();
    if (free !== undefined && free < limits.minFreeBytes + sizeBytes)
      throw new Failure('E-DISK-FULL', { freeBytes: free, neededBytes: limits.minFreeBytes + sizeBytes });
    if (Date.now() - counted.at > COUNT_EVERY_MS)
      counted = { at: Date.now(), waiting: await countWaiting(deps.pool) };
    if (counted.waiting <= limits.maxWaitingTasks) return;
    const batch = await maybeOne<{ priority: number }>(
      deps.pool,
      'select priority from batches where id = $1',
      [batchId],
    );
    if ((batch?.priority ?? BATCH_PRIORITY.ordinary) > BATCH_PRIORITY.desk)
      throw new Failure('E-QUEUE-FULL', { waiting: counted.waiting, limit: limits.maxWaitingTasks });
  };
}
