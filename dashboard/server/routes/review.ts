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
          queue: z.enum(['review', 'returned']).default('review'),
        }),
        response: { 200: ReviewQueue },
      },
    },
    async (request) => {
      const { batch, after, queue } = request.query;
      const user = requireUser(request);
      const inBatch = batch === undefined ? {} : { batchId: batch };
      const [recordId, summary] = await Promise.all([
        findNextForReview(deps.pool, user, { ...inBatch, ...(after === undefined ? {} : { after }), queue }),
        summarizeReview(deps.pool, user, inBatch),
      ]);
      const { recordsTotal: total, recordsDone: done, recordsReturned: returned } = summary;
      return { recordId: recordId ?? null, total, done, returned };
    },
  );
}
