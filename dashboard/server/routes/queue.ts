import { z } from 'zod';
import { listBatchesById } from '../../../storage/database/batches.ts';
import { listBooks } from '../../../storage/database/books.ts';
import {
  countFailuresByCode,
  countQueue,
  listActive,
  listFailed,
  listOpenBatchIds,
} from '../../../storage/database/queue-view.ts';
import { isFlowPaused, setFlowPaused } from '../../../storage/database/turns.ts';
import { listWorkers } from '../../../storage/database/worker-presence.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { canRetry, describeFailure } from '../problems.ts';
import { FailedTask, QueueView, RetryWish } from '../schemas/queue.ts';
import { viewBatch } from '../views/batch-view.ts';

const ADMIN = { access: 'queue.administer' } as const;
const MOST_SHOWN = 200;

/** Hàng đợi xử lý: what waits, what is being done and by whom, what has failed and why. */
export function addQueueRoutes(app: App, deps: DashboardDeps): void {
  const { pool } = deps;

  app.get(
    '/api/queue',
    { config: { ...ADMIN, isPolled: true }, schema: { response: { 200: QueueView } } },
    async (request) => {
      const [isPaused, counted, workers, active, failures, openIds, books] = await Promise.all([
        isFlowPaused(pool),
        countQueue(pool),
        listWorkers(pool),
        listActive(pool, MOST_SHOWN),
        countFailuresByCode(pool),
        listOpenBatchIds(pool, MOST_SHOWN),
        listBooks(pool, requireUser(request)),
      ]);
      const { pagesLeft, filesLeft, pagesWithoutModel, pagesPerMinute, ...counts } = counted;
      const batches = await listBatchesById(pool, openIds);
      const now = Date.now();
      return {
        isPaused,
        counts,
        pagesLeft,
        filesLeft,
        pagesWithoutModel,
        pagesPerMinute: pagesPerMinute > 0 ? pagesPerMinute : null,
        secondsLeft:
          pagesPerMinute > 0 && pagesLeft > 0 ? Math.round((pagesLeft / pagesPerMinute) * 60) : null,
        workers: workers.map(({ startedAt, seenAt, ...worker }) => ({
          ...worker,
          startedAt: startedAt.toISOString(),
          seenAt: seenAt.toISOString(),
        })),
        active: active.map((task) => ({
          ...task,
          since: task.since.toISOString(),
          seconds: Math.max(0, Math.round((now - task.since.getTime()) / 1000)),
        })),
        batches: batches.map((batch) => viewBatch(batch, books, deps.recordTypes)),
        failures: failures.map(({ code, count, lastAt }) => ({
          problem: describeFailure(code),
          canRetry: canRetry(code),
          count,
          lastAt: lastAt.toISOString(),
        })),
      };
    },
  );

  app.post(
    '/api/queue/flow',
    {
      config: ADMIN,
      schema: {
        body: z.object({ isPaused: z.boolean() }),
        response: { 200: z.object({ isPaused: z.boolean() }) },
      },
    },
    async (request) => {
      await setFlowPaused(pool, request.body.isPaused, requireUser(request).id);
      return { isPaused: await isFlowPaused(pool) };
    },
  );

  app.get(
    '/api/queue/failed',
    {
      config: ADMIN,
      schema: {
        querystring: z.object({ code: z.string().max(60).optional() }),
        response: { 200: z.object({ tasks: z.array(FailedTask) }) },
      },
    },
    async (request) => {
      const { code } = request.query;
      const rows = await listFailed(pool, { limit: MOST_SHOWN, ...(code === undefined ? {} : { code }) });
      return {
        tasks: rows.map(({ code: failureCode, at, ...task }) => ({
          ...task,
          problem: describeFailure(failureCode),
          canRetry: canRetry(failureCode),
          at: at.toISOString(),
        })),
      };
    },
  );

  app.post(
    '/api/queue/retry',
    { config: ADMIN, schema: { body: RetryWish, response: { 200: z.object({ tasks: z.int() }) } } },
    async (request) => {
      const tasks = await deps.intake.retry(request.body, requireUser(request).id);
      return { tasks };
    },
  );
}
