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
  'Sanh ngày',
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

/** Print of the South that holds nothing we keep, and ends the value before it. */
const unkept = (block: string, printed: readonly string[]): LabelSpec => ({ field: null, printed, block });
const ofSouth = (block: string, role: string, labels: readonly LabelSpec[]): LabelSpec[] => [
  ...labels,
  unkept(block, ['Tại']),
  unkept(block, [`Tên, họ cha ${role}`]),
  unkept(block, [`Tên, họ mẹ ${role}`]),
];

export const SOUTH_LABELS: readonly LabelSpec[] = [
  ...ofSouth('husband', 'chồng', HUSBAND),
  ...ofSouth('wife', 'vợ', WIFE),
  { field: 'reg_date', printed: ['Ngày cưới', 'Ngày lập hôn thú'] },
  { field: null, printed: ['Vợ chánh hay vợ thứ'] },
  { field: null, printed: ['Có lập hôn khế không'] },
];

export const EFFECTIVE: LabelSpec = {
  field: 'marriage_effective_date',
  printed: [
    'Ngày, tháng, năm xác nhận quan hệ hôn nhân',
    'Ngày, tháng, năm xác lập quan hệ hôn nhân',
    'Quan hệ hôn nhân được công nhận kể từ ngày',
  ],
};
