import { field, REGISTRATION } from './fields.ts';
import type { FieldSpec, LabelSpec } from './record-type.ts';

/** What an authority abroad registered before it was entered here (việc hộ tịch đã đăng ký ở nước ngoài). */
export const FOREIGN_FIELDS: readonly FieldSpec[] = [
  field(
    'foreign_reg_no',
    'reg_no',
    'Số đăng ký ở nước ngoài',
    'Foreign registration number',
    REGISTRATION.id,
    { search: 'reference' },
  ),
  field('foreign_reg_date', 'date', 'Ngày đăng ký ở nước ngoài', 'Registered abroad on', REGISTRATION.id),
  field('foreign_authority', 'text', 'Cơ quan nước ngoài đã đăng ký', 'Foreign authority', REGISTRATION.id),
  field('foreign_country', 'nationality', 'Nước đã đăng ký', 'Country of registration', REGISTRATION.id),
];

export const FOREIGN_LABELS: readonly LabelSpec[] = [
  {
    field: 'foreign_authority',
    printed: [
      'Đã đăng ký tại cơ quan có thẩm quyền của nước ngoài',
      'Cơ quan nước ngoài đã đăng ký',
      'Đã được đăng ký tại',
    ],
    block: 'foreign',
  },
  { field: 'foreign_country', printed: ['Quốc gia', 'Nước đã đăng ký', 'Nước đăng ký'], block: 'foreign' },
  { field: 'foreign_reg_no', printed: ['Số đăng ký ở nước ngoài', 'Giấy tờ số'], block: 'foreign' },
  {
    field: 'foreign_reg_date',
    printed: ['Ngày đăng ký ở nước ngoài', 'Ngày, tháng, năm đăng ký ở nước ngoài'],
    block: 'foreign',
  },
];
