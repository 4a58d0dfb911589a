import { z } from 'zod';
import { enterPage } from '../../../storage/access/gate.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { Id } from '../schemas/basics.ts';
import { PaperChange } from '../schemas/batches.ts';

/** "Đây là giấy gì": a person names the paper that begins on a page, and its dossier is put together anew. */
export function addPaperRoutes(app: App, { pool, intake, recordTypes }: DashboardDeps): void {
  app.put(
    '/api/pages/:pageId/paper',
    {
      config: { access: 'page.name' },
      schema: {
        params: z.object({ pageId: Id }),
        body: PaperChange,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { recordType } = request.body;
      if (recordType !== null && !recordTypes.some((type) => type.id === recordType))
        throw new Refusal('E-NOT-HERE');
      const user = requireUser(request);
      await enterPage(pool, user, 'page.name', request.params.pageId);
      const isDone = await intake.namePage(request.params.pageId, recordType, user.id);
      if (!isDone) throw new Refusal('E-NOT-HERE');
      return reply.status(204).send(null);
    },
  );
}
