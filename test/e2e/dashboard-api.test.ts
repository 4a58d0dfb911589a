import sharp from 'sharp';
import type { App } from '../../dashboard/server/app.ts';
import { hashPassword } from '../../dashboard/server/auth/password.ts';
import type { Role } from '../../dashboard/server/schemas/people.ts';
import type { RecordView } from '../../dashboard/server/schemas/records.ts';
import { createUser } from '../../storage/database/users.ts';
import { PASSWORD, serveTestHouse } from '../support/dashboard.ts';
import { createPlainRunner } from '../support/plain-runner.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

/** The API on a real database, queue and store; what stands on the pages is given (test/support/plain-runner.ts). */

let house: TestHouse;
let app: App;

beforeAll(async () => {
  house = await openTestHouse();
  const view = await sharp({ create: { width: 400, height: 600, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const plain = createPlainRunner();
  await house.startWorker({
    ...plain,
    readPage: async (bytes, page, signal) => ({
      ...(await plain.readPage(bytes, page, signal)),
      viewImage: view,
    }),
  });
  app = await serveTestHouse(house);
  const passwordHash = await hashPassword(PASSWORD);
  for (const [userName, role] of [
    ['so-hoa', 'operator'],
    ['duyet', 'reviewer'],
    ['tra-cuu', 'reader'],
    ['quan-tri', 'admin'],
  ] as const)
    await createUser(house.database.pool, {
      userName,
      fullName: userName,
      passwordHash,
      roles: [role satisfies Role],
      mustChangePassword: false,
    });
}, 60_000);

afterAll(async () => {
  await app?.close();
  await house?.close();
});

type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
) => Promise<Answer>;
interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

async function signIn(userName: string): Promise<Ask> {
  const response = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { userName, password: PASSWORD },
    remoteAddress: `10.0.0.${Math.ceil(Math.random() * 250)}`,
  });
  const [cookie] = response.cookies;
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  return async (method, url, body) => {
    const answer = await app.inject({
      method,
      url: `/api${url}`,
      cookies: { sogoc_session: cookie?.value ?? '' },
      ...(body ? { payload: body } : {}),
    });
    const isJson = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, body: isJson ? answer.json<Record<string, unknown>>() : {} };
  };
}

async function readOne(name: string): Promise<number> {
  const batchId = await house.send({ [`${name}.jpg`]: { salt: name, pages: [{ name }] } });
  await house.waitUntilDone(batchId);
  const { rows } = await house.database.pool.query<{ id: number }>(
    'select id from records where batch_id = $1',
    [batchId],
  );
  return rows[0]?.id ?? 0;
}

describe('who may do what', () => {
  test('a wrong password and an unknown name are told the same way', async () => {
    const attempt = async (userName: string) => {
      const payload = { userName, password: 'sai' };
      return (
        await app.inject({ method: 'POST', url: '/api/session', payload, remoteAddress: '10.1.0.1' })
      ).json<unknown>();
    };
    expect(await attempt('duyet')).toEqual(await attempt('khong-co-ai'));
    expect(await attempt('duyet')).toMatchObject({ code: 'E-SIGN-IN', message: { vi: expect.any(String) } });
  });

  test('a change that comes from another site is refused, cookie or not', async () => {
    const foreign = await app.inject({
      method: 'DELETE',
      url: '/api/session',
      headers: { origin: 'https://noi-khac.example', host: 'localhost' },
    });
    expect(foreign.json<unknown>()).toMatchObject({ code: 'E-FOREIGN-ORIGIN' });
  });

  test.each([
    ['reader', 'tra-cuu', ['/batches', '/review/next', '/statistics', '/users', '/books']],
    ['reviewer', 'duyet', ['/batches', '/statistics', '/users']],
    ['operator', 'so-hoa', ['/users']],
  ])('a %s may not enter other rooms', async (_role, userName, urls) => {
    const ask = await signIn(userName);
    for (const url of urls) expect([url, (await ask('GET', url)).status]).toEqual([url, 403]);
  });

  test('a reader sees a record and its page only once it is approved and a look-up found it', async () => {
    const recordId = await readOne('Bùi Thị Chờ Duyệt');
    const reader = await signIn('tra-cuu');
    const reviewer = await signIn('duyet');
    const seen = await reviewer('GET', `/records/${recordId}`);
    const { version, pages } = seen.body as unknown as RecordView;
    expect((await reader('GET', `/records/${recordId}`)).status).toBe(403);
    expect((await reader('GET', `/pages/${pages[0]?.id}/image`)).status).toBe(403);
    expect((await reviewer('POST', `/records/${recordId}/approve`, { version })).status).toBe(200);
    expect((await reader('GET', `/records/${recordId}`)).status).toBe(403);
    await reader('POST', '/look-ups', {
      text: 'Bùi Thị Chờ Duyệt',
      year: null,
      recordType: null,
      purpose: 'công chứng hợp đồng',
    });
    expect((await reader('GET', `/records/${recordId}`)).status).toBe(200);
    expect((await reader('GET', `/pages/${pages[0]?.id}/image?width=100`)).status).toBe(200);
  });

  test('an administrator cannot lock themselves out', async () => {
    const ask = await signIn('quan-tri');
    const { body } = await ask('GET', '/session');
    const { id } = body['user'] as { id: number };
    const answer = await ask('PATCH', `/users/${id}`, { roles: ['admin'], isActive: false });
    expect(answer).toMatchObject({ status: 409, body: { code: 'E-LAST-ADMIN' } });
  });
});

