import type { RecordType } from '../../../pipeline/records/record-type.ts';
import type { Bilingual } from '../schemas/problem.ts';
import type { RecordState } from '../schemas/record-state.ts';

/** What people call a kind of record; one that this version does not know goes by its id. */
export function titleOf(types: readonly RecordType[], recordTypeId: string): Bilingual {
  return types.find((type) => type.id === recordTypeId)?.title ?? { vi: recordTypeId, en: recordTypeId };
}

/** Whoever reviews sees three states; whether somebody has begun is the database's own business. */
export function readRecordState(state: string): RecordState {
  return state === 'approved' || state === 'returned' ? state : 'waiting';
}
