import { moveBatch } from '../../../storage/database/batch-book.ts';
import { setBatchFlow, setBatchPriority } from '../../../storage/database/batch-control.ts';
import { BATCH_PRIORITY } from '../../../storage/database/batches.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { BatchParams, BatchView, BookChange, FlowChange, PriorityChange } from '../schemas/batches.ts';
import { readBatchView, readNamedBook } from '../shown-batch.ts';

const OPERATOR = { access: 'batch.change' } as const;

/** What a person may do to a batch that is there: hold it, let others before it, put it into another book. */
export function addBatchChangeRoutes(app: App, deps: DashboardDeps): void {
  const { pool } = deps;
  app.post(
    '/api/batches/:batchId/flow',
    { config: OPERATOR, schema: { params: BatchParams, body: FlowChange, response: { 200: BatchView } } },
    async (request) => {
      const { batchId } = request.params;
      const user = requireUser(request);
      const isDone = await setBatchFlow(pool, user, batchId, request.body.flow);
      if (!isDone) throw new Refusal('E-NOT-HERE');
      return readBatchView(deps, user, batchId);
    },
  );

  app.put(
    '/api/batches/:batchId/priority',
    { config: OPERATOR, schema: { params: BatchParams, body: PriorityChange, response: { 200: BatchView } } },
    async (request) => {
      const { batchId } = request.params;
      const priority = BATCH_PRIORITY[request.body.priority];
      const user = requireUser(request);
      const isDone = await setBatchPriority(pool, user, batchId, priority);
      if (!isDone) throw new Refusal('E-NOT-HERE');
      return readBatchView(deps, user, batchId);
    },
  );

  app.put(
    '/api/batches/:batchId/book',
    { config: OPERATOR, schema: { params: BatchParams, body: BookChange, response: { 200: BatchView } } },
    async (request) => {
      const { batchId } = request.params;
      const user = requireUser(request);
      const book = await readNamedBook(deps, user, request.body.book);
      await moveBatch(pool, user, batchId, book);
      return readBatchView(deps, user, batchId);
    },
  );
}
