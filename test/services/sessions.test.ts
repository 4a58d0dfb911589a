import { hashPassword } from '../../dashboard/server/auth/password.ts';
import { createBatch } from '../../storage/database/batches.ts';
import { setPassword } from '../../storage/database/users.ts';
import { PASSWORD, openTestDashboard, type Ask, type TestDashboard } from '../support/dashboard.ts';

/** What ends a session, at once and everywhere, and that it is said why. */

const NEXT = 'một câu khác hẳn 2026';

let dashboard: TestDashboard;
beforeEach(async () => {
  dashboard = await openTestDashboard({ idleMinutes: 30 });
}, 60_000);
afterEach(() => dashboard.close());

const query = async <Row extends object>(sql: string, values: unknown[] = []) =>
  (await dashboard.house.database.pool.query<Row>(sql, values)).rows;
const age = (minutes: number) =>
  query(`update sessions set last_seen_at = last_seen_at - $1 * interval '1 minute'`, [minutes]);
const SIGNED_OUT = (why: string) => ({ status: 401, body: { code: 'E-SIGNED-OUT', why } });
const signInWith = (userName: string, password: string) =>
  dashboard.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { userName, password },
    remoteAddress: '10.77.0.1',
  });

test('a changed password ends all other sessions at once; the one in which it was changed goes on', async () => {
  const [mine, other, third] = await Promise.all([1, 2, 3].map(() => dashboard.signIn('reviewer')));
  const stranger = await dashboard.signIn('reader');
  expect((await mine?.('POST', '/session/password', { current: PASSWORD, next: NEXT }))?.status).toBe(200);
  expect((await mine?.('GET', '/session'))?.status).toBe(200);
  for (const ask of [other, third])
    for (const url of ['/session', '/review/next', '/records/1'])
      expect(await ask?.('GET', url)).toMatchObject(SIGNED_OUT('password'));
  expect((await stranger('GET', '/session')).status).toBe(200);
  expect((await signInWith('reviewer', PASSWORD)).statusCode).toBe(401);
  expect((await signInWith('reviewer', NEXT)).statusCode).toBe(200);
});

test('a password reset by the administrator, or by a command, ends all sessions of that person', async () => {
  const admin = await dashboard.signIn('admin');
  let reviewer = await dashboard.signIn('reviewer');
  const { body } = await admin<{ oneTimePassword: string }>(
    'POST',
    `/users/${dashboard.userIds.reviewer}/password`,
  );
  expect(await reviewer('GET', '/session')).toMatchObject(SIGNED_OUT('password'));
  expect((await signInWith('reviewer', PASSWORD)).statusCode).toBe(401);
  expect((await signInWith('reviewer', body.oneTimePassword)).statusCode).toBe(200);
  const { pool } = dashboard.house.database;
  await setPassword(pool, dashboard.userIds.reviewer, await hashPassword(PASSWORD), false);
  reviewer = await dashboard.signIn('reviewer');
  expect((await reviewer('GET', '/session')).status).toBe(200);
  await setPassword(pool, dashboard.userIds.reviewer, await hashPassword(NEXT), true);
  expect(await reviewer('GET', '/session')).toMatchObject(SIGNED_OUT('password'));
  expect((await admin('GET', '/session')).status).toBe(200);
});

test('an old password opens nothing when the change comes between comparing and opening', async () => {
  const admin = await dashboard.signIn('admin');
  for (let round = 0; round < 4; round++) {
    const { pool } = dashboard.house.database;
    await setPassword(pool, dashboard.userIds.reader, await hashPassword(PASSWORD), false);
    await Promise.all([
      ...Array.from({ length: 3 }, () => signInWith('reader', PASSWORD)),
      admin('POST', `/users/${dashboard.userIds.reader}/password`),
    ]);
    // Whichever was first: after the reset nobody is in with the old password.
    expect(await query('select from sessions where user_id = $1', [dashboard.userIds.reader])).toEqual([]);
  }
});

test('effect and line in the account come together or not at all', async () => {
  const admin = await dashboard.signIn('admin');
  const reviewer = await dashboard.signIn('reviewer');
  const reader = await dashboard.signIn('reader');
  const operator = await dashboard.signIn('operator');
  const batchId = await createBatch(dashboard.house.database.pool, { name: 'lô' });
  const state = () =>
    query(`select (select string_agg(password_hash || roles::text || is_active, ' ' order by id) from users) as users,
      (select count(*)::int from sessions) as sessions, (select count(*)::int from batches) as batches,
      (select count(*)::int from batches where sealed_at is not null) as sealed, (select count(*)::int from audit) as lines`);
  const before = await state();
  const { ownerPool } = dashboard.house.database;
  await ownerPool.query(
    `create function no_line() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`,
  );
  await ownerPool.query(
    'create trigger no_line before insert on audit for each row execute function no_line()',
  );
  const change = { roles: ['operator'], isActive: false };
  const tried = [
    admin('POST', '/users', { userName: 'moi.tao', fullName: 'Người Mới', roles: ['admin'] }),
    admin('PATCH', `/users/${dashboard.userIds.reader}`, change),
    admin('POST', `/users/${dashboard.userIds.reader}/password`),
    reviewer('POST', '/session/password', { current: PASSWORD, next: NEXT }),
    reader('DELETE', '/session'),
    operator('POST', '/batches', { name: 'lô khác', book: null }),
    operator('POST', `/batches/${batchId}/close`),
    operator('POST', `/failures/batch-${batchId}/retry`),
    admin('POST', '/queue/retry', { failureCode: 'E-TRUNCATED' }),
  ];
  expect((await Promise.all(tried)).map(({ status }) => status)).toEqual(tried.map(() => 500));
  expect((await signInWith('inspector', PASSWORD)).statusCode).toBe(500);
  expect(await state()).toEqual(before);
  await ownerPool.query('drop trigger no_line on audit');
});

