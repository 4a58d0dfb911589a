import { listAuditFaults, type AuditFault } from '../../storage/database/audit.ts';
import type { Client } from '../../storage/database/pool.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';

/** Somebody with the database's own password alters what the account tells of: each way is noticed and named. */

let dashboard: TestDashboard;
let admin: Ask;
let recordId: number;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  await dashboard.house.startWorker();
  admin = await dashboard.signIn('admin');
  const reviewer = await dashboard.signIn('reviewer');
  const batchId = await dashboard.house.send({
    'a.jpg': { pages: [{ name: 'Bùi Thị Sửa' }] },
    'b.pdf': { pages: [{ name: 'Lê Văn Chờ' }, {}] },
  });
  await dashboard.house.waitUntilDone(batchId);
  const { rows } = await dashboard.house.database.pool.query<{ id: number; version: number }>(
    'select id from records where batch_id = $1 order by id limit 1',
    [batchId],
  );
  recordId = rows[0]?.id ?? 0;
  await reviewer('PUT', `/records/${recordId}/fields/child_full_name`, {
    value: 'Bùi Thị Sữa',
    state: 'present',
    isAsInBook: false,
    version: 1,
  });
  await approve(reviewer);
  await admin('PUT', '/acceptance', { usual: 0.999, kinds: {}, fields: {} });
  await reviewer('POST', '/look-ups', {
    year: null,
    recordType: null,
    place: null,
    text: 'nguyễn thị tìm',
    purpose: 'Cấp bản sao trích lục',
  });
}, 60_000);
afterAll(() => dashboard.close());

async function approve(reviewer: Ask): Promise<void> {
  const { rows } = await dashboard.house.database.pool.query<{ version: number }>(
    'select version from records where id = $1',
    [recordId],
  );
  const answer = await reviewer('POST', `/records/${recordId}/approve`, { version: rows[0]?.version });
  expect(answer.status).toBeLessThan(300);
}

