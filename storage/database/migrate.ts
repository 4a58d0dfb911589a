import { connect, type Db, type Pool } from './pool.ts';
import { MIGRATIONS } from './migrations/index.ts';
import { reindexStale } from './reindex.ts';

/** Any fixed number: every process that migrates takes the same lock, so exactly one of them works. */
const MIGRATION_LOCK = 7_305_160_211;

export interface MigrationReport {
  readonly applied: readonly string[];
  readonly version: number;
}

/** Whether nothing is left to migrate: told also to a role that may not change the schema. */
export async function isMigrated(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    `select to_regclass('public.schema_migrations') is not null as found`,
  );
  if (rows[0]?.found !== true) return false;
  const done = await db.query<{ version: number }>('select version from schema_migrations');
  const known = new Set(done.rows.map((row) => row.version));
  return known.size === MIGRATIONS.length && MIGRATIONS.every(({ version }) => known.has(version));
}

/**
 * Brings the schema forward, never back. Safe with several processes starting at once and on a live system:
 * each migration is one transaction, remembered by its number; a database newer than this program is refused.
 * Look-ups are answered only when all records stand in the index as this program makes it.
 */
export async function migrate(pool: Pool): Promise<MigrationReport> {
  const report = await applyMigrations(pool);
  await reindexStale(pool);
  return report;
}

async function applyMigrations(pool: Pool): Promise<MigrationReport> {
  const client = await connect(pool);
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(`create table if not exists schema_migrations (
      version int primary key, name text not null, applied_at timestamptz not null default now())`);
    const done = await client.query<{ version: number }>('select version from schema_migrations');
    const known = new Set(done.rows.map((row) => row.version));
    const newest = Math.max(0, ...known);
    const latest = MIGRATIONS.at(-1)?.version ?? 0;
    if (newest > latest)
      throw new Error(
        `the database is at schema version ${newest}, this program knows ${latest}: use the newer program`,
      );
    const applied: string[] = [];
    for (const migration of MIGRATIONS) {
      if (known.has(migration.version)) continue;
      await client.query('begin');
      try {
        await client.query(migration.sql);
        await client.query('insert into schema_migrations (version, name) values ($1, $2)', [
          migration.version,
          migration.name,
        ]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      }
      applied.push(migration.name);
    }
    return { applied, version: latest };
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    client.release();
  }
}
