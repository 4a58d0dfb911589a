import { z } from 'zod';
import { requirePermission } from '../../../storage/access/denial.ts';
import { enterUser } from '../../../storage/access/gate.ts';
import { appendAudit } from '../../../storage/database/audit.ts';
import { inTransaction, type Client } from '../../../storage/database/pool.ts';
import { createUser, listUsers, setPassword, setUserAccess } from '../../../storage/database/users.ts';
import { findUnit } from '../../../storage/database/units.ts';
import type { User } from '../../../storage/database/users.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import { makeOneTimePassword } from '../auth/one-time-password.ts';
import { hashPassword } from '../auth/password.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { Id } from '../schemas/basics.ts';
import { NewUser, OneTimePassword, UserChange, UserRow } from '../schemas/people.ts';
import { viewPerson } from '../views/person-view.ts';

const ADMIN = { access: 'user.administer' } as const;
const UserParams = z.object({ userId: Id });

const viewUser = (user: User): UserRow => ({ ...viewPerson(user), isActive: user.isActive });

/** The line in the account, in the transaction of what it tells of. */
const account = (client: Client, actorId: number, action: string, userId: number, details: object = {}) =>
  appendAudit(client, { actorId, action, subjectType: 'user', subjectId: userId, details: { ...details } });

export function addUserRoutes(app: App, deps: DashboardDeps): void {
  const refuseForeignUnit = async (actor: User, unitId: number | null) => {
    requirePermission(actor, 'user.administer', { unitId });
    if (unitId !== null && !(await findUnit(deps.pool, unitId))) throw new Refusal('E-NOT-HERE');
  };

  app.get(
    '/api/users',
    { config: ADMIN, schema: { response: { 200: z.object({ users: z.array(UserRow) }) } } },
    async (request) => ({ users: (await listUsers(deps.pool, requireUser(request))).map(viewUser) }),
  );

  app.post(
    '/api/users',
    { config: ADMIN, schema: { body: NewUser, response: { 200: OneTimePassword } } },
    async (request) => {
      const actor = requireUser(request);
      await refuseForeignUnit(actor, request.body.unitId);
      const oneTimePassword = makeOneTimePassword();
      const passwordHash = await hashPassword(oneTimePassword);
      const user = await inTransaction(deps.pool, async (client) => {
        const created = await createUser(client, { ...request.body, passwordHash });
        if (!created) throw new Refusal('E-NAME-TAKEN');
        const { id, roles, unitId } = created;
        await account(client, actor.id, 'user.create', id, { roles, unitId });
        return created;
      });
      return { user: viewUser(user), oneTimePassword };
    },
  );

  app.patch(
    '/api/users/:userId',
    { config: ADMIN, schema: { params: UserParams, body: UserChange, response: { 200: UserRow } } },
    async (request) => {
      const actor = requireUser(request);
      const { userId } = request.params;
      const { roles, isActive, unitId } = request.body;
      const keepsAdmin = isActive && roles.includes('admin');
      if (userId === actor.id && !keepsAdmin) throw new Refusal('E-LAST-ADMIN');
      const before = await enterUser(deps.pool, actor, 'user.administer', userId);
      const access = { roles, isActive, unitId: unitId === undefined ? before.unitId : unitId };
      await refuseForeignUnit(actor, access.unitId);
      await inTransaction(deps.pool, async (client) => {
        await setUserAccess(client, userId, access);
        await account(client, actor.id, 'user.access', userId, access);
      });
      return viewUser(await enterUser(deps.pool, actor, 'user.administer', userId));
    },
  );

  app.post(
    '/api/users/:userId/password',
    { config: ADMIN, schema: { params: UserParams, response: { 200: OneTimePassword } } },
    async (request) => {
      const { userId } = request.params;
      const actor = requireUser(request);
      const user = await enterUser(deps.pool, actor, 'user.administer', userId);
      const oneTimePassword = makeOneTimePassword();
      const passwordHash = await hashPassword(oneTimePassword);
      await inTransaction(deps.pool, async (client) => {
        await setPassword(client, userId, passwordHash, true);
        await account(client, actor.id, 'user.reset', userId);
      });
      return { user: viewUser(user), oneTimePassword };
    },
  );
}
