import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asFailure } from '../../pipeline/failures.ts';
import { createBatch } from '../../storage/database/batches.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { makePlainScan } from '../support/plain-runner.ts';
import { listDossiers, listRecordIds } from '../support/stored.ts';

/** The same papers put in twice in the same moment, as two people at two desks do it: one of the two is read. */

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
  await house.startWorker();
  await house.startWorker();
}, 60_000);

afterAll(() => house?.close());

const scan = (name: string) => makePlainScan({ pages: [{ name }] });

async function receive(batchId: number, relativePath: string, bytes: Buffer): Promise<void> {
  const path = join(house.folder, randomUUID());
  await writeFile(path, bytes);
  // Two that wait for one another are told to come again, as any sender does.
  for (let tries = 1; ; tries++) {
    try {
      await house.intake.receiveFile({ batchId, path, relativePath });
      return;
    } catch (error) {
      if (asFailure(error).code !== 'E-DATABASE-AWAY' || tries === 5) throw error;
    }
  }
}

/** Files in the order given; `meet` is waited for before the batch is closed. */
async function send(files: readonly (readonly [string, Buffer])[], meet: () => Promise<void>) {
  const batchId = await createBatch(house.database.pool, { name: `Lô ${randomUUID()}` });
  for (const [name, bytes] of files) await receive(batchId, name, bytes);
  await meet();
  await house.intake.sealBatch(batchId);
  return batchId;
}

/** Lets nobody go on before all have come. */
function meetAt(count: number): () => Promise<void> {
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  let come = 0;
  return () => {
    come += 1;
    if (come === count) open();
    return all;
  };
}

async function statesOf(batchIds: readonly number[]): Promise<{ states: string[]; records: number }> {
  await Promise.all(batchIds.map((batchId) => house.waitUntilDone(batchId, 60_000)));
  const { pool } = house.database;
  const dossiers = await Promise.all(batchIds.map((batchId) => listDossiers(pool, batchId)));
  const records = await Promise.all(batchIds.map((batchId) => listRecordIds(pool, batchId)));
  return {
    states: dossiers
      .flat()
      .map((dossier) => dossier.state)
      .sort(),
    records: records.flat().length,
  };
}

const ROUNDS = 12;

test('the same file in two new batches at once is read once, whichever comes first', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const file = scan(`NGƯỜI THỨ ${round}`);
    const meet = meetAt(2);
    const batchIds = await Promise.all([send([['a.jpg', file]], meet), send([['b.jpg', file]], meet)]);
    expect([round, await statesOf(batchIds)]).toEqual([round, { states: ['done', 'duplicate'], records: 1 }]);
  }
}, 120_000);

test('the same dossier of two pages, its pages crossing on their way, is read once', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const first = scan(`TRANG MỘT ${round}`);
    const second = scan(`TRANG HAI ${round}`);
    const meet = meetAt(2);
    const batchIds = await Promise.all([
      send([['x-p1.jpg', first], ['x-p2.jpg', second]], meet), // prettier-ignore
      send([['x-p2.jpg', second], ['x-p1.jpg', first]], meet), // prettier-ignore
    ]);
    expect([round, await statesOf(batchIds)]).toEqual([round, { states: ['done', 'duplicate'], records: 2 }]);
  }
}, 120_000);

test('content that lies unread in a batch that nobody closed does not make its next two copies duplicates', async () => {
  const file = scan('LÒ THỊ BỎ DỞ');
  const abandoned = await createBatch(house.database.pool, { name: 'Lô bỏ dở' });
  await receive(abandoned, 'a.jpg', file);
  const meet = meetAt(2);
  const batchIds = await Promise.all([send([['b.jpg', file]], meet), send([['c.jpg', file]], meet)]);
  expect(await statesOf(batchIds)).toEqual({ states: ['done', 'duplicate'], records: 1 });
  // Closed after all: it was read by now, and is not read once more.
  await house.intake.sealBatch(abandoned);
  expect(await statesOf([abandoned])).toEqual({ states: ['duplicate'], records: 0 });
}, 60_000);

test('content that could not be put together before is tried again when it is put in again', async () => {
  const file = makePlainScan({ pages: [{ fails: 'E-TOO-SMALL' }] });
  const [first, second] = [
    await send([['a.jpg', file]], () => Promise.resolve()),
    await send([['a.jpg', file]], () => Promise.resolve()),
  ];
  expect(await statesOf([first, second])).toEqual({ states: ['failed', 'failed'], records: 0 });
}, 60_000);
