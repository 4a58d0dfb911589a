import { ERAS, tickBoxes } from '../civil-labels.ts';
import { paperForm, registerForm } from '../civil-forms.ts';
import { DATE } from '../parts.ts';
import { personLabels } from '../persons.ts';
import type { FormSpec, LabelSpec, TickSpec } from '../record-type.ts';

const KINDS = [
  'THAY ĐỔI',
  'CẢI CHÍNH',
  'BỔ SUNG',
  'BỔ XUNG',
  'XÁC ĐỊNH LẠI DÂN TỘC',
  'XÁC ĐỊNH LẠI GIỚI TÍNH',
  'ĐIỀU CHỈNH',
];

const SUBJECT = personLabels(
  'subject',
  ['full_name', 'birth_date', 'sex', 'ethnicity', 'nationality', 'id_doc', 'residence'],
  {
    heading: [
      'Phần ghi về người được thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc',
      'Phần ghi về người được thay đổi, cải chính',
      'Người được thay đổi, cải chính hộ tịch',
    ],
    names: [
      'Họ, chữ đệm, tên',
      'Họ và tên',
      'Họ tên',
      'Cho phép ông/bà',
      'Cho phép ông (bà)',
      'Cho phép ông:',
      'Cho phép bà:',
      'Ông/Bà',
      'Họ và tên người được thay đổi, cải chính',
      'Họ tên người được thay đổi, cải chính',
    ],
  },
);

const EVENTS =
  'khai sinh|ket hon|khai tu|nhan cha, me, con|nuoi con nuoi|giam ho|ly hon|xac nhan tinh trang hon nhan';

/** `số 24, quyển số 01`, `ngày 30/6/1993`, `của Ủy ban nhân dân …`: a paper of before, in whichever order. */
const NUMBERED = String.raw`so ?:? ?(?<no>[^\s,;]*\d[^\s,;]*)(?: ?[,;]? quyen so ?:? ?(?<book>[^\s,;]+))?`;
const ON = `(?: ?[,;]? ngay ?:? (?<date>${DATE}))?`;
const BY = '(?: ?[,;]? (?:cua|do) (?<unit>.+?))?';

/** `được cải chính ngày sinh trong giấy khai sinh số 31 …`: the sentence that names what is changed. */
const DONE = ['cải chính', 'thay đổi', 'bổ sung', 'điều chỉnh'].flatMap((kind) => [
  `Đã ${kind} hộ tịch trong`,
  `Được ${kind}`,
  `được ${kind}`,
]);

/** `Đã đăng ký: khai sinh tại Ủy ban nhân dân …` */
const TARGET: LabelSpec = {
  field: 'target_record_type',
  block: 'target',
  printed: [
    'Đã đăng ký',
    'Đã được đăng ký',
    'Tên giấy tờ hộ tịch',
    'Trong Sổ đăng ký',
    'Đã đăng ký việc',
    ...DONE,
  ],
  parts: {
    patterns: [
      new RegExp(
        `^(?:viec )?(?<type>${EVENTS}) ?:? (?:tai|t[a-z]i) ?:? (?<unit>.+?)(?: ?[,;]? so ?:? ?(?<no>\\S*\\d\\S*)(?: ?[,;]? (?:quyen so ?:? ?(?<book>\\S+) ?[,;]? )?ngay ?:? (?<date>${DATE}))?)?$`,
      ),
      new RegExp(`^(?:viec |giay )?(?<type>${EVENTS}) ?,? ${NUMBERED}${ON}${BY}(?: cap)?$`),
      new RegExp(
        `^(?:.* )?trong (?:giay |so )?(?:dang ky )?(?<type>${EVENTS}) ?,? ${NUMBERED}${BY}(?: dang ky| cap)?${ON}$`,
      ),
      new RegExp(
        `^(?:viec |giay )?(?<type>${EVENTS}) ?,? so ?:? ?(?<no>\\S*\\d\\S*)(?: ?,? quyen so ?:? ?(?<book>\\S+))?(?: ?,? ngay ?:? (?<date>${DATE}))?(?: ?,? tai ?:? (?<unit>.+))?`,
      ),
      new RegExp(`^(?:viec |giay )?(?<type>${EVENTS}) ?,? ${NUMBERED}${ON}`),
      /^(?<type>.+?) (?:tai) (?<unit>(?:uy ban|ubnd|so tu phap|phong tu phap).+)$/,
      /^(?:giay (?:chung nhan )?|trich luc |so dang ky )?(?<type>.+)$/,
    ],
    fields: {
      type: 'target_record_type',
      unit: 'target_unit',
      no: 'target_reg_no',
      book: 'target_book_no',
      date: 'target_reg_date',
    },
  },
};

