import { PASSWORD, openTestDashboard, type TestDashboard } from '../support/dashboard.ts';

/** Wrong tries to sign in are slowed by name and by address, told in the account, and never tell whether a name is somebody's. */

let dashboard: TestDashboard;
beforeEach(async () => {
  dashboard = await openTestDashboard({ trustedProxies: ['loopback', '192.0.2.0/24'] });
}, 60_000);
afterEach(() => dashboard.close());

interface Try {
  readonly userName?: string;
  readonly password?: string;
  readonly from?: string;
  readonly forwarded?: string;
}

async function attempt({ userName = 'reader', password = 'sai', from = '198.51.100.7', forwarded }: Try) {
  const answer = await dashboard.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { userName, password },
    remoteAddress: from,
    ...(forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } }),
  });
  return {
    status: answer.statusCode,
    code: answer.json<{ code?: string }>().code,
    again: answer.headers['retry-after'],
    text: answer.body,
  };
}

const query = async <Row extends object>(sql: string, values: unknown[] = []) =>
  (await dashboard.house.database.pool.query<Row>(sql, values)).rows;
/** As if so much time had passed for all that is closed. */
const wait = (minutes: number) =>
  query(
    `update sign_in_tries set closed_until = closed_until - $1 * interval '1 minute', last_at = last_at - $1 * interval '1 minute'`,
    [minutes],
  );

/** As if so many tries from there had been wrong. */
const hasFailed = (times: number, address = '%') =>
  query(`update sign_in_tries set failed = $1 where kind = 'address' and key like $2`, [times, address]);

test('after five wrong passwords the name is closed, wherever the tries come from, ever longer; then it opens', async () => {
  const from = (n: number) => `198.51.100.${n}`;
  for (let n = 1; n <= 5; n++)
    expect(await attempt({ from: from(n) })).toMatchObject({ status: 401, code: 'E-SIGN-IN' });
  const waits: number[] = [];
  for (let n = 6; n <= 13; n++) {
    const closed = await attempt({ password: PASSWORD, from: from(n) });
    expect(closed).toMatchObject({ status: 429, code: 'E-TOO-MANY-TRIES' });
    waits.push(Math.round(Number(closed.again) / 60));
    await wait(60);
    expect((await attempt({ from: from(n) })).status).toBe(401);
  }
  expect(waits).toEqual([1, 2, 4, 8, 15, 15, 15, 60]);
  await wait(60);
  expect((await attempt({ password: PASSWORD })).status).toBe(200);
  // A right sign-in clears the count.
  for (let n = 1; n <= 5; n++) expect((await attempt({ from: from(n) })).status).toBe(401);
});

test('a closed name answers the same to a right and a wrong password, and as a name that is nobody’s', async () => {
  const answers: string[] = [];
  for (const userName of ['reader', 'khong-co-ai', 'READER'.toLowerCase()])
    for (let n = 0; n < 5; n++) await attempt({ userName, from: `203.0.113.${n + 1}` });
  for (const [userName, password] of [
    ['reader', PASSWORD],
    ['reader', 'sai'],
    ['Reader', PASSWORD],
    ['khong-co-ai', 'sai'],
    ['KHONG-CO-AI', PASSWORD],
  ] as const)
    answers.push((await attempt({ userName, password })).text.replace(/:\d+/, ':n'));
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain('E-TOO-MANY-TRIES');
});

test('many tries at once are counted like one after another', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, n) => attempt({ from: `198.51.100.${n + 1}` })),
  );
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
});

test('an address that tries one name after another is closed, for right ones too; another address is not', async () => {
  for (let n = 1; n <= 4; n++) expect((await attempt({ userName: `nguoi-${n}` })).status).toBe(401);
  await hasFailed(29);
  expect((await attempt({ userName: 'nguoi-30' })).status).toBe(401);
  expect(await attempt({ password: PASSWORD })).toMatchObject({ status: 429, again: '60' });
  expect((await attempt({ password: PASSWORD, from: '198.51.100.8' })).status).toBe(200);
});

