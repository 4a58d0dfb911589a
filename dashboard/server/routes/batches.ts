import { z } from 'zod';
import { appendAudit } from '../../../storage/database/audit.ts';
import { countDossiers, listBatchFailures } from '../../../storage/database/batch-dossiers.ts';
import { setBatchFlow, setBatchPriority } from '../../../storage/database/batch-control.ts';
import { BATCH_PRIORITY, createBatch, findBatch, listBatches } from '../../../storage/database/batches.ts';
import { listFiledCovers } from '../../../storage/database/book-covers.ts';
import { listBooks, saveBook } from '../../../storage/database/books.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import {
  BatchDetail,
  BatchView,
  FlowChange,
  MOST_FAILURES,
  NewBatch,
  PriorityChange,
} from '../schemas/batches.ts';
import { MOST_COVER_WARNINGS } from '../schemas/covers.ts';
import { listFailures, viewBatch } from '../views/batch-view.ts';
import { findStrayCovers, viewStrayCover } from '../views/cover-view.ts';

const OPERATOR = { roles: ['operator'] } as const;
const BatchParams = z.object({ batchId: z.coerce.number().int() });

export function addBatchRoutes(app: App, deps: DashboardDeps): void {
  const { pool, recordTypes } = deps;
  const findBatchAndBooks = async (batchId: number) => {
    const batch = await findBatch(pool, batchId);
    if (!batch) throw new Refusal('E-NOT-HERE');
    const books = await listBooks(pool);
    return { batch: viewBatch(batch, books, recordTypes), books };
  };
  const readBatch = async (batchId: number): Promise<BatchView> => (await findBatchAndBooks(batchId)).batch;

  app.get(
    '/api/batches',
    {
      config: OPERATOR,
      schema: {
        querystring: z.object({ before: z.coerce.number().int().optional() }),
        response: { 200: z.object({ batches: z.array(BatchView) }) },
      },
    },
    async (request) => {
      const { before } = request.query;
      const [batches, books] = await Promise.all([
        listBatches(pool, before === undefined ? {} : { before }),
        listBooks(pool),
      ]);
      return { batches: batches.map((batch) => viewBatch(batch, books, recordTypes)) };
    },
  );

  app.get(
    '/api/batches/:batchId',
    { config: OPERATOR, schema: { params: BatchParams, response: { 200: BatchDetail } } },
    async (request) => {
      const { batchId } = request.params;
      const { batch, books } = await findBatchAndBooks(batchId);
      const [dossiers, failed, covers] = await Promise.all([
        countDossiers(pool, batchId),
        listBatchFailures(pool, batchId, MOST_FAILURES),
        listFiledCovers(pool, batchId),
      ]);
      const strays = findStrayCovers(covers, books).slice(0, MOST_COVER_WARNINGS);
      return {
        batch,
        dossiers,
        failures: listFailures(failed),
        strayCovers: strays.map((stray) => viewStrayCover(stray, recordTypes)),
      };
    },
  );

  app.post(
    '/api/batches',
    { config: OPERATOR, schema: { body: NewBatch, response: { 200: BatchView } } },
    async (request) => {
      const user = requireUser(request);
      const { name, book } = request.body;
      const saved = book && (await saveBook(pool, book));
      const batchId = await createBatch(pool, {
        name,
        createdBy: user.id,
        ...(saved ? { bookId: saved.id } : {}),
      });
      await appendAudit(pool, {
        actorId: user.id,
        action: 'batch.create',
        subjectType: 'batch',
        subjectId: batchId,
      });
      return readBatch(batchId);
    },
  );

  app.post(
    '/api/batches/:batchId/close',
    { config: OPERATOR, schema: { params: BatchParams, response: { 200: BatchView } } },
    async (request) => {
      await deps.intake.sealBatch(request.params.batchId);
      return readBatch(request.params.batchId);
    },
  );

  app.post(
    '/api/batches/:batchId/flow',
    { config: OPERATOR, schema: { params: BatchParams, body: FlowChange, response: { 200: BatchView } } },
    async (request) => {
      const { batchId } = request.params;
      const isDone = await setBatchFlow(pool, batchId, request.body.flow, requireUser(request).id);
      if (!isDone) throw new Refusal('E-NOT-HERE');
      return readBatch(batchId);
    },
  );

  app.put(
    '/api/batches/:batchId/priority',
    { config: OPERATOR, schema: { params: BatchParams, body: PriorityChange, response: { 200: BatchView } } },
    async (request) => {
      const { batchId } = request.params;
      const priority = BATCH_PRIORITY[request.body.priority];
      const isDone = await setBatchPriority(pool, batchId, priority, requireUser(request).id);
      if (!isDone) throw new Refusal('E-NOT-HERE');
      return readBatch(batchId);
    },
  );
}
