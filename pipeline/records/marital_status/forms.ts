import { ERAS, tickBoxes } from '../civil-labels.ts';
import { paperForm, registerForm } from '../civil-forms.ts';
import { DATE } from '../parts.ts';
import { personLabels } from '../persons.ts';
import type { FormSpec, LabelSpec } from '../record-type.ts';
import { ROW_FORM } from './row-table.ts';

const OPENING: readonly LabelSpec[] = [
  {
    field: 'requester_full_name',
    printed: [
      'Xét đề nghị của ông/bà',
      'Xét đề nghị của',
      'Xét đơn đề nghị của ông/bà',
      'Theo đề nghị của ông/bà',
    ],
    parts: {
      patterns: [/^(?:ong |ba |ong\/ba )?(?<name>.+?) ?,? (?:ve|de nghi) viec cap .+$/, /^(?<name>[^,;]+)/],
      fields: { name: 'requester_full_name' },
    },
  },
  {
    field: null,
    printed: ['về việc cấp Giấy xác nhận tình trạng hôn nhân cho', 'XÁC NHẬN:'],
    block: 'subject',
  },
];

const SUBJECT = personLabels(
  'subject',
  ['full_name', 'birth_date', 'sex', 'ethnicity', 'nationality', 'id_doc', 'residence'],
  {
    names: ['Họ, chữ đệm, tên', 'Họ và tên', 'Ông/bà', 'Ông/Bà', 'Họ tên'],
    heading: ['Phần ghi về người được cấp Giấy xác nhận tình trạng hôn nhân'],
  },
);

const STATUS: readonly LabelSpec[] = [
  {
    field: 'residence_at',
    printed: ['Trong thời gian cư trú tại', 'Thời gian cư trú tại', 'Trong thời gian cư trú'],
    parts: {
      patterns: [
        new RegExp(
          `^(?:tai ?:? )?(?<at>.+?) ?,? tu (?:ngay )?:? ?(?<from>${DATE}) ?[.,]? (?:cho )?den (?:ngay )?:? ?(?<to>${DATE}|nay|hien tai)`,
        ),
        new RegExp(`^(?:tai ?:? )?(?<at>.+?) ?,? tu (?:ngay )?:? ?(?<from>${DATE})`),
        /^(?<at>.+)$/,
      ],
      fields: { at: 'residence_at', from: 'residence_from', to: 'residence_to' },
    },
  },
  {
    field: 'marital_status_text',
    printed: ['Tình trạng hôn nhân', 'Hiện tại tình trạng hôn nhân', 'Tình trạng hôn nhân hiện tại'],
  },
  {
    field: 'purpose_text',
    printed: [
      'Giấy này có giá trị sử dụng trong thời hạn 6 tháng, kể từ ngày cấp, được sử dụng để',
      'Giấy này được sử dụng để',
      'được sử dụng để',
      'được cấp để sử dụng vào mục đích',
      'Giấy xác nhận này được cấp để',
      'Mục đích sử dụng',
    ],
  },
];

const REQUESTER: readonly LabelSpec[] = [
  ...personLabels('requester', ['full_name', 'id_doc', 'residence'], {
    heading: ['Phần ghi về người đề nghị cấp xác nhận tình trạng hôn nhân', 'Phần ghi về người yêu cầu'],
    names: ['Họ, chữ đệm, tên người đề nghị', 'Họ, chữ đệm, tên', 'Họ và tên'],
  }),
  {
    field: 'requester_relation',
    printed: [
      'Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân',
      'Quan hệ với người được cấp',
      'Quan hệ',
    ],
    block: 'requester',
  },
];

const body = [...OPENING, ...SUBJECT, ...STATUS];

export const FORMS: readonly FormSpec[] = [
  paperForm({
    id: 'certificate-2016',
    form: 'certificate',
    titles: ['GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN', 'XÁC NHẬN TÌNH TRẠNG HÔN NHÂN'],
    era: ERAS.any,
    body,
    events: [],
    papers: ['GIẤY XÁC NHẬN', 'GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN'],
  }),
  registerForm({
    id: 'register',
    titles: [
      'SỔ CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
      'SỔ CẤP XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
      'SỔ XÁC NHẬN TÌNH TRẠNG HÔN NHÂN',
    ],
    body: [...SUBJECT, ...STATUS, ...REQUESTER],
    ticks: tickBoxes('purpose_kind', 'Để ĐKKH trong nước', 'Để ĐKKH ở nước ngoài', 'Mục đích khác'),
  }),
  ROW_FORM,
];
