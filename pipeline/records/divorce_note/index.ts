import type { RecordType } from '../record-type.ts';
import { FORMS } from './forms.ts';
import { FIELDS, SECTIONS } from './schema.ts';
import { VALIDATORS } from './validators.ts';

/** Ghi vào sổ hộ tịch việc ly hôn, hủy việc kết hôn. */
export const divorceNote: RecordType = {
  id: 'divorce_note',
  title: { vi: 'Ghi chú ly hôn', en: 'Divorce note' },
  code: 'LH',
  family: 'civil_status',
  access: 'normal',
  sections: SECTIONS,
  fields: FIELDS,
  forms: FORMS,
  validators: VALIDATORS,
};
