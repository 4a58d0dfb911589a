import { z } from 'zod';
import { findNextForReview, summarizeReview } from '../../../storage/database/records.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { Id } from '../schemas/basics.ts';
import { ReviewQueue } from '../schemas/records.ts';

/** What to look at next: the record that most needs a person, and how much is left. */
export function addReviewRoutes(app: App, deps: DashboardDeps): void {
  app.get(
    '/api/review/next',
    {
      config: { access: 'review.queue' },
      schema: {
        querystring: z.object({
          batch: Id.optional(),
          after: Id.optional(),
        }),
        response: { 200: ReviewQueue },
      },
    },
    async (request) => {
      const { batch, after } = request.query;
      const user = requireUser(request);
      const inBatch = batch === undefined ? {} : { batchId: batch };
      const [recordId, summary] = await Promise.all([
        findNextForReview(deps.pool, user, after === undefined ? inBatch : { ...inBatch, after }),
        summarizeReview(deps.pool, user, inBatch),
      ]);
      return { recordId: recordId ?? null, total: summary.recordsTotal, done: summary.recordsDone };
    },
  );
}
