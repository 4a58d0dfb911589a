import type { Logger } from './logger.ts';
import type { Pool } from '../storage/database/pool.ts';
import { putBackUnqueued, takeUnqueued } from '../storage/database/tasks.ts';
import type { TaskQueue } from './queue.ts';

/** Puts tasks that are in the database into the queue. Never fails its caller: what is not taken now is found again later. */
export type Enqueue = (taskKeys: readonly string[]) => Promise<void>;

export function createEnqueue(deps: { pool: Pool; queue: TaskQueue; log: Logger }): Enqueue {
  return async (taskKeys) => {
    if (taskKeys.length === 0) return;
    try {
      const tickets = await takeUnqueued(deps.pool, taskKeys);
      try {
        await deps.queue.add(tickets);
      } catch (error) {
        await putBackUnqueued(
          deps.pool,
          tickets.map((ticket) => ticket.key),
        );
        throw error;
      }
    } catch (error) {
      deps.log.warn({ tasks: taskKeys.length, err: error }, 'could not enqueue now; the reconciler will');
    }
  };
}
