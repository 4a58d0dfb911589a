import {
  field,
  NOTES,
  registrationFields,
  REGISTRATION,
  REQUESTER,
  section,
  SIGNATURE,
  signatureFields,
} from '../fields.ts';
import { personFields } from '../persons.ts';
import type { FieldSpec, SectionSpec } from '../record-type.ts';

/** Parts of a birth entry, as Luật Hộ tịch 2014 điều 14 orders them: the child, the mother, the father, the declarer. */
export const SECTIONS: readonly SectionSpec[] = [
  REGISTRATION,
  section('child', 'Người được khai sinh', 'Child'),
  section('mother', 'Người mẹ', 'Mother'),
  section('father', 'Người cha', 'Father'),
  REQUESTER,
  SIGNATURE,
  NOTES,
];

const CHILD = { id: 'child', vi: '', en: 'child' };
const MOTHER = { id: 'mother', vi: 'người mẹ', en: 'mother' };
const FATHER = { id: 'father', vi: 'người cha', en: 'father' };
const DECLARER = { id: 'requester', vi: 'người đi khai sinh', en: 'requester' };

const PARENT_PARTS = [
  'full_name',
  'birth_year',
  'ethnicity',
  'nationality',
  'residence',
  'occupation',
  'personal_id_no',
  'id_doc',
] as const;

/** Nội dung khai sinh: khai sinh is registered once, and every later paper of a life goes back to it. */
export const FIELDS: readonly FieldSpec[] = [
  ...registrationFields(),
  ...personFields(CHILD, ['full_name!', 'sex!', 'birth_date!']),
  field('child_birth_date_words', 'date_words', 'Ngày sinh ghi bằng chữ', 'Date of birth in words', 'child'),
  ...personFields(CHILD, ['ethnicity', 'nationality']),
  field('birth_place', 'place', 'Nơi sinh', 'Place of birth', 'child', { required: true }),
  /** Quê quán: on forms since 2016, and on some before. */
  field('hometown', 'place', 'Quê quán', 'Hometown', 'child'),
  /** Số định danh cá nhân: given to the newborn since 2016. */
  field('personal_id_no', 'personal_id', 'Số định danh cá nhân', 'Personal identification number', 'child'),
  field('birth_kind', 'tick', 'Loại khai sinh', 'Kind of birth registration', 'child'),
  ...personFields(MOTHER, PARENT_PARTS),
  ...personFields(FATHER, PARENT_PARTS),
  /** Older books print one residence for both parents (Nơi thường trú của cha, mẹ). */
  field('parents_residence', 'place', 'Nơi thường trú của cha, mẹ', 'Residence of the parents', 'father'),
  ...personFields(DECLARER, ['full_name', 'id_doc', 'residence']),
  field(
    'requester_relation',
    'choice',
    'Quan hệ với người được khai sinh',
    'Relation to the child',
    REQUESTER.id,
  ),
  ...signatureFields(),
];
