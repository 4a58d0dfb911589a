import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { App } from '../../dashboard/server/app.ts';
import { guardRoutes } from '../../dashboard/server/auth/guard.ts';
import { openTestDashboard, type TestDashboard } from '../support/dashboard.ts';
import fastify from 'fastify';

/** The door: every route of the API's own document, without a cookie, in every spelling of its address. */

const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

let dashboard: TestDashboard;
let port = 0;

beforeAll(async () => {
  dashboard = await openTestDashboard();
  await dashboard.app.listen({ host: '127.0.0.1', port: 0 });
  port = (dashboard.app.server.address() as AddressInfo).port;
}, 60_000);

afterAll(() => dashboard?.close());

/** What stands in the request line goes out as it is: no client of ours tidies it up. */
function ask(method: string, path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, method, path }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`;

/** The ways in which one address can be written so that a router, a proxy or a guard may read it differently. */
function spell(path: string): string[] {
  const rest = path.slice('/api'.length);
  return [
    path,
    `/${percent('a')}pi${rest}`,
    `/a${percent('p')}i${rest}`,
    `/%2561pi${rest}`,
    path.replace(/([a-z])(?=[^/]*$)/, percent),
    `/${path}`,
    `/api/..${path}`,
    `/x/..${path}`,
    `/.${path}`,
    `/api/.${rest}`,
    `/api/${rest}`,
    `/api%2f${rest.slice(1)}`,
    path.toUpperCase(),
    `/API${rest}`,
    `${path}/`,
    `${path}?x=/api/health`,
    `${path};x=1`,
    `${path}%20`,
    `http://127.0.0.1:${port}${path}`,
    `http://elsewhere.example/${percent('a')}pi${rest}`,
  ];
}

const OPEN = new Set(['GET /api/health', 'POST /api/session', 'DELETE /api/session']);

function listRoutes(app: App): { method: string; path: string }[] {
  const { paths } = Document.parse(app.swagger());
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
}

async function countEverything(): Promise<unknown> {
  const tables = [
    'users',
    'units',
    'batches',
    'books',
    'audit',
    'lookups',
    'acceptance_targets',
    'named_pages',
  ];
  const sql = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ');
  const { rows } = await dashboard.house.database.pool.query(
    `select ${sql}, (select string_agg(password_hash, ' ' order by id) from users) as passwords`,
  );
  return rows;
}

test('without a cookie no route answers, however its address is spelled, and nothing is done', async () => {
  const routes = listRoutes(dashboard.app).filter(({ method, path }) => !OPEN.has(`${method} ${path}`));
  expect(routes.length).toBeGreaterThan(35);
  const before = await countEverything();
  const answered: string[] = [];
  let asked = 0;
  for (const { method, path } of routes)
    for (const spelling of spell(path.replace(/\{[^}]+\}/g, '1'))) {
      const { status } = await ask(method, spelling);
      asked += 1;
      // Refused, no such address, or no such method there: never anything done or shown.
      if (![400, 401, 404, 405].includes(status)) answered.push(`${method} ${spelling} → ${status}`);
    }
  expect(answered).toEqual([]);
  expect(asked).toBe(routes.length * 20);
  expect(await countEverything()).toEqual(before);
}, 60_000);

test('the plain spelling and the percent code are refused for the same reason: nobody is signed in', async () => {
  for (const path of ['/api/users', '/%61pi/users', '/a%70i/users', '/api/user%73']) {
    const { status, text } = await ask('GET', path);
    expect([path, status, JSON.parse(text)]).toMatchObject([path, 401, { code: 'E-SIGNED-OUT' }]);
  }
});

test('a route that says nothing of who may call it keeps the server from starting', async () => {
  const app = fastify() as unknown as App;
  guardRoutes(app, { pool: dashboard.house.database.pool } as Parameters<typeof guardRoutes>[1]);
  app.get('/api/forgotten', () => 'open to all');
  await expect(app.ready()).rejects.toThrow('/api/forgotten');
  await app.close();
});
