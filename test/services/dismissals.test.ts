import type {
  BatchDetail,
  BatchView,
  DossierPage,
  FailureView,
  OpenBatch,
} from '../../dashboard/server/schemas/batches.ts';
import type { QueueView } from '../../dashboard/server/schemas/queue.ts';
import type { ReviewQueue } from '../../dashboard/server/schemas/records.ts';
import { createPlainRunner, makePlainScan } from '../support/plain-runner.ts';
import { openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';

/** What could not be read is let go with a reason or replaced, returned records stand apart, and open batches tell what they hold. */

let dashboard: TestDashboard;
let ask: Ask;
let admin: Ask;

beforeAll(async () => {
  dashboard = await openTestDashboard();
  ask = await dashboard.signIn('operator');
  admin = await dashboard.signIn('admin');
  await dashboard.house.startWorker(createPlainRunner({ confidence: 0.96 }));
}, 60_000);
afterAll(() => dashboard.close());

const readDetail = async (batchId: number) => (await ask<BatchDetail>('GET', `/batches/${batchId}`)).body;
const readAccount = async (action: string) =>
  (
    await dashboard.house.database.pool.query<{ actor: number; details: Record<string, unknown> }>(
      'select actor_id as actor, details from audit where action = $1 order by seq',
      [action],
    )
  ).rows;

function findFailure(detail: BatchDetail, fileName: string): FailureView {
  const failure = detail.failures.find((one) => one.fileName === fileName);
  if (!failure) throw new Error(`${fileName} is no failure: ${JSON.stringify(detail.failures)}`);
  return failure;
}

/** Sends a scan as a browser does, in the place of one that failed. */
async function replace(failureId: string, name: string, bytes: Buffer, reason: string | null) {
  const cookies = await signInForUpload();
  const boundary = 'xxxBOUNDARYxxx';
  const part = (head: string, body: Buffer | string) =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ]);
  const payload = Buffer.concat([
    ...(reason === null ? [] : [part('name="reason"', reason)]),
    part(`name="file"; filename="${name}"`, bytes),
    Buffer.from(`--${boundary}--\r\n`),
  ]);
  const answer = await dashboard.app.inject({
    method: 'POST',
    url: `/api/failures/${failureId}/replacement`,
    cookies,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

async function signInForUpload(): Promise<Record<string, string>> {
  const { PASSWORD } = await import('../support/dashboard.ts');
  const session = await dashboard.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { userName: 'operator', password: PASSWORD },
    remoteAddress: '10.9.9.9',
  });
  return { sogoc_session: session.cookies[0]?.value ?? '' };
}

