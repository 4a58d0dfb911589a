import { join } from 'node:path';
import type { App } from '../../dashboard/server/app.ts';
import { hashPassword } from '../../dashboard/server/auth/password.ts';
import { createServer } from '../../dashboard/server/create-server.ts';
import type { Role } from '../../dashboard/server/schemas/people.ts';
import { RECORD_TYPES } from '../../pipeline/records/registry.ts';
import { listenProgress } from '../../storage/database/progress.ts';
import { createUser } from '../../storage/database/users.ts';
import { openTestHouse, type TestHouse } from './house.ts';

export const PASSWORD = 'một câu dễ nhớ 2026';

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
}

/** A signed-in person's browser. */
export type Ask = <Body = Record<string, unknown>>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  body?: object,
) => Promise<Answer<Body>>;

export interface TestDashboard {
  readonly house: TestHouse;
  readonly app: App;
  readonly userIds: Readonly<Record<Role, number>>;
  signIn(role: Role): Promise<Ask>;
  close(): Promise<void>;
}

/** The API of a house, ready for requests. */
export async function serveTestHouse(house: TestHouse, webFolder?: string): Promise<App> {
  const app = await createServer({
    pool: house.database.pool,
    objects: house.store,
    intake: house.intake,
    listenProgress: (onEvent) => listenProgress(house.database.connectionString, onEvent),
    recordTypes: RECORD_TYPES,
    options: {
      ...(webFolder === undefined ? {} : { webFolder }),
      scratchFolder: join(house.folder, 'scratch'),
      uploadMaxBytes: 1e6,
      isSecure: false,
      logLevel: 'silent',
      unitName: 'UBND xã Thử',
    },
  });
  await app.ready();
  return app;
}

/** The API on a real database, queue and store, with one person of each role, named after it. No worker runs yet. */
export async function openTestDashboard(webFolder?: string): Promise<TestDashboard> {
  const house = await openTestHouse();
  const app = await serveTestHouse(house, webFolder);
  const passwordHash = await hashPassword(PASSWORD);
  const userIds: Record<Role, number> = { admin: 0, operator: 0, reviewer: 0, reader: 0, inspector: 0 };
  for (const role of ['admin', 'operator', 'reviewer', 'reader', 'inspector'] as const) {
    const user = await createUser(house.database.pool, {
      userName: role,
      fullName: `Người ${role}`,
      passwordHash,
      roles: [role],
      mustChangePassword: false,
    });
    userIds[role] = user?.id ?? 0;
  }
  let visitors = 0;
  return {
    house,
    app,
    userIds,
    async signIn(role) {
      visitors += 1;
      const session = await app.inject({
        method: 'POST',
        url: '/api/session',
        payload: { userName: role, password: PASSWORD },
        remoteAddress: `10.0.${visitors}.1`,
      });
      const cookies = { sogoc_session: session.cookies[0]?.value ?? '' };
      return async <Body>(method: Parameters<Ask>[0], url: string, body?: object) => {
        const answer = await app.inject({
          method,
          url: `/api${url}`,
          cookies,
          ...(body ? { payload: body } : {}),
        });
        const isJson = String(answer.headers['content-type']).includes('json');
        return { status: answer.statusCode, body: (isJson ? answer.json() : {}) as Body };
      };
    },
    async close() {
      await app.close();
      await house.close();
    },
  };
}
