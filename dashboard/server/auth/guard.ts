import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from '../../../storage/database/pool.ts';
import { closeSession, findSessionUser, openSession } from '../../../storage/database/sessions.ts';
import type { User } from '../../../storage/database/users.ts';
import type { App } from '../app.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import type { Role } from '../schemas/people.ts';

const COOKIE = 'sogoc_session';
const SESSION_HOURS = 12;
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: User | null;
  }
  interface FastifyContextConfig {
    /** Who may call it; everyone who is signed in where it is left out. */
    readonly roles?: readonly Role[];
    /** May be called without signing in, or before the one-time password is changed. */
    readonly access?: 'public' | 'one-time-password';
  }
}

const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

/** Puts a lock on every route under /api: signed in, of a role that may, from our own pages. */
export function guardRoutes(app: App, deps: DashboardDeps): void {
  app.decorateRequest('signedIn', null);
  app.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/api/')) return;
    refuseForeignOrigin(request);
    const { access, roles } = request.routeOptions.config;
    request.signedIn = await readUser(deps.pool, request);
    if (access === 'public') return;
    if (!request.signedIn) throw new Refusal('E-SIGNED-OUT');
    if (access === 'one-time-password') return;
    if (request.signedIn.mustChangePassword) throw new Refusal('E-ONE-TIME-PASSWORD');
    if (roles && !hasRole(request.signedIn, roles)) throw new Refusal('E-FORBIDDEN');
  });
}

export function hasRole(user: User, roles: readonly Role[]): boolean {
  return user.roles.some((role) => role === 'admin' || roles.includes(role));
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

async function readUser(pool: Pool, request: FastifyRequest): Promise<User | null> {
  const token = request.cookies[COOKIE];
  if (!token) return null;
  return (await findSessionUser(pool, hashToken(token), new Date())) ?? null;
}

/** The signed-in person; the guard has made sure that there is one. */
export function requireUser(request: FastifyRequest): User {
  if (!request.signedIn) throw new Refusal('E-SIGNED-OUT');
  return request.signedIn;
}

export async function startSession(deps: DashboardDeps, reply: FastifyReply, user: User): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + SESSION_HOURS * 3_600_000);
  await openSession(deps.pool, hashToken(token), user.id, expiresAt);
  reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: deps.options.isSecure,
    expires: expiresAt,
  });
}

export async function endSession(
  deps: DashboardDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const token = request.cookies[COOKIE];
  if (token) await closeSession(deps.pool, hashToken(token));
  reply.clearCookie(COOKIE, { path: '/' });
}
