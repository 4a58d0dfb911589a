import { ERAS } from '../civil-labels.ts';
import { paperForm, registerForm } from '../civil-forms.ts';
import { DATE } from '../parts.ts';
import { personLabels, type PersonPart } from '../persons.ts';
import type { FormSpec, LabelSpec } from '../record-type.ts';

const PARTS: readonly PersonPart[] = [
  'full_name',
  'birth_date',
  'sex',
  'ethnicity',
  'nationality',
  'residence',
  'id_doc',
];
const namesOf = (role: string) => [
  `Họ, chữ đệm, tên ${role}`,
  `Họ, chữ đệm, tên người ${role}`,
  `Họ và tên ${role}`,
  `Họ và tên (${role})`,
  `Họ tên ${role}`,
];
const PLAIN = ['Họ, chữ đệm, tên', 'Họ và tên', 'Họ tên'];

const FIRST = personLabels('spouse1', PARTS, {
  heading: ['Phần ghi về vợ', 'Người yêu cầu'],
  names: [...namesOf('vợ'), ...namesOf('người yêu cầu'), ...PLAIN],
});
const SECOND = personLabels('spouse2', PARTS, {
  heading: [
    'Đã ly hôn/hủy việc kết hôn với',
    'Đã ly hôn với',
    'Đã hủy việc kết hôn với',
    'Phần ghi về chồng',
  ],
  names: [...namesOf('chồng'), ...PLAIN],
});

/** `283/2020/QĐST-HNGĐ ngày 29/01/2020 của Tòa án nhân dân …` */
const JUDGMENT: readonly LabelSpec[] = [
  {
    field: 'judgment_no',
    block: 'judgment',
    printed: [
      'Đã ly hôn theo Bản án/Quyết định số',
      'Theo Bản án/Quyết định số',
      'Theo Bản án, Quyết định số',
      'Bản án/Quyết định số',
      'Theo Bản án số',
      'Theo Quyết định số',
      'Bản án số',
      'Quyết định số',
      'Đã ly hôn theo Bản án số',
      'Đã ly hôn theo Quyết định số',
      'Đã ly hôn/hủy việc kết hôn theo Bản án/Quyết định số',
    ],
    parts: {
      patterns: [
        new RegExp(
          `^(?<no>\\S+(?: ?[/-] ?[a-z-]+)*?) ?[,;]? ngay ?:? (?<date>${DATE})(?: ?[,;]? (?:cua|do)(?: \\(?(?:toa an|co quan)\\)?:)? ?:? (?<court>.+?)(?: ?[,;]? co hieu luc (?:phap luat )?(?:ke )?tu (?:ngay )?:? ?(?<effective>${DATE}).*)?)?$`,
        ),
        /^(?<no>\S+)$/,
      ],
      fields: { no: 'judgment_no', date: 'judgment_date', court: 'court', effective: 'effective_date' },
    },
  },
  {
    field: 'judgment_date',
    block: 'judgment',
    printed: ['ngày', 'Ngày, tháng, năm của bản án'],
    parts: {
      patterns: [new RegExp(`^(?<date>${DATE}) ?[,;]? (?:cua|do) ?:? (?<court>.+)$`), /^(?<date>.+)$/],
      fields: { date: 'judgment_date', court: 'court' },
    },
  },
  { field: 'court', printed: ['của', 'Cơ quan đã giải quyết', 'Tòa án:'], block: 'judgment' },
  {
    field: 'effective_date',
    printed: [
      'có hiệu lực từ ngày',
      'có hiệu lực pháp luật từ ngày',
      'Có hiệu lực kể từ ngày',
      'Ngày có hiệu lực',
    ],
    block: 'judgment',
  },
  { field: 'country', printed: ['Nước đã giải quyết', 'Tại nước'], block: 'judgment' },
];

const NOTED: readonly LabelSpec[] = [
  { field: 'registrar_unit', printed: ['Nơi ghi chú', 'Cơ quan ghi chú'] },
  { field: 'reg_date', printed: ['Ngày, tháng, năm ghi chú', 'Ngày ghi chú'] },
  {
    field: 'reg_no',
    printed: ['Đã được ghi vào sổ hộ tịch việc ly hôn/hủy việc kết hôn số', 'Đã được ghi vào sổ hộ tịch số'],
  },
  {
    // The number in the book is the head's without its symbol, which says more.
    field: 'book_no',
    printed: ['Đã được ghi vào Sổ ghi chú ly hôn số', 'Đã ghi vào Sổ ghi chú ly hôn số'],
    parts: {
      patterns: [/^\S+ ?[,;]? quyen(?: so)? ?:? ?(?<book>[^\s,;]*\d[^\s,;]*)/],
      fields: { book: 'book_no' },
    },
  },
];

const body = [...FIRST, ...SECOND, ...JUDGMENT, ...NOTED];

export const FORMS: readonly FormSpec[] = [
  paperForm({
    id: 'extract-2016',
    form: 'extract',
    titles: [
      'TRÍCH LỤC GHI CHÚ LY HÔN',
      'TRÍCH LỤC GHI CHÚ LY HÔN (BẢN SAO)',
      'TRÍCH LỤC GHI CHÚ HỦY VIỆC KẾT HÔN',
      'TRÍCH LỤC GHI VÀO SỔ HỘ TỊCH VIỆC LY HÔN',
      'TRÍCH LỤC LY HÔN',
      'GIẤY XÁC NHẬN GHI CHÚ LY HÔN',
    ],
    era: ERAS.law2014,
    body,
    events: ['ly hôn'],
    papers: ['TRÍCH LỤC'],
    more: { beside: [['spouse1', 'spouse2']] },
  }),
  registerForm({
    id: 'register',
    titles: ['SỔ GHI CHÚ LY HÔN', 'SỔ GHI VÀO SỔ CÁC VIỆC LY HÔN', 'SỔ ĐĂNG KÝ GHI CHÚ LY HÔN'],
    body,
  }),
];
