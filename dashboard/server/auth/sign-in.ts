import type { FastifyReply, FastifyRequest } from 'fastify';
import { admit, beginAttempt, failAttempt, type AttemptFailure } from '../../../storage/database/sign-in.ts';
import { findUserByName } from '../../../storage/database/users.ts';
import type { User } from '../../../storage/database/users.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { readPeerAddress } from './peer-address.ts';
import { handOverSession, makeSession } from './session-cookie.ts';

/** Compared against when there is no such user, so that the time of the answer does not tell. */
const NOBODY = hashPassword('nobody has this password');

/** Lets somebody in who shows their password, or says why not; the same for a wrong name as for a wrong password. */
export async function signIn(
  deps: DashboardDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  shown: { readonly userName: string; readonly password: string },
): Promise<User> {
  const { pool } = deps;
  const attempt = { userName: shown.userName, address: readPeerAddress(request) };
  const closedSeconds = await beginAttempt(pool, attempt);
  if (closedSeconds !== null) {
    request.log.warn({ address: attempt.address, closedSeconds }, 'sign-in closed');
    throw new Refusal('E-TOO-MANY-TRIES', { retryAfterSeconds: closedSeconds });
  }
  const user = await findUserByName(pool, shown.userName);
  const isRight = await verifyPassword(shown.password, user?.passwordHash ?? (await NOBODY));
  const why = judge(user, isRight);
  const session = makeSession();
  if (user && why === null && (await admit(pool, attempt, { user, ...session }))) {
    handOverSession(deps, reply, session);
    return user;
  }
  const failure = why ?? 'password';
  request.log.warn({ userId: user?.id ?? null, why: failure, address: attempt.address }, 'sign-in refused');
  await failAttempt(pool, attempt, { userId: user?.id ?? null, why: failure });
  throw new Refusal(failure === 'one-time-expired' ? 'E-ONE-TIME-EXPIRED' : 'E-SIGN-IN');
}

function judge(user: User | undefined, isRight: boolean): AttemptFailure | null {
  if (!user) return 'name';
  if (!isRight) return 'password';
  if (!user.isActive) return 'switched-off';
  return isExpired(user) ? 'one-time-expired' : null;
}

/** A password that works once, and was not used in time. */
export function isExpired(user: User): boolean {
  return user.mustChangePassword && user.passwordExpiresAt !== null && user.passwordExpiresAt <= new Date();
}
