import { appendAudit, verifyAudit } from '../../storage/database/audit.ts';
import { createUser } from '../../storage/database/users.ts';
import { recordLookup } from '../../storage/database/lookups.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

let database: TestDatabase;
beforeAll(async () => (database = await createTestDatabase()));
afterAll(() => database.drop());

const entry = (n: number) => ({
  actorId: null,
  action: 'batch.pause',
  subjectType: 'batch',
  subjectId: n,
});

test('entries written at once by many form one whole chain', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => appendAudit(database.pool, entry(n))));
  const { rows } = await database.pool.query('select count(*) as count, max(seq) as last from audit');
  expect(rows[0]).toEqual({ count: 40, last: 40 });
  expect(await verifyAudit(database.pool)).toBeUndefined();
});

test('not even the owner changes, deletes or empties the account while its triggers stand', async () => {
  const { ownerPool } = database;
  await expect(ownerPool.query(`update audit set action = 'x' where seq = 3`)).rejects.toThrow(/append-only/);
  await expect(ownerPool.query('delete from audit where seq = 3')).rejects.toThrow(/append-only/);
  for (const table of ['audit', 'lookups', 'field_values', 'acceptance_targets'])
    await expect(ownerPool.query(`truncate ${table} cascade`)).rejects.toThrow(/append-only/);
});

test('a row changed, moved or removed behind the triggers shows', async () => {
  const client = await database.ownerPool.connect();
  const tamper = async (sql: string) => {
    await client.query('begin');
    await client.query('alter table audit disable trigger user');
    await client.query(sql);
    const fault = await verifyAudit(client);
    await client.query('rollback');
    return fault && { seq: fault.seq, fault: fault.fault };
  };
  try {
    expect(await tamper(`update audit set subject_id = '999' where seq = 7`)).toEqual({
      seq: 7,
      fault: 'changed',
    });
    expect(await tamper('delete from audit where seq = 7')).toEqual({ seq: 8, fault: 'gap' });
    // Even with its own hash made anew, the next row no longer follows.
    const forged = `update audit a set subject_id = '999', hash = audit_hash(row(a.seq, a.at, a.actor_id, a.action, a.subject_type,
      '999', a.details, a.previous_hash, a.hash)::audit) where seq = 7`;
    expect(await tamper(forged)).toEqual({ seq: 8, fault: 'chain' });
  } finally {
    client.release();
  }
  expect(await verifyAudit(database.pool)).toBeUndefined();
});

test('look-ups are kept as they were', async () => {
  const user = await createUser(database.pool, {
    userName: 'tra.cuu',
    fullName: 'Lê Thị Tra',
    passwordHash: '-',
    roles: ['reader'],
  });
  await recordLookup(database.pool, {
    userId: user?.id ?? 0,
    purpose: 'cấp trích lục',
    query: { regNo: '12/2010' },
    hitCount: 1,
  });
  await expect(database.ownerPool.query(`update lookups set purpose = 'khác'`)).rejects.toThrow(
    /append-only/,
  );
  expect(
    await createUser(database.pool, { userName: 'TRA.CUU', fullName: 'B', passwordHash: '-', roles: [] }),
  ).toBeUndefined();
});
