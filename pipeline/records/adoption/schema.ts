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
  section('adoptive_father', 'Cha nuôi', 'Adoptive father'),
  section('adoptive_mother', 'Mẹ nuôi', 'Adoptive mother'),
  section('adoptee', 'Con nuôi', 'Adoptee'),
  section('giving', 'Bên giao con nuôi', 'Giving side'),
  SIGNATURE,
  NOTES,
];

const ADOPTER = [
  'full_name',
  'birth_date',
  'ethnicity',
  'nationality',
  'residence',
  'occupation',
  'id_doc',
] as const;
const GIVER = ['full_name', 'birth_date', 'ethnicity', 'nationality', 'residence', 'id_doc'] as const;

/** Nuôi con nuôi (Luật Nuôi con nuôi 2010). Restricted: the secrecy of adoption is protected. */
export const FIELDS: readonly FieldSpec[] = [
  ...registrationFields(),
  field('decision_no', 'reg_no', 'Số quyết định/giấy chứng nhận', 'Decision number', REGISTRATION.id, {
    search: 'reference',
  }),
  field('decision_date', 'date', 'Ngày quyết định', 'Decision date', REGISTRATION.id),
  ...personFields({ id: 'adoptive_father', vi: 'cha nuôi', en: 'adoptive father' }, ADOPTER),
  ...personFields({ id: 'adoptive_mother', vi: 'mẹ nuôi', en: 'adoptive mother' }, ADOPTER),
  ...personFields({ id: 'adoptee', vi: 'con nuôi', en: 'adoptee' }, [
    'full_name!',
    'sex',
    'birth_date',
    'ethnicity',
    'nationality',
    'birth_place',
    'residence',
    'personal_id_no',
  ]),
  ...personFields(
    { id: 'giving_father', vi: 'cha (bên giao)', en: 'giving father', section: 'giving' },
    GIVER,
  ),
  ...personFields(
    { id: 'giving_mother', vi: 'mẹ (bên giao)', en: 'giving mother', section: 'giving' },
    GIVER,
  ),
  field('giving_relation', 'choice', 'Quan hệ của bên giao với trẻ', 'Relation of giver to child', 'giving'),
  field('facility_name', 'text', 'Cơ sở nuôi dưỡng', 'Care facility', 'giving'),
  field('facility_rep', 'text', 'Đại diện cơ sở nuôi dưỡng', 'Facility representative', 'giving'),
  field('adoption_end_date', 'date', 'Ngày chấm dứt nuôi con nuôi', 'Adoption ended on', REGISTRATION.id),
  field('adoption_end_basis', 'text', 'Căn cứ chấm dứt', 'Basis of the end', REGISTRATION.id),
  ...signatureFields(),
];
