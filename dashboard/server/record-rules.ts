import type { RecordType } from '../../pipeline/records/record-type.ts';
import { collectFindings } from '../../pipeline/validation/finding.ts';
import type { RecordRules } from '../../storage/database/review.ts';

/** What the rules of its type say about a record as it now stands; runs again after every correction. */
export function createRecordRules(recordTypes: readonly RecordType[]): RecordRules {
  const find = (recordTypeId: string) => recordTypes.find((one) => one.id === recordTypeId);
  return {
    hasField: (recordTypeId, fieldId) =>
      find(recordTypeId)?.fields.some((field) => field.id === fieldId) ?? false,
    check: (recordTypeId, fields) => {
      const type = find(recordTypeId);
      if (!type) return [];
      const values = Object.fromEntries(fields.map((field) => [field.fieldId, field.value ?? undefined]));
      return collectFindings(type, values);
    },
  };
}
