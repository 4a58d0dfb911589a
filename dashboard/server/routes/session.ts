import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { appendAudit } from '../../../storage/database/audit.ts';
import { inTransaction } from '../../../storage/database/pool.ts';
import { beginAttempt, failAttempt } from '../../../storage/database/sign-in.ts';
import { takeBackTry } from '../../../storage/database/sign-in-tries.ts';
import { lockUser, setPassword } from '../../../storage/database/users.ts';
import type { User } from '../../../storage/database/users.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import { hashPassword, verifyPassword } from '../auth/password.ts';
import { findWeakness } from '../auth/password-strength.ts';
import { readPeerAddress } from '../auth/peer-address.ts';
import { endSession, readSessionHash } from '../auth/session-cookie.ts';
import { isExpired, signIn } from '../auth/sign-in.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { Credentials, PasswordChange, Session } from '../schemas/people.ts';
import { viewPerson } from '../views/person-view.ts';

/** Bounds the work of comparing; wrong tries are slowed by name and address in auth/sign-in.ts. */
const COMPARISONS = { max: 60, timeWindow: '1 minute' };

export function addSessionRoutes(app: App, deps: DashboardDeps): void {
  const view = (user: User): Session => ({
    user: viewPerson(user),
    unitName: user.unitName ?? deps.options.unitName,
  });

  app.get(
    '/api/session',
    { config: { access: 'one-time-password' }, schema: { response: { 200: Session } } },
    async (request) => view(requireUser(request)),
  );

  app.post(
    '/api/session',
    {
      config: { access: 'public', rateLimit: COMPARISONS },
      schema: { body: Credentials, response: { 200: Session } },
    },
    async (request, reply) => view(await signIn(deps, request, reply, request.body)),
  );

  app.delete(
    '/api/session',
    { config: { access: 'public' }, schema: { response: { 204: z.null() } } },
    async (request, reply) => {
      await endSession(deps, request, reply);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/api/session/password',
    {
      config: { access: 'one-time-password', rateLimit: COMPARISONS },
      schema: { body: PasswordChange, response: { 200: Session } },
    },
    async (request) => {
      const user = requireUser(request);
      const { current, next } = request.body;
      await requirePassword(deps, request, current);
      if (isExpired(user)) throw new Refusal('E-ONE-TIME-EXPIRED');
      if (current.normalize('NFC') === next.normalize('NFC')) throw new Refusal('E-SAME-PASSWORD');
      const unit = user.unitName ?? deps.options.unitName;
      const why = findWeakness(next, [user.userName, user.fullName, unit]);
      if (why !== null) throw new Refusal('E-WEAK-PASSWORD', { why });
      await changePassword(deps, user, await hashPassword(next), readSessionHash(request));
      return view({ ...user, mustChangePassword: false });
    },
  );
}

/** Whoever sits at a screen that somebody left open guesses no faster than at the door. */
async function requirePassword(deps: DashboardDeps, request: FastifyRequest, shown: string): Promise<void> {
  const user = requireUser(request);
  const attempt = { userName: user.userName, address: readPeerAddress(request) };
  const retryAfterSeconds = await beginAttempt(deps.pool, attempt);
  if (retryAfterSeconds !== null) throw new Refusal('E-TOO-MANY-TRIES', { retryAfterSeconds });
  if (await verifyPassword(shown, user.passwordHash)) {
    await takeBackTry(deps.pool, 'name', attempt.userName);
    await takeBackTry(deps.pool, 'address', attempt.address);
    return;
  }
  await failAttempt(deps.pool, attempt, { userId: user.id, why: 'password' });
  throw new Refusal('E-PASSWORD');
}

/** Their other sessions end with it; refused where an administrator has reset it meanwhile. */
async function changePassword(
  { pool }: DashboardDeps,
  user: User,
  passwordHash: string,
  keptSession: string | null,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const now = await lockUser(client, user.id);
    if (!now?.isActive || now.passwordHash !== user.passwordHash) throw new Refusal('E-PASSWORD');
    await setPassword(client, user.id, passwordHash, false, keptSession);
    await appendAudit(client, {
      actorId: user.id,
      action: 'user.password',
      subjectType: 'user',
      subjectId: user.id,
    });
  });
}
