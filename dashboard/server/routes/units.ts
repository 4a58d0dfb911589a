import { requirePermission } from '../../../storage/access/denial.ts';
import { appendAudit } from '../../../storage/database/audit.ts';
import { inTransaction, type Db } from '../../../storage/database/pool.ts';
import { changeUnit, createUnit, findUnit, listUnits } from '../../../storage/database/units.ts';
import type { User } from '../../../storage/database/users.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { NewUnit, NewUnits, UnitList, UnitParams } from '../schemas/units.ts';

const ADMIN = { access: 'unit.change' } as const;

/** The offices whose books these are: a unit's batches take turns with other units', its books are its own. */
export function addUnitRoutes(app: App, { pool }: DashboardDeps): void {
  const readUnits = async (user: User): Promise<UnitList> => ({
    units: (await listUnits(pool, user)).map(({ userCount, bookCount, ...unit }) => ({
      ...unit,
      users: userCount,
      books: bookCount,
    })),
  });

  app.get(
    '/api/units',
    { config: { access: 'unit.read' }, schema: { response: { 200: UnitList } } },
    (request) => readUnits(requireUser(request)),
  );

  app.post(
    '/api/units',
    { config: ADMIN, schema: { body: NewUnits, response: { 200: UnitList } } },
    async (request) => {
      const user = requireUser(request);
      // All of a pasted list or nothing: whoever corrects a line pastes it again.
      await inTransaction(pool, async (client) => {
        for (const wanted of request.body.units) {
          requirePermission(user, 'unit.change', { unitId: wanted.parentId });
          await requireUnit(client, wanted.parentId);
          const unit = await createUnit(client, wanted);
          if (!unit) throw new Refusal('E-CODE-TAKEN', { taken: wanted.code });
          const { id, ...details } = unit;
          await appendAudit(client, {
            actorId: user.id,
            action: 'unit.create',
            subjectType: 'unit',
            subjectId: id,
            details,
          });
        }
      });
      return readUnits(user);
    },
  );

  app.put(
    '/api/units/:unitId',
    { config: ADMIN, schema: { params: UnitParams, body: NewUnit, response: { 200: UnitList } } },
    async (request) => {
      const { unitId } = request.params;
      const user = requireUser(request);
      const units = await listUnits(pool, user);
      const before = units.find((unit) => unit.id === unitId);
      if (!before) throw new Refusal('E-NOT-HERE');
      // It may stay below whatever it lies below, and be put below what is the person's own.
      if (request.body.parentId !== before.parentId)
        requirePermission(user, 'unit.change', { unitId: request.body.parentId });
      await requireUnit(pool, request.body.parentId);
      if (isBelow(units, request.body.parentId, unitId)) throw new Refusal('E-UNIT-LOOP');
      await inTransaction(pool, async (client) => {
        const isDone = await changeUnit(client, { id: unitId, ...request.body });
        if (!isDone) throw new Refusal('E-CODE-TAKEN', { taken: request.body.code });
        await appendAudit(client, {
          actorId: user.id,
          action: 'unit.change',
          subjectType: 'unit',
          subjectId: unitId,
          details: request.body,
        });
      });
      return readUnits(user);
    },
  );
}

/** Null: below none. */
async function requireUnit(db: Db, unitId: number | null): Promise<void> {
  if (unitId !== null && !(await findUnit(db, unitId))) throw new Refusal('E-NOT-HERE');
}

/** A unit under itself, however far below, would belong to nobody. */
function isBelow(
  units: readonly { readonly id: number; readonly parentId: number | null }[],
  unitId: number | null,
  aboveId: number,
): boolean {
  for (let id = unitId; id !== null; id = units.find((unit) => unit.id === id)?.parentId ?? null)
    if (id === aboveId) return true;
  return false;
}
