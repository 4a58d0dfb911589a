import type { FieldView, RecordView } from '../../../../server/schemas/records.ts';
import type { Correction } from './correction-shelf.ts';

/** The record as the person left it, whether the server has it yet or not. */
export function mergeCorrections(record: RecordView, waiting: readonly Correction[]): RecordView {
  const mine = waiting.filter((one) => one.recordId === record.id);
  if (mine.length === 0) return record;
  return {
    ...record,
    sections: record.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) => {
        const correction = mine.findLast((one) => one.fieldId === field.id);
        return correction ? applyCorrection(field, correction) : field;
      }),
    })),
  };
}

function applyCorrection(field: FieldView, { value, state, isAsInBook }: Correction): FieldView {
  return {
    ...field,
    value,
    state,
    isAsInBook,
    isChecked: true,
    trust: state === 'present' ? 'sure' : 'absent',
  };
}

/** The form has a place for it, or somebody filled it in. */
export function isOnPaper(field: FieldView): boolean {
  return field.isChecked || (field.version > 0 && field.state !== 'not_applicable');
}
