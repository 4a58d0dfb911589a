import type { Role, Viewer } from '../access/viewer.ts';
import { execute, many, maybeOne, one, type Client, type Db } from './pool.ts';

/** What hands a password over (paper, a colleague) may get lost; whoever has not used it by then asks for another. */
const ONE_TIME_HOURS = 72;

export interface User extends Viewer {
  readonly id: number;
  readonly userName: string;
  readonly fullName: string;
  readonly passwordHash: string;
  readonly language: 'vi' | 'en';
  /** The password was given by somebody else and works once. */
  readonly mustChangePassword: boolean;
  /** Of a password that works once: until when. */
  readonly passwordExpiresAt: Date | null;
  readonly isActive: boolean;
  /** The office that they work for; null: the house's own. */
  readonly unitId: number | null;
  readonly unitName: string | null;
  readonly createdAt: Date;
}

export const USER_COLUMNS = `u.id, u.username as "userName", u.display_name as "fullName", u.password_hash as "passwordHash",
  u.roles, u.language, u.must_change_password as "mustChangePassword", u.password_expires_at as "passwordExpiresAt", u.is_active as "isActive", u.unit_id as "unitId",
  (select name from units where id = u.unit_id) as "unitName",
  (with recursive own as (select id from units where id = u.unit_id
     union select below.id from units below join own on below.parent_id = own.id)
   select array_agg(id::int) from own) as "unitIds",
  u.created_at as "createdAt"`;

export interface NewUser {
  readonly userName: string;
  readonly fullName: string;
  readonly passwordHash: string;
  readonly roles: readonly Role[];
  readonly mustChangePassword?: boolean;
  readonly unitId?: number | null;
}

/** Undefined when the name is taken (case does not matter). */
export function createUser(db: Db, user: NewUser): Promise<User | undefined> {
  return maybeOne<User>(
    db,
    `insert into users as u (username, display_name, password_hash, roles, must_change_password, unit_id, password_expires_at)
     values ($1, $2, $3, $4, $5, $6, case when $5 then now() + interval '${ONE_TIME_HOURS} hours' end) on conflict (lower(username)) do nothing returning ${USER_COLUMNS}`,
    [
      user.userName.normalize('NFC'),
      user.fullName.normalize('NFC'),
      user.passwordHash,
      user.roles,
      user.mustChangePassword ?? true,
      user.unitId ?? null,
    ],
  );
}

/** Of the viewer's own units. */
export function listUsers(db: Db, viewer: Viewer): Promise<User[]> {
  return many<User>(
    db,
    `select ${USER_COLUMNS} from users u where $1::int[] is null or u.unit_id = any($1) order by u.username`,
    [viewer.unitIds],
  );
}

export function findUser(db: Db, userId: number): Promise<User | undefined> {
  return maybeOne<User>(db, `select ${USER_COLUMNS} from users u where u.id = $1`, [userId]);
}

export function findUserByName(db: Db, userName: string): Promise<User | undefined> {
  return maybeOne<User>(db, `select ${USER_COLUMNS} from users u where lower(u.username) = lower($1)`, [
    userName.normalize('NFC'),
  ]);
}

/** Holds the row until the transaction ends: a sign-in and a change of the password wait for one another. */
export function lockUser(client: Client, userId: number): Promise<User | undefined> {
  return maybeOne<User>(
    client,
    `select ${USER_COLUMNS} from users u where u.id = $1 for no key update of u`,
    [userId],
  );
}

export async function countUsers(db: Db): Promise<number> {
  return (await one<{ count: number }>(db, 'select count(*) as count from users')).count;
}

/**
 * Ends all their sessions at once, save `keptSession` (a token's hash: the one in which they changed it themselves), and
 * forgives wrong tries. Of one piece, so that no caller can forget the rest. Put it into one transaction with its line in
 * the account.
 */
export async function setPassword(
  db: Db,
  userId: number,
  passwordHash: string,
  isOneTime: boolean,
  keptSession: string | null = null,
): Promise<void> {
  await execute(
    db,
    `with changed as (
       update users set password_hash = $2, must_change_password = $3,
         password_expires_at = case when $3 then now() + interval '${ONE_TIME_HOURS} hours' end
       where id = $1 returning id, username),
     forgiven as (delete from sign_in_tries t using changed c
       where t.kind = 'name' and t.key = sign_in_key('name', c.username))
     select end_sessions(id, 'password', $4) from changed`,
    [userId, passwordHash, isOneTime, keptSession],
  );
}

/** Someone who may no longer come in is signed out everywhere at once. */
export async function setUserAccess(
  db: Db,
  userId: number,
  access: { roles: readonly Role[]; isActive: boolean; unitId: number | null },
): Promise<void> {
  await execute(
    db,
    `with changed as (update users set roles = $2, is_active = $3, unit_id = $4 where id = $1 returning id, is_active)
     select end_sessions(id, 'switched-off', null) from changed where not is_active`,
    [userId, access.roles, access.isActive, access.unitId],
  );
}
