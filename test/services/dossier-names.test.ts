import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MIGRATIONS } from '../../storage/database/migrations/index.ts';
import { createBatch } from '../../storage/database/batches.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { makePlainScan } from '../support/plain-runner.ts';

/** What becomes one dossier of a batch, by the names of the files alone and in whatever order they come. */

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
}, 60_000);
afterAll(() => house.close());

let count = 0;
async function receive(names: readonly string[]): Promise<Record<string, string[]>> {
  const batchId = await createBatch(house.database.pool, { name: `lô ${++count}` });
  for (const [n, name] of names.entries()) {
    const path = join(house.folder, `${count}-${n}`);
    await writeFile(path, makePlainScan({ salt: `${count}-${name}`, pages: [{ name }] }));
    await house.intake.receiveFile({ batchId, path, relativePath: name });
  }
  const { rows } = await house.database.pool.query<{ name: string; files: string[] }>(
    `select d.name, array_agg(u.original_name order by u.position, u.original_name collate "C") as files
     from dossiers d join uploads u on u.dossier_id = d.id where d.batch_id = $1 group by d.id`,
    [batchId],
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.files]));
}

const LONG = 'Hợp đồng chuyển nhượng quyền sử dụng đất, tài sản gắn liền với đất '.repeat(3);

test.each([
  [
    'a master beside its copy',
    ['q/so-8.tif', 'q/so-8.jpg'],
    { 'q/so-8': ['q/so-8.jpg'], 'q/so-8.tif': ['q/so-8.tif'] },
  ],
  [
    'a single file beside pages of its name',
    ['so-5.jpg', 'so-5-p2.jpg', 'so-5-p1.jpg'],
    { 'so-5': ['so-5-p1.jpg', 'so-5-p2.jpg'], 'so-5.jpg': ['so-5.jpg'] },
  ],
  [
    'two contracts that agree in their first 120 letters',
    [`${LONG}A.pdf`, `${LONG}B.pdf`],
    { [`${LONG}A`]: [`${LONG}A.pdf`], [`${LONG}B`]: [`${LONG}B.pdf`] },
  ],
  [
    'pages of a Mac and of Windows',
    ['Hồ sơ-p1.jpg'.normalize('NFD'), 'Hồ sơ-p2.jpg'],
    { 'Hồ sơ': ['Hồ sơ-p1.jpg', 'Hồ sơ-p2.jpg'] },
  ],
  [
    'names that Windows would not take',
    ['Trích lục: số 5?.jpg'],
    { 'Trích lục: số 5?': ['Trích lục: số 5?.jpg'] },
  ],
])('%s', async (_title, names, expected) => {
  expect(await receive(names)).toEqual(expected);
  expect(await receive([...names].reverse())).toEqual(expected);
});

test('a batch of an older version goes on with its dossiers', async () => {
  const { ownerPool: pool } = house.database;
  const batchId = await createBatch(pool, { name: 'lô cũ' });
  const path = join(house.folder, 'older');
  await writeFile(path, makePlainScan({ salt: 'older', pages: [{ name: 'a' }] }));
  for (const name of ['so-1-p1.jpg', 'so-2.jpg'])
    await house.intake.receiveFile({ batchId, path, relativePath: name });
  await pool.query('drop index dossiers_key');
  await pool.query('alter table dossiers drop column key');
  await pool.query(MIGRATIONS.find((one) => one.name === 'dossier-keys')?.sql ?? '');
  const { rows } = await pool.query<{ key: string }>(
    'select key from dossiers where batch_id = $1 order by name',
    [batchId],
  );
  expect(rows.map((row) => row.key)).toEqual(['dossier:so-1', 'file:so-2.jpg']);
});
