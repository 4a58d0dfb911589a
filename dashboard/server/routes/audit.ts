import { z } from 'zod';
import { countAudit, listActivity } from '../../../storage/database/activity.ts';
import { listAccountFaults } from '../../../storage/account/verify-account.ts';
import { listUsers } from '../../../storage/database/users.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { ActivityPage, ActivityQuery, Actor, ChainState } from '../schemas/audit.ts';
import { viewActivity } from '../views/activity-view.ts';

const INSPECTOR = { access: 'audit.read' } as const;
const A_PAGE = 60;
const DAY_MS = 86_400_000;
/** A chain found whole is not walked again for every glance. */
const VERIFIED_FOR_MS = 60_000;

/** Midnight in Vietnam, which knows no summer time. */
const startOf = (day: string) => new Date(`${day}T00:00:00+07:00`);

/** Nhật ký: who looked up whom and what for, who changed what; and whether the account holds together. */
export function addAuditRoutes(app: App, deps: DashboardDeps): void {
  const { pool } = deps;

  app.get(
    '/api/audit',
    { config: INSPECTOR, schema: { querystring: ActivityQuery, response: { 200: ActivityPage } } },
    async (request) => {
      const { before, actor, kind, from, to, text } = request.query;
      const rows = await listActivity(pool, requireUser(request), {
        limit: A_PAGE,
        ...(before === undefined ? {} : { before }),
        ...(actor === undefined ? {} : { actorId: actor }),
        ...(kind === undefined ? {} : { kind }),
        ...(from === undefined ? {} : { from: startOf(from) }),
        ...(to === undefined ? {} : { until: new Date(startOf(to).getTime() + DAY_MS) }),
        ...(text === undefined ? {} : { text: text.normalize('NFC') }),
      });
      return {
        entries: rows.map((row) => viewActivity(row, deps.recordTypes)),
        next: rows.length === A_PAGE ? (rows.at(-1)?.seq ?? null) : null,
      };
    },
  );

  let latest: { readonly until: number; readonly state: Promise<ChainState> } | null = null;
  app.get(
    '/api/audit/chain',
    {
      config: INSPECTOR,
      schema: {
        querystring: z.object({ anew: z.stringbool().default(false) }),
        response: { 200: ChainState },
      },
    },
    async (request) => {
      if (!latest || latest.until < Date.now() || request.query.anew)
        latest = { until: Date.now() + VERIFIED_FOR_MS, state: verifyChain(deps) };
      try {
        return await latest.state;
      } catch (error) {
        latest = null;
        throw error;
      }
    },
  );

  app.get(
    '/api/audit/actors',
    { config: INSPECTOR, schema: { response: { 200: z.object({ actors: z.array(Actor) }) } } },
    async (request) => ({
      actors: (await listUsers(pool, requireUser(request))).map(({ id, fullName, userName }) => ({
        id,
        fullName,
        userName,
      })),
    }),
  );
}

async function verifyChain({ pool, options }: DashboardDeps): Promise<ChainState> {
  const { entries, head } = await countAudit(pool);
  const [fault] = await listAccountFaults(pool, options.anchorFile);
  return {
    entries,
    head: head?.slice(0, 12) ?? null,
    fault: fault ? { seq: fault.seq, kind: fault.fault, subject: fault.subject } : null,
    checkedAt: new Date().toISOString(),
  };
}
