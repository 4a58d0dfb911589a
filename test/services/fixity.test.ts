import { mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listAudit, verifyAudit } from '../../storage/database/audit.ts';
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

test('one flipped byte and one lost file among many are found, named and repaired from the replica', async () => {
  const { pool } = house.database;
  await house.send(
    Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`g${n}.jpg`, { salt: `${n}`, pages: [] }])),
  );
  const deps = { pool, store: house.store, replica: createFileStore(replicaFolder), log: silent };
  expect(await checkFixity(deps, { limit: 1000 })).toEqual({ checked: 40, copied: 40, damaged: [] });

  const { rows } = await pool.query<{ sha256: string }>('select sha256 from originals order by sha256');
  const [flipped = '', lost = '', hopeless = ''] = [rows[7]?.sha256, rows[19]?.sha256, rows[31]?.sha256];
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

  const report = await checkFixity(deps, { limit: 1000 });
  expect(report.damaged).toEqual(
    expect.arrayContaining([
      { sha256: flipped, found: 'corrupt', isRepaired: true },
      { sha256: lost, found: 'missing', isRepaired: true },
      { sha256: hopeless, found: 'corrupt', isRepaired: false },
    ]),
  );
  expect(report.damaged).toHaveLength(3);
  await expect(house.store.read(originalKey(flipped), { sha256: flipped })).resolves.toBeDefined();
  const account = await listAudit(pool, { subjectType: 'original' });
  expect(account.map((entry) => [entry.action, entry.subjectId])).toEqual(
    expect.arrayContaining([
      ['original.repair', flipped],
      ['original.damage', hopeless],
    ]),
  );
  expect(await verifyAudit(pool)).toBeUndefined();
  expect((await checkFixity(deps, { limit: 1000 })).damaged).toEqual([
    { sha256: hopeless, found: 'corrupt', isRepaired: false },
  ]);
});
