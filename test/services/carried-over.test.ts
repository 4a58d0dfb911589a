import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describeReach, prepareDatabase } from '../../cli/prepare-database.ts';
import { listAuditFaults } from '../../storage/database/audit.ts';
import { MIGRATIONS } from '../../storage/database/migrations/index.ts';
import { createPool, type Pool } from '../../storage/database/pool.ts';
import { startEmbeddedPostgres } from '../../storage/embedded-postgres/supervisor.ts';

/** A data folder of a version that knew one role, its superuser, and sealed nothing. */

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sogoc-carried-'));
  chmodSync(folder, 0o711);
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));

async function withPool<T>(connectionString: string, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool({ connectionString, maxConnections: 2 });
  try {
    return await work(pool);
  } finally {
    await pool.end();
  }
}

async function makeOldFolder(): Promise<void> {
  const server = await startEmbeddedPostgres({ folder, settings: { fsync: 'off' } });
  await withPool(server.connectionString, async (pool) => {
    await pool.query(
      'create table schema_migrations (version int primary key, name text not null, applied_at timestamptz not null default now())',
    );
    for (const { version, name, sql } of MIGRATIONS.filter((each) => each.version < 14)) {
      await pool.query(sql);
      await pool.query('insert into schema_migrations (version, name) values ($1, $2)', [version, name]);
    }
    await pool.query(`
      insert into users (username, display_name, password_hash, roles) values ('cu', 'Người cũ', '-', '{admin}');
      insert into batches (name) values ('Lô cũ');
      insert into dossiers (batch_id, name) values (1, 'a'), (1, 'b');
      insert into records (dossier_id, batch_id, ordinal, record_type, form, confidence, state, approved_by, approved_at)
        values (1, 1, 0, 'birth', 'certificate', 1, 'approved', 1, now()), (2, 1, 0, 'birth', 'certificate', 1, 'extracted', null, null);
      insert into field_values (record_id, field_id, source, raw, value, state, confidence)
        values (1, 'reg_no', 'ocr', '1/2001', '1/2001', 'present', 1), (2, 'reg_no', 'ocr', '2/2001', '2/2001', 'present', 1);
      insert into fields (record_id, field_id, reading_id, current_id, raw, value, state, source, confidence, is_accepted)
        select record_id, field_id, id, id, raw, value, state, source, confidence, true from field_values;
      insert into audit (actor_id, action, subject_type, subject_id) values (1, 'record.approve', 'record', '1');
      drop role sogoc_daily`);
  });
  await server.stop();
  await rm(join(folder, 'daily-password'));
}

test('its next start goes over to the daily role and seals what was there, and loses nothing', async () => {
  await makeOldFolder();
  const server = await startEmbeddedPostgres({ folder, settings: { fsync: 'off' } });
  try {
    const urls = { daily: server.dailyConnectionString, admin: server.connectionString };
    await prepareDatabase({ redisUrl: undefined }, urls);
    await withPool(urls.daily, async (pool) => {
      expect(await describeReach(pool)).toBeUndefined();
      const { rows } = await pool.query('select record_id, value from fields order by 1');
      expect(rows).toEqual([
        { record_id: 1, value: '1/2001' },
        { record_id: 2, value: '2/2001' },
      ]);
      const lines = await pool.query<{ action: string; subject_type: string }>(
        'select action, subject_type from audit order by seq',
      );
      expect(lines.rows.map((line) => `${line.action} ${line.subject_type}`)).toEqual([
        'record.approve record',
        'account.baseline dossier',
        'account.baseline dossier',
        'account.baseline record',
        'account.baseline user',
      ]);
      expect(await listAuditFaults(pool)).toEqual([]);
    });
    await withPool(urls.admin, async (pool) => {
      await pool.query('alter table field_values disable trigger user');
      await pool.query(`update field_values set confidence = 0.5 where record_id = 2`);
      await pool.query(`update records set approved_at = now() where id = 1`);
      await pool.query(`update users set is_active = false`);
      expect((await listAuditFaults(pool)).map(({ fault, subject }) => `${fault} ${subject}`)).toEqual([
        'value dossier:2',
        'approval record:1',
        'access user:1',
      ]);
    });
  } finally {
    await server.stop();
  }
}, 120_000);
