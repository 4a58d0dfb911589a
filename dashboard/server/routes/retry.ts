import { z } from 'zod';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';

const FailureId = z.string().regex(/^(page|dossier|batch)-\d+$/);

/** "Thử lại": puts what failed back to work; what is done stays done. */
export function addRetryRoutes(app: App, deps: DashboardDeps): void {
  app.post(
    '/api/failures/:failureId/retry',
    {
      config: { access: 'batch.change' },
      schema: { params: z.object({ failureId: FailureId }), response: { 200: z.object({ tasks: z.int() }) } },
    },
    async (request) => {
      const [what = '', idText = ''] = request.params.failureId.split('-');
      const id = Number(idText);
      const scope =
        what === 'page' ? { pageId: id } : what === 'dossier' ? { dossierId: id } : { batchId: id };
      const tasks = await deps.intake.retry(scope, requireUser(request).id);
      return { tasks };
    },
  );
}
