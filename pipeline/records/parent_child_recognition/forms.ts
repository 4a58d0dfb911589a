import { ERAS, tickBoxes } from '../civil-labels.ts';
import { paperForm, registerForm } from '../civil-forms.ts';
import { personLabels, type PersonPart } from '../persons.ts';
import type { FormSpec, LabelSpec } from '../record-type.ts';

const PARTS: readonly PersonPart[] = [
  'full_name',
  'birth_date',
  'sex',
  'ethnicity',
  'nationality',
  'hometown',
  'residence',
  'id_doc',
];
const PLAIN = ['Họ, chữ đệm, tên', 'Họ và tên', 'Họ tên'];

const PARENT = personLabels('parent', PARTS, {
  heading: [
    'Phần ghi về người nhận/được nhận là cha / mẹ',
    'Phần ghi về người nhận là cha, mẹ',
    'Phần ghi về người cha/mẹ',
    'Công nhận người có tên dưới đây',
    'Xác nhận đăng ký việc nhận cha, mẹ, con giữa',
    'Người cha/mẹ',
  ],
  names: [
    'Họ, chữ đệm, tên người cha/mẹ',
    'Họ, chữ đệm, tên người cha',
    'Họ, chữ đệm, tên người mẹ',
    'Họ, chữ đệm, tên cha/mẹ',
    'Họ và tên cha/mẹ',
    'Họ và tên người cha',
    'Họ và tên người mẹ',
    'Công nhận ông/bà',
    'Công nhận ông (bà)',
    ...PLAIN,
  ],
});

const CHILD = personLabels('child', PARTS, {
  heading: [
    'Phần ghi về người con',
    'là cha của người có tên dưới đây',
    'là mẹ của người có tên dưới đây',
    'là cha, mẹ, con của người có tên dưới đây',
    'là con của người có tên dưới đây',
    'Và',
    'Người con',
  ],
  names: [
    'Họ, chữ đệm, tên người con',
    'Họ, chữ đệm, tên con',
    'Họ và tên con',
    'Họ và tên người con',
    ...PLAIN,
  ],
  wordings: {
    id_doc: ['Giấy tờ tùy thân', 'Giấy khai sinh/Giấy tờ tùy thân', 'Giấy khai sinh số', 'Giấy khai sinh'],
  },
});

const REQUESTER: readonly LabelSpec[] = [
  ...personLabels('requester', ['full_name', 'id_doc', 'residence'], {
    heading: ['Phần ghi về người đi đăng ký nhận cha, mẹ, con', 'Phần ghi về người yêu cầu'],
    names: ['Họ, chữ đệm, tên người đi đăng ký', 'Họ, chữ đệm, tên người yêu cầu', ...PLAIN],
  }),
  {
    field: 'requester_relation',
    printed: ['Quan hệ với người được nhận là cha, mẹ, con', 'Quan hệ với người được nhận', 'Quan hệ'],
    block: 'requester',
  },
];

const DECISION: readonly LabelSpec[] = [
  {
    field: 'reg_date',
    printed: [
      'Quyết định này có hiệu lực kể từ',
      'Quyết định này có hiệu lực từ',
      'Điều 2. Quyết định này có hiệu lực kể từ',
    ],
  },
];

const events = ['nhận cha, mẹ, con', 'nhận cha', 'nhận mẹ'];

const decision = paperForm({
  id: 'decision-1998',
  form: 'certificate',
  titles: [
    'QUYẾT ĐỊNH Về việc công nhận việc nhận cha, mẹ, con',
    'QUYẾT ĐỊNH CÔNG NHẬN VIỆC NHẬN CHA, MẸ, CON',
    'Về việc công nhận việc nhận cha, mẹ, con',
    'QUYẾT ĐỊNH Về việc công nhận cha, mẹ, con',
  ],
  era: { from: ERAS.decree1961.from, to: ERAS.decree2005.to },
  body: [...PARENT, ...CHILD, ...DECISION],
  events,
  papers: ['QUYẾT ĐỊNH'],
});

export const FORMS: readonly FormSpec[] = [
  paperForm({
    id: 'extract-2016',
    form: 'extract',
    titles: [
      'TRÍCH LỤC ĐĂNG KÝ NHẬN CHA, MẸ, CON',
      'TRÍCH LỤC ĐĂNG KÝ NHẬN CHA, CON',
      'TRÍCH LỤC ĐĂNG KÝ NHẬN MẸ, CON',
      'TRÍCH LỤC ĐĂNG KÝ NHẬN CON',
      'TRÍCH LỤC ĐĂNG KÝ NHẬN CHA',
      'TRÍCH LỤC ĐĂNG KÝ NHẬN MẸ',
      'TRÍCH LỤC NHẬN CHA, MẸ, CON',
      'TRÍCH LỤC GHI VÀO SỔ HỘ TỊCH VIỆC NHẬN CHA, MẸ, CON',
    ],
    era: ERAS.law2014,
    body: [...PARENT, ...CHILD],
    events,
    papers: ['TRÍCH LỤC'],
    tail: REQUESTER,
  }),
  {
    ...decision,
    labels: [
      { field: 'decision_no', printed: ['Số'] },
      ...decision.labels.filter(({ field, printed }) => field !== 'reg_no' || !printed.includes('Số')),
    ],
  },
  registerForm({
    id: 'register',
    titles: ['SỔ ĐĂNG KÝ NHẬN CHA, MẸ, CON', 'SỔ ĐĂNG KÝ VIỆC NHẬN CHA, MẸ, CON', 'SỔ NHẬN CHA, MẸ, CON'],
    body: [...PARENT, ...CHILD, ...REQUESTER],
    ticks: [
      ...tickBoxes('recognition_kind', 'Con nhận cha, mẹ', 'Cha, mẹ nhận con'),
      ...tickBoxes('registration_kind', [
        'Ghi vào sổ hộ tịch việc nhận cha, mẹ, con',
        'Ghi vào sổ hộ tịch việc nhận/xác định cha, mẹ, con',
      ]),
    ],
  }),
];
