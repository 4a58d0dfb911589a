import type { Viewer } from '../access/viewer.ts';
import { execute, many, maybeOne, type Db } from './pool.ts';

export const UNIT_KINDS = [
  'commune',
  'district',
  'province',
  'notary_office',
  'department',
  'agency',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** An office that registers or keeps records (cơ quan đăng ký hộ tịch, tổ chức hành nghề công chứng). */
export interface Unit {
  readonly id: number;
  /** What the province calls it in its lists; the same code is the same unit. */
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentId: number | null;
}

export type NewUnit = Omit<Unit, 'id'>;

const COLUMNS = 'id, code, name, kind, parent_id as "parentId"';

/** Undefined when the code is taken. */
export function createUnit(db: Db, unit: NewUnit): Promise<Unit | undefined> {
  return maybeOne<Unit>(
    db,
    `insert into units (code, name, kind, parent_id) values ($1, $2, $3, $4) on conflict (code) do nothing returning ${COLUMNS}`,
    [unit.code, unit.name.normalize('NFC'), unit.kind, unit.parentId],
  );
}

/** False when there is no such unit, or its new code is another's. */
export async function changeUnit(db: Db, { id, ...unit }: Unit): Promise<boolean> {
  const touched = await execute(
    db,
    `update units set code = $2, name = $3, kind = $4, parent_id = $5
     where id = $1 and not exists (select from units other where other.code = $2 and other.id <> $1)`,
    [id, unit.code, unit.name.normalize('NFC'), unit.kind, unit.parentId],
  );
  return touched === 1;
}

export interface UnitStanding extends Unit {
  readonly userCount: number;
  readonly bookCount: number;
}

/** The viewer's own, by name. */
export function listUnits(db: Db, viewer: Viewer): Promise<UnitStanding[]> {
  return many<UnitStanding>(
    db,
    `select ${COLUMNS}, (select count(*) from users where unit_id = units.id) as "userCount",
       (select count(*) from books where unit_id = units.id) as "bookCount"
     from units where $1::int[] is null or id = any($1) order by name, code`,
    [viewer.unitIds],
  );
}

export function findUnit(db: Db, unitId: number): Promise<Unit | undefined> {
  return maybeOne<Unit>(db, `select ${COLUMNS} from units where id = $1`, [unitId]);
}

export function findUnitByCode(db: Db, code: string): Promise<Unit | undefined> {
  return maybeOne<Unit>(db, `select ${COLUMNS} from units where code = $1`, [code]);
}
