import type { FastifyRequest, RouteOptions } from 'fastify';
import { mayEver, type Action } from '../../../storage/access/policy.ts';
import { hasRole } from '../../../storage/access/viewer.ts';
import { readSession, type FoundSession, type SessionEnd } from '../../../storage/database/sessions.ts';
import type { User } from '../../../storage/database/users.ts';
import type { App } from '../app.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal, type RefusalCode } from '../problems.ts';
import { readSessionHash } from './session-cookie.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** public: anybody · one-time-password: whoever is signed in, before their own password is set too · an action: as the policy says. */
export type Access = 'public' | 'one-time-password' | Action;

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: User | null;
    /** Why nobody is signed in, where it is known. */
    sessionEnd: SessionEnd | 'unknown';
  }
  interface FastifyContextConfig {
    /** Who may call it. A route that does not say it keeps the server from starting. */
    readonly access?: Access;
    /** A screen asks for it again and again by itself: that keeps no session open. */
    readonly isPolled?: boolean;
  }
}

/** After so long without a request a session is over: whoever finds the desk empty finds it closed. */
const IDLE_MINUTES = 30;

/**
 * Puts a lock on every route, by the route that was matched and never by how its address was spelled. Closed by default:
 * a route that declares no access keeps the server from starting. Who asks is known before any handler runs.
 */
export function guardRoutes(app: App, deps: DashboardDeps): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route);
  });
  app.addHook('onReady', async () => {
    const open = routes.filter((route) => route.config?.access === undefined);
    if (open.length > 0)
      throw new Error(`routes without declared access: ${open.map(({ url }) => url).join(', ')}`);
  });
  app.decorateRequest('signedIn', null);
  app.decorateRequest('sessionEnd', 'unknown');
  app.addHook('onRequest', async (request) => {
    // No route: nothing is done, the page of screens or a 404 is all that answers.
    if (request.is404) return;
    refuseForeignOrigin(request);
    const { access, isPolled } = request.routeOptions.config;
    const session = await findSession(deps, request, isPolled !== true);
    if (session.isOpen) request.signedIn = session.user;
    else request.sessionEnd = session.why;
    if (access === 'public') return;
    if (!request.signedIn) throw new Refusal('E-SIGNED-OUT', { why: request.sessionEnd });
    const refused = refuse(request.signedIn, access);
    if (refused !== null) throw new Refusal(refused);
  });
}

function refuse(user: User, access: Access | undefined): RefusalCode | null {
  if (access === 'public' || access === 'one-time-password') return null;
  if (user.mustChangePassword) return 'E-ONE-TIME-PASSWORD';
  return access !== undefined && mayEver(user, access) ? null : 'E-FORBIDDEN';
}

/** Whoever asked, as they now are, if they may still ask it: for an answer that goes on. Null: it has to end. */
export async function findAllowed(deps: DashboardDeps, request: FastifyRequest): Promise<User | null> {
  const session = await findSession(deps, request, false);
  if (!session.isOpen || refuse(session.user, request.routeOptions.config.access) !== null) return null;
  return session.user;
}

/** Gives the routes that are added from here on, and say nothing of access themselves, the one given: for plugins. */
export function declareAccess(app: { addHook: App['addHook'] }, access: Access): void {
  app.addHook('onRoute', (route) => {
    route.config = { access, ...route.config };
  });
}

/** Sees of records only what is approved and not restricted. */
export function isReaderOnly(user: User): boolean {
  return !hasRole(user, ['operator', 'reviewer']);
}

/** The cookie is SameSite=Strict; a browser that says where a change comes from is believed as well. */
function refuseForeignOrigin(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('E-FOREIGN-ORIGIN');
  const { origin } = request.headers;
  if (origin !== undefined && URL.parse(origin)?.host !== request.headers.host)
    throw new Refusal('E-FOREIGN-ORIGIN');
}

/** Who asks now; for what is answered over a longer time too, where the session may end meanwhile. */
export async function findSession(
  { pool, options }: DashboardDeps,
  request: FastifyRequest,
  isUse: boolean,
): Promise<FoundSession> {
  const tokenHash = readSessionHash(request);
  if (tokenHash === null) return { isOpen: false, why: 'unknown' };
  const idleMs = (options.idleMinutes ?? IDLE_MINUTES) * 60_000;
  return readSession(pool, tokenHash, { now: new Date(), idleMs, isUse });
}

/** The signed-in person; the guard has made sure that there is one. */
export function requireUser(request: FastifyRequest): User {
  if (!request.signedIn) throw new Refusal('E-SIGNED-OUT', { why: request.sessionEnd });
  return request.signedIn;
}
