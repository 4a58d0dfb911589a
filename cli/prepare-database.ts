import type { Config } from '../config.ts';
import { ensureDailyRole, grantDailyRights, readRoleReach } from '../storage/database/daily-role.ts';
import { isMigrated, migrate } from '../storage/database/migrate.ts';
import { createPool, type Db, type Pool } from '../storage/database/pool.ts';
import { errorCode } from '../storage/error-code.ts';
import { migrateQueue } from '../workers/bullmq-queue.ts';
import { UsageError } from './house.ts';

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Before anything else opens the database: schema and queue are brought forward by the owner, and the role of the daily
 * work is given what it needs and no more. Where only one address is known it does both, as far as it may.
 */
export async function prepareDatabase(
  config: Pick<Config, 'redisUrl'>,
  urls: { readonly daily: string; readonly admin: string | undefined },
): Promise<void> {
  await withPool(urls.admin ?? urls.daily, async (pool) => {
    if (urls.admin === undefined && (await isMigrated(pool))) return;
    try {
      await migrate(pool);
    } catch (error) {
      if (errorCode(error) !== INSUFFICIENT_PRIVILEGE) throw error;
      throw new UsageError(
        'Cơ sở dữ liệu chưa ở đúng phiên bản của chương trình này và DATABASE_URL không được đổi cấu trúc: chạy "sogoc serve" với DATABASE_ADMIN_URL trước, hoặc dùng đúng phiên bản chương trình.\n' +
          'The database is of another version and DATABASE_URL may not change it: run "sogoc serve" with DATABASE_ADMIN_URL first, or use the program of that version.',
      );
    }
    if (config.redisUrl === undefined) await migrateQueue(urls.admin ?? urls.daily);
    const role = readRole(urls.daily);
    if (urls.admin === undefined || role.name === readRole(urls.admin).name) return;
    await ensureDailyRole(pool, role, false);
    await grantDailyRights(pool, role.name);
  });
}

async function withPool(connectionString: string, work: (pool: Pool) => Promise<void>): Promise<void> {
  const pool = createPool({ connectionString, maxConnections: 1 });
  try {
    await work(pool);
  } finally {
    await pool.end();
  }
}

function readRole(url: string) {
  const { username, password } = new URL(url);
  return { name: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** Undefined where the program works as a role that cannot touch its own account. */
export async function describeReach(db: Db): Promise<string | undefined> {
  const { name, couldTamper } = await readRoleReach(db);
  if (!couldTamper) return undefined;
  return (
    `CẢNH BÁO: vai trò "${name}" mà chương trình đang dùng có thể sửa được nhật ký của chính mình. Đặt DATABASE_URL là một vai trò thường, DATABASE_ADMIN_URL là chủ sở hữu (docs/operations.md).\n` +
    `WARNING: the role "${name}" that the program works as could alter its own account. Give an ordinary role in DATABASE_URL, the owner in DATABASE_ADMIN_URL.`
  );
}
