import { personLabels, type PersonPart } from '../persons.ts';
import type { LabelSpec } from '../record-type.ts';

const PARTS: readonly PersonPart[] = [
  'full_name',
  'birth_date',
  'sex',
  'ethnicity',
  'nationality',
  'residence',
  'id_doc',
];
const PLAIN = ['Họ, chữ đệm, tên', 'Họ và tên', 'Họ tên'];

export const PEOPLE_LABELS: readonly LabelSpec[] = [
  ...personLabels('guardian', PARTS, {
    heading: ['Người giám hộ', 'Phần ghi về người giám hộ'],
    names: ['Họ, chữ đệm, tên người giám hộ', 'Họ và tên người giám hộ', ...PLAIN],
  }),
  ...personLabels('ward', PARTS, {
    heading: ['Người được giám hộ', 'Phần ghi về người được giám hộ'],
    names: ['Họ, chữ đệm, tên người được giám hộ', 'Họ và tên người được giám hộ', ...PLAIN],
    wordings: { id_doc: ['Giấy tờ tùy thân', 'Giấy khai sinh/Giấy tờ tùy thân', 'Giấy khai sinh số'] },
  }),
];

export const REQUESTER_LABELS: readonly LabelSpec[] = personLabels(
  'requester',
  ['full_name', 'id_doc', 'residence'],
  {
    heading: ['Phần ghi về người đi đăng ký giám hộ', 'Phần ghi về người đi đăng ký chấm dứt giám hộ'],
    names: ['Họ, chữ đệm, tên người đi đăng ký', 'Họ, chữ đệm, tên người yêu cầu', ...PLAIN],
  },
);
