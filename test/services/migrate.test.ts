import { migrate } from '../../storage/database/migrate.ts';
import { MIGRATIONS } from '../../storage/database/migrations/index.ts';
import { claimTurn } from '../../storage/database/turns.ts';
import { createPool } from '../../storage/database/pool.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());

test('many processes that start at once migrate exactly once', async () => {
  await database.ownerPool.query('drop schema public cascade; create schema public');
  const pools = Array.from({ length: 4 }, () =>
    createPool({ connectionString: database.ownerConnectionString, maxConnections: 1 }),
  );
  try {
    const reports = await Promise.all(pools.map((pool) => migrate(pool)));
    const applied = reports.map((report) => report.applied.length).sort();
    expect(applied).toEqual([0, 0, 0, MIGRATIONS.length]);
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
  }
  const { rows } = await database.ownerPool.query('select version from schema_migrations order by version');
  expect(rows.map((row: { version: number }) => row.version)).toEqual(
    MIGRATIONS.map((migration) => migration.version),
  );
});

test('a database in use goes forward while the workers of the version before go on', async () => {
  const pool = database.ownerPool;
  await pool.query('drop schema public cascade; create schema public');
  const before = MIGRATIONS.filter((migration) => migration.version <= 4);
  await pool.query(
    'create table schema_migrations (version int primary key, name text not null, applied_at timestamptz not null default now())',
  );
  for (const migration of before) {
    await pool.query(migration.sql);
    await pool.query('insert into schema_migrations (version, name) values ($1, $2)', [
      migration.version,
      migration.name,
    ]);
  }
  await pool.query(`insert into batches (name) values ('trước')`);
  // What the version before says to the database, over and over.
  let isOver = false;
  let added = 0;
  const oldProgram = async () => {
    for (; !isOver; added++) {
      await pool.query(
        `insert into tasks (key, stage, stage_version, content, params, batch_id, priority)
         select $1, 'read-page', '1', 'x', '{}', id, priority from batches`,
        [`old-${added}`],
      );
      await pool.query(
        `update tasks t set state = 'running', worker = 'old/1', lease_until = now() + interval '1 minute', attempts = attempts + 1
         where t.key = $1 and t.state = 'pending' and may_begin(t)`,
        [`old-${added - 1}`],
      );
    }
  };
  const running = oldProgram();
  while (added < 20) await new Promise((resolve) => setTimeout(resolve, 5));
  const report = await migrate(pool);
  const addedAtThen = added;
  while (added < addedAtThen + 20) await new Promise((resolve) => setTimeout(resolve, 5));
  isOver = true;
  await running;
  expect(report.applied).toEqual(MIGRATIONS.slice(before.length).map((migration) => migration.name));
  // Its work is taken up by the new one as well.
  await pool.query(`update tasks set enqueued_at = now()`);
  const task = await claimTurn(pool, {
    worker: 'new/1',
    leaseMs: 1000,
    versions: { 'count-pages': 1, 'read-page': 1, 'assemble-dossier': 1 },
    model: '',
  });
  expect(task?.key).toBe(`old-${added - 1}`);
}, 60_000);

test('a database of a newer program is refused, not damaged', async () => {
  await database.ownerPool.query(
    `insert into schema_migrations (version, name) values (9999, 'of tomorrow')`,
  );
  await expect(migrate(database.ownerPool)).rejects.toThrow(/9999/);
});
