import { z } from 'zod';
import { Id, RowId } from './basics.ts';
import { UNIT_KINDS } from '../../../storage/database/units.ts';

export const UnitKind = z.enum(UNIT_KINDS);
export type UnitKind = z.infer<typeof UnitKind>;

export const UnitParams = z.object({ unitId: Id });

/** An office that registers or keeps records. */
export const NewUnit = z.object({
  code: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(200),
  kind: UnitKind,
  parentId: RowId.nullable(),
});
export type NewUnit = z.infer<typeof NewUnit>;

/** As many as a province has, pasted from its list. */
export const NewUnits = z.object({ units: z.array(NewUnit).min(1).max(500) });

export const UnitView = NewUnit.extend({
  id: z.int(),
  users: z.int(),
  books: z.int(),
});
export type UnitView = z.infer<typeof UnitView>;
export const UnitList = z.object({ units: z.array(UnitView) });
export type UnitList = z.infer<typeof UnitList>;
