import * as rules from '../../validation/index.ts';
import type { RecordType } from '../record-type.ts';
import { standardValidators } from '../standard-validators.ts';
import { FORMS } from './forms.ts';
import { FIELDS, SECTIONS } from './schema.ts';

/** Chứng thực. */
export const certification: RecordType = {
  id: 'certification',
  title: { vi: 'Chứng thực', en: 'Certification' },
  code: 'CT',
  family: 'certification',
  access: 'normal',
  sections: SECTIONS,
  fields: FIELDS,
  forms: FORMS,
  validators: [...standardValidators(FIELDS), rules.checkNumberYear('cert_book', 'cert_date')],
};
