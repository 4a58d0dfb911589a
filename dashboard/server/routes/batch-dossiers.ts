import { z } from 'zod';
import { requireBatch } from '../../../storage/access/gate.ts';
import { listDossiersAfter } from '../../../storage/database/batch-dossiers.ts';
import { listDossierCovers } from '../../../storage/database/book-covers.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { BatchParams, DossierPage } from '../schemas/batches.ts';
import { viewDossiers } from '../views/batch-view.ts';

/** The dossiers of a batch, some at a time: a batch may hold a whole year. */
export function addBatchDossierRoutes(app: App, { pool, recordTypes }: DashboardDeps): void {
  app.get(
    '/api/batches/:batchId/dossiers',
    {
      config: { access: 'batch.read' },
      schema: {
        params: BatchParams,
        querystring: z.object({
          /** `next` of the page before. */
          after: z.string().max(1000).optional(),
          /** Only those that a person must see to. */
          needsPerson: z.stringbool().default(false),
          limit: z.coerce.number().int().min(1).max(200).default(60),
        }),
        response: { 200: DossierPage },
      },
    },
    async (request) => {
      const { after, needsPerson, limit } = request.query;
      await requireBatch(pool, requireUser(request), 'batch.read', request.params.batchId);
      const wish = { after, needsPerson, limit: limit + 1 };
      const found = await listDossiersAfter(pool, request.params.batchId, wish);
      const shown = found.dossiers.slice(0, limit);
      const next = found.dossiers.length > limit ? (shown.at(-1)?.name ?? null) : null;
      const covers = await listDossierCovers(
        pool,
        shown.map((dossier) => dossier.id),
      );
      return { dossiers: viewDossiers(shown, found.pages, found.records, covers, recordTypes), next };
    },
  );
}
