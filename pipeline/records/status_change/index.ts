import type { RecordType } from '../record-type.ts';
import { FORMS } from './forms.ts';
import { FIELDS, SECTIONS } from './schema.ts';
import { VALIDATORS } from './validators.ts';

/** Thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc. */
export const statusChange: RecordType = {
  id: 'status_change',
  title: { vi: 'Thay đổi, cải chính, bổ sung hộ tịch', en: 'Change or correction of civil status' },
  code: 'TD',
  family: 'civil_status',
  access: 'normal',
  sections: SECTIONS,
  fields: FIELDS,
  forms: FORMS,
  validators: VALIDATORS,
};
