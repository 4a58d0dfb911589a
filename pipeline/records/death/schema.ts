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

export const SECTIONS: readonly SectionSpec[] = [
  REGISTRATION,
  section('deceased', 'Người chết', 'Deceased'),
  section('death', 'Việc chết', 'Death'),
  section('notice', 'Giấy báo tử', 'Death notice'),
  REQUESTER,
  SIGNATURE,
  NOTES,
];

/** Nội dung khai tử (Luật Hộ tịch 2014 điều 33–34). */
export const FIELDS: readonly FieldSpec[] = [
  ...registrationFields(),
  ...personFields({ id: 'deceased', vi: 'người chết', en: 'deceased' }, [
    'full_name!',
    'birth_date',
    'sex',
    'ethnicity',
    'nationality',
    'occupation',
    'personal_id_no',
    'id_doc',
    'residence',
  ]),
  field('death_time', 'time', 'Giờ chết', 'Time of death', 'death'),
  field('death_date', 'date', 'Ngày chết', 'Date of death', 'death', { required: true }),
  field('death_date_words', 'date_words', 'Ngày chết ghi bằng chữ', 'Date of death in words', 'death'),
  field('death_place', 'place', 'Nơi chết', 'Place of death', 'death', { required: true }),
  /** Nguyên nhân chết: a matter of health, masked for those who need not know. */
  field('death_cause', 'text', 'Nguyên nhân chết', 'Cause of death', 'death', { sensitive: true }),
  /** Giấy báo tử or what stands for it; never the same paper as the Trích lục khai tử. */
  field('notice_kind', 'choice', 'Loại giấy báo tử', 'Kind of death notice', 'notice'),
  field('notice_no', 'reg_no', 'Số giấy báo tử', 'Number of death notice', 'notice', { search: 'reference' }),
  field('notice_issuer', 'text', 'Cơ quan cấp giấy báo tử', 'Issuer of death notice', 'notice'),
  field('notice_date', 'date', 'Ngày cấp giấy báo tử', 'Date of death notice', 'notice'),
  ...personFields({ id: 'requester', vi: 'người đi khai tử', en: 'requester' }, [
    'full_name',
    'id_doc',
    'residence',
  ]),
  field('requester_relation', 'choice', 'Quan hệ với người chết', 'Relation to the deceased', REQUESTER.id),
  field('age_at_death', 'text', 'Tuổi khi chết', 'Age at death', 'deceased'),
  field(
    'registered_abroad',
    'text',
    'Ghi vào sổ việc khai tử ở nước ngoài',
    'Registered abroad',
    REGISTRATION.id,
  ),
  /** Boxes on the page for children; each holds its own wording where it is ticked. */
  field('under_1', 'tick', 'Trẻ dưới 01 tuổi', 'Child under 1', 'deceased'),
  field('age_1_to_under_5', 'tick', 'Trẻ từ 01 tuổi đến dưới 5 tuổi', 'Child from 1 to under 5', 'deceased'),
  ...signatureFields(),
];
