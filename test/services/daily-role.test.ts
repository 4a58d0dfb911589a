import { prepareDatabase, describeReach } from '../../cli/prepare-database.ts';
import { listAuditFaults } from '../../storage/database/audit.ts';
import { createPool } from '../../storage/database/pool.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/** The role that the program works as is refused by PostgreSQL itself whatever would touch the account. */

let house: TestHouse;
beforeAll(async () => (house = await openTestHouse()));
afterAll(() => house.close());

test.each([
  `update audit set action = 'x'`,
  'delete from audit',
  'truncate audit',
  `update lookups set purpose = 'khác'`,
  'delete from lookups',
  `update field_values set value = 'khác'`,
  'delete from field_values',
  'truncate field_values cascade',
  'update acceptance_targets set mark = mark',
  'delete from acceptance_targets',
  'delete from fields',
  'delete from users',
  'delete from records',
  'alter table audit disable trigger user',
  'alter table field_values disable trigger all',
  'drop trigger audit_chain on audit',
  'create or replace function audit_verify() returns int language sql as $$ select 1 $$',
  'create function public.mine() returns int language sql as $$ select 1 $$',
  'create table mine (id int)',
  `set session_replication_role = 'replica'`,
  'insert into schema_migrations (version, name) values (9998, $$x$$)',
  'create role another superuser',
  'alter role current_user superuser',
  `copy (select 1) to program 'true'`,
  'select pg_read_file($$postgresql.conf$$)',
])('%s is refused', async (statement) => {
  await expect(house.database.pool.query(statement)).rejects.toMatchObject({
    code: expect.stringMatching(/^(42501|42P13)$/),
  });
});

test('who writes a line can choose neither its place nor its hash', async () => {
  const { rows } = await house.database.pool.query<{ seq: number; hash: string; details: object }>(
    `insert into audit (seq, at, action, subject_type, subject_id, details, previous_hash, hash)
     values (500, '2001-01-01', 'batch.pause', 'batch', '1', '{"kept": {"value": "x"}, "tasks": null}', 'x', 'y') returning *`,
  );
  expect(rows[0]).toMatchObject({
    seq: 1,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    details: { tasks: null },
  });
  expect(rows[0]?.details).not.toHaveProperty('kept');
});

test('a table of the same name in a session of its own does not stand in the place of the account', async () => {
  const client = await house.database.pool.connect();
  try {
    await client.query('begin');
    const before = await client.query<{ last: number }>('select coalesce(max(seq), 0) as last from audit');
    await client.query('create temporary table audit (like public.audit)');
    await client.query('create temporary table users (like public.users)');
    const { rows } = await client.query<{ seq: number; previous_hash: string }>(
      `insert into public.audit (action, subject_type, subject_id) values ('batch.pause', 'batch', '1') returning *`,
    );
    expect(rows[0]?.seq).toBe((before.rows[0]?.last ?? 0) + 1);
    expect(await listAuditFaults(client)).toEqual([]);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('the program says so where it works as a role that could', async () => {
  expect(await describeReach(house.database.pool)).toBeUndefined();
  expect(await describeReach(house.database.ownerPool)).toMatch(/CẢNH BÁO[^]*DATABASE_ADMIN_URL[^]*WARNING/);
});

test('a daily role that is missing is made with the rights it needs, also on tables that come later', async () => {
  const { ownerConnectionString, ownerPool } = house.database;
  const name = `daily_${Date.now()}`;
  const daily = ownerConnectionString.replace(/\/\/[^@]*@/, `//${name}:m%E1%BA%ADt-kh%E1%BA%A9u@`);
  await expect(prepareDatabase({ redisUrl: undefined }, { daily, admin: undefined })).rejects.toThrow();
  await prepareDatabase({ redisUrl: undefined }, { daily, admin: ownerConnectionString });
  await prepareDatabase({ redisUrl: undefined }, { daily, admin: ownerConnectionString });
  await ownerPool.query(
    'create table of_tomorrow (id bigint generated always as identity primary key, x int)',
  );
  const pool = createPool({ connectionString: daily, maxConnections: 1 });
  try {
    await pool.query('insert into of_tomorrow (x) values (1)');
    expect((await pool.query('select * from bullmq.migration')).rowCount).toBeGreaterThan(0);
    await expect(pool.query('delete from audit')).rejects.toThrow(/permission denied/);
    // Nothing is left to migrate: it starts without the owner's address.
    await prepareDatabase({ redisUrl: undefined }, { daily, admin: undefined });
    await ownerPool.query(
      'delete from schema_migrations where version = (select max(version) from schema_migrations)',
    );
    await expect(prepareDatabase({ redisUrl: undefined }, { daily, admin: undefined })).rejects.toThrow(
      /DATABASE_ADMIN_URL/,
    );
  } finally {
    await pool.end();
    await ownerPool.query('drop table of_tomorrow');
    await ownerPool.query(`drop owned by ${name}; drop role ${name}`);
  }
});
