import { migrate } from '../../storage/database/migrate.ts';
import { MIGRATIONS } from '../../storage/database/migrations/index.ts';
import { createPool } from '../../storage/database/pool.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());

test('many processes that start at once migrate exactly once', async () => {
  await database.pool.query('drop schema public cascade; create schema public');
  const pools = Array.from({ length: 4 }, () =>
    createPool({ connectionString: database.connectionString, maxConnections: 1 }),
  );
  try {
    const reports = await Promise.all(pools.map((pool) => migrate(pool)));
    const applied = reports.map((report) => report.applied.length).sort();
    expect(applied).toEqual([0, 0, 0, MIGRATIONS.length]);
  } finally {
    await Promise.all(pools.map((pool) => pool.end()));
  }
  const { rows } = await database.pool.query('select version from schema_migrations order by version');
  expect(rows.map((row: { version: number }) => row.version)).toEqual(
    MIGRATIONS.map((migration) => migration.version),
  );
});

test('a database of a newer program is refused, not damaged', async () => {
  await database.pool.query(`insert into schema_migrations (version, name) values (9999, 'of tomorrow')`);
  await expect(migrate(database.pool)).rejects.toThrow(/9999/);
});
