import type { RecordType } from '../record-type.ts';
import { FORMS } from './forms.ts';
import { FIELDS, SECTIONS } from './schema.ts';
import { VALIDATORS } from './validators.ts';

/** Giấy xác nhận tình trạng hôn nhân. */
export const maritalStatus: RecordType = {
  id: 'marital_status',
  title: { vi: 'Xác nhận tình trạng hôn nhân', en: 'Certificate of marital status' },
  code: 'HN',
  family: 'civil_status',
  access: 'normal',
  sections: SECTIONS,
  fields: FIELDS,
  forms: FORMS,
  validators: VALIDATORS,
};
