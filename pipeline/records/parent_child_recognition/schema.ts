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
  section('parent', 'Người cha/mẹ', 'Parent'),
  section('child', 'Người con', 'Child'),
  REQUESTER,
  SIGNATURE,
  NOTES,
];

const PARTS = [
  'full_name!',
  'birth_date',
  'sex',
  'ethnicity',
  'nationality',
  'hometown',
  'residence',
  'id_doc',
] as const;

/** Nhận cha, mẹ, con (Luật Hộ tịch 2014 điều 24–25): one parent and one child. */
export const FIELDS: readonly FieldSpec[] = [
  ...registrationFields(),
  /** Quyết định công nhận: the paper of before 2016. */
  field('decision_no', 'reg_no', 'Số quyết định', 'Decision number', REGISTRATION.id, {
    search: 'reference',
  }),
  field('recognition_kind', 'tick', 'Loại xác nhận', 'Who recognises whom', REGISTRATION.id),
  ...personFields({ id: 'parent', vi: 'người cha/mẹ', en: 'parent' }, PARTS),
  ...personFields({ id: 'child', vi: 'người con', en: 'child' }, PARTS),
  ...personFields({ id: 'requester', vi: 'người đi đăng ký', en: 'requester' }, [
    'full_name',
    'id_doc',
    'residence',
  ]),
  field(
    'requester_relation',
    'choice',
    'Quan hệ với người được nhận',
    'Relation to the recognised',
    REQUESTER.id,
  ),
  ...signatureFields(),
];
