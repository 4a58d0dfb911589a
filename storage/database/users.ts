import type { Role, Viewer } from '../access/viewer.ts';
import { execute, many, maybeOne, one, type Db } from './pool.ts';

export interface User extends Viewer {
  readonly id: number;
  readonly userName: string;
  readonly fullName: string;
  readonly passwordHash: string;
  readonly language: 'vi' | 'en';
  readonly mustChangePassword: boolean;
  readonly isActive: boolean;
  /** The office that they work for; null: the house's own. */
  readonly unitId: number | null;
  readonly unitName: string | null;
  readonly createdAt: Date;
}

export const USER_COLUMNS = `u.id, u.username as "userName", u.display_name as "fullName", u.password_hash as "passwordHash",
  u.roles, u.language, u.must_change_password as "mustChangePassword", u.is_active as "isActive", u.unit_id as "unitId",
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
    `insert into users as u (username, display_name, password_hash, roles, must_change_password, unit_id)
     values ($1, $2, $3, $4, $5, $6) on conflict (lower(username)) do nothing returning ${USER_COLUMNS}`,
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

export async function countUsers(db: Db): Promise<number> {
  return (await one<{ count: number }>(db, 'select count(*) as count from users')).count;
}

export async function setPassword(
  db: Db,
  userId: number,
  passwordHash: string,
  mustChangePassword: boolean,
): Promise<void> {
  await execute(db, 'update users set password_hash = $2, must_change_password = $3 where id = $1', [
    userId,
    passwordHash,
    mustChangePassword,
  ]);
}

/** Someone who may no longer come in is signed out everywhere at once. */
export async function setUserAccess(
  db: Db,
  userId: number,
  access: { roles: readonly Role[]; isActive: boolean; unitId: number | null },
): Promise<void> {
  await execute(db, 'update users set roles = $2, is_active = $3, unit_id = $4 where id = $1', [
    userId,
    access.roles,
    access.isActive,
    access.unitId,
  ]);
  if (!access.isActive) await execute(db, 'delete from sessions where user_id = $1', [userId]);
}
