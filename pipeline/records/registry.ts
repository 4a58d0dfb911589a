import { birth } from './birth/index.ts';
import { death } from './death/index.ts';
import { marriage } from './marriage/index.ts';
import type { RecordType } from './record-type.ts';

/** Every kind of record that the system knows: the screens, the search index, the exports and the pipeline draw on it. */
export const RECORD_TYPES: readonly RecordType[] = [birth, marriage, death];

const byId = new Map(RECORD_TYPES.map((type) => [type.id, type]));

export function findRecordType(id: string): RecordType | undefined {
  return byId.get(id);
}
