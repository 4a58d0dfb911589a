import { execute, maybeOne, type Db } from './pool.ts';
import { USER_COLUMNS, type User } from './users.ts';

/** The database holds only the hash of a session's token: whoever reads it cannot sign in with it. Those run out go. */
export async function openSession(db: Db, tokenHash: string, userId: number, expiresAt: Date): Promise<void> {
  await execute(db, 'delete from sessions where expires_at <= now()');
  await execute(db, 'insert into sessions (token_hash, user_id, expires_at) values ($1, $2, $3)', [
    tokenHash,
    userId,
    expiresAt,
  ]);
}

export function findSessionUser(db: Db, tokenHash: string, now: Date): Promise<User | undefined> {
  return maybeOne<User>(
    db,
    `select ${USER_COLUMNS} from sessions s join users u on u.id = s.user_id
     where s.token_hash = $1 and s.expires_at > $2 and u.is_active`,
    [tokenHash, now],
  );
}

export async function closeSession(db: Db, tokenHash: string): Promise<void> {
  await execute(db, 'delete from sessions where token_hash = $1', [tokenHash]);
}
