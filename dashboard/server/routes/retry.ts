import { z } from 'zod';
import { enterDossier, enterPage, requireBatch } from '../../../storage/access/gate.ts';
import type { Pool } from '../../../storage/database/pool.ts';
import type { User } from '../../../storage/database/users.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';

const FailureId = z.string().regex(/^(page|dossier|batch)-[1-9]\d{0,14}$/);

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
      const user = requireUser(request);
      await requireFailure(deps.pool, user, what, id);
      const scope =
        what === 'page' ? { pageId: id } : what === 'dossier' ? { dossierId: id } : { batchId: id };
      const tasks = await deps.intake.retry(scope, user.id);
      return { tasks };
    },
  );
}

/** What failed lies in a batch of the person's own. */
async function requireFailure(pool: Pool, user: User, what: string, id: number): Promise<void> {
  if (what === 'batch') return requireBatch(pool, user, 'batch.change', id);
  const { batchId } =
    what === 'page'
      ? await enterPage(pool, user, 'page.name', id)
      : await enterDossier(pool, user, 'batch.change', id);
  await requireBatch(pool, user, 'batch.change', batchId);
}
