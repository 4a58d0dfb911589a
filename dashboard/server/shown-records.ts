import { findRecord } from '../../storage/database/records.ts';
import type { RecordDetail } from '../../storage/database/records.ts';
import type { User } from '../../storage/database/users.ts';
import { isReaderOnly } from './auth/guard.ts';
import type { DashboardDeps } from './deps.ts';
import { Refusal } from './problems.ts';

/** Kinds that only those who work on the books may see: adoption, wills … */
export function isRestricted(deps: DashboardDeps, recordTypeId: string): boolean {
  const type = deps.recordTypes.find((one) => one.id === recordTypeId);
  return type !== undefined && type.access !== 'normal';
}

/** The record, if this person may see it: whoever only looks things up sees approved records that are not restricted. */
export async function readShownRecord(
  deps: DashboardDeps,
  user: User,
  recordId: number,
): Promise<RecordDetail> {
  const record = await findRecord(deps.pool, recordId);
  if (!record || record.state === 'superseded') throw new Refusal('E-NOT-HERE');
  const isHidden = record.state !== 'approved' || isRestricted(deps, record.recordType);
  if (isHidden && isReaderOnly(user)) throw new Refusal('E-FORBIDDEN');
  return record;
}
