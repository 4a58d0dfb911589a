import { field, REGISTRATION, registrationFields, signatureFields } from '../fields.ts';
import { PEOPLE, SECTIONS as GUARDIANSHIP_SECTIONS } from '../guardianship/schema.ts';
import type { FieldSpec } from '../record-type.ts';

export const SECTIONS = GUARDIANSHIP_SECTIONS.filter((section) => section.id !== 'supervisor');

/** Chấm dứt giám hộ (Luật Hộ tịch 2014 điều 22): names the guardianship that it ends. */
export const FIELDS: readonly FieldSpec[] = [
  ...registrationFields(),
  ...PEOPLE,
  field(
    'guardianship_reg_no',
    'reg_no',
    'Số đăng ký giám hộ',
    'Guardianship registration number',
    REGISTRATION.id,
    { search: 'reference' },
  ),
  field(
    'guardianship_reg_date',
    'date',
    'Ngày đăng ký giám hộ',
    'Guardianship registered on',
    REGISTRATION.id,
  ),
  field('guardianship_kind', 'tick', 'Loại giám hộ', 'Kind of guardianship', REGISTRATION.id),
  field('end_reason', 'text', 'Lý do chấm dứt giám hộ', 'Reason of the end', REGISTRATION.id),
  field('end_date', 'date', 'Ngày chấm dứt giám hộ', 'Ended on', REGISTRATION.id),
  ...signatureFields(),
];