test('one locked name does not close the address of a whole office', async () => {
  for (let n = 1; n <= 50; n++) await attempt({});
  expect(await query(`select failed from sign_in_tries where kind = 'address'`)).toEqual([{ failed: 5 }]);
  expect((await attempt({ userName: 'reviewer', password: PASSWORD })).status).toBe(200);
});

test('a peer that is no trusted proxy is not believed where it says it comes from; a trusted one is', async () => {
  for (let n = 1; n <= 3; n++)
    await attempt({ userName: `nguoi-${n}`, from: '203.0.113.9', forwarded: `10.9.9.${n}` });
  expect(await query(`select key, failed from sign_in_tries where kind = 'address'`)).toEqual([
    { key: '203.0.113.9', failed: 3 },
  ]);
  await hasFailed(29);
  await attempt({ userName: 'nguoi-30', from: '203.0.113.9', forwarded: '10.9.9.30' });
  expect((await attempt({ password: PASSWORD, from: '203.0.113.9', forwarded: '10.9.9.99' })).status).toBe(
    429,
  );
  for (let n = 1; n <= 2; n++) {
    await attempt({ userName: `khac-${n}`, from: '192.0.2.1', forwarded: '1.1.1.1, 198.51.100.30' });
    await hasFailed(29, '198.51.100.30');
  }
  // The same proxy, somebody else behind it.
  expect((await attempt({ password: PASSWORD, from: '192.0.2.1', forwarded: '198.51.100.31' })).status).toBe(
    200,
  );
  // What the sender wrote before the proxy's own entry is not believed.
  expect(
    (await attempt({ password: PASSWORD, from: '192.0.2.1', forwarded: '7.7.7.7, 198.51.100.30' })).status,
  ).toBe(429);
});

test('an administrator lifts it with a new password', async () => {
  for (let n = 1; n <= 5; n++) await attempt({});
  const admin = await dashboard.signIn('admin');
  const { body } = await admin<{ oneTimePassword: string }>(
    'POST',
    `/users/${dashboard.userIds.reader}/password`,
  );
  expect((await attempt({ password: body.oneTimePassword })).status).toBe(200);
});

test('failed sign-ins and sign-outs stand in the account: why, whose, from where; no password, no name that is nobody’s', async () => {
  await attempt({ password: 'mật khẩu sai rồi' });
  await attempt({ userName: 'gõ nhầm mật khẩu vào đây', password: 'x' });
  await query('update users set is_active = false where id = $1', [dashboard.userIds.operator]);
  await attempt({ userName: 'operator', password: PASSWORD });
  const reviewer = await dashboard.signIn('reviewer');
  expect((await reviewer('DELETE', '/session')).status).toBe(204);
  const lines = await query<{ subject_id: string }>(
    `select action, actor_id, subject_type, subject_id, details from audit
     where action <> 'user.create' order by seq`,
  );
  expect(lines).toMatchObject([
    {
      action: 'session.refused',
      actor_id: null,
      subject_type: 'user',
      subject_id: String(dashboard.userIds.reader),
      details: { why: 'password', address: '198.51.100.7' },
    },
    { action: 'session.refused', subject_type: 'address', details: { why: 'name' } },
    {
      action: 'session.refused',
      subject_id: String(dashboard.userIds.operator),
      details: { why: 'switched-off' },
    },
    { action: 'session.open', actor_id: dashboard.userIds.reviewer },
    { action: 'session.close', actor_id: dashboard.userIds.reviewer },
  ]);
  const all = JSON.stringify([lines, await query('select * from sign_in_tries')]);
  expect(all).not.toMatch(/sai rồi|gõ nhầm/);
  const inspector = await dashboard.signIn('inspector');
  const { body } = await inspector<{ entries: { action: string; person: string | null }[] }>(
    'GET',
    '/audit?kind=people',
  );
  const told = body.entries.filter(({ action }) => action !== 'user.create');
  expect(told.map(({ action }) => action)).toEqual([
    'session.open',
    'session.close',
    'session.open',
    'session.refused',
    'session.refused',
    'session.refused',
  ]);
  expect(told.at(-1)?.person).toBe('Người reader');
});