/** `Nội dung: Cải chính năm sinh từ 1990 thành 1991`, on one line or two. */
const CONTENT: readonly LabelSpec[] = [
  { field: 'target_reg_no', printed: ['Số'], block: 'target' },
  { field: 'target_reg_date', printed: ['Ngày cấp', 'Ngày:'], block: 'target' },
  { field: 'target_unit', printed: ['Nơi cấp', 'tại:'], block: 'target' },
  {
    field: 'old_value',
    block: 'target',
    printed: [
      'Nội dung',
      'Nội dung thay đổi',
      'Nội dung ghi chú',
      'Nội dung cải chính',
      'Nội dung: Được thay đổi từ',
      'Từ:',
      'Đã thực hiện ghi việc',
      'Phần ghi nội dung thay đổi',
    ],
    parts: {
      // Between capitals stands a name (Huỳnh Thị Thanh Mai), before `phố` a town.
      written: [
        /^(?<old>.+?) ?,? (?:th[aàáảãạâ]nh|sang) ?:? (?!ph[oốôồ] )(?<new>.+?)(?: ?[,;.] (?<basis>(?:[Tt]heo|[Cc]ăn cứ).+))?$/u,
      ],
      patterns: [
        /^(?<old>.+?) ?,? (?:thanh|sang) ?: (?<new>.+?)(?: ?[,;.] (?<basis>(?:theo|can cu).+))?$/,
        /^(?<old>.+)$/,
      ],
      fields: { old: 'old_value', new: 'new_value', basis: 'legal_basis' },
    },
  },
  { field: 'new_value', printed: ['thành:', 'đổi thành', 'sửa thành'], block: 'target', overrides: true },
  { field: 'legal_basis', printed: ['Theo:', 'Căn cứ:', 'Lý do:'], block: 'target' },
];

const REQUESTER = personLabels('requester', ['full_name', 'id_doc', 'residence'], {
  names: [
    'Họ, chữ đệm, tên người đi đăng ký hộ tịch',
    'Họ, chữ đệm, tên người đi đăng ký',
    'Họ, chữ đệm, tên người yêu cầu',
    'Họ tên người đề nghị',
    'Họ và tên người đề nghị',
    'Họ tên người yêu cầu',
  ],
});

const KIND = '(?:thay doi|cai chinh|bo sung|xac dinh lai (?:dan toc|gioi tinh))';

/** Entries until 2015 say what was registered in one line, and what is changed in another: `Nội dung: Cải chính năm sinh từ …`. */
const OLD_ENTRY: readonly LabelSpec[] = [
  TARGET,
  {
    field: 'old_value',
    printed: ['Nội dung', 'Nội dung thay đổi', 'Nội dung cải chính'],
    parts: {
      patterns: [
        new RegExp(`^(?<old>(?<kind>${KIND})?.*?) thanh ?: (?<new>.+)$`),
        new RegExp(`^(?<old>(?<kind>${KIND})?.*)$`),
      ],
      fields: { old: 'old_value', new: 'new_value', kind: 'change_kind' },
    },
  },
  { field: 'new_value', printed: ['thành', 'đổi thành', 'sửa thành'] },
  {
    field: 'decision_no',
    printed: ['Theo Quyết định số', 'Quyết định số'],
    parts: { patterns: [/^(?<no>\S+)/], fields: { no: 'decision_no' } },
  },
];

/** Boxes beside an entry since 2016; change_kind is the word that the titles of papers use. */
const TICKS: readonly TickSpec[] = [
  { field: 'change_kind', value: 'thay đổi', printed: ['Thay đổi hộ tịch'] },
  { field: 'change_kind', value: 'cải chính', printed: ['Cải chính hộ tịch'] },
  { field: 'change_kind', value: 'bổ sung', printed: ['Bổ sung hộ tịch', 'Bổ xung hộ tịch'] },
  { field: 'change_kind', value: 'xác định lại dân tộc', printed: ['Xác định lại dân tộc'] },
  { field: 'change_kind', value: 'xác định lại giới tính', printed: ['Xác định lại giới tính'] },
  ...tickBoxes('registration_kind', 'Ghi vào sổ hộ tịch việc thay đổi hộ tịch'),
];

