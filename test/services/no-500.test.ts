import { z } from 'zod';
import { hashPassword } from '../../dashboard/server/auth/password.ts';
import { openTestDashboard, PASSWORD, type TestDashboard } from '../support/dashboard.ts';
import { createUser } from '../../storage/database/users.ts';

/** The API's own document, called with what no screen would ever send: nothing may come back as a fault of ours. */

interface Shape {
  readonly type?: string | readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, Shape>> | undefined;
  readonly items?: Shape | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[] | undefined;
  readonly oneOf?: readonly Shape[] | undefined;
}
const Shape: z.ZodType<Shape> = z.lazy(() =>
  z.object({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    properties: z.record(z.string(), Shape).optional(),
    items: Shape.optional(),
    anyOf: z.array(Shape).optional(),
    oneOf: z.array(Shape).optional(),
  }),
);
const Operation = z.looseObject({
  parameters: z
    .array(z.looseObject({ name: z.string(), in: z.string(), schema: Shape.optional() }))
    .default([]),
  requestBody: z
    .looseObject({ content: z.record(z.string(), z.looseObject({ schema: Shape.optional() })) })
    .optional(),
});
const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), Operation)) });

const DIGITS_400 = '9'.repeat(400);
/** What has broken servers before. */
const EDGES: readonly unknown[] = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  'Nguyễn \udc00 Văn',
  '',
  ' ',
  '\u200b\u200b\u200b',
  "'; drop table users; --",
  '%',
  '_%_',
  '../../x',
  '{}',
  'é'.repeat(5000),
  '-1',
  '0',
  '1.5',
  '1e999',
  'NaN',
  '2147483648',
  '9007199254740993',
  '9223372036854775808',
  DIGITS_400,
  `${DIGITS_400},1,2,3`,
  '1,1,1,1e999',
  -1,
  0,
  1.5,
  2 ** 31,
  2 ** 53,
  1e300,
  null,
  true,
  [],
  {},
  [null],
  [[['\u0000']]],
  { constructor: '\u0000' },
  '0001-01-01',
  '9999-99-99',
  '275760-09-13',
];

/** Those that only an address can be broken by left out. */
const EDGES_OF_BODIES = EDGES.filter(
  (edge) => typeof edge !== 'string' || !/^[\d.,-]|^[%_]/.test(edge) || edge.length > 300,
);

function sample(shape: Shape | undefined): unknown {
  if (!shape) return 'x';
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  const choices = shape.anyOf ?? shape.oneOf;
  if (choices) return sample(choices[0]);
  const type = Array.isArray(shape.type) ? shape.type[0] : shape.type;
  if (type === 'object')
    return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, of]) => [name, sample(of)]));
  if (type === 'array') return [sample(shape.items)];
  if (type === 'integer' || type === 'number') return 1;
  if (type === 'boolean') return true;
  return 'abc';
}

/** The sample with one place in it, however deep, replaced by each edge in turn. */
function* spoil(shape: Shape | undefined, value: unknown): Generator<unknown> {
  yield* EDGES_OF_BODIES;
  if (!shape || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const inner of spoil(shape.items, value[0])) yield [inner];
    return;
  }
  for (const [name, of] of Object.entries(shape.properties ?? {})) {
    const whole = value as Readonly<Record<string, unknown>>;
    for (const inner of spoil(of, whole[name])) yield { ...whole, [name]: inner };
    yield Object.fromEntries(Object.entries(whole).filter(([each]) => each !== name));
  }
}

const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** `encodeURIComponent`, where that has no answer: half a pair goes out as the bytes it would have. */
function encode(text: string): string {
  return [...text]
    .map((letter) => (!/\p{Surrogate}/u.test(letter) ? encodeURIComponent(letter) : '%ED%A0%80'))
    .join('');
}

interface Call {
  readonly method: string;
  readonly url: string;
  readonly payload?: unknown;
}

function* listCalls(): Generator<Call> {
  const { paths } = Document.parse(dashboard.app.swagger());
  for (const [path, methods] of Object.entries(paths))
    for (const [method, operation] of Object.entries(methods)) {
      // A stream stays open: its parameters are those of the batch's other routes.
      if (path.endsWith('/events')) continue;
      yield* listCallsOf(method.toUpperCase(), path, operation);
    }
}

function* listCallsOf(method: string, path: string, operation: z.infer<typeof Operation>): Generator<Call> {
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const shape = operation.requestBody?.content['application/json']?.schema;
  const body = shape === undefined ? undefined : sample(shape);
  const fill = (name = '', value = '') =>
    path.replace(/\{([^}]+)\}/g, (_, each: string) =>
      encode(each === name ? value : asText(sample(inPath.find((one) => one.name === each)?.schema))),
    );
  for (const { name } of inPath)
    for (const edge of EDGES)
      if (asText(edge) !== '') yield { method, url: fill(name, asText(edge)), payload: body };
  for (const { name } of inQuery)
    for (const edge of EDGES)
      yield { method, url: `${fill()}?${name}=${encode(asText(edge))}`, payload: body };
  if (shape) for (const spoiled of spoil(shape, body)) yield { method, url: fill(), payload: spoiled };
}

