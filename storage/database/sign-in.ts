import { appendAudit } from './audit.ts';
import { execute, inTransaction, type Pool } from './pool.ts';
import { closeSession, openSession } from './sessions.ts';
import { forgetTries, readClosedFor, takeBackTry, takeTry } from './sign-in-tries.ts';
import { lockUser, type User } from './users.ts';

/** Who tries to come in and from where. */
export interface Attempt {
  readonly userName: string;
  readonly address: string;
}

/**
 * Counts a try against the name and the address. Null: compare the password now; else for how many seconds to wait, the
 * same whether the password would be right, wrong, or the name nobody's.
 */
export async function beginAttempt(pool: Pool, { userName, address }: Attempt): Promise<number | null> {
  const name = userName.normalize('NFC');
  const addressClosed = await takeTry(pool, 'address', address);
  if (addressClosed !== null) return addressClosed;
  const nameClosed = await takeTry(pool, 'name', name);
  // One locked name must not close a whole office's address.
  if (nameClosed !== null) await takeBackTry(pool, 'address', address);
  return nameClosed;
}

/** name: there is no such user · one-time-expired: the password is right, and too old. */
export type AttemptFailure = 'name' | 'password' | 'switched-off' | 'one-time-expired';

/** Into the account, without the password, and without a name that is nobody's: it may have been a password. */
export async function failAttempt(
  pool: Pool,
  attempt: Attempt,
  failure: { readonly userId: number | null; readonly why: AttemptFailure },
): Promise<void> {
  const { userId, why } = failure;
  const closedSeconds = await readClosedFor(pool, 'name', attempt.userName.normalize('NFC'));
  await appendAudit(pool, {
    // Nobody has shown who they are.
    actorId: null,
    action: 'session.refused',
    subjectType: userId === null ? 'address' : 'user',
    subjectId: userId ?? attempt.address,
    details: { why, address: attempt.address, ...(closedSeconds > 0 ? { closedSeconds } : {}) },
  });
}

/**
 * Opens a session for whoever has shown the password of `user`. False where the password or the account has changed since
 * it was compared: an old password opens nothing after its change.
 */
export function admit(
  pool: Pool,
  attempt: Attempt,
  session: { readonly user: User; readonly tokenHash: string; readonly expiresAt: Date },
): Promise<boolean> {
  const { user, tokenHash, expiresAt } = session;
  return inTransaction(pool, async (client) => {
    const now = await lockUser(client, user.id);
    if (!now?.isActive || now.passwordHash !== user.passwordHash) return false;
    await openSession(client, tokenHash, user.id, expiresAt);
    await execute(client, 'update users set last_sign_in_at = now() where id = $1', [user.id]);
    await forgetTries(client, 'name', attempt.userName.normalize('NFC'));
    await takeBackTry(client, 'address', attempt.address);
    await appendAudit(client, {
      actorId: user.id,
      action: 'session.open',
      subjectType: 'user',
      subjectId: user.id,
      details: { address: attempt.address },
    });
    return true;
  });
}

/** Signing out, and its line in the account. */
export async function leave(pool: Pool, tokenHash: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    const userId = await closeSession(client, tokenHash, 'elsewhere');
    if (userId === undefined) return;
    await appendAudit(client, {
      actorId: userId,
      action: 'session.close',
      subjectType: 'user',
      subjectId: userId,
    });
  });
}
