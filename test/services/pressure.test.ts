import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { receiveAll } from '../../cli/ingest.ts';
import { createServer } from '../../dashboard/server/create-server.ts';
import { asFailure, FAILURES } from '../../pipeline/failures.ts';
import { RECORD_TYPES } from '../../pipeline/records/registry.ts';
import { BATCH_PRIORITY, createBatch } from '../../storage/database/batches.ts';
import { countOriginals, countStoredBytes } from '../../storage/database/originals.ts';
import { openSession } from '../../storage/database/sessions.ts';
import { createUser } from '../../storage/database/users.ts';
import { limitStore } from '../../storage/object-store/quota.ts';
import type { ObjectStore } from '../../storage/object-store/object-store.ts';
import { createEnqueue } from '../../workers/enqueue.ts';
import { createIntake, type Intake } from '../../workers/intake.ts';
import { openTestHouse, silent, type TestHouse } from '../support/house.ts';
import { createPlainRunner, makePlainScan } from '../support/plain-runner.ts';

let house: TestHouse;
beforeEach(async () => (house = await openTestHouse()), 60_000);
afterEach(() => house.close());

function makeIntake(
  limits: { minFreeBytes?: number; maxWaitingTasks?: number },
  store?: ObjectStore,
): Intake {
  const { pool } = house.database;
  return createIntake({
    pool,
    store: store ?? house.store,
    enqueue: createEnqueue({ pool, queue: house.queue, log: silent }),
    versions: createPlainRunner().versions,
    maxFileBytes: 1e8,
    limits: { minFreeBytes: 0, maxWaitingTasks: 1e6, ...limits },
  });
}

async function writeScan(name: string): Promise<{ path: string; relativePath: string }> {
  const path = join(house.folder, name);
  await writeFile(path, makePlainScan({ salt: name, pages: [{ name }] }));
  return { path, relativePath: name };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'taken',
    (error: unknown) => asFailure(error).code,
  );

test('a queue that is too deep takes nothing more, save for the desk, until some of it is done', async () => {
  const { pool } = house.database;
  const intake = makeIntake({ maxWaitingTasks: 3 });
  const batchId = await createBatch(pool, { name: 'thường' });
  const desk = await createBatch(pool, { name: 'quầy', priority: BATCH_PRIORITY.desk });
  const answers = [];
  for (let n = 0; n < 4; n++)
    answers.push(await codeOf(intake.receiveFile({ batchId, ...(await writeScan(`${n}.jpg`)) })));
  expect(answers).toEqual(['taken', 'taken', 'taken', 'taken']);
  await sleep(2100); // the count is taken every two seconds
  expect(await codeOf(intake.receiveFile({ batchId, ...(await writeScan('x.jpg')) }))).toBe('E-QUEUE-FULL');
  expect((await countOriginals(pool)).count).toBe(4);
  expect(await codeOf(intake.receiveFile({ batchId: desk, ...(await writeScan('quay.jpg')) }))).toBe('taken');
  // A sender with patience gets all of its files in once a worker is there.
  const files = await Promise.all(['y.jpg', 'z.jpg'].map(writeScan));
  const sent = receiveAll(intake, batchId, files);
  await house.startWorker();
  expect(await sent).toMatchObject({ taken: 2, refused: 0 });
  expect(await house.waitUntilDone(batchId)).toMatchObject({ files: 6, dossiersDone: 6 });
}, 60_000);

