import { listBatches } from '../../../storage/database/batches.ts';
import { summarizeReview } from '../../../storage/database/records.ts';
import { countFailures, countPagesByHour, measureAcceptance } from '../../../storage/database/statistics.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { describeFailure } from '../problems.ts';
import { Statistics } from '../schemas/overview.ts';

const HOUR_MS = 3_600_000;
const HOURS = 24;

export function addStatisticsRoutes(app: App, deps: DashboardDeps): void {
  app.get(
    '/api/statistics',
    { config: { access: 'statistics.read', isPolled: true }, schema: { response: { 200: Statistics } } },
    async (request) => {
      const user = requireUser(request);
      const lastHour = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
      const since = new Date(lastHour - (HOURS - 1) * HOUR_MS);
      const [counted, failures, acceptance, batches, review] = await Promise.all([
        countPagesByHour(deps.pool, user, since),
        countFailures(deps.pool, user),
        measureAcceptance(deps.pool, user),
        listBatches(deps.pool, user, { limit: 200 }),
        summarizeReview(deps.pool, user, {}),
      ]);
      const pages = new Map(counted.map((row) => [row.hour.getTime(), row.pages]));
      return {
        pagesByHour: Array.from({ length: HOURS }, (_, index) => {
          const hour = since.getTime() + index * HOUR_MS;
          return { hour: new Date(hour).toISOString(), pages: pages.get(hour) ?? 0 };
        }),
        failures: failures.map((row) => ({ problem: describeFailure(row.code), pages: row.pages })),
        acceptance: {
          fields: acceptance.fields,
          accepted: acceptance.accepted,
          acceptedVerified: acceptance.acceptedVerified,
          acceptedRight: acceptance.acceptedRight,
        },
        waitingPages: batches.reduce((sum, one) => sum + one.pages - one.pagesRead - one.pagesFailed, 0),
        recordsTotal: review.recordsTotal,
        recordsApproved: review.recordsDone,
      };
    },
  );
}
