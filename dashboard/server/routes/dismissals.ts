import { z } from 'zod';
import { requirePlace } from '../../../storage/access/gate.ts';
import { dismissFailure } from '../../../storage/database/dismissals.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { readFailureId } from '../failure-id.ts';
import { readParts } from '../read-parts.ts';
import { readReason } from '../read-reason.ts';
import { openUploadFolder, receivePart } from '../receive-part.ts';
import { FailureReason, ReceivedFile } from '../schemas/batches.ts';

const OPERATOR = { access: 'batch.change' } as const;
const KINDS = ['page', 'dossier', 'upload'] as const;
const Params = z.object({ failureId: z.string().regex(/^(page|dossier|upload)-[1-9]\d{0,14}$/) });

/** What could not be read and never will be: let go with a reason, or replaced with another scan. Either stands in the account. */
export function addDismissalRoutes(app: App, deps: DashboardDeps): void {
  app.post(
    '/api/failures/:failureId/dismiss',
    {
      config: OPERATOR,
      schema: {
        params: Params,
        body: z.object({ reason: FailureReason }),
        response: { 200: z.object({ isDone: z.literal(true) }) },
      },
    },
    async (request) => {
      const thing = readFailureId(request.params.failureId, KINDS);
      const user = requireUser(request);
      await requirePlace(deps.pool, user, 'batch.change', thing);
      const done = await dismissFailure(deps.pool, thing, readReason(request.body.reason), user.id);
      if (!done) throw new Refusal('E-NOT-HERE');
      return { isDone: true } as const;
    },
  );

  app.post(
    '/api/failures/:failureId/replacement',
    {
      config: OPERATOR,
      schema: { params: Params, consumes: ['multipart/form-data'], response: { 200: ReceivedFile } },
    },
    async (request) => {
      const failed = readFailureId(request.params.failureId, KINDS);
      const user = requireUser(request);
      await requirePlace(deps.pool, user, 'batch.change', failed);
      const folder = await openUploadFolder(deps);
      let reason: string | null = null;
      for await (const part of readParts(request)) {
        if (part.type === 'field') {
          if (part.fieldname === 'reason') reason = FailureReason.safeParse(part.value).data ?? null;
          continue;
        }
        // The reason comes before the file: without one nothing is taken in.
        if (reason === null) throw new Refusal('E-BAD-REQUEST');
        const why = reason;
        return receivePart(part, part.filename, folder, user, (path) =>
          deps.intake.replaceFile({ failed, path, fileName: part.filename, reason: why, userId: user.id }),
        );
      }
      throw new Refusal('E-BAD-REQUEST');
    },
  );
}
