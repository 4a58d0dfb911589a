import { z } from 'zod';
import { requirePermission } from '../../../storage/access/denial.ts';
import { enterUser } from '../../../storage/access/gate.ts';
import { appendAudit } from '../../../storage/database/audit.ts';
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

export function addUserRoutes(app: App, deps: DashboardDeps): void {
  const account = (actorId: number, action: string, userId: number, details: object = {}) =>
    appendAudit(deps.pool, {
      actorId,
      action,
      subjectType: 'user',
      subjectId: userId,
      details: { ...details },
    });

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
      const user = await createUser(deps.pool, { ...request.body, passwordHash });
      if (!user) throw new Refusal('E-NAME-TAKEN');
      await account(actor.id, 'user.create', user.id, {
        roles: user.roles,
        unitId: user.unitId,
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
      await setUserAccess(deps.pool, userId, access);
      await account(actor.id, 'user.access', userId, access);
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
      await setPassword(deps.pool, userId, await hashPassword(oneTimePassword), true);
      await account(actor.id, 'user.reset', userId);
      return { user: viewUser(user), oneTimePassword };
    },
  );
}
