import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { closeSession, openSession } from '../../../storage/database/sessions.ts';
import type { User } from '../../../storage/database/users.ts';
import type { DashboardDeps } from '../deps.ts';

const COOKIE = 'sogoc_session';
const SESSION_HOURS = 12;

const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

/** Hash of the token that the browser carries; null without one. */
export function readSessionHash(request: FastifyRequest): string | null {
  const token = request.cookies[COOKIE];
  return token ? hashToken(token) : null;
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
  const tokenHash = readSessionHash(request);
  if (tokenHash !== null) await closeSession(deps.pool, tokenHash);
  reply.clearCookie(COOKIE, { path: '/' });
}
