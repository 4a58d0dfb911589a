import { appendAudit } from '../../../storage/database/audit.ts';
import { inTransaction } from '../../../storage/database/pool.ts';
import { changeUnit, createUnit, listUnits } from '../../../storage/database/units.ts';
import type { App } from '../app.ts';
import { requireUser } from '../auth/guard.ts';
import type { DashboardDeps } from '../deps.ts';
import { Refusal } from '../problems.ts';
import { NewUnit, NewUnits, UnitList, UnitParams } from '../schemas/units.ts';

const ADMIN = { access: 'unit.change' } as const;

/** The offices whose books these are: a unit's batches take turns with other units', its books are its own. */
export function addUnitRoutes(app: App, { pool }: DashboardDeps): void {
  const readUnits = async (): Promise<UnitList> => ({
    units: (await listUnits(pool)).map(({ userCount, bookCount, ...unit }) => ({
      ...unit,
      users: userCount,
      books: bookCount,
    })),
  });

  app.get(
    '/api/units',
    { config: { access: 'unit.read' }, schema: { response: { 200: UnitList } } },
    readUnits,
  );

  app.post(
    '/api/units',
    { config: ADMIN, schema: { body: NewUnits, response: { 200: UnitList } } },
    async (request) => {
      const actorId = requireUser(request).id;
      // All of a pasted list or nothing: whoever corrects a line pastes it again.
      await inTransaction(pool, async (client) => {
        for (const wanted of request.body.units) {
          const unit = await createUnit(client, wanted);
          if (!unit) throw new Refusal('E-CODE-TAKEN', { taken: wanted.code });
          const { id, ...details } = unit;
          await appendAudit(client, {
            actorId,
            action: 'unit.create',
            subjectType: 'unit',
            subjectId: id,
            details,
          });
        }
      });
      return readUnits();
    },
  );

  app.put(
    '/api/units/:unitId',
    { config: ADMIN, schema: { params: UnitParams, body: NewUnit, response: { 200: UnitList } } },
    async (request) => {
      const { unitId } = request.params;
      const units = await listUnits(pool);
      if (!units.some((unit) => unit.id === unitId)) throw new Refusal('E-NOT-HERE');
      if (isBelow(units, request.body.parentId, unitId)) throw new Refusal('E-UNIT-LOOP');
      await inTransaction(pool, async (client) => {
        const isDone = await changeUnit(client, { id: unitId, ...request.body });
        if (!isDone) throw new Refusal('E-CODE-TAKEN', { taken: request.body.code });
        await appendAudit(client, {
          actorId: requireUser(request).id,
          action: 'unit.change',
          subjectType: 'unit',
          subjectId: unitId,
          details: request.body,
        });
      });
      return readUnits();
    },
  );
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
