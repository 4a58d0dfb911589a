import { z } from 'zod';
import { appendAudit } from '../../../storage/database/audit.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';

const FailureId = z.string().regex(/^(page|dossier|upload|batch)-\d{1,15}$/);

/** "Thử lại": puts what failed back to work; what is done stays done. */
export function addRetryRoutes(app: App, deps: DashboardDeps): void {
  app.post(
    '/api/failures/:failureId/retry',
    {
      config: { roles: ['operator'] },
      schema: { params: z.object({ failureId: FailureId }), response: { 200: z.object({ tasks: z.int() }) } },
    },
    async (request) => {
      const [what = '', idText = ''] = request.params.failureId.split('-');
      const id = Number(idText);
      const scope =
        what === 'page'
          ? { pageId: id }
          : what === 'upload'
            ? { uploadId: id }
            : what === 'dossier'
              ? { dossierId: id }
              : { batchId: id };
      const tasks = await deps.intake.retry(scope);
      await appendAudit(deps.pool, {
        actorId: requireUser(request).id,
        action: `${what}.retry`,
        subjectType: what,
        subjectId: id,
        details: { tasks },
      });
      return { tasks };
    },
  );
}
