import { personLabels, type PersonPart } from '../persons.ts';
import type { LabelSpec } from '../record-type.ts';

const PARTS: readonly PersonPart[] = [
  'full_name',
  'birth_date',
  'ethnicity',
  'nationality',
  'occupation',
  'religion',
  'residence',
  'id_doc',
];
const BIRTH = [
  'Ngày, tháng, năm sinh',
  'Ngày tháng năm sinh',
  'Sinh ngày',
  'Ngày sinh',
  'Ngày sanh',
  'Năm sinh',
  'Sinh năm',
  'Sinh',
  'Tuổi',
];
const PLAIN_NAME = ['Họ, chữ đệm, tên', 'Họ và tên', 'Họ, tên', 'Họ tên', 'Tên, họ'];

const nameOf = (role: string, side: string) => [
  `Họ, chữ đệm, tên ${role}`,
  `Họ, chữ đệm, tên người ${role}`,
  `Họ và tên ${role}`,
  `Họ và tên (${role})`,
  `Họ và tên người ${role}`,
  `Họ tên ${role}`,
  `Họ và tên ${side}`,
  `Tên, họ người ${role}`,
  `Tên họ người ${role}`,
  `Tên, họ ${role}`,
];

export const WIFE = personLabels('wife', PARTS, {
  names: nameOf('vợ', 'bên nữ'),
  wordings: { birth_date: BIRTH },
});
export const HUSBAND = personLabels('husband', PARTS, {
  names: nameOf('chồng', 'bên nam'),
  wordings: { birth_date: BIRTH },
});

/** Older certificates name the person over the column (CHỒNG | VỢ), the rows below say `Họ và tên` alone. */
export const WIFE_COLUMN = personLabels('wife', PARTS, {
  heading: ['VỢ', 'BÊN NỮ', 'NGƯỜI VỢ', 'Bên vợ', 'Phần ghi về vợ', 'Phần ghi về bên nữ'],
  names: [...nameOf('vợ', 'bên nữ'), ...PLAIN_NAME],
  wordings: { birth_date: BIRTH },
});
export const HUSBAND_COLUMN = personLabels('husband', PARTS, {
  heading: ['CHỒNG', 'BÊN NAM', 'NGƯỜI CHỒNG', 'Bên chồng', 'Phần ghi về chồng', 'Phần ghi về bên nam'],
  names: [...nameOf('chồng', 'bên nam'), ...PLAIN_NAME],
  wordings: { birth_date: BIRTH },
});

export const EFFECTIVE: LabelSpec = {
  field: 'marriage_effective_date',
  printed: [
    'Ngày, tháng, năm xác nhận quan hệ hôn nhân',
    'Ngày, tháng, năm xác lập quan hệ hôn nhân',
    'Quan hệ hôn nhân được công nhận kể từ ngày',
  ],
};
