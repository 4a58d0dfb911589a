import { NOTES_LABEL, registeredLabels, SIGNER_LABEL, tickBoxes } from '../civil-labels.ts';
import { peopleParts } from '../row-cells.ts';
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

/** In the South the place follows the date, behind `Tại` alone. */
const SOUTH_PLACE: LabelSpec = { field: 'birth_place', printed: ['Tại'], block: 'child' };

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
  'Họ và tên đứa trẻ',
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

export const SOUTH_CHILD_LABELS: readonly LabelSpec[] = OLD_CHILD_LABELS.flatMap((label) =>
  label === BIRTH_PLACE ? [label, SOUTH_PLACE] : [label],
);

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
  `${role} (Tên, họ)`,
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

const AGE = ['Tuổi', 'Tuổi (hoặc ngày tháng năm sinh)', 'Tuổi (hoặc ngày sinh)'];

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
      birth_year: ['Năm sinh', 'Ngày, tháng, năm sinh', 'Sinh năm', 'Ngày sinh', 'Năm sanh', ...AGE],
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
const column = (id: 'mother' | 'father', role: string, headings: readonly string[]): LabelSpec[] => [
  ...parent(id, role, headings, PARENT, PLAIN_NAME),
  {
    field: `${id}_ethnicity`,
    block: id,
    printed: ['Dân tộc, quốc tịch', 'Dân tộc/Quốc tịch'],
    parts: peopleParts(id),
  },
];
export const MOTHER_COLUMN = column('mother', 'mẹ', ['NGƯỜI MẸ', 'Người mẹ', 'MẸ']);
export const FATHER_COLUMN = column('father', 'cha', ['NGƯỜI CHA', 'Người cha', 'CHA']);

/** What stands over the row labels of the table of parents; the value before it has ended. */
export const PARENTS_TABLE: LabelSpec = {
  field: null,
  printed: ['Phần khai về', 'PHẦN KHAI VỀ', 'Phần khai về cha, mẹ', 'PHẦN KHAI VỀ CHA, MẸ'],
};

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
export const SOUTH_MARKS: LabelSpec = {
  field: null,
  printed: [
    'Vợ chánh hay vợ thứ',
    'Vợ chánh hay thứ',
    'Vợ (Chánh hay thứ)',
    'Người chứng',
    'Người chứng thứ nhứt',
  ],
};

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
  'Họ và tên người khai',
  'Người khai (Tên, họ)',
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
      'Họ, tên, tuổi, nơi ĐKNK thường trú, số giấy chứng minh nhân dân hoặc giấy CNCC của người đứng khai',
      'Họ tên, tuổi, nơi thường trú, số giấy chứng minh nhân dân của người đứng khai',
      'Họ tên, tuổi, chỗ ở của người đứng khai',
      'Họ và tên, quan hệ với người được khai sinh',
    ],
    parts: {
      patterns: [
        new RegExp(
          `^(?<name>[^,;(\\d-]+?) ?[,;(-]? ?(?:la )?(?<relation>${RELATIONS})\\)?(?: ?[,;] ?.*?${PAPER_NO}.*)?$`,
        ),
        new RegExp(
          `^(?<name>[^,;(\\d]+?) ?[,;(]? ?(?:\\d{1,3} ?t(?:uoi)?(?![a-z]).*?)?(?:[,;].*?)?${PAPER_NO}.*$`,
        ),
        /^(?<name>[^,;(\d]+?) ?[,;(]? ?\d{1,3} ?t(?:uoi)?(?![a-z])/,
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
