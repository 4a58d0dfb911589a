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
  REQUESTER,
  section('subject', 'Người được xác nhận', 'Person certified'),
  section('status', 'Tình trạng hôn nhân', 'Marital status'),
  SIGNATURE,
  NOTES,
];

/** Giấy xác nhận tình trạng hôn nhân (NĐ 123/2015): valid for six months, for the purpose written on it. */
export const FIELDS: readonly FieldSpec[] = [
  ...registrationFields(),
  ...personFields({ id: 'requester', vi: 'người đề nghị', en: 'requester' }, [
    'full_name',
    'id_doc',
    'residence',
  ]),
  field(
    'requester_relation',
    'choice',
    'Quan hệ với người được cấp',
    'Relation to the person certified',
    REQUESTER.id,
  ),
  ...personFields({ id: 'subject', vi: '', en: 'person certified' }, [
    'full_name!',
    'birth_date',
    'sex',
    'ethnicity',
    'nationality',
    'id_doc',
    'residence',
  ]),
  field('residence_at', 'place', 'Cư trú tại', 'Resided at', 'status'),
  field('residence_from', 'date', 'Cư trú từ ngày', 'Resided from', 'status'),
  field('residence_to', 'date', 'Cư trú đến ngày', 'Resided until', 'status'),
  field('marital_status_text', 'text', 'Tình trạng hôn nhân', 'Marital status', 'status', { required: true }),
  /** Never cut short: it tells what the certificate may be used for. */
  field('purpose_text', 'text', 'Mục đích sử dụng', 'Purpose', 'status'),
  field('purpose_kind', 'tick', 'Loại mục đích', 'Kind of purpose', REGISTRATION.id),
  ...signatureFields(),
];
