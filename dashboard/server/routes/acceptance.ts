import { DEFAULT_ACCEPT_AT, DEFAULT_TARGETS } from '../../../pipeline/fields/acceptance.ts';
import {
  countJudged,
  listAcceptance,
  saveAcceptance,
  tallyConfidence,
} from '../../../storage/database/acceptance.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { AcceptanceTargets, AcceptanceView, BIN_EDGES } from '../schemas/acceptance.ts';
import { viewTallies } from '../views/acceptance-view.ts';

const ADMIN = { access: 'acceptance.administer' } as const;
/** Enough to tell shares to a tenth of a percent, quick enough to count while somebody waits. */
const NEWEST_RECORDS = 10_000;
const SHOWN_HISTORY = 20;

/** Ngưỡng chấp nhận: from which probability a value goes through unseen, and what that costs in human work. */
export function addAcceptanceRoutes(app: App, deps: DashboardDeps): void {
  const { pool } = deps;
  const readView = async (): Promise<AcceptanceView> => {
    const [history, bins, judged] = await Promise.all([
      listAcceptance(pool, SHOWN_HISTORY),
      tallyConfidence(pool, BIN_EDGES, NEWEST_RECORDS),
      countJudged(pool, NEWEST_RECORDS),
    ]);
    return {
      targets: history[0]?.targets ?? DEFAULT_TARGETS,
      usual: DEFAULT_ACCEPT_AT,
      history: history.map(({ targets, setBy, setAt }) => ({ targets, setBy, setAt: setAt.toISOString() })),
      edges: [...BIN_EDGES],
      fields: viewTallies(bins, deps.recordTypes),
      ...judged,
    };
  };

  app.get('/api/acceptance', { config: ADMIN, schema: { response: { 200: AcceptanceView } } }, readView);

  app.put(
    '/api/acceptance',
    { config: ADMIN, schema: { body: AcceptanceTargets, response: { 200: AcceptanceView } } },
    async (request) => {
      await saveAcceptance(pool, request.body, requireUser(request).id);
      return readView();
    },
  );
}
