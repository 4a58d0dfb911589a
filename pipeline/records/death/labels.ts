import { tickBoxes } from '../civil-labels.ts';
import { DATE } from '../parts.ts';
import { personLabels, type PersonPart } from '../persons.ts';
import type { LabelSpec, PartsSpec, TickSpec } from '../record-type.ts';

const TIME = String.raw`\S{1,2} gio(?: \S{1,2} phut| \d{1,2}(?= ?[,;]| ngay|$))?`;
const IN_WORDS = String.raw`(?: ?[,;(]* ?(?:ghi )?(?:viet )?bang chu ?:? ?(?<words>[^)]*)\)?)?`;

/** `10 giờ 38 phút, ngày 06 tháng 01 năm 2018 (Bằng chữ: …)` */
const MOMENT: PartsSpec = {
  patterns: [
    new RegExp(
      String.raw`^(?:luc |hoi )?(?<time>${TIME}|\S{1,2} ?[:hg] ?\d{0,2}|(?:\.+|-+) ?gio) ?[,;]? ?(?<date>${DATE})${IN_WORDS}`,
    ),
    new RegExp(`^(?<date>${DATE})(?: ?[,;]? ?(?:luc |hoi )?(?<time>${TIME}))?`),
    // The date is past recognition, or begun twice: it is read as well as it can be by itself.
    new RegExp(
      String.raw`^(?:luc |hoi )?(?<time>\S{1,2} gio \S{1,2} phut) ?[,;]? ?(?<date>\S.{6,36}?)${IN_WORDS}$`,
    ),
    new RegExp(`^(?<time>${TIME})$`),
  ],
  fields: { time: 'death_time', date: 'death_date', words: 'death_date_words' },
};

/** `số 12/GBT do Trạm Y tế … cấp ngày …` */
const NOTICE: PartsSpec = {
  patterns: [
    new RegExp(
      `^(?:so ?:? ?)?(?<no>\\S*\\d\\S*) ?[,;]? (?:do:? )?(?<issuer>[a-z].*?) ?[,;]? cap ngay:? ?(?<date>${DATE})`,
    ),
    new RegExp(
      `^(?:so ?:? ?)?(?<no>\\S*\\d\\S*) ?[,;]? (?:cap )?ngay:? ?(?<date>${DATE})(?: ?[,;]? (?:do |cua |noi cap:? )(?<issuer>.*))?`,
    ),
    /^(?:so ?:? ?)?(?<no>\S*\d\S*)$/,
  ],
  fields: { no: 'notice_no', issuer: 'notice_issuer', date: 'notice_date' },
};

const PARTS: readonly PersonPart[] = [
  'full_name',
  'birth_date',
  'sex',
  'ethnicity',
  'nationality',
  'personal_id_no',
  'id_doc',
  'occupation',
  'residence',
];

const RESIDENCE = [
  'Nơi cư trú cuối cùng',
  'Nơi thường trú/tạm trú cuối cùng',
  'Nơi thường trú / tạm trú cuối cùng',
  'Nơi thường trú cuối cùng',
  'Nơi cư trú trước khi chết',
  'Nơi ở cuối cùng',
  'Nơi cư trú',
  'Nơi thường trú',
  'Nơi ĐKNK thường trú',
  'Nơi ĐKHK thường trú',
  'Chỗ ở',
  'Cư trú tại',
  'Cư ngụ tại',
];

const person = (parts: readonly PersonPart[]) =>
  personLabels('deceased', parts, {
    heading: ['Người được đăng ký khai tử', 'Phần ghi về người được khai tử', 'Phần ghi về người chết'],
    names: [
      'Họ, chữ đệm, tên',
      'Họ và tên',
      'Họ và tên người chết',
      'Họ, chữ đệm, tên người chết',
      'Họ tên người chết',
      'Tên, họ người chết',
      'Tên họ người chết',
      'Họ, tên',
      'Họ tên',
    ],
    wordings: {
      residence: RESIDENCE,
      birth_date: [
        'Ngày, tháng, năm sinh',
        'Ngày tháng năm sinh',
        'Sinh ngày',
        'Ngày sinh',
        'Ngày sanh',
        'Năm sinh',
      ],
    },
  });

