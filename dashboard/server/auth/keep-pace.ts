import type { FastifyRequest } from 'fastify';
import { Denial } from '../../../storage/access/denial.ts';
import { appendAudit } from '../../../storage/database/audit.ts';
import type { App } from '../app.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { isReaderOnly, type Access } from './guard.ts';
import { createPaceKeeper, USUAL_PACE, type Opened } from './pace.ts';

/** What of the ways in shows something of a person, and out of which budget. */
const OPENS: Partial<Record<Access, Opened>> = {
  'record.read': 'record',
  'record.history': 'record',
  'dossier.download': 'record',
  'page.read': 'page',
  'page.original': 'page',
};

/** What is not there, not theirs, or not what their look-up found. */
function isMiss(error: Error): boolean {
  if (error instanceof Denial) return error.reason !== 'approved';
  return error instanceof Refusal && (error.code === 'E-NOT-HERE' || error.code === 'E-FORBIDDEN');
}

/**
 * Slows whoever opens record after record by number, or tries numbers that are none of theirs, and tells it in the account.
 * Ordinary work stays far below: what is in hand may be looked at as often as one likes. Comes after the guard.
 */
export function keepPace(app: App, { pool, options }: DashboardDeps): void {
  const keeper = createPaceKeeper({ ...USUAL_PACE, ...options.pace });

  const tell = async (request: FastifyRequest, why: 'pace' | 'misses') => {
    const user = request.signedIn;
    if (!user || !keeper.alert(user.id, !isReaderOnly(user), Date.now())) return;
    const route = request.routeOptions.url ?? '';
    request.log.warn({ userId: user.id, why, route }, 'reading by number');
    await appendAudit(pool, {
      actorId: user.id,
      action: 'access.alert',
      subjectType: 'user',
      subjectId: user.id,
      details: { why, route },
    });
  };

  app.addHook('onRequest', async (request) => {
    const user = request.signedIn;
    const asked = nameAsked(request);
    if (!user || asked === null) return;
    const now = Date.now();
    const closed = keeper.closedFor(user.id, now);
    if (closed !== null) throw new Refusal('E-TOO-FAST', { retryAfterSeconds: closed });
    const { access } = request.routeOptions.config;
    const what = access && OPENS[access];
    if (what === undefined) return;
    const wait = keeper.open(user.id, !isReaderOnly(user), what, asked, now);
    if (wait === null) return;
    await tell(request, 'pace');
    throw new Refusal('E-TOO-FAST', { retryAfterSeconds: wait });
  });

  app.addHook('onError', async (request, _reply, error) => {
    const user = request.signedIn;
    const asked = nameAsked(request);
    if (!user || asked === null || !isMiss(error)) return;
    const now = Date.now();
    keeper.miss(user.id, !isReaderOnly(user), asked, now);
    if (keeper.closedFor(user.id, now) === null) return;
    // The answer is on its way: a database that is away now must not change it.
    await tell(request, 'misses').catch((failed: unknown) => request.log.error({ err: failed }, 'no alert'));
  });
}

/** `recordId 7`: the first number in the address; null where there is none. */
function nameAsked(request: FastifyRequest): string | null {
  const params: unknown = request.params;
  if (typeof params !== 'object' || params === null) return null;
  const [first] = Object.entries(params);
  return first && first[0].endsWith('Id') ? first.map(String).join(' ') : null;
}