describe('correcting', () => {
  test('two people on one field: the second is shown what the first has written, and nothing is lost', async () => {
    const recordId = await readOne('Đặng Văn Hai');
    const [first, second] = [await signIn('duyet'), await signIn('so-hoa')];
    const save = (value: string) => ({ value, state: 'present', isAsInBook: false, version: 1 });
    const url = `/records/${recordId}/fields/child_full_name`;
    expect((await first('PUT', url, save('Đặng Văn Hải'))).body).toMatchObject({
      field: { value: 'Đặng Văn Hải', raw: 'Đặng Văn Hai', version: 2, trust: 'sure', isChecked: true },
    });
    const conflict = await second('PUT', url, save('Đặng Vân Hai'));
    expect(conflict).toMatchObject({
      status: 409,
      body: { code: 'E-CONFLICT', field: { value: 'Đặng Văn Hải', version: 2, verifiedBy: 'duyet' } },
    });
    const { body } = await first('GET', `${url}/history`);
    expect(body['history']).toMatchObject([
      { source: 'ocr', value: 'Đặng Văn Hai' },
      { source: 'manual', value: 'Đặng Văn Hải', userName: 'duyet' },
    ]);
  });

  test('approval names the version that was seen: a record changed since is not approved', async () => {
    const recordId = await readOne('Lý Thị Phiên Bản');
    const ask = await signIn('duyet');
    const { version } = (await ask('GET', `/records/${recordId}`)).body as unknown as RecordView;
    await ask('PUT', `/records/${recordId}/fields/child_full_name`, {
      value: 'Lý Thị Bản',
      state: 'present',
      isAsInBook: false,
      version: 1,
    });
    expect((await ask('POST', `/records/${recordId}/approve`, { version })).body).toMatchObject({
      code: 'E-NOT-APPROVABLE',
    });
  });

  test('a field nobody read can be filled in; the rules speak in the titles that people know', async () => {
    const recordId = await readOne('Hồ Văn Luật');
    const ask = await signIn('duyet');
    const { body } = await ask('PUT', `/records/${recordId}/fields/child_birth_date`, {
      value: '2021-13-45',
      state: 'present',
      isAsInBook: false,
      version: 0,
    });
    expect(body).toMatchObject({ field: { value: '2021-13-45', version: 1 } });
    const findings = body['findings'] as { code: string; message: { vi: string; en: string } }[];
    const message = findings.find((finding) => finding.code === 'V-DATE')?.message;
    expect(message?.vi).toMatch(/^«.+» không phải là ngày, tháng, năm có thật\.$/);
    expect(message?.en).toMatch(/^“[ -~]+” is not a date that exists\.$/);
  });
});

describe('looking up', () => {
  test('finds without accents, frames the name, and keeps who asked and why', async () => {
    const recordId = await readOne('Nguyễn Thị Diễm Phượng');
    const ask = await signIn('duyet');
    const look = { text: 'nguyen thi diem phuong', year: null, recordType: null, purpose: 'Cấp bản sao' };
    const { body } = await ask('POST', '/look-ups', look);
    expect(body['hits']).toMatchObject([
      { recordId, name: 'Nguyễn Thị Diễm Phượng', page: 1, bbox: [10, 20, 110, 40] },
    ]);
    const { rows } = await house.database.pool.query(
      'select purpose, hit_count from lookups order by id desc limit 1',
    );
    expect(rows).toEqual([{ purpose: 'Cấp bản sao', hit_count: 1 }]);
  });

  test('without a purpose nothing is looked up', async () => {
    const ask = await signIn('tra-cuu');
    const answer = await ask('POST', '/look-ups', { text: 'an', year: null, recordType: null, purpose: '' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'E-NO-REASON' } });
  });
});

test('what failed is told with its reason and advice, and is put back to work on request', async () => {
  const batchId = await house.send({ 'hong.jpg': { salt: 'retry', pages: [], fails: 'E-TRUNCATED' } });
  await house.waitUntilDone(batchId);
  const ask = await signIn('so-hoa');
  const { body } = await ask('GET', `/batches/${batchId}`);
  const [failure] = body['failures'] as { id: string; fileName: string; problem: object }[];
  expect(failure).toMatchObject({
    fileName: 'hong.jpg',
    problem: { code: 'E-TRUNCATED', advice: { vi: 'Quét lại trang này rồi nộp lại.' } },
  });
  expect((await ask('POST', `/failures/${failure?.id}/retry`)).body).toEqual({ tasks: expect.any(Number) });
});

test('the document of the API describes every route, and no answer carries a stack', async () => {
  const ask = await signIn('quan-tri');
  const { body } = await ask('GET', '/docs/json');
  expect(Object.keys(body['paths'] as object)).toEqual(
    expect.arrayContaining([
      '/api/batches/{batchId}/files',
      '/api/records/{recordId}/fields/{fieldId}',
      '/api/look-ups',
    ]),
  );
  const wrong = await ask('GET', '/records/khong-phai-so');
  expect(wrong).toMatchObject({ status: 400, body: { code: 'E-BAD-REQUEST' } });
  expect(JSON.stringify(wrong.body)).not.toMatch(/\bat .*:\d+|node_modules/);
});
