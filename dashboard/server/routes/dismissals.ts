import { z } from 'zod';
import { dismissFailure, type FailedThing } from '../../../storage/database/dismissals.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { openUploadFolder, receivePart } from '../receive-part.ts';
import { FailureReason, ReceivedFile } from '../schemas/batches.ts';

const OPERATOR = { roles: ['operator'] } as const;
const Thing = z.object({
  what: z.enum(['page', 'dossier', 'upload']),
  id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER),
});
const Params = z.object({ failureId: z.string().regex(/^(page|dossier|upload)-\d{1,15}$/) });

function readThing(failureId: string): FailedThing {
  const [what, id] = failureId.split('-');
  const thing = Thing.parse({ what, id });
  return { kind: thing.what, id: thing.id };
}

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
      const thing = readThing(request.params.failureId);
      const done = await dismissFailure(deps.pool, thing, request.body.reason, requireUser(request).id);
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
      const failed = readThing(request.params.failureId);
      const userId = requireUser(request).id;
      const folder = await openUploadFolder(deps);
      let reason: string | null = null;
      for await (const part of request.parts()) {
        if (part.type === 'field') {
          if (part.fieldname === 'reason') reason = FailureReason.safeParse(part.value).data ?? null;
          continue;
        }
        // The reason comes before the file: without one nothing is taken in.
        if (reason === null) throw new Refusal('E-BAD-REQUEST');
        const why = reason;
        return receivePart(part, part.filename, folder, (path) =>
          deps.intake.replaceFile({ failed, path, fileName: part.filename, reason: why, userId }),
        );
      }
      throw new Refusal('E-BAD-REQUEST');
    },
  );
}
