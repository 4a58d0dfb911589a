import { z } from 'zod';
import { requireBatch } from '../../../storage/access/gate.ts';
import { appendAudit } from '../../../storage/database/audit.ts';
import { countDossiers, listBatchFailures } from '../../../storage/database/batch-dossiers.ts';
import { createBatch, listBatches } from '../../../storage/database/batches.ts';
import { listFiledCovers } from '../../../storage/database/book-covers.ts';
import { listBooks, saveBook } from '../../../storage/database/books.ts';
import { inTransaction } from '../../../storage/database/pool.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { Id } from '../schemas/basics.ts';
import { BatchDetail, BatchParams, BatchView, MOST_FAILURES, NewBatch } from '../schemas/batches.ts';
import { MOST_COVER_WARNINGS } from '../schemas/covers.ts';
import { readBatchView, readShownBatch, readNamedBook } from '../shown-batch.ts';
import { listFailures, viewBatch } from '../views/batch-view.ts';
import { findStrayCovers, viewStrayCover } from '../views/cover-view.ts';

const READ = { access: 'batch.read' } as const;
const CREATE = { access: 'batch.create' } as const;
const CHANGE = { access: 'batch.change' } as const;

export function addBatchRoutes(app: App, deps: DashboardDeps): void {
  const { pool, recordTypes } = deps;
  app.get(
    '/api/batches',
    {
      config: { ...READ, isPolled: true },
      schema: {
        querystring: z.object({ before: Id.optional() }),
        response: { 200: z.object({ batches: z.array(BatchView) }) },
      },
    },
    async (request) => {
      const { before } = request.query;
      const user = requireUser(request);
      const [batches, books] = await Promise.all([
        listBatches(pool, user, before === undefined ? {} : { before }),
        listBooks(pool, user),
      ]);
      return { batches: batches.map((batch) => viewBatch(batch, books, recordTypes)) };
    },
  );

  app.get(
    '/api/batches/:batchId',
    { config: READ, schema: { params: BatchParams, response: { 200: BatchDetail } } },
    async (request) => {
      const { batchId } = request.params;
      const { batch, book, books } = await readShownBatch(deps, requireUser(request), batchId);
      const [dossiers, failed, covers] = await Promise.all([
        countDossiers(pool, batchId),
        listBatchFailures(pool, batchId, MOST_FAILURES),
        listFiledCovers(pool, batchId),
      ]);
      const strays = findStrayCovers(covers, books).slice(0, MOST_COVER_WARNINGS);
      return {
        batch,
        book: book && {
          unitId: book.unitId,
          recordType: book.recordType,
          year: book.year,
          number: book.number,
        },
        dossiers,
        failures: listFailures(failed),
        strayCovers: strays.map((stray) => viewStrayCover(stray, recordTypes)),
      };
    },
  );

  app.post(
    '/api/batches',
    { config: CREATE, schema: { body: NewBatch, response: { 200: BatchView } } },
    async (request) => {
      const user = requireUser(request);
      const book = await readNamedBook(deps, user, request.body.book);
      const batchId = await inTransaction(pool, async (client) => {
        const saved = book && (await saveBook(client, book));
        const id = await createBatch(client, {
          name: request.body.name,
          createdBy: user.id,
          ...(saved ? { bookId: saved.id } : {}),
        });
        await appendAudit(client, {
          actorId: user.id,
          action: 'batch.create',
          subjectType: 'batch',
          subjectId: id,
        });
        return id;
      });
      return readBatchView(deps, user, batchId);
    },
  );

  app.post(
    '/api/batches/:batchId/close',
    { config: CHANGE, schema: { params: BatchParams, response: { 200: BatchView } } },
    async (request) => {
      const { batchId } = request.params;
      const user = requireUser(request);
      await requireBatch(pool, user, 'batch.change', batchId);
      await deps.intake.sealBatch(batchId, user.id);
      return readBatchView(deps, user, batchId);
    },
  );
}
