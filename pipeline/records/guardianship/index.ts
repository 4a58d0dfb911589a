import type { RecordType } from '../record-type.ts';
import { FORMS } from './forms.ts';
import { FIELDS, SECTIONS } from './schema.ts';
import { VALIDATORS } from './validators.ts';

/** Giám hộ. */
export const guardianship: RecordType = {
  id: 'guardianship',
  title: { vi: 'Giám hộ', en: 'Guardianship' },
  code: 'GH',
  family: 'civil_status',
  access: 'normal',
  sections: SECTIONS,
  fields: FIELDS,
  forms: FORMS,
  validators: VALIDATORS,
};
