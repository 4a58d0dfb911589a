import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { appendAudit, verifyAudit } from '../../storage/database/audit.ts';
import { searchRecords } from '../../storage/database/search.ts';
import { makeBackup } from '../../storage/backup/backup.ts';
import { restoreBackup } from '../../storage/backup/restore.ts';
import { BACKUP_TABLES } from '../../storage/backup/tables.ts';
import { createFileStore } from '../../storage/object-store/file-system.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { createTestDatabase } from '../support/postgres.ts';

let house: TestHouse;
let folder: string;
beforeAll(async () => {
  house = await openTestHouse();
  folder = await mkdtemp(join(tmpdir(), 'sogoc-backup-'));
  await house.startWorker();
  const batchId = await house.send({
    'a.jpg': { pages: [{ name: 'Đặng Thị Sao Lưu' }] },
    'b.pdf': { pages: [{}, {}] },
  });
  await house.waitUntilDone(batchId);
  for (let n = 0; n < 3; n++)
    await appendAudit(house.database.pool, {
      actorId: null,
      action: 'test',
      subjectType: 'x',
      subjectId: n,
      details: { chữ: 'có dấu', n },
    });
}, 60_000);
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

test('every table of the schema is in the backup, save sessions, wrong tries and signs of life', async () => {
  const { rows } = await house.database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const kept = [
    ...BACKUP_TABLES.map((table) => table.name),
    'sessions',
    'ended_sessions',
    'sign_in_tries',
    // Good for an hour.
    'look_up_grounds',
    'workers',
    'lanes',
    'flow',
    'schema_migrations',
  ].sort();
  expect(rows.map((row) => row.name).sort()).toEqual(kept);
});

test('a backup put onto an empty system gives the same rows, objects and account', async () => {
  const manifest = await makeBackup(house.database.pool, house.store, folder);
  const fresh = await createTestDatabase();
  try {
    const objects = createFileStore(join(folder, 'fresh'));
    await restoreBackup(fresh.ownerPool, objects, folder);
    const again = await makeBackup(fresh.pool, objects, join(folder, 'second'));
    const content = ({ tables }: typeof manifest) => Object.entries(tables);
    expect(content(again)).toEqual(content(manifest));
    expect(again.objects).toEqual(manifest.objects);
    expect(again.auditHead).toBe(manifest.auditHead);
    expect(await verifyAudit(fresh.pool)).toBeUndefined();
    expect(
      await searchRecords(fresh.pool, {
        text: 'dang thi sao luu',
        scope: { workedOn: null, hiddenTypes: [] },
        limit: 5,
      }),
    ).toMatchObject({ total: 1 });
    // Numbers go on where they ended, and the account can still be neither changed nor cut.
    await appendAudit(fresh.pool, { actorId: null, action: 'after', subjectType: 'x', subjectId: 1 });
    expect(await verifyAudit(fresh.pool)).toBeUndefined();
    await expect(fresh.ownerPool.query('delete from audit')).rejects.toThrow(/append-only/);
    await expect(restoreBackup(fresh.ownerPool, objects, folder)).rejects.toThrow(/not empty/);
  } finally {
    await fresh.drop();
  }
}, 60_000);

test('a damaged backup is refused as a whole', async () => {
  const path = join(folder, 'tables', 'field_values.jsonl.gz');
  const whole = await readFile(path);
  await writeFile(path, gzipSync(gunzipSync(whole).toString().replace('Sao Lưu', 'Sao Lựu')));
  const fresh = await createTestDatabase();
  try {
    await expect(
      restoreBackup(fresh.ownerPool, createFileStore(join(folder, 'third')), folder),
    ).rejects.toThrow(/field_values.*damaged/);
    expect((await fresh.pool.query('select from audit')).rowCount).toBe(0);
  } finally {
    await fresh.drop();
    await writeFile(path, whole);
  }
}, 60_000);