const papers = ['TRÍCH LỤC', 'QUYẾT ĐỊNH', 'GIẤY CHỨNG NHẬN'];
const titleFields = [{ field: 'change_kind', wordings: KINDS }];
const body = [...SUBJECT, TARGET, ...CONTENT];
const decision = paperForm({
  id: 'decision-1998',
  form: 'certificate',
  titles: [
    'QUYẾT ĐỊNH Về việc cho phép thay đổi, cải chính hộ tịch',
    'QUYẾT ĐỊNH Về việc thay đổi, cải chính hộ tịch',
    'QUYẾT ĐỊNH Về việc cho phép cải chính hộ tịch',
    'QUYẾT ĐỊNH Về việc cho phép thay đổi hộ tịch',
    'QUYẾT ĐỊNH Về việc cải chính hộ tịch',
    ...['Về việc', 'V/v'].flatMap((about) => [
      `${about} cho phép thay đổi, cải chính hộ tịch`,
      `${about} thay đổi, cải chính hộ tịch`,
      `${about} cho phép cải chính hộ tịch`,
      `${about} cho phép thay đổi hộ tịch`,
      `${about} cải chính hộ tịch`,
      `${about} thay đổi hộ tịch`,
    ]),
  ],
  era: { from: 1961, to: 2015 },
  body,
  events: ['hộ tịch'],
  papers,
  more: { titleFields },
});

export const FORMS: readonly FormSpec[] = [
  paperForm({
    id: 'extract-2016',
    form: 'extract',
    titles: [
      ...KINDS.map((kind) => `TRÍCH LỤC ${kind} HỘ TỊCH`),
      'TRÍCH LỤC XÁC ĐỊNH LẠI DÂN TỘC',
      'TRÍCH LỤC THAY ĐỔI, CẢI CHÍNH, BỔ SUNG HỘ TỊCH',
      'TRÍCH LỤC THAY ĐỔI/CẢI CHÍNH/BỔ SUNG HỘ TỊCH',
      'TRÍCH LỤC GHI CHÚ THAY ĐỔI HỘ TỊCH',
      'TRÍCH LỤC BỔ SUNG THÔNG TIN HỘ TỊCH',
    ],
    era: ERAS.law2014,
    body,
    events: ['thay đổi hộ tịch', 'cải chính hộ tịch'],
    papers,
    more: { titleFields },
  }),
  { ...decision, labels: [{ field: 'decision_no', printed: ['Số'] }, ...decision.labels.slice(1)] },
  registerForm({
    id: 'register',
    titles: [
      'SỔ ĐĂNG KÝ THAY ĐỔI, CẢI CHÍNH, BỔ SUNG THÔNG TIN HỘ TỊCH, XÁC ĐỊNH LẠI DÂN TỘC',
      'SỔ ĐĂNG KÝ THAY ĐỔI, CẢI CHÍNH, BỔ SUNG HỘ TỊCH',
      'SỔ ĐĂNG KÝ THAY ĐỔI, CẢI CHÍNH HỘ TỊCH',
      'SỔ THAY ĐỔI, CẢI CHÍNH HỘ TỊCH',
      'SỔ ĐĂNG KÝ THAY ĐỔI, CẢI CHÍNH HỘ TỊCH, XÁC ĐỊNH LẠI DÂN TỘC',
    ],
    body: [...body, ...REQUESTER],
    ticks: TICKS,
  }),
  registerForm({
    id: 'register-1998',
    titles: [
      'SỔ ĐĂNG KÝ THAY ĐỔI, CẢI CHÍNH HỘ TỊCH',
      'SỔ ĐĂNG KÝ THAY ĐỔI, CẢI CHÍNH HỘ TỊCH, XÁC ĐỊNH LẠI DÂN TỘC',
      'SỔ ĐĂNG KÝ THAY ĐỔI, CẢI CHÍNH, BỔ SUNG HỘ TỊCH, XÁC ĐỊNH LẠI DÂN TỘC',
    ],
    era: { from: ERAS.decree1961.from, to: ERAS.decree2005.to },
    body: [...SUBJECT, ...OLD_ENTRY, ...REQUESTER],
  }),
];