/** What is found after the statements, as the owner with the triggers off; nothing of it stays. */
async function tamper(...statements: string[]): Promise<AuditFault[]> {
  const client = await dashboard.house.database.ownerPool.connect();
  try {
    await client.query('begin');
    await client.query(`set local session_replication_role = 'replica'`);
    for (const statement of statements) await client.query(statement);
    return await listAuditFaults(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const REHASH = `do $$ declare line audit; previous text := repeat('0', 64); begin
  for line in select * from audit order by seq loop
    line.previous_hash := previous;
    line.hash := audit_hash(line);
    update audit set previous_hash = line.previous_hash, hash = line.hash where seq = line.seq;
    previous := line.hash;
  end loop; end $$`;

test('an untouched house is whole, and every kind of line holds what it tells of', async () => {
  const { ownerPool } = dashboard.house.database;
  expect(await listAuditFaults(ownerPool)).toEqual([]);
  const { rows } = await ownerPool.query<{ action: string; keys: string[] }>(
    `select action, array_agg(distinct k order by k) as keys from audit, lateral (select jsonb_object_keys(details->'kept') as k
       union select jsonb_object_keys(details->'standing')) held group by action order by action`,
  );
  expect(rows).toEqual([
    { action: 'acceptance.set', keys: ['targets'] },
    { action: 'dossier.read', keys: ['count', 'values'] },
    { action: 'field.save', keys: ['state', 'value'] },
    { action: 'record.approve', keys: ['state'] },
    { action: 'user.create', keys: ['access', 'password'] },
  ]);
});

test.each<[string, AuditFault['fault'], RegExp, string[]]>([
  [
    'a value that a person set',
    'value',
    /^record:\d+$/,
    [
      `update field_values set value = 'Bùi Thị Khác' where source = 'manual'`,
      `update fields set value = 'Bùi Thị Khác' where source = 'manual'`,
    ],
  ],
  [
    'the reason of a value',
    'value',
    /^record:/,
    [`update field_values set reason = 'khác' where source = 'manual'`],
  ],
  [
    'a reading',
    'value',
    /^dossier:\d+$/,
    [`update field_values set raw = '13/2010' where id = (select min(id) from field_values)`],
  ],
  [
    'a reading taken away',
    'value',
    /^dossier:\d+$/,
    [`delete from field_values where id = (select min(id) from field_values)`],
  ],
  [
    'a value put in that no line tells of',
    'value',
    /^record:\d+\/reg_no$/,
    [
      `insert into field_values (record_id, field_id, source, value, state, confidence) select min(id), 'reg_no', 'manual', '99/2010', 'present', 1 from records`,
    ],
  ],
  [
    'a field that shows something else than its history',
    'field',
    /^record:\d+\/reg_no$/,
    [`update fields set value = '13/2010' where field_id = 'reg_no'`],
  ],
  [
    'a field that points back at what was read before a person set it',
    'field',
    /^record:\d+\/child_full_name$/,
    [
      `update fields f set current_id = v.id, value = v.value, state = v.state, source = v.source
       from field_values v where v.id = f.reading_id and f.source = 'manual'`,
    ],
  ],
  [
    'an approval set by SQL',
    'approval',
    /^record:\d+$/,
    [`update records set state = 'approved', approved_by = 1, approved_at = now() where state <> 'approved'`],
  ],
  [
    'an approval taken away by SQL',
    'approval',
    /^record:\d+$/,
    [
      `update records set state = 'extracted', approved_by = null, approved_at = null where state = 'approved'`,
    ],
  ],
  [
    'another who approved',
    'approval',
    /^record:\d+$/,
    [`update records set approved_by = approved_by - 1 where state = 'approved'`],
  ],
  [
    'a role granted by SQL',
    'access',
    /^user:\d+$/,
    [`update users set roles = '{admin}' where username = 'reader'`],
  ],
  [
    'somebody let in again by SQL',
    'access',
    /^user:\d+$/,
    [`update users set is_active = not is_active where username = 'reader'`],
  ],
  [
    'a user put in by SQL',
    'access',
    /^user:\d+$/,
    [
      `insert into users (username, display_name, password_hash, roles) values ('lén', 'Người lén', '-', '{admin}')`,
    ],
  ],
  [
    'a password replaced by SQL',
    'password',
    /^user:\d+$/,
    [
      `update users set password_hash = (select password_hash || 'x' from users where username = 'reader') where username = 'admin'`,
    ],
  ],
  ['a user taken away', 'access', /^user:\d+$/, [`delete from users where username = 'operator'`]],
  [
    'acceptance targets altered',
    'acceptance',
    /^acceptance:\d+$/,
    [`update acceptance_targets set targets = jsonb_set(targets, '{usual}', '0.5')`],
  ],
  [
    'acceptance targets put in',
    'acceptance',
    /^acceptance:\d+$/,
    [`insert into acceptance_targets (mark, targets) select 'x', targets from acceptance_targets`],
  ],
  ['a look-up altered', 'lookup', /^lookup:\d+$/, [`update lookups set purpose = 'việc khác'`]],
  ['a look-up deleted', 'lookup', /^lookup:\d+$/, ['delete from lookups']],
  [
    'a middle row deleted and numbered anew, its chain made anew',
    'approval',
    /^record:\d+$/,
    [
      `delete from audit where action = 'record.approve'`,
      `update audit a set seq = -n.place from (select seq, row_number() over (order by seq) as place from audit) n where n.seq = a.seq`,
      `update audit set seq = -seq`,
      REHASH,
    ],
  ],
  [
    'the present state written down as if it had always been so',
    'baseline',
    /^user:\d+$/,
    [
      `update users set roles = '{admin}' where username = 'reader'`,
      `set local session_replication_role = 'origin'`,
      `insert into audit (action, subject_type, subject_id) select 'account.baseline', 'user', id::text from users where username = 'reader'`,
    ],
  ],
])('%s is noticed', async (_what, fault, subject, statements) => {
  const faults = await tamper(...statements);
  expect(faults.map((each) => each.fault)).toContain(fault);
  expect(faults.find((each) => each.fault === fault)?.subject).toMatch(subject);
  expect(await listAuditFaults(dashboard.house.database.ownerPool)).toEqual([]);
});

test('a later deed of another kind does not cover up what was altered before it', async () => {
  const client: Client = await dashboard.house.database.ownerPool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ id: number }>(
      `update users set roles = '{admin}' where username = 'reader' returning id`,
    );
    for (const action of ['session.open', 'user.password', 'user.reset'])
      await client.query(
        `insert into audit (actor_id, action, subject_type, subject_id) values ($1, $2, 'user', $3)`,
        [rows[0]?.id, action, String(rows[0]?.id)],
      );
    expect(await listAuditFaults(client)).toMatchObject([
      { fault: 'access', subject: `user:${rows[0]?.id}` },
    ]);
  } finally {
    await client.query('rollback');
    client.release();
  }
});
