import {
  field,
  NOTES,
  REGISTRATION,
  registrationFields,
  REQUESTER,
  section,
  SIGNATURE,
  signatureFields,
} from '../fields.ts';
import { personFields } from '../persons.ts';
import type { FieldSpec, SectionSpec } from '../record-type.ts';

export const SECTIONS: readonly SectionSpec[] = [
  REGISTRATION,
  section('guardian', 'Người giám hộ', 'Guardian'),
  section('ward', 'Người được giám hộ', 'Ward'),
  section('supervisor', 'Người giám sát việc giám hộ', 'Supervisor'),
  REQUESTER,
  SIGNATURE,
  NOTES,
];

const PARTS = ['full_name!', 'birth_date', 'sex', 'ethnicity', 'nationality', 'residence', 'id_doc'] as const;

/** The two (or three) persons of a guardianship; its end names them again. */
export const PEOPLE: readonly FieldSpec[] = [
  ...personFields({ id: 'guardian', vi: 'người giám hộ', en: 'guardian' }, PARTS),
  ...personFields({ id: 'ward', vi: 'người được giám hộ', en: 'ward' }, PARTS),
  ...personFields({ id: 'requester', vi: 'người đi đăng ký', en: 'requester' }, [
    'full_name',
    'id_doc',
    'residence',
  ]),
];

/** Giám hộ cử, giám hộ đương nhiên (Bộ luật Dân sự; Luật Hộ tịch 2014 điều 19–21). */
export const FIELDS: readonly FieldSpec[] = [
  ...registrationFields(),
  ...PEOPLE,
  ...personFields({ id: 'supervisor', vi: 'người giám sát', en: 'supervisor' }, ['full_name', 'residence']),
  field('guardianship_kind', 'choice', 'Loại giám hộ', 'Kind of guardianship', REGISTRATION.id),
  field('reason', 'text', 'Lý do giám hộ', 'Reason', REGISTRATION.id),
  field('scope', 'text', 'Phạm vi giám hộ', 'Scope', REGISTRATION.id),
  ...signatureFields(),
];
