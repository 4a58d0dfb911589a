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
  section('subject', 'Người được thay đổi, cải chính', 'Person concerned'),
  section('change', 'Nội dung thay đổi', 'Change'),
  REQUESTER,
  SIGNATURE,
  NOTES,
];

/** Thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc (Luật Hộ tịch 2014 điều 26–29). The old value is kept for good. */
export const FIELDS: readonly FieldSpec[] = [
  ...registrationFields(),
  field('decision_no', 'reg_no', 'Số quyết định', 'Decision number', REGISTRATION.id, {
    search: 'reference',
  }),
  field('change_kind', 'choice', 'Loại thay đổi', 'Kind of change', 'change', { required: true }),
  ...personFields({ id: 'subject', vi: '', en: 'person concerned' }, [
    'full_name!',
    'birth_date',
    'sex',
    'ethnicity',
    'nationality',
    'residence',
    'id_doc',
  ]),
  field('target_record_type', 'choice', 'Việc hộ tịch đã đăng ký', 'Event registered', 'change'),
  field('target_unit', 'unit', 'Nơi đã đăng ký', 'Registered at', 'change'),
  field('target_reg_no', 'reg_no', 'Số đã đăng ký', 'Registered under', 'change', { search: 'reference' }),
  field('target_reg_date', 'date', 'Ngày đã đăng ký', 'Registered on', 'change'),
  field('target_book_no', 'book_no', 'Quyển số đã đăng ký', 'Registered in book', 'change'),
  field('old_value', 'text', 'Nội dung cũ', 'Old value', 'change', { required: true }),
  field('new_value', 'text', 'Nội dung mới', 'New value', 'change', { required: true }),
  field('legal_basis', 'text', 'Căn cứ', 'Legal basis', 'change'),
  ...personFields({ id: 'requester', vi: 'người đi đăng ký', en: 'requester' }, [
    'full_name',
    'id_doc',
    'residence',
  ]),
  ...signatureFields(),
];
