import type { RecordType } from '../record-type.ts';
import { FORMS } from './forms.ts';
import { FIELDS, SECTIONS } from './schema.ts';
import { VALIDATORS } from './validators.ts';

/** Nuôi con nuôi; restricted, for the law protects its secrecy. */
export const adoption: RecordType = {
  id: 'adoption',
  title: { vi: 'Nuôi con nuôi', en: 'Adoption' },
  code: 'CN',
  family: 'civil_status',
  access: 'restricted',
  sections: SECTIONS,
  fields: FIELDS,
  forms: FORMS,
  validators: VALIDATORS,
};
