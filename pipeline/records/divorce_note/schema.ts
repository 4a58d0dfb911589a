import {
  field,
  NOTES,
  REGISTRATION,
  registrationFields,
  section,
  SIGNATURE,
  signatureFields,
} from '../fields.ts';
import { personFields } from '../persons.ts';
import type { FieldSpec, SectionSpec } from '../record-type.ts';

export const SECTIONS: readonly SectionSpec[] = [
  REGISTRATION,
  section('spouse1', 'Vợ', 'Wife'),
  section('spouse2', 'Chồng', 'Husband'),
  section('judgment', 'Bản án, quyết định', 'Judgment'),
  SIGNATURE,
  NOTES,
];

const SPOUSE = [
  'full_name!',
  'birth_date',
  'sex',
  'ethnicity',
  'nationality',
  'residence',
  'id_doc',
] as const;

/** Ghi chú ly hôn, hủy việc kết hôn (Luật Hộ tịch 2014 điều 3, 48, 50). */
export const FIELDS: readonly FieldSpec[] = [
  ...registrationFields(),
  ...personFields({ id: 'spouse1', vi: 'vợ', en: 'first spouse' }, SPOUSE),
  ...personFields({ id: 'spouse2', vi: 'chồng', en: 'second spouse' }, SPOUSE),
  field('dissolution_kind', 'choice', 'Ly hôn hay hủy việc kết hôn', 'Divorce or annulment', 'judgment'),
  field('judgment_kind', 'choice', 'Loại văn bản', 'Kind of judgment', 'judgment'),
  field('judgment_no', 'reg_no', 'Số bản án, quyết định', 'Judgment number', 'judgment', {
    required: true,
    search: 'reference',
  }),
  field('judgment_date', 'date', 'Ngày bản án, quyết định', 'Judgment date', 'judgment'),
  field('effective_date', 'date', 'Ngày có hiệu lực', 'Effective from', 'judgment'),
  field('court', 'text', 'Tòa án', 'Court', 'judgment'),
  field('country', 'text', 'Nước đã giải quyết', 'Country', 'judgment'),
  field('marriage_reg_no', 'reg_no', 'Số đăng ký kết hôn', 'Marriage registration number', 'judgment', {
    search: 'reference',
  }),
  field('marriage_reg_date', 'date', 'Ngày đăng ký kết hôn', 'Marriage registered on', 'judgment'),
  field('marriage_reg_unit', 'unit', 'Nơi đăng ký kết hôn', 'Marriage registered at', 'judgment'),
  ...signatureFields(),
];
