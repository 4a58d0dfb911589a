import { readConfig } from '../config.ts';
import { Denial } from '../storage/access/denial.ts';
import { HOUSE } from '../storage/access/viewer.ts';
import { setBatchFlow, type BatchFlow } from '../storage/database/batch-control.ts';
import { createPool, type Pool } from '../storage/database/pool.ts';
import { isFlowPaused, listLanes, setFlowPaused } from '../storage/database/turns.ts';
import { listWorkers } from '../storage/database/worker-presence.ts';
import { findDatabaseUrl, UsageError } from './house.ts';

async function withPool<Result>(work: (pool: Pool) => Promise<Result>): Promise<Result> {
  const pool = createPool({ connectionString: await findDatabaseUrl(readConfig()), maxConnections: 1 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

/**
 * `sogoc pause|drain|resume [BATCH]`: one batch, or everything. Workers stay, finish the pages they hold and take
 * nothing new. Without a batch, pause and drain are the same.
 */
export function changeFlow(verb: 'pause' | 'drain' | 'resume', batchId?: number): Promise<void> {
  return withPool(async (pool) => {
    if (batchId === undefined) await setFlowPaused(pool, verb !== 'resume');
    else if (!(await changeBatchFlow(pool, batchId, verb === 'resume' ? 'run' : verb)))
      throw new UsageError(`Không có lô ${batchId} đang chạy (no such batch under way).`);
    const what = batchId === undefined ? 'Tất cả (all)' : `Lô ${batchId}`;
    const done = { pause: 'tạm dừng (paused)', drain: 'dừng dần (draining)', resume: 'chạy tiếp (going on)' };
    process.stdout.write(`${what}: ${done[verb]}\n`);
  });
}

/** Whoever sits at the machine is the house; false where there is no such batch. */
async function changeBatchFlow(pool: Pool, batchId: number, flow: BatchFlow): Promise<boolean> {
  try {
    return await setBatchFlow(pool, HOUSE, batchId, flow);
  } catch (error) {
    if (error instanceof Denial) return false;
    throw error;
  }
}

/** `sogoc queue`: who waits for how much, in the order in which they are served, and which workers live. */
export function showQueue(): Promise<void> {
  return withPool(async (pool) => {
    const [isPaused, lanes, workers] = [
      await isFlowPaused(pool),
      await listLanes(pool),
      await listWorkers(pool),
    ];
    const lines = [
      ...(isPaused ? ['TẠM DỪNG TẤT CẢ (everything is paused)'] : []),
      'ưu tiên\tchờ\tđang làm\tđơn vị hoặc lô',
      ...lanes.map((lane) => [lane.priority, lane.waiting, lane.running, lane.name].join('\t')),
      'tiến trình\tđang giữ\ttrang/giờ',
      ...workers.map((worker) =>
        [
          `${worker.name}${worker.isAlive ? '' : ' (mất liên lạc)'}`,
          worker.running,
          worker.pagesLastHour,
        ].join('\t'),
      ),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  });
}