test('a session without a request ends after half an hour and says so; a screen’s own polling keeps none open', async () => {
  const admin = await dashboard.signIn('admin');
  await age(29);
  expect((await admin('GET', '/users')).status).toBe(200);
  await age(29);
  // What screens ask by themselves.
  for (const url of ['/queue', '/statistics', '/batches']) expect((await admin('GET', url)).status).toBe(200);
  await age(1.1);
  expect(await admin('GET', '/users')).toMatchObject(SIGNED_OUT('idle'));
  await query('update sessions set last_seen_at = now()');
  expect(await admin('GET', '/session')).toMatchObject(SIGNED_OUT('idle'));
});

test('the sign of life is written at most once a minute', async () => {
  const admin = await dashboard.signIn('admin');
  const seen = () => query<{ at: Date }>('select last_seen_at as at from sessions');
  const [first] = await seen();
  await admin('GET', '/users');
  expect(await seen()).toEqual([first]);
  await age(2);
  await admin('GET', '/users');
  expect((await seen())[0]?.at.getTime()).toBeGreaterThanOrEqual(first?.at.getTime() ?? Infinity);
});

test('twelve hours are the longest, however busy; a switched-off account and a sign-out end it; each is said', async () => {
  const [expired, off, left] = [
    await dashboard.signIn('reader'),
    await dashboard.signIn('reviewer'),
    await dashboard.signIn('operator'),
  ];
  const [{ hours } = { hours: 0 }] = await query<{ hours: number }>(
    `select extract(epoch from min(expires_at) - now())::int / 3600.0 as hours from sessions`,
  );
  expect(Number(hours)).toBeCloseTo(12, 1);
  await query(`update sessions set expires_at = now() where user_id = $1`, [dashboard.userIds.reader]);
  expect(await expired('GET', '/session')).toMatchObject(SIGNED_OUT('expired'));
  const admin = await dashboard.signIn('admin');
  const change = { roles: ['reviewer'], isActive: false };
  await admin('PATCH', `/users/${dashboard.userIds.reviewer}`, change);
  expect(await off('GET', '/session')).toMatchObject(SIGNED_OUT('switched-off'));
  await left('DELETE', '/session');
  expect(await left('GET', '/session')).toMatchObject(SIGNED_OUT('elsewhere'));
  const nobody = await dashboard.app.inject({ method: 'GET', url: '/api/session' });
  expect(nobody.json()).toMatchObject({ code: 'E-SIGNED-OUT', why: 'unknown' });
  // No token is kept, only its hash; and for a day.
  await query(`update ended_sessions set ended_at = now() - interval '2 days'`);
  await dashboard.signIn('reader');
  expect(await query('select from ended_sessions')).toEqual([]);
});

test('a one-time password is over after 72 hours, and is refused in words of its own', async () => {
  const admin = await dashboard.signIn('admin');
  const person = { userName: 'moi.vao', fullName: 'Người Mới', roles: ['reader'] };
  const { body } = await admin<{ user: { id: number }; oneTimePassword: string }>('POST', '/users', person);
  const left = await query<{ hours: number }>(
    `select extract(epoch from password_expires_at - now())::int / 3600.0 as hours from users where username = 'moi.vao'`,
  );
  expect(Number(left[0]?.hours)).toBeCloseTo(72, 1);
  const session = await signInWith('moi.vao', body.oneTimePassword);
  expect(session.statusCode).toBe(200);
  await query(`update users set password_expires_at = now() where username = 'moi.vao'`);
  const late = await signInWith('moi.vao', body.oneTimePassword);
  expect([late.statusCode, late.json()]).toMatchObject([403, { code: 'E-ONE-TIME-EXPIRED' }]);
  expect((await signInWith('moi.vao', 'sai')).json()).toMatchObject({ code: 'E-SIGN-IN' });
  const change = await dashboard.app.inject({
    method: 'POST',
    url: '/api/session/password',
    cookies: { sogoc_session: session.cookies[0]?.value ?? '' },
    payload: { current: body.oneTimePassword, next: NEXT },
  });
  expect(change.json()).toMatchObject({ code: 'E-ONE-TIME-EXPIRED' });
  const again = await admin<{ oneTimePassword: string }>('POST', `/users/${body.user.id}/password`);
  expect((await signInWith('moi.vao', again.body.oneTimePassword)).statusCode).toBe(200);
});

test('a weak password is refused in words, whoever sets it, and the old one stays', async () => {
  const reviewer: Ask = await dashboard.signIn('reviewer');
  for (const [next, why] of [
    ['aaaaaaaaaa', 'guessable'],
    [' '.repeat(10), 'short'],
    ['ngắn quá', 'short'],
    ['Người Reviewer', 'guessable'],
    ['nguoireviewer2026', 'guessable'],
    ['matkhau12345', 'guessable'],
    ['UBND xã Thử', 'guessable'],
  ]) {
    const answer = await reviewer('POST', '/session/password', { current: PASSWORD, next });
    expect([next, answer]).toMatchObject([next, { status: 422, body: { code: 'E-WEAK-PASSWORD', why } }]);
  }
  expect((await signInWith('reviewer', PASSWORD)).statusCode).toBe(200);
});

test('whoever guesses at the old password on a screen left open is slowed as at the door', async () => {
  const reader = await dashboard.signIn('reader');
  const change = (current: string) => reader('POST', '/session/password', { current, next: NEXT });
  for (let n = 0; n < 5; n++) expect((await change(`đoán ${n}`)).body.code).toBe('E-PASSWORD');
  expect(await change(PASSWORD)).toMatchObject({ status: 429, body: { code: 'E-TOO-MANY-TRIES' } });
});
