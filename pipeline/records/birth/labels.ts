import { NOTES_LABEL, registeredLabels, SIGNER_LABEL, tickBoxes } from '../civil-labels.ts';
import { personLabels, type PersonPart } from '../persons.ts';
import type { LabelSpec, TickSpec } from '../record-type.ts';

const WORDS: LabelSpec = {
  field: 'child_birth_date_words',
  block: 'child',
  printed: [
    'ghi bằng chữ',
    'Bằng chữ',
    '(Bằng chữ',
    '(Viết bằng chữ',
    'Viết bằng chữ',
    'ghi bằng số và chữ',
    'Ngày sinh bằng chữ',
  ],
};

const BIRTH_PLACE: LabelSpec = {
  field: 'birth_place',
  printed: ['Nơi sinh', 'Nơi sanh', 'Sinh tại', 'Sanh tại'],
  block: 'child',
};
const HOMETOWN: LabelSpec = { field: 'hometown', printed: ['Quê quán', 'Nguyên quán:'], block: 'child' };

const CHILD_NAMES = [
  'Họ, chữ đệm, tên',
  'Họ và tên',
  'Họ, tên',
  'Họ tên',
  'Tên, họ ấu nhi',
  'Tên họ ấu nhi',
  'Tên họ đứa con nít',
  'Họ và tên trẻ',
  'Họ tên đứa trẻ',
  'Tên họ đứa trẻ',
];

const PERSONAL_ID: LabelSpec = {
  field: 'personal_id_no',
  printed: ['Số định danh cá nhân', 'Số định danh'],
  block: 'child',
};

export const CHILD_LABELS: readonly LabelSpec[] = [
  ...personLabels('child', ['full_name', 'birth_date'], {
    heading: ['Người được đăng ký khai sinh', 'Phần ghi về người được khai sinh', 'Phần khai về trẻ'],
    names: CHILD_NAMES,
  }),
  WORDS,
  ...personLabels('child', ['sex', 'ethnicity', 'nationality']),
  BIRTH_PLACE,
  HOMETOWN,
  PERSONAL_ID,
];

/** Until 2015 the sex follows the name. */
export const OLD_CHILD_LABELS: readonly LabelSpec[] = [
  ...personLabels('child', ['full_name', 'sex', 'birth_date'], { names: CHILD_NAMES }),
  WORDS,
  BIRTH_PLACE,
  ...personLabels('child', ['ethnicity', 'nationality']),
  HOMETOWN,
  PERSONAL_ID,
];

const nameOf = (role: string) => [
  `Họ, chữ đệm, tên người ${role}`,
  `Họ, chữ đệm, tên ${role}`,
  `Họ và tên người ${role}`,
  `Họ và tên ${role}`,
  `Họ tên người ${role}`,
  `Họ tên ${role}`,
  `Họ, tên ${role}`,
  `Tên, họ người ${role}`,
  `Tên họ người ${role}`,
  `Tên họ ${role}`,
];

const PARENT: readonly PersonPart[] = [
  'full_name',
  'birth_year',
  'ethnicity',
  'nationality',
  'occupation',
  'residence',
  'personal_id_no',
  'id_doc',
];

const parent = (
  id: 'mother' | 'father',
  role: string,
  headings: readonly string[],
  parts: readonly PersonPart[],
  names: readonly string[] = [],
) =>
  personLabels(id, parts, {
    heading: headings,
    names: [...nameOf(role), ...names],
    wordings: {
      birth_year: ['Năm sinh', 'Ngày, tháng, năm sinh', 'Sinh năm', 'Ngày sinh', 'Năm sanh', 'Tuổi'],
    },
  });

export const MOTHER_LABELS = parent(
  'mother',
  'mẹ',
  ['NGƯỜI MẸ', 'Phần ghi về người mẹ', 'Phần khai về mẹ'],
  PARENT,
);
export const FATHER_LABELS = parent(
  'father',
  'cha',
  ['NGƯỜI CHA', 'Phần ghi về người cha', 'Phần khai về cha'],
  PARENT,
  ['Họ và tên bố', 'Họ tên bố'],
);

/** Tables name the person in the column's heading; the rows say `Họ và tên` alone. */
const PLAIN_NAME = ['Họ, chữ đệm, tên', 'Họ và tên', 'Họ, tên', 'Họ tên'];
export const MOTHER_COLUMN = parent('mother', 'mẹ', ['NGƯỜI MẸ', 'Người mẹ', 'MẸ'], PARENT, PLAIN_NAME);
export const FATHER_COLUMN = parent('father', 'cha', ['NGƯỜI CHA', 'Người cha', 'CHA'], PARENT, PLAIN_NAME);

