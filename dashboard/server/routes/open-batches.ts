import { z } from 'zod';
import { requireBatch } from '../../../storage/access/gate.ts';
import { isOwnUnit } from '../../../storage/access/viewer.ts';
import { listBatchesById, listOpenBatchIdsOf } from '../../../storage/database/batches.ts';
import { listBooks } from '../../../storage/database/books.ts';
import { listHeldFiles } from '../../../storage/database/uploads.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { BatchParams, HeldFile, OpenBatch } from '../schemas/batches.ts';
import { viewBatch } from '../views/batch-view.ts';

const OPERATOR = { access: 'batch.change' } as const;
/** A person has few batches half sent; older ones are found on the screen of batches. */
const MOST_OPEN = 10;

/** What came in of batches that are not closed, so that the same folder goes on in them. */
export function addOpenBatchRoutes(app: App, { pool, recordTypes }: DashboardDeps): void {
  app.get(
    '/api/open-batches',
    { config: OPERATOR, schema: { response: { 200: z.object({ open: z.array(OpenBatch) }) } } },
    async (request) => {
      const user = requireUser(request);
      const ids = await listOpenBatchIdsOf(pool, user.id, MOST_OPEN);
      const [all, books] = await Promise.all([listBatchesById(pool, ids), listBooks(pool, user)]);
      // Whoever went over to another unit leaves their half-sent batches to those of the old one.
      const batches = all.filter((batch) => isOwnUnit(user, batch.unitId));
      const open = await Promise.all(
        batches.map(async (batch) => ({
          batch: viewBatch(batch, books, recordTypes),
          files: await listHeldFiles(pool, batch.id),
        })),
      );
      return { open };
    },
  );

  app.get(
    '/api/batches/:batchId/files',
    {
      config: OPERATOR,
      schema: { params: BatchParams, response: { 200: z.object({ files: z.array(HeldFile) }) } },
    },
    async (request) => {
      const { batchId } = request.params;
      await requireBatch(pool, requireUser(request), 'batch.change', batchId);
      return { files: await listHeldFiles(pool, batchId) };
    },
  );
}
