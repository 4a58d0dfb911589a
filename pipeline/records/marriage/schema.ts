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
  section('wife', 'Vợ', 'Wife'),
  section('husband', 'Chồng', 'Husband'),
  SIGNATURE,
  NOTES,
];

const SPOUSE = [
  'full_name!',
  'birth_date',
  'ethnicity',
  'nationality',
  'residence',
  'occupation',
  'religion',
  'id_doc',
] as const;

/** Nội dung kết hôn (Luật Hộ tịch 2014 điều 17): the two persons, and when the marriage takes effect. */
export const FIELDS: readonly FieldSpec[] = [
  ...registrationFields(),
  ...personFields({ id: 'wife', vi: 'vợ', en: 'wife' }, SPOUSE),
  ...personFields({ id: 'husband', vi: 'chồng', en: 'husband' }, SPOUSE),
  /** Ngày xác nhận quan hệ hôn nhân: earlier than the registration where a marriage in fact was recognised later. */
  field(
    'marriage_effective_date',
    'date',
    'Ngày xác nhận quan hệ hôn nhân',
    'Marriage effective from',
    REGISTRATION.id,
  ),
  field('marriage_status', 'choice', 'Tình trạng kết hôn', 'State of the marriage', REGISTRATION.id),
  ...signatureFields(),
];