export const BOTH_PARENTS: LabelSpec = {
  field: 'parents_residence',
  printed: [
    'Nơi thường trú của cha, mẹ',
    'Nơi thường trú của cha mẹ',
    'Nơi cư trú của cha, mẹ',
    'Nơi ở của cha, mẹ',
    'Chỗ ở của cha mẹ',
    'Chỗ ở của cha, mẹ',
    'Nơi thường trú của bố mẹ',
    'Trú quán của cha mẹ',
  ],
};

/** Print of the South that holds nothing we keep, and ends the value before it. */
export const SOUTH_MARKS: LabelSpec = { field: null, printed: ['Vợ chánh hay vợ thứ', 'Vợ chánh hay thứ'] };

const DECLARER_NAMES = [
  'Họ, chữ đệm, tên người đi khai sinh',
  'Họ, chữ đệm, tên người đi khai',
  'Họ và tên người đi khai sinh',
  'Họ và tên người đi khai',
  'Họ tên người đi khai sinh',
  'Họ tên người đi khai',
  'Họ và tên người đứng khai',
  'Họ, tên người đứng khai',
  'Họ tên người khai',
  'Người đứng khai',
  'Người đi khai sinh',
  'Người đi khai',
  'Người khai',
];

/** Quan hệ: how the declarer stands to the child; given names that read alike (Anh) are left out. */
const RELATIONS = 'cha|me|bo|ong noi|ong ngoai|ba noi|ba ngoai|ban than|chu|bac|cau|mo|thim';
const PAPER_NO = '(?:cmnd|cccd|can cuoc|ho chieu|chung minh)[^\\d]{0,20}(?<no>[a-z]?\\d{7,12})';

export const DECLARER_LABELS: readonly LabelSpec[] = [
  ...personLabels('requester', ['full_name'], { names: DECLARER_NAMES }),
  {
    field: 'requester_full_name',
    block: 'requester',
    printed: [
      'Họ và tên, quan hệ với người được khai sinh của người đi khai sinh',
      'Họ, tên, tuổi, nơi thường trú, số CMND của người đứng khai',
      'Họ tên, tuổi, chỗ ở của người đứng khai',
      'Họ và tên, quan hệ với người được khai sinh',
    ],
    parts: {
      patterns: [
        new RegExp(
          `^(?<name>[^,;(\\d-]+?) ?[,;(-]? ?(?:la )?(?<relation>${RELATIONS})\\)?(?: ?[,;] ?.*?${PAPER_NO}.*)?$`,
        ),
        new RegExp(`^(?<name>[^,;(\\d]+?) ?[,;(]? ?(?:\\d{1,3} tuoi.*?)?(?:[,;].*?)?${PAPER_NO}.*$`),
        /^(?<name>[^,;(\d]+?) ?[,;(]? ?\d{1,3} tuoi/,
        /^(?<name>[^,;(-]+?)(?: ?[,;(-] ?(?:la )?(?<relation>[a-z ]{2,20})\)?)?$/,
      ],
      fields: { name: 'requester_full_name', relation: 'requester_relation', no: 'requester_id_doc_no' },
    },
  },
  {
    field: 'requester_relation',
    block: 'requester',
    printed: ['Quan hệ với người được khai sinh', 'Quan hệ với trẻ', 'Quan hệ'],
  },
  ...personLabels('requester', ['id_doc', 'residence']),
];

export const END_LABELS: readonly LabelSpec[] = [...registeredLabels('khai sinh'), NOTES_LABEL, SIGNER_LABEL];

/** Boxes beside an entry since 2016: how it came to be registered, and what is known of the parents. */
export const BIRTH_TICKS: readonly TickSpec[] = [
  ...tickBoxes(
    'registration_kind',
    'Đúng hạn',
    'Quá hạn',
    'Đăng ký lại',
    'Ghi vào sổ hộ tịch việc khai sinh',
  ),
  ...tickBoxes(
    'birth_kind',
    ['Trẻ chưa xác định được cha mẹ', 'Trẻ chưa xác định được cha, mẹ', 'Trẻ chưa xác định được cha/mẹ'],
    'Trẻ bị bỏ rơi',
  ),
];
