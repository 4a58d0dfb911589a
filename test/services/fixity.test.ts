import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyAudit } from '../../storage/database/audit.ts';
import { createFileStore } from '../../storage/object-store/file-system.ts';
import { originalKey } from '../../storage/object-store/object-store.ts';
import { checkFixity } from '../../workers/fixity.ts';
import { openTestHouse, silent, type TestHouse } from '../support/house.ts';

let house: TestHouse;
let replicaFolder: string;
beforeAll(async () => {
  house = await openTestHouse();
  replicaFolder = await mkdtemp(join(tmpdir(), 'sogoc-replica-'));
}, 60_000);
afterAll(async () => {
  await house.close();
  await rm(replicaFolder, { recursive: true });
});

const COUNT = 1000;

/** Small originals, in the store and in the account, as an upload leaves them. */
async function keepOriginals(count: number): Promise<void> {
  const kept = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const bytes = Buffer.from(`bản gốc ${n}`);
      const key = originalKey(createHash('sha256').update(bytes).digest('hex'));
      return { key, ...(await house.store.putIfAbsent(key, bytes)) };
    }),
  );
  await house.database.pool.query(
    `insert into originals (sha256, size_bytes, object_key) select * from unnest($1::text[], $2::bigint[], $3::text[])`,
    [kept.map((each) => each.sha256), kept.map((each) => each.sizeBytes), kept.map((each) => each.key)],
  );
}

test('one flipped byte and one lost file among a thousand are found, named and repaired from the replica', async () => {
  const { pool } = house.database;
  await keepOriginals(COUNT);
  const deps = { pool, store: house.store, replica: createFileStore(replicaFolder), log: silent };
  expect(await checkFixity(deps, { limit: COUNT })).toEqual({ checked: COUNT, copied: COUNT, damaged: [] });

  const { rows } = await pool.query<{ sha256: string }>('select sha256 from originals order by sha256');
  const [flipped = '', lost = '', hopeless = ''] = [rows[7]?.sha256, rows[519]?.sha256, rows[931]?.sha256];
  const pathOf = (folder: string, sha256: string) => join(folder, originalKey(sha256));
  const objects = join(house.folder, 'objects');
  const flip = async (path: string) => {
    const bytes = await readFile(path);
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    await writeFile(path, bytes);
  };
  await flip(pathOf(objects, flipped));
  await unlink(pathOf(objects, lost));
  // Damaged in both places: named, and left as it is for people to see.
  await flip(pathOf(objects, hopeless));
  await flip(pathOf(replicaFolder, hopeless));

  const report = await checkFixity(deps, { limit: COUNT });
  expect(report.damaged).toEqual(
    expect.arrayContaining([
      { sha256: flipped, found: 'corrupt', isRepaired: true },
      { sha256: lost, found: 'missing', isRepaired: true },
      { sha256: hopeless, found: 'corrupt', isRepaired: false },
    ]),
  );
  expect(report.damaged).toHaveLength(3);
  await expect(house.store.read(originalKey(flipped), { sha256: flipped })).resolves.toBeDefined();
  const account = await pool.query<{ action: string; subject: string }>(
    `select action, subject_id as subject from audit where subject_type = 'original'`,
  );
  expect(account.rows.map((entry) => [entry.action, entry.subject])).toEqual(
    expect.arrayContaining([
      ['original.repair', flipped],
      ['original.damage', hopeless],
    ]),
  );
  expect(await verifyAudit(pool)).toBeUndefined();
  expect((await checkFixity(deps, { limit: COUNT })).damaged).toEqual([
    { sha256: hopeless, found: 'corrupt', isRepaired: false },
  ]);
}, 120_000);
