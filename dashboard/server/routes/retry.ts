import { z } from 'zod';
import { requirePlace } from '../../../storage/access/gate.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { readFailureId } from '../failure-id.ts';

const FailureId = z.string().regex(/^(page|dossier|upload|batch)-[1-9]\d{0,14}$/);

const KINDS = ['page', 'dossier', 'upload', 'batch'] as const;

/** "Thử lại": puts what failed back to work; what is done stays done. */
export function addRetryRoutes(app: App, deps: DashboardDeps): void {
  app.post(
    '/api/failures/:failureId/retry',
    {
      config: { access: 'batch.change' },
      schema: { params: z.object({ failureId: FailureId }), response: { 200: z.object({ tasks: z.int() }) } },
    },
    async (request) => {
      const { kind: what, id } = readFailureId(request.params.failureId, KINDS);
      const user = requireUser(request);
      await requirePlace(deps.pool, user, 'batch.change', { kind: what, id });
      const scope =
        what === 'page'
          ? { pageId: id }
          : what === 'upload'
            ? { uploadId: id }
            : what === 'dossier'
              ? { dossierId: id }
              : { batchId: id };
      const tasks = await deps.intake.retry(scope, user.id);
      return { tasks };
    },
  );
}