test('over the network: 503 with the reason, advice and when to come again; later the same file is taken', async () => {
  const { pool } = house.database;
  const user = await createUser(pool, {
    userName: 'nop',
    fullName: 'Người Nộp',
    passwordHash: '-',
    roles: ['operator'],
    mustChangePassword: false,
  });
  const token = 'phien-thu';
  const expiresAt = new Date(Date.now() + 60_000);
  await openSession(pool, createHash('sha256').update(token).digest('hex'), user?.id ?? 0, expiresAt);
  const batchId = await createBatch(pool, { name: 'qua mạng' });
  const send = async (intake: Intake) => {
    const app = await createServer({
      pool,
      objects: house.store,
      intake,
      listenProgress: () => Promise.resolve({ close: () => Promise.resolve() }),
      recordTypes: RECORD_TYPES,
      options: {
        scratchFolder: join(house.folder, 'scratch'),
        uploadMaxBytes: 1e7,
        isSecure: false,
        logLevel: 'silent',
        unitName: 'UBND xã Thử',
      },
    });
    try {
      const url = await app.listen({ host: '127.0.0.1', port: 0 });
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(randomBytes(100_000))]), 'to.jpg');
      const answer = await fetch(`${url}/api/batches/${batchId}/files`, {
        method: 'POST',
        body: form,
        headers: { cookie: `sogoc_session=${token}` },
      });
      return {
        status: answer.status,
        again: answer.headers.get('retry-after'),
        body: (await answer.json()) as object,
      };
    } finally {
      await app.close();
    }
  };
  expect(await send(makeIntake({ minFreeBytes: 1e18 }))).toMatchObject({
    status: 503,
    again: '30',
    body: { code: 'E-DISK-FULL', advice: { vi: FAILURES['E-DISK-FULL'].advice.vi } },
  });
  expect((await countOriginals(pool)).count).toBe(0);
  expect(await send(makeIntake({}))).toMatchObject({ status: 200, body: { files: [{ state: 'received' }] } });
}, 60_000);

test('a store that does not know its room is held to its quota, by what the account says is in it', async () => {
  const { pool } = house.database;
  const physical: ObjectStore = { ...house.store, freeBytes: () => Promise.resolve(undefined) };
  const store = limitStore(physical, { quotaBytes: 5000, countStored: () => countStoredBytes(pool) });
  const intake = makeIntake({ minFreeBytes: 1000 }, store);
  const batchId = await createBatch(pool, { name: 'kho nhỏ' });
  const file = await writeScan('a.jpg');
  await writeFile(file.path, randomBytes(2500));
  expect(await codeOf(intake.receiveFile({ batchId, ...file }))).toBe('taken');
  expect(await store.freeBytes()).toBe(2500);
  await writeFile(file.path, randomBytes(2500));
  expect(await codeOf(intake.receiveFile({ batchId, ...file }))).toBe('E-DISK-FULL');
  expect(await countStoredBytes(pool)).toBe(2500);
  await writeFile(file.path, randomBytes(1400));
  expect(await codeOf(intake.receiveFile({ batchId, ...file }))).toBe('taken');
});

/** A disk of its own, so that it can really be full. */
function mountSmallDisk(folder: string): boolean {
  return (
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' }).status === 0
  );
}

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

(canMount ? test : test.skip)(
  `${canMount ? '' : 'NOT RUN (needs root to mount a small disk): '}on a full disk nothing is lost, and work goes on once there is room`,
  async () => {
    const { pool } = house.database;
    const disk = join(house.folder, 'objects');
    await mkdir(disk, { recursive: true });
    if (!mountSmallDisk(disk)) throw new Error('root may not mount here');
    try {
      const batchId = await createBatch(pool, { name: 'đĩa đầy' });
      for (let n = 0; n < 5; n++)
        await house.intake.receiveFile({ batchId, ...(await writeScan(`${n}.jpg`)) });
      await house.intake.sealBatch(batchId);
      const ballast = join(disk, 'ballast');
      await writeFile(ballast, randomBytes(2 ** 21)).catch(() => undefined);

      const late = await createBatch(pool, { name: 'đến muộn' });
      const file = await writeScan('muon.jpg');
      await writeFile(file.path, randomBytes(50_000));
      expect(await codeOf(house.intake.receiveFile({ batchId: late, ...file }))).toBe('E-DISK-FULL');
      expect((await countOriginals(pool)).count).toBe(5);
      expect(await readdir(join(disk, 'incoming'))).toEqual([]);

      await house.startWorker();
      const stuck = async () =>
        (
          await pool.query<{ count: number }>(
            `select count(*) as count from tasks where state = 'pending' and failure_code = 'E-DISK-FULL'`,
          )
        ).rows[0]?.count ?? 0;
      while ((await stuck()) < 5) await sleep(100);
      await rm(ballast);
      expect(await house.waitUntilDone(batchId, 40_000)).toMatchObject({ dossiersDone: 5, pagesFailed: 0 });
      await writeFile(file.path, makePlainScan({ salt: 'muộn', pages: [{ name: 'Đến Muộn' }] }));
      expect(await codeOf(house.intake.receiveFile({ batchId: late, ...file }))).toBe('taken');
      await house.intake.sealBatch(late);
      await house.waitUntilDone(late);
    } finally {
      spawnSync('umount', ['-l', disk]);
    }
  },
  90_000,
);
