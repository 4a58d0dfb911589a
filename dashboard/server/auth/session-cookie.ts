import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { leave } from '../../../storage/database/sign-in.ts';
import type { DashboardDeps } from '../deps.ts';

const COOKIE = 'sogoc_session';
const SESSION_HOURS = 12;

const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

/** Hash of the token that the browser carries; null without one. */
export function readSessionHash(request: FastifyRequest): string | null {
  const token = request.cookies[COOKIE];
  return token ? hashToken(token) : null;
}

export interface NewSession {
  readonly token: string;
  readonly tokenHash: string;
  readonly expiresAt: Date;
}

export function makeSession(): NewSession {
  const token = randomBytes(32).toString('base64url');
  return {
    token,
    tokenHash: hashToken(token),
    expiresAt: new Date(Date.now() + SESSION_HOURS * 3_600_000),
  };
}

/** Gives the browser the token of a session that was opened. */
export function handOverSession(deps: DashboardDeps, reply: FastifyReply, session: NewSession): void {
  reply.setCookie(COOKIE, session.token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: deps.options.isSecure,
    expires: session.expiresAt,
  });
}

export async function endSession(
  deps: DashboardDeps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const tokenHash = readSessionHash(request);
  if (tokenHash !== null) await leave(deps.pool, tokenHash);
  reply.clearCookie(COOKIE, { path: '/' });
}