let dashboard: TestDashboard;
let cookie = '';
let visitor = 0;

const passwordHash = hashPassword(PASSWORD);
/** The account that calls may be changed by the calls: it is made anew whenever it is shut out. */
async function signInAnew(): Promise<void> {
  visitor += 1;
  const userName = `quan-tri-${visitor}`;
  await createUser(dashboard.house.database.pool, {
    userName,
    fullName: userName,
    passwordHash: await passwordHash,
    roles: ['admin'],
    mustChangePassword: false,
  });
  const session = await dashboard.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { userName, password: PASSWORD },
    remoteAddress: `10.9.${visitor}.1`,
  });
  cookie = session.cookies[0]?.value ?? '';
}

const Problem = z.object({
  code: z.string().regex(/^E-/),
  message: z.object({ vi: z.string().min(5), en: z.string().min(5) }),
  advice: z.object({ vi: z.string().min(5), en: z.string().min(5) }),
});

async function call({ method, url, payload }: Call, isSignedIn: boolean): Promise<string | null> {
  visitor += 1;
  const answer = await dashboard.app.inject({
    method: method as 'GET',
    url,
    remoteAddress: `10.${100 + (visitor >> 16)}.${(visitor >> 8) & 255}.${visitor & 255}`,
    ...(isSignedIn ? { cookies: { sogoc_session: cookie } } : {}),
    ...(payload === undefined
      ? {}
      : { payload: JSON.stringify(payload), headers: { 'content-type': 'application/json' } }),
  });
  if (answer.statusCode === 401 && isSignedIn) await signInAnew();
  const what = `${method} ${url.slice(0, 90)} ${(JSON.stringify(payload) ?? '').slice(0, 120)} → ${answer.statusCode}`;
  // "Away" is said of a part that is away; here every part is there.
  if (answer.statusCode >= 500) return what;
  if (answer.statusCode >= 400 && !Problem.safeParse(answer.json()).success)
    return `${what}: ${answer.body.slice(0, 80)}`;
  return null;
}

beforeAll(async () => {
  dashboard = await openTestDashboard({
    pace: {
      misses: 1e9,
      recordsAMinute: { staff: 1e9, reader: 1e9 },
      pagesAMinute: { staff: 1e9, reader: 1e9 },
    },
  });
  await signInAnew();
}, 60_000);
afterAll(() => dashboard?.close());

test('whatever is sent, nothing comes back as a fault of ours, and what is refused is told with advice', async () => {
  const faults: string[] = [];
  let calls = 0;
  for (const one of listCalls()) {
    // Without a cookie most are turned away before anything is read of them: some suffice.
    const isPublic = one.url.startsWith('/api/session') || one.url.startsWith('/api/health');
    for (const isSignedIn of isPublic || calls % 10 === 0 ? [true, false] : [true]) {
      const fault = await call(one, isSignedIn);
      if (fault !== null) faults.push(fault);
    }
    calls += 1;
  }
  expect(faults.slice(0, 20)).toEqual([]);
  expect(calls).toBeGreaterThan(1500);
}, 120_000);

test.each([
  ['not JSON', 'application/json', '{"userName":'],
  ['nothing at all', 'application/json', ''],
  ['a hundred thousand brackets', 'application/json', '['.repeat(100_000)],
  ['a key that is no key', 'application/json', '{"__proto__":{"x":1},"userName":"a","password":"b"}'],
  ['a kind of content that nobody knows', 'application/x-nothing', 'x'],
  ['a form without its boundary', 'multipart/form-data', 'x'],
  ['more than a body may hold', 'application/json', JSON.stringify({ userName: 'x'.repeat(300_000) })],
])('a body that is %s is refused, not stumbled over', async (_, contentType, payload) => {
  for (const url of ['/api/session', '/api/batches', '/api/batches/1/files']) {
    const answer = await dashboard.app.inject({
      method: 'POST',
      url,
      cookies: { sogoc_session: cookie },
      headers: { 'content-type': contentType },
      payload,
      remoteAddress: `10.8.${(visitor += 1) & 255}.1`,
    });
    expect([url, answer.statusCode >= 400 && answer.statusCode < 500]).toEqual([url, true]);
    expect(Problem.safeParse(answer.json())).toMatchObject({ success: true });
  }
});

test('addresses and cookies that cannot be read are refused the same way', async () => {
  for (const url of [
    '/api/%',
    '/api/%ff',
    '/api/users/%00',
    '/%c0%af/api/users',
    `/api/users/${'a'.repeat(5000)}`,
  ]) {
    const answer = await dashboard.app.inject({ url });
    expect([url.slice(0, 30), answer.statusCode < 500]).toEqual([url.slice(0, 30), true]);
  }
  for (const value of ['%', '%E0%A4%A', '\u00ff', 'a=b; sogoc_session=%'])
    expect(
      (await dashboard.app.inject({ url: '/api/users', headers: { cookie: `sogoc_session=${value}` } }))
        .statusCode,
    ).toBe(401);
});
