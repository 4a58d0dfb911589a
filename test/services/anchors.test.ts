import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChainState } from '../../dashboard/server/schemas/audit.ts';
import { anchorAccount, readAnchors } from '../../storage/account/anchors.ts';
import { compareKept } from '../../storage/account/kept-anchors.ts';
import { makeBackup } from '../../storage/backup/backup.ts';
import { appendAudit, listAuditFaults } from '../../storage/database/audit.ts';
import { runSogoc } from '../support/run-sogoc.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';

/** What the account alone cannot know of: its last lines gone, its chain made anew, the witness outside cut short. */

let dashboard: TestDashboard;
let inspector: Ask;
let file: string;
let backup: string;
beforeAll(async () => {
  dashboard = await openTestDashboard();
  const { house } = dashboard;
  file = join(house.folder, 'anchors', 'account.log');
  backup = join(house.folder, 'backup');
  inspector = await dashboard.signIn('inspector');
  for (let n = 0; n < 3; n++) {
    await appendAudit(house.database.pool, {
      actorId: null,
      action: 'flow.pause',
      subjectType: 'flow',
      subjectId: n,
    });
    expect((await anchorAccount(house.database.pool, file, 'test')).faults).toEqual([]);
  }
  await makeBackup(house.database.pool, house.store, backup);
}, 60_000);
afterAll(() => dashboard.close());

const askChain = async () => (await inspector<ChainState>('GET', '/audit/chain?anew=true')).body.fault;

/** As the owner, triggers off; for good. Returns how to put it back. */
async function tamper(sql: string): Promise<() => Promise<void>> {
  const { ownerPool } = dashboard.house.database;
  const run = async (...statements: string[]) => {
    const client = await ownerPool.connect();
    try {
      await client.query('begin');
      await client.query(`set local session_replication_role = 'replica'`);
      for (const statement of statements) await client.query(statement);
      await client.query('commit');
    } finally {
      client.release();
    }
  };
  await run('create table audit_before as select * from audit', sql);
  return () =>
    run('delete from audit', 'insert into audit select * from audit_before', 'drop table audit_before');
}

test('an account that fits its anchors is whole; nothing new is anchored twice', async () => {
  expect(await askChain()).toBeNull();
  const before = await readAnchors(file);
  expect(before).toHaveLength(3);
  await anchorAccount(dashboard.house.database.pool, file, 'again');
  expect(await readAnchors(file)).toEqual(before);
});

test('the last lines deleted: whole in itself, noticed by the file and by the backup', async () => {
  const last = (await readAnchors(file)).at(-1);
  const undo = await tamper(`delete from audit where seq >= ${last?.seq}`);
  expect(await listAuditFaults(dashboard.house.database.pool)).toEqual([]);
  expect(await askChain()).toMatchObject({ seq: last?.seq, kind: 'anchor' });
  expect(await compareKept(dashboard.house.database.pool, [backup])).toMatchObject([{ fault: 'anchor' }]);
  await undo();
  expect(await askChain()).toBeNull();
  expect(await compareKept(dashboard.house.database.pool, [backup, file])).toEqual([]);
});

test('a middle row altered and the whole chain made anew: whole in itself, noticed by the anchors', async () => {
  const undo = await tamper(`do $$ declare line audit; previous text := repeat('0', 64); begin
    update audit set at = at - interval '1 day' where seq = 2;
    for line in select * from audit order by seq loop
      line.previous_hash := previous;
      line.hash := audit_hash(line);
      update audit set previous_hash = line.previous_hash, hash = line.hash where seq = line.seq;
      previous := line.hash;
    end loop; end $$`);
  expect(await listAuditFaults(dashboard.house.database.pool)).toEqual([]);
  expect(await askChain()).toMatchObject({ kind: 'anchor', subject: expect.stringContaining(file) });
  // A broken account gets no further anchor that would speak for it.
  const anchors = await readAnchors(file);
  expect((await anchorAccount(dashboard.house.database.pool, file, 'x')).faults).not.toEqual([]);
  expect(await readAnchors(file)).toEqual(anchors);
  await undo();
});

test('the file of anchors shortened, altered or gone is noticed, also after it has grown again', async () => {
  const whole = await readFile(file, 'utf8');
  await writeFile(file, `${whole.split('\n').slice(0, 2).join('\n')}\n`);
  expect(await askChain()).toMatchObject({ kind: 'anchors', subject: file });
  await writeFile(file, `${whole.split('\n')[0]}\n`.repeat(9));
  expect(await askChain()).toMatchObject({ kind: 'anchors', subject: file });
  await writeFile(file, whole.replaceAll(/[0-9a-f]{64}/g, 'f'.repeat(64)));
  expect(await askChain()).toMatchObject({ kind: 'anchor' });
  await rm(file);
  expect(await askChain()).toMatchObject({ kind: 'anchors' });
  await writeFile(file, whole);
  expect(await askChain()).toBeNull();
});

test('sogoc check names it and ends with 1; whole, it anchors and says the head', async () => {
  const { house } = dashboard;
  process.env.DATABASE_URL = house.database.connectionString;
  process.env.DATA_DIR = house.folder;
  await appendAudit(house.database.pool, {
    actorId: null,
    action: 'flow.resume',
    subjectType: 'flow',
    subjectId: 1,
  });
  const whole = await runSogoc('check', '--anchors', backup);
  expect(whole).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/nguyên vẹn \(account whole\): dòng \(line\) \d+ [0-9a-f]{64}/),
  });
  expect(whole.stdout).not.toMatch(/CẢNH BÁO/);
  const last = (await readAnchors(file)).at(-1);
  expect(last?.by).toBe('check');
  expect(await readFile(join(house.folder, 'log', 'sogoc.log'), 'utf8')).toContain(last?.hash);

  const undo = await tamper(`delete from audit where seq >= ${last?.seq}`);
  const broken = await runSogoc('check');
  expect(broken.code).toBe(1);
  expect(broken.stdout).toMatch(new RegExp(`NHẬT KÝ ĐỨT .* anchor · dòng \\(line\\) ${last?.seq}`));
  await undo();

  process.env.DATABASE_URL = house.database.ownerConnectionString;
  expect((await runSogoc('check')).stdout).toMatch(/CẢNH BÁO: vai trò "sogoc"/);
}, 90_000);
