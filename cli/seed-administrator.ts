import { makeOneTimePassword } from '../dashboard/server/auth/one-time-password.ts';
import { hashPassword } from '../dashboard/server/auth/password.ts';
import { appendAudit } from '../storage/database/audit.ts';
import type { Pool } from '../storage/database/pool.ts';
import { countUsers, createUser } from '../storage/database/users.ts';

/** On an empty system: an administrator whose one-time password is returned, to be shown once. Else undefined. */
export async function seedAdministrator(pool: Pool): Promise<string | undefined> {
  if ((await countUsers(pool)) > 0) return undefined;
  const password = makeOneTimePassword();
  const user = await createUser(pool, {
    userName: 'admin',
    fullName: 'Quản trị',
    passwordHash: await hashPassword(password),
    roles: ['admin'],
  });
  // Another process was first.
  if (!user) return undefined;
  await appendAudit(pool, { actorId: null, action: 'user.create', subjectType: 'user', subjectId: user.id });
  return password;
}
