import { readConfig } from '../config.ts';
import { makeOneTimePassword } from '../dashboard/server/auth/one-time-password.ts';
import { hashPassword } from '../dashboard/server/auth/password.ts';
import { appendAudit } from '../storage/database/audit.ts';
import { createPool, inTransaction } from '../storage/database/pool.ts';
import { findUserByName, setPassword } from '../storage/database/users.ts';
import { findDatabaseUrl, UsageError } from './house.ts';

/**
 * `sogoc admin reset-password`: a new one-time password for whoever is locked out. On the machine itself only: whoever
 * can reach its database may do it, no screen and no route can. It stands in the account as done by nobody's session.
 */
export async function runResetPassword(userName: string): Promise<void> {
  const pool = createPool({ connectionString: await findDatabaseUrl(readConfig()), maxConnections: 1 });
  try {
    const password = makeOneTimePassword();
    const passwordHash = await hashPassword(password);
    const { isActive } = await inTransaction(pool, async (client) => {
      const user = await findUserByName(client, userName);
      if (!user)
        throw new UsageError(
          `Không có tài khoản "${userName}" (no such account). Tên tài khoản xem ở màn hình Quản trị.`,
        );
      await setPassword(client, user.id, passwordHash, true);
      await appendAudit(client, {
        actorId: null,
        action: 'user.reset',
        subjectType: 'user',
        subjectId: user.id,
        details: { by: 'sogoc admin reset-password' },
      });
      return user;
    });
    process.stdout.write(
      `Mật khẩu dùng một lần (one-time password):  ${userName}  /  ${password}\n` +
        'Đăng nhập rồi đổi ngay; mọi phiên đang mở của tài khoản này đã kết thúc (signed out everywhere).\n',
    );
    if (!isActive)
      process.stdout.write(
        'Lưu ý: tài khoản đang bị khóa, chưa đăng nhập được cho đến khi quản trị mở lại (account is switched off).\n',
      );
  } finally {
    await pool.end();
  }
}
