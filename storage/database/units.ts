import { many, one, type Db } from './pool.ts';

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
  readonly code: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parentId: number | null;
}

const COLUMNS = 'id, code, name, kind, parent_id as "parentId"';

/** The same code twice is the same unit; its name follows the latest. */
export function saveUnit(
  db: Db,
  unit: { code: string; name: string; kind: UnitKind; parentId?: number },
): Promise<Unit> {
  return one<Unit>(
    db,
    `insert into units (code, name, kind, parent_id) values ($1, $2, $3, $4)
     on conflict (code) do update set name = excluded.name, kind = excluded.kind, parent_id = excluded.parent_id
     returning ${COLUMNS}`,
    [unit.code, unit.name.normalize('NFC'), unit.kind, unit.parentId ?? null],
  );
}

export function listUnits(db: Db): Promise<Unit[]> {
  return many<Unit>(db, `select ${COLUMNS} from units order by name`);
}
