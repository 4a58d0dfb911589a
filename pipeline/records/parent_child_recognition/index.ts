import type { RecordType } from '../record-type.ts';
import { FORMS } from './forms.ts';
import { FIELDS, SECTIONS } from './schema.ts';
import { VALIDATORS } from './validators.ts';

/** Nhận cha, mẹ, con. */
export const parentChildRecognition: RecordType = {
  id: 'parent_child_recognition',
  title: { vi: 'Nhận cha, mẹ, con', en: 'Recognition of parent or child' },
  code: 'CMC',
  family: 'civil_status',
  access: 'normal',
  sections: SECTIONS,
  fields: FIELDS,
  forms: FORMS,
  validators: VALIDATORS,
};
