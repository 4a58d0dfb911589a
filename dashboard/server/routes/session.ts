import { z } from 'zod';
import { appendAudit } from '../../../storage/database/audit.ts';
import { findUserByName, setPassword } from '../../../storage/database/users.ts';
import type { User } from '../../../storage/database/users.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import { hashPassword, verifyPassword } from '../auth/password.ts';
import { endSession, startSession } from '../auth/session-cookie.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { Credentials, PasswordChange, Session } from '../schemas/people.ts';
import { viewPerson } from '../views/person-view.ts';

/** Compared against when there is no such user, so that the time of the answer does not tell. */
const NOBODY = hashPassword('nobody has this password');

export function addSessionRoutes(app: App, deps: DashboardDeps): void {
  const view = (user: User): Session => ({
    user: viewPerson(user),
    unitName: user.unitName ?? deps.options.unitName,
  });

  app.get(
    '/api/session',
    { config: { access: 'one-time-password' }, schema: { response: { 200: Session } } },
    async (request) => view(requireUser(request)),
  );

  app.post(
    '/api/session',
    {
      config: { access: 'public', rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: { body: Credentials, response: { 200: Session } },
    },
    async (request, reply) => {
      const { userName, password } = request.body;
      const user = await findUserByName(deps.pool, userName);
      const isRight = await verifyPassword(password, user?.passwordHash ?? (await NOBODY));
      if (!user || !isRight || !user.isActive) {
        request.log.warn({ userId: user?.id ?? null }, 'sign-in refused');
        throw new Refusal('E-SIGN-IN');
      }
      await startSession(deps, reply, user);
      await appendAudit(deps.pool, {
        actorId: user.id,
        action: 'session.open',
        subjectType: 'user',
        subjectId: user.id,
      });
      return view(user);
    },
  );

  app.delete(
    '/api/session',
    { config: { access: 'public' }, schema: { response: { 204: z.null() } } },
    async (request, reply) => {
      await endSession(deps, request, reply);
      return reply.status(204).send(null);
    },
  );

  app.post(
    '/api/session/password',
    {
      config: { access: 'one-time-password', rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: { body: PasswordChange, response: { 200: Session } },
    },
    async (request) => {
      const user = requireUser(request);
      const { current, next } = request.body;
      if (!(await verifyPassword(current, user.passwordHash))) throw new Refusal('E-PASSWORD');
      if (current === next) throw new Refusal('E-SAME-PASSWORD');
      await setPassword(deps.pool, user.id, await hashPassword(next), false);
      await appendAudit(deps.pool, {
        actorId: user.id,
        action: 'user.password',
        subjectType: 'user',
        subjectId: user.id,
      });
      return view({ ...user, mustChangePassword: false });
    },
  );
}
