import { execute, maybeOne, type Db } from './pool.ts';
import { USER_COLUMNS, type User } from './users.ts';

/**
 * idle: nothing was asked for a while · expired: its longest time is over · password: the password was changed or reset ·
 * switched-off: the account may not come in any more · elsewhere: signed out by its owner.
 */
export type SessionEnd = 'idle' | 'expired' | 'password' | 'switched-off' | 'elsewhere';

export type FoundSession =
  | { readonly isOpen: true; readonly user: User }
  | { readonly isOpen: false; readonly why: SessionEnd | 'unknown' };

/** However often something is asked, the sign of life is written once in so long. */
const SIGN_OF_LIFE_MS = 60_000;

/** The database holds only the hash of a session's token: whoever reads it cannot sign in with it. Those long over go. */
export async function openSession(db: Db, tokenHash: string, userId: number, expiresAt: Date): Promise<void> {
  await execute(db, `delete from sessions where expires_at <= now() - interval '1 day'`);
  await execute(db, `delete from ended_sessions where ended_at <= now() - interval '1 day'`);
  await execute(db, 'insert into sessions (token_hash, user_id, expires_at) values ($1, $2, $3)', [
    tokenHash,
    userId,
    expiresAt,
  ]);
}

export interface SessionUse {
  readonly now: Date;
  /** A session that was not used for so long is over. */
  readonly idleMs: number;
  /** Whether a person asks: what a screen asks by itself keeps no session open. */
  readonly isUse: boolean;
}

/** Whose session it is, or why it is none any more. A session found idle or run out is ended by that. */
export async function readSession(db: Db, tokenHash: string, use: SessionUse): Promise<FoundSession> {
  const found = await maybeOne<User & { lastSeenAt: Date; expiresAt: Date }>(
    db,
    `select ${USER_COLUMNS}, s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt"
     from sessions s join users u on u.id = s.user_id where s.token_hash = $1`,
    [tokenHash],
  );
  if (!found) return { isOpen: false, why: await findWhy(db, tokenHash) };
  const { lastSeenAt, expiresAt, ...user } = found;
  const unusedMs = use.now.getTime() - lastSeenAt.getTime();
  const why = !user.isActive
    ? 'switched-off'
    : expiresAt <= use.now
      ? 'expired'
      : unusedMs >= use.idleMs
        ? 'idle'
        : null;
  if (why !== null) {
    await closeSession(db, tokenHash, why);
    return { isOpen: false, why };
  }
  if (use.isUse && unusedMs >= Math.min(SIGN_OF_LIFE_MS, use.idleMs / 2))
    await execute(db, 'update sessions set last_seen_at = greatest(last_seen_at, $2) where token_hash = $1', [
      tokenHash,
      use.now,
    ]);
  return { isOpen: true, user };
}

async function findWhy(db: Db, tokenHash: string): Promise<SessionEnd | 'unknown'> {
  const ended = await maybeOne<{ why: SessionEnd }>(
    db,
    'select why from ended_sessions where token_hash = $1',
    [tokenHash],
  );
  return ended?.why ?? 'unknown';
}

/** Whose session it was; undefined where there was none. */
export async function closeSession(
  db: Db,
  tokenHash: string,
  why: SessionEnd = 'elsewhere',
): Promise<number | undefined> {
  const closed = await maybeOne<{ userId: number }>(
    db,
    `with gone as (delete from sessions where token_hash = $1 returning token_hash, user_id),
       kept as (insert into ended_sessions (token_hash, why) select token_hash, $2 from gone on conflict do nothing)
     select user_id as "userId" from gone`,
    [tokenHash, why],
  );
  return closed?.userId;
}
