import { ERAS } from '../civil-labels.ts';
import { paperForm, registerForm } from '../civil-forms.ts';
import { numberAndDate } from '../parts.ts';
import { personLabels, type PersonPart } from '../persons.ts';
import type { FormSpec, LabelSpec } from '../record-type.ts';

const ADOPTER: readonly PersonPart[] = [
  'full_name',
  'birth_date',
  'ethnicity',
  'nationality',
  'occupation',
  'residence',
  'id_doc',
];
const PLAIN = ['Họ và tên', 'Họ, chữ đệm, tên', 'Họ tên'];
const namesOf = (role: string, person: string) => [
  `Họ, chữ đệm, tên ${person} (${role})`,
  `Họ, chữ đệm, tên ${role}`,
  `Họ và tên ${role}`,
  `Họ tên ${role}`,
  `Họ và tên ${person} (${role})`,
];

const adopter = (
  id: string,
  role: string,
  person: string,
  headings: readonly string[],
  names: readonly string[] = [],
): LabelSpec[] => [
  ...personLabels(id, ADOPTER, { heading: headings, names: [...namesOf(role, person), ...names] }),
  { field: `${id}_id_doc_issue_place`, printed: ['Nơi cấp'], block: id },
  { field: `${id}_id_doc_issue_date`, printed: ['Ngày, tháng, năm cấp', 'Ngày cấp'], block: id },
];

const FATHER = adopter('adoptive_father', 'cha nuôi', 'ông', ['CHA NUÔI', 'Ông (cha nuôi)']);
const MOTHER = adopter('adoptive_mother', 'mẹ nuôi', 'bà', ['MẸ NUÔI', 'Bà (mẹ nuôi)']);
const FATHER_COLUMN = adopter('adoptive_father', 'cha nuôi', 'ông', ['ÔNG'], PLAIN);
const MOTHER_COLUMN = adopter('adoptive_mother', 'mẹ nuôi', 'bà', ['BÀ'], PLAIN);

/** Decisions name a person right behind the role: `Cha nuôi: LÊ VĂN AN, sinh năm: 1960`. */
const FATHER_NAMED = adopter('adoptive_father', 'cha nuôi', 'ông', ['Ông (cha nuôi)'], ['Cha nuôi']);
const MOTHER_NAMED = adopter('adoptive_mother', 'mẹ nuôi', 'bà', ['Bà (mẹ nuôi)'], ['Mẹ nuôi']);

const CHILD_PARTS: readonly PersonPart[] = [
  'full_name',
  'sex',
  'birth_date',
  'birth_place',
  'ethnicity',
  'nationality',
  'residence',
  'personal_id_no',
];
const CHILD_NAMES = [
  'Họ, chữ đệm, tên con nuôi',
  'Họ và tên con nuôi',
  'Họ tên con nuôi',
  'Họ, chữ đệm, tên người con nuôi',
  'Họ và tên người được nhận làm con nuôi',
];
const CHILD = personLabels('adoptee', CHILD_PARTS, {
  heading: ['Phần ghi về con nuôi', 'Người được nhận làm con nuôi'],
  names: CHILD_NAMES,
});
const CHILD_NAMED = personLabels('adoptee', CHILD_PARTS, {
  heading: ['và người được nhận làm con nuôi', 'Người được nhận làm con nuôi'],
  names: [...CHILD_NAMES, ...PLAIN],
});
const CHILD_ENTRY = personLabels('adoptee', CHILD_PARTS, {
  heading: ['Phần ghi về con nuôi'],
  names: ['Họ và tên con nuôi', 'Họ, chữ đệm, tên con nuôi', ...PLAIN],
});

const giver = (id: string, headings: readonly string[]) =>
  personLabels(id, ['full_name', 'birth_date', 'ethnicity', 'nationality', 'residence', 'id_doc'], {
    heading: headings,
    names: PLAIN,
  });

const GIVING: readonly LabelSpec[] = [
  { field: null, printed: ['Phần ghi về bên giao con nuôi'] },
  ...giver('giving_father', ['Cha giao con nuôi', 'ÔNG']),
  ...giver('giving_mother', ['Mẹ giao con nuôi', 'BÀ']),
  {
    field: 'giving_relation',
    printed: ['Quan hệ của bên giao với trẻ được nhận làm con nuôi', 'Quan hệ của bên giao'],
  },
  { field: 'facility_name', printed: ['Tên cơ sở nuôi dưỡng'] },
  {
    field: 'facility_rep',
    printed: ['Họ tên, chức vụ của đại diện cơ sở nuôi dưỡng', 'Đại diện cơ sở nuôi dưỡng'],
  },
  {
    field: 'decision_no',
    printed: ['Giấy chứng nhận/Quyết định số', 'Quyết định số', 'Giấy chứng nhận nuôi con nuôi số'],
    parts: numberAndDate('decision_no', 'decision_date'),
  },
];

const ADOPTERS: LabelSpec = { field: null, printed: ['Phần ghi về cha, mẹ nuôi', 'Phần ghi về cha mẹ nuôi'] };

const beside = [['adoptive_father', 'adoptive_mother']] as const;
const paper = {
  events: ['việc nuôi con nuôi', 'nuôi con nuôi'],
  papers: ['GIẤY CHỨNG NHẬN NUÔI CON NUÔI', 'GIẤY CHỨNG NHẬN', 'TRÍCH LỤC', 'QUYẾT ĐỊNH'],
  body: [...FATHER, ...MOTHER, ...CHILD],
  more: { beside },
} as const;

export const FORMS: readonly FormSpec[] = [
  paperForm({
    ...paper,
    id: 'certificate-2011',
    form: 'certificate',
    titles: ['GIẤY CHỨNG NHẬN NUÔI CON NUÔI', 'GIẤY CHỨNG NHẬN NUÔI CON NUÔI TRONG NƯỚC'],
    era: { from: 2011, to: 9999 },
  }),
  paperForm({
    ...paper,
    id: 'extract-2016',
    form: 'extract',
    titles: ['TRÍCH LỤC NUÔI CON NUÔI', 'TRÍCH LỤC ĐĂNG KÝ NUÔI CON NUÔI', 'TRÍCH LỤC GHI CHÚ NUÔI CON NUÔI'],
    era: ERAS.law2014,
  }),
  paperForm({
    ...paper,
    body: [...FATHER_NAMED, ...MOTHER_NAMED, ...CHILD_NAMED],
    id: 'decision-1998',
    form: 'certificate',
    titles: [
      'QUYẾT ĐỊNH CÔNG NHẬN VIỆC NUÔI CON NUÔI',
      'QUYẾT ĐỊNH Về việc công nhận việc nuôi con nuôi',
      'QUYẾT ĐỊNH Công nhận việc nuôi con nuôi',
    ],
    era: { from: 1961, to: 2010 },
  }),
  registerForm({
    id: 'register',
    titles: ['SỔ ĐĂNG KÝ NUÔI CON NUÔI', 'SỔ ĐĂNG KÝ VIỆC NUÔI CON NUÔI', 'SỔ NUÔI CON NUÔI'],
    body: [...CHILD_ENTRY, ADOPTERS, ...FATHER_COLUMN, ...MOTHER_COLUMN, ...GIVING],
    beside: [...beside, ['giving_father', 'giving_mother']],
  }),
];
