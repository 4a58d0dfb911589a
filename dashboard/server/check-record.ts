import type { RecordType } from '../../pipeline/records/record-type.ts';
import { collectFindings } from '../../pipeline/validation/finding.ts';
import type { CheckRecord } from '../../storage/database/review.ts';

/** What the rules of its type say about a record as it now stands; runs again after every correction. */
export function createCheckRecord(recordTypes: readonly RecordType[]): CheckRecord {
  return (recordTypeId, fields) => {
    const type = recordTypes.find((one) => one.id === recordTypeId);
    if (!type) return [];
    const values = Object.fromEntries(fields.map((field) => [field.fieldId, field.value ?? undefined]));
    return collectFindings(type, values);
  };
}