describe('what could not be read', () => {
  let batchId: number;
  beforeAll(async () => {
    batchId = await dashboard.house.send({
      'tot.jpg': { salt: 'd1', pages: [{ name: 'Bùi Thị Tốt' }] },
      'hong.jpg': { salt: 'd2', pages: [], fails: 'E-TRUNCATED' },
      'nhieu-trang.pdf': { salt: 'd3', pages: [{ name: 'Bùi Văn Còn' }, { fails: 'E-TOO-SMALL' }] },
      'cho.jpg': { salt: 'd4', pages: [], fails: 'E-BUG' },
    });
    await dashboard.house.waitUntilDone(batchId);
  }, 60_000);

  test('is offered for another try only where that can help', async () => {
    const detail = await readDetail(batchId);
    expect(findFailure(detail, 'hong.jpg')).toMatchObject({ canRetry: false, canReplace: true, page: null });
    expect(findFailure(detail, 'nhieu-trang.pdf')).toMatchObject({
      canRetry: false,
      canReplace: true,
      page: 2,
    });
    expect(findFailure(detail, 'cho.jpg')).toMatchObject({ canRetry: true, canReplace: true });
    const queue = (await admin<QueueView>('GET', '/queue')).body;
    expect(new Map(queue.failures.map(({ problem, canRetry }) => [problem.code, canRetry]))).toEqual(
      new Map([
        ['E-TRUNCATED', false],
        ['E-TOO-SMALL', false],
        ['E-BUG', true],
      ]),
    );
  });

  test('is let go with a reason: it counts no more anywhere, and the account says who and why', async () => {
    const before = await readDetail(batchId);
    const [file, page] = [findFailure(before, 'hong.jpg'), findFailure(before, 'nhieu-trang.pdf')];
    expect((await ask('POST', `/failures/${file.id}/dismiss`, { reason: '  ' })).status).toBe(400);
    expect(
      (await ask('POST', `/failures/${file.id}/dismiss`, { reason: 'Không phải bản quét' })).status,
    ).toBe(200);
    const after = await readDetail(batchId);
    expect(after.batch.pagesFailed).toBe(before.batch.pagesFailed - 1);
    expect(after.dossiers.needsPerson).toBe(before.dossiers.needsPerson - 1);
    expect(after.failures.map(({ id }) => id)).not.toContain(file.id);
    expect(after.batch.dossiersDismissed).toBe(1);
    expect(
      (await ask('POST', `/failures/${page.id}/dismiss`, { reason: 'Trang trắng, không cần đọc' })).status,
    ).toBe(200);
    const queue = (await admin<QueueView>('GET', '/queue')).body;
    expect(queue.failures.map(({ problem }) => problem.code)).not.toContain('E-TRUNCATED');
    expect(queue.failures.map(({ problem }) => problem.code)).not.toContain('E-TOO-SMALL');
    expect(await readAccount('upload.dismiss')).toMatchObject([
      { actor: dashboard.userIds.operator, details: { reason: 'Không phải bản quét' } },
    ]);
    expect(await readAccount('page.dismiss')).toHaveLength(1);
    const shown = (await ask<DossierPage>('GET', `/batches/${batchId}/dossiers`)).body.dossiers;
    expect(shown.find(({ name }) => name === 'hong')?.dismissReason).toBe('Không phải bản quét');
    // What was let go is not put back to work behind one's back.
    expect((await admin('POST', '/queue/retry', { failureCode: 'E-TRUNCATED' })).body).toEqual({ tasks: 0 });
    // A page that was read is nothing to let go.
    const read = shown.find(({ name }) => name === 'tot')?.pages[0]?.id ?? 0;
    expect((await ask('POST', `/failures/page-${read}/dismiss`, { reason: 'Thử xem sao' })).status).toBe(404);
  });

  test('is replaced with another scan, in the same place of the same dossier', async () => {
    const sent = await dashboard.house.send({
      'KS-09-p1.jpg': { salt: 'r1', pages: [{ name: 'Cao Thị Đầu' }] },
      'KS-09-p2.jpg': { salt: 'r2', pages: [], fails: 'E-TRUNCATED' },
      'KS-09-p3.jpg': { salt: 'r3', pages: [{ name: 'Cao Thị Cuối' }] },
    });
    await dashboard.house.waitUntilDone(sent);
    const failure = findFailure(await readDetail(sent), 'KS-09-p2.jpg');
    const good = Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff]),
      makePlainScan({ salt: 'r4', pages: [{ name: 'Cao Thị Giữa' }] }),
    ]);
    expect((await replace(failure.id, 'quet-lai.png', good, null)).status).toBe(400);
    const same = makePlainScan({ salt: 'r2', pages: [], fails: 'E-TRUNCATED' });
    expect(await replace(failure.id, 'x.jpg', same, 'Tệp hỏng, quét lại')).toMatchObject({
      body: { state: 'refused', problem: { code: 'E-SAME-SCAN' } },
    });
    expect(await replace(failure.id, 'quet-lai.png', good, 'Tệp hỏng, quét lại')).toMatchObject({
      status: 200,
      body: { state: 'received', problem: null },
    });
    await dashboard.house.waitUntilDone(sent);
    const detail = await readDetail(sent);
    expect(detail).toMatchObject({
      failures: [],
      dossiers: { all: 1, failed: 0 },
      batch: { pagesFailed: 0, pagesDone: 3 },
    });
    const [dossier] = (await ask<DossierPage>('GET', `/batches/${sent}/dossiers`)).body.dossiers;
    expect(dossier?.pages.map(({ fileName }) => fileName)).toEqual([
      'KS-09-p1.jpg',
      'KS-09-p2.png',
      'KS-09-p3.jpg',
    ]);
    expect(await readAccount('upload.replace')).toMatchObject([
      { actor: dashboard.userIds.operator, details: { reason: 'Tệp hỏng, quét lại', batchId: sent } },
    ]);
    const { rows } = await dashboard.house.database.pool.query(
      `select f.value from records r join fields f on f.record_id = r.id and f.field_id = 'child_full_name'
       where r.batch_id = $1 and r.state <> 'superseded' order by r.ordinal`,
      [sent],
    );
    expect(rows.map(({ value }: { value: string }) => value)).toEqual([
      'Cao Thị Đầu',
      'Cao Thị Giữa',
      'Cao Thị Cuối',
    ]);
  }, 60_000);
});

test('a record that was given back is not the next one; those given back are gone through apart', async () => {
  const names = ['Đinh Thị Một', 'Đinh Thị Hai', 'Đinh Thị Ba'];
  const files = Object.fromEntries(
    names.map((name, n) => [`dt-${n}.jpg`, { salt: name, pages: [{ name }] }]),
  );
  const batchId = await dashboard.house.send(files);
  await dashboard.house.waitUntilDone(batchId);
  const next = async (query = '') =>
    (await ask<ReviewQueue>('GET', `/review/next?batch=${batchId}${query}`)).body;
  const first = (await next()).recordId ?? 0;
  expect((await ask('POST', `/records/${first}/return`, { reason: 'Thiếu trang' })).status).toBe(200);
  const seen: (number | null)[] = [];
  for (let after = first, step = 0; step < 4; step++) {
    const { recordId, returned } = await next(`&after=${after}`);
    expect(returned).toBe(1);
    seen.push(recordId);
    after = recordId ?? after;
  }
  expect(seen).not.toContain(first);
  expect(new Set(seen).size).toBe(2);
  expect((await next()).recordId).not.toBe(first);
  expect(await next('&queue=returned')).toMatchObject({ recordId: first });
});

test('a batch left open tells its sender what it holds, and nobody else', async () => {
  const made = (await ask<BatchView>('POST', '/batches', { name: 'Tập dở', book: null })).body;
  const path = `${dashboard.house.folder}/do.jpg`;
  const { writeFile } = await import('node:fs/promises');
  await writeFile(path, makePlainScan({ salt: 'do', pages: [{ name: 'Hồ Thị Dở' }] }));
  await dashboard.house.intake.receiveFile({ batchId: made.id, path, relativePath: 'tap/do.jpg' });
  const mine = (await ask<{ open: OpenBatch[] }>('GET', '/open-batches')).body.open;
  expect(mine).toMatchObject([
    {
      batch: { id: made.id, state: 'receiving', files: 1, lastFileAt: expect.any(String) },
      files: [{ name: 'tap/do.jpg' }],
    },
  ]);
  expect((await admin<{ open: OpenBatch[] }>('GET', '/open-batches')).body.open).toEqual([]);
  await ask('POST', `/batches/${made.id}/close`);
  expect((await ask<{ open: OpenBatch[] }>('GET', '/open-batches')).body.open).toEqual([]);
});