export const DECEASED = person(PARTS);
/** Until 2015 the sex follows the name. */
export const OLD_DECEASED = person([
  'full_name',
  'sex',
  'birth_date',
  'ethnicity',
  'nationality',
  'occupation',
  'residence',
  'personal_id_no',
  'id_doc',
]);

export const DEATH_LABELS: readonly LabelSpec[] = [
  {
    field: 'death_date',
    printed: [
      'Đã chết vào lúc',
      'Đã chết lúc',
      'Chết hồi',
      'Chết vào lúc',
      'Đã chết hồi',
      'Từ trần lúc',
      'Từ trần ngày',
      'Chết lúc',
      'Đã chết vào',
      'Đã chết ngày',
      'Chết ngày',
      'Ngày, tháng, năm chết',
      'Ngày chết',
      'Giờ, ngày, tháng, năm chết',
    ],
    parts: MOMENT,
  },
  { field: 'death_date_words', printed: ['ghi bằng chữ', 'Bằng chữ', '(Bằng chữ', 'Viết bằng chữ'] },
  { field: 'age_at_death', printed: ['Tuổi', 'Chết lúc tuổi', 'Hưởng thọ', 'Hưởng dương'] },
  { field: 'death_place', printed: ['Nơi chết', 'Chết tại', 'Từ trần tại'] },
  {
    field: 'death_cause',
    printed: ['Nguyên nhân chết', 'Nguyên nhân', 'Lý do chết', 'Bệnh gì chết', 'Chết vì'],
  },
  {
    field: 'notice_no',
    printed: [
      'Giấy báo tử/Giấy tờ thay thế Giấy báo tử số',
      'Giấy báo tử/giấy tờ thay thế giấy báo tử',
      'Giấy báo tử số',
      'Số Giấy báo tử',
      'Giấy báo tử',
    ],
    parts: NOTICE,
  },
  { field: 'notice_issuer', printed: ['Do:', 'Cơ quan cấp'] },
  { field: 'notice_date', printed: ['Cấp ngày:', 'Ngày cấp:'] },
];

export const DECLARER: readonly LabelSpec[] = [
  ...personLabels('requester', ['full_name', 'id_doc', 'residence'], {
    heading: ['Người đi đăng ký khai tử'],
    names: [
      'Họ, chữ đệm, tên người đi khai tử',
      'Họ, chữ đệm, tên người đi khai',
      'Họ và tên người đi khai tử',
      'Họ và tên người đi khai',
      'Họ tên người đi khai tử',
      'Họ và tên người khai tử',
      'Họ và tên, quan hệ của người đi khai tử với người chết',
      'Họ tên người báo tử',
      'Họ và tên người báo tử',
      'Người đi khai tử',
      'Họ, chữ đệm, tên',
      'Họ và tên',
      'Người đứng khai',
      'Người khai',
    ],
  }),
  {
    field: 'requester_relation',
    printed: ['Quan hệ với người chết', 'Quan hệ với người đã chết', 'Quan hệ'],
    block: 'requester',
  },
];

/** Boxes beside an entry since 2016. */
export const DEATH_TICKS: readonly TickSpec[] = [
  ...tickBoxes('registration_kind', 'Đúng hạn', 'Quá hạn', 'Đăng ký lại', 'Ghi vào sổ hộ tịch việc khai tử'),
  ...tickBoxes('under_1', ['Trẻ dưới 01 tuổi', 'Trẻ dưới 1 tuổi']),
  ...tickBoxes('age_1_to_under_5', [
    'Trẻ từ 01 tuổi đến dưới 5 tuổi',
    'Trẻ từ 01 tuổi đến dưới 05 tuổi',
    'Trẻ từ 1 tuổi đến dưới 5 tuổi',
  ]),
];
