import { makeOneTimePassword } from '../dashboard/server/auth/one-time-password.ts';
import { hashPassword } from '../dashboard/server/auth/password.ts';
import { appendAudit } from '../storage/database/audit.ts';
import { inTransaction, type Pool } from '../storage/database/pool.ts';
import { findUnusedAdministrator } from '../storage/database/one-time-passwords.ts';
import { countUsers, createUser, setPassword } from '../storage/database/users.ts';

/**
 * On an empty system: an administrator whose one-time password is returned, to be shown. Only its hash is kept, so
 * every further start makes another, until somebody has signed in with one. Else undefined.
 */
export async function seedAdministrator(pool: Pool): Promise<string | undefined> {
  const password = makeOneTimePassword();
  const passwordHash = await hashPassword(password);
  return inTransaction(pool, async (client) => {
    if ((await countUsers(client)) === 0) {
      const user = await createUser(client, {
        userName: 'admin',
        fullName: 'Quản trị',
        passwordHash,
        roles: ['admin'],
      });
      // Another process was first.
      if (!user) return undefined;
      await note(user.id, 'user.create');
      return password;
    }
    const userId = await findUnusedAdministrator(client);
    if (userId === undefined) return undefined;
    await setPassword(client, userId, passwordHash, true);
    await note(userId, 'user.reset');
    return password;

    function note(subjectId: number, action: string) {
      const details = action === 'user.reset' ? { reason: 'never signed in' } : {};
      return appendAudit(client, { actorId: null, action, subjectType: 'user', subjectId, details });
    }
  });
}
