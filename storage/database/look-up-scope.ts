import { isRestrictedKind } from '../access/gate.ts';
import { decide } from '../access/policy.ts';
import type { Viewer } from '../access/viewer.ts';
import { RECORD_TYPES } from '../../pipeline/records/registry.ts';

/** The record type of block notices and their releases (thông tin ngăn chặn, giải tỏa). */
export const BLOCK_TYPE = 'prevent_notice';

/** Which records a look-up may find at all; every look-up keeps to it. Block notices are searched by themselves. */
export interface LookUpScope {
  /** Units whose books the viewer works on: all of what is theirs is found, approved or not. Null: of every unit. */
  readonly workedOn: readonly number[] | null;
  /** Kinds that are found in those units alone: adoption, wills … */
  readonly hiddenTypes: readonly string[];
}

const HIDDEN_TYPES = RECORD_TYPES.map((type) => type.id).filter(isRestrictedKind);

/** As the policy says who may read what: of others only what is approved and not closed by law. */
export function scopeOf(viewer: Viewer): LookUpScope {
  const own = viewer.unitIds ?? [null];
  const worksOn = own.filter(
    (unitId) => decide(viewer, 'record.read', { unitId, state: 'open', isRestricted: true }) === 'yes',
  );
  const isAll = viewer.unitIds === null && worksOn.length > 0;
  return {
    workedOn: isAll ? null : worksOn.filter((unitId) => unitId !== null),
    hiddenTypes: HIDDEN_TYPES,
  };
}

/** Hands a value over and gives the name by which the statement calls it. */
export type Put = (value: unknown) => string;

/** The condition on a row `s` of search_people. */
export function inScope({ workedOn, hiddenTypes }: LookUpScope, put: Put): string {
  if (workedOn === null) return 'true';
  return `(s.unit_id = any(${put(workedOn)}::bigint[]) or (s.record_type <> all(${put(hiddenTypes)}::text[])
    and exists (select from records a where a.id = s.record_id and a.state = 'approved')))`;
}

/** A statement's values, numbered as they are put. */
export function startValues(): { values: unknown[]; put: Put } {
  const values: unknown[] = [];
  return { values, put: (value) => `$${values.push(value)}` };
}
