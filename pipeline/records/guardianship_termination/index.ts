import type { RecordType } from '../record-type.ts';
import { FORMS } from './forms.ts';
import { FIELDS, SECTIONS } from './schema.ts';
import { VALIDATORS } from './validators.ts';

/** Chấm dứt giám hộ. */
export const guardianshipTermination: RecordType = {
  id: 'guardianship_termination',
  title: { vi: 'Chấm dứt giám hộ', en: 'End of guardianship' },
  code: 'CDGH',
  family: 'civil_status',
  access: 'normal',
  sections: SECTIONS,
  fields: FIELDS,
  forms: FORMS,
  validators: VALIDATORS,
};
