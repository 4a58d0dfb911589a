import { numberAndDate } from './parts.ts';
import type { LabelSpec, SignatureSpec, TickSpec } from './record-type.ts';

/** `Số:` and `Quyển số:` at the head of a civil-status paper. */
export const NUMBER_LABELS: readonly LabelSpec[] = [
  { field: 'reg_no', printed: ['Số', 'Số đăng ký', 'Số bộ', 'Số hiệu', 'Số vào sổ', 'Chứng thư số'] },
  { field: 'book_no', printed: ['Quyển số', 'Quyển', 'Q. số'] },
];

export const ENTRY_LABELS: readonly LabelSpec[] = [
  { field: 'reg_no', printed: ['Số', 'Số đăng ký', 'Số bộ', 'Số hiệu', 'Số thứ tự'], startsEntry: true },
];

export const PAGE_LABELS: readonly LabelSpec[] = [
  { field: 'book_no', printed: ['Quyển số', 'Quyển'], scope: 'page' },
  { field: 'page_no', printed: ['Trang số', 'Trang', 'Tờ số'], scope: 'page' },
  { field: 'registrar_unit', printed: ['Cơ quan đăng ký hộ tịch'], scope: 'page' },
];

export const REG_DATE_PRINTED = [
  'Ngày, tháng, năm đăng ký',
  'Ngày tháng năm đăng ký',
  'Đăng ký ngày',
  'Ngày đăng ký',
  'Đăng ký ngày, tháng, năm',
  'Vào sổ ngày',
  'Ngày khai',
  'Khai ngày',
];

const REGISTRAR_PRINTED = [
  'Nơi đăng ký',
  'Đã đăng ký tại',
  'Đăng ký tại',
  'Cơ quan đăng ký hộ tịch',
  'Cơ quan đăng ký',
];

/** Decisions name their own number at the head, and at the foot the one that they are booked under: `Vào sổ đăng ký … số: 02`. */
export const bookedWordings = (events: readonly string[]) =>
  events.flatMap((event) => [`Vào sổ đăng ký ${event} số`, `Vào sổ đăng ký việc ${event} số`]);

/** Where and when the event was registered; `event` completes the wording (Nơi đăng ký khai sinh). */
export function registeredLabels(...events: readonly string[]): LabelSpec[] {
  const of = (start: string) => events.map((event) => `${start} ${event}`);
  return [
    {
      field: 'registrar_unit',
      printed: [
        ...of('Nơi đăng ký'),
        ...events.map((event) => `Đã đăng ký ${event} tại`),
        ...events.map((event) => `Đã được đăng ký ${event} tại`),
        ...events.map((event) => `Đăng ký ${event} tại`),
        ...REGISTRAR_PRINTED,
      ],
    },
    {
      field: 'reg_no',
      printed: ['Số'],
      parts: numberAndDate('reg_no', 'reg_date', 'book_no'),
      overrides: true,
    },
    {
      field: 'reg_no',
      printed: bookedWordings(events),
      parts: numberAndDate('reg_no', 'reg_date', 'book_no'),
      overrides: true,
    },
    { field: 'book_no', printed: ['Quyển số', 'Quyển'] },
    { field: 'reg_date', printed: [...REG_DATE_PRINTED, 'Ngày:'] },
  ];
}

export const NOTES_LABEL: LabelSpec = {
  field: 'notes',
  printed: ['Ghi chú', 'GHI CHÚ', 'Những thay đổi sau này', 'Ghi chú những thay đổi'],
};

/** Offices by which a name and an office that lost their comma are told apart. */
const TITLES = 'chu tich|pct|ct|truong phong|giam doc|cuc truong|chi cuc truong';

export const SIGNER_LABEL: LabelSpec = {
  field: 'signer_name',
  printed: [
    'Họ, chữ đệm, tên, chức vụ người ký',
    'Họ, chữ đệm, tên, chức vụ của người ký',
    'Họ, chữ đệm, tên, chức vụ người ký Giấy khai sinh',
    'Họ, chữ đệm, tên, chức vụ của người ký Giấy chứng nhận kết hôn',
    'Họ, chữ đệm, tên, chức vụ người ký Giấy khai sinh/Trích lục ghi vào sổ hộ tịch việc khai sinh',
    'Họ, chữ đệm, tên, chức vụ của người ký Giấy chứng nhận kết hôn/Trích lục ghi chú kết hôn',
    'Họ, chữ đệm, tên, chức vụ người ký Trích lục',
    'Họ, chữ đệm, tên, chức vụ của người ký Trích lục',
    'Họ, chữ đệm, tên, chức vụ của người ký Trích lục khai tử',
    'Họ, chữ đệm, tên, chức vụ người ký Trích lục khai tử',
    'Họ và tên, chức vụ người ký',
    'Họ tên, chức vụ người ký',
    'Họ tên, chức vụ người ký GKS',
    'Họ và tên, chức vụ người ký Giấy khai sinh',
  ],
  runsToColon: true,
  parts: {
    patterns: [
      /^(?<name>[^,;(-]+?) ?[,;(-] ?(?:chuc vu:? )?(?<title>[a-z .]+)\)?$/,
      new RegExp(`^(?<name>.+?) (?<title>(?:kt\\.? ?)?(?:(?:pho )?(?:${TITLES}) ?)+)$`),
      /^(?<name>.+)$/,
    ],
    fields: { name: 'signer_name', title: 'signer_title' },
  },
};

/** Places where civil-status papers are signed; `papers` completes NGƯỜI KÝ …. */
export function civilSignatures(...papers: readonly string[]): SignatureSpec[] {
  return [
    {
      headings: [
        ...papers.map((paper) => `NGƯỜI KÝ ${paper}`),
        'NGƯỜI KÝ',
        'TM. ỦY BAN NHÂN DÂN',
        'TM. UBND',
        'TM. UBND XÃ',
        'TM. UBND PHƯỜNG',
        'TM. UBND THỊ TRẤN',
        'TM. UBND HUYỆN',
        'T/M ỦY BAN NHÂN DÂN',
        'KT. CHỦ TỊCH',
        'CHỦ TỊCH',
        'PHÓ CHỦ TỊCH',
        'TRƯỞNG PHÒNG',
        'PHÓ TRƯỞNG PHÒNG',
        'GIÁM ĐỐC',
        'PHÓ GIÁM ĐỐC',
        'ỦY VIÊN THƯ KÝ',
        'TRƯỞNG CÔNG AN',
        'VIÊN CHỨC HỘ TỊCH',
        'LỤC SỰ',
        'ỦY VIÊN HỘ TỊCH',
        'XÃ TRƯỞNG',
        'XÃ TRƯỞNG KIÊM HỘ TỊCH',
        'CHỦ TỊCH ỦY BAN HÀNH CHÁNH',
        'KIÊM HỘ LẠI',
      ],
      name: 'signer_name',
      title: 'signer_title',
    },
    {
      headings: [
        'NGƯỜI THỰC HIỆN',
        'Người thực hiện',
        'CÁN BỘ TƯ PHÁP HỘ TỊCH',
        'CÔNG CHỨC TƯ PHÁP - HỘ TỊCH',
        'CÁN BỘ HỘ TỊCH',
      ],
      name: 'officer_name',
    },
    {
      headings: [
        'Người đi khai sinh',
        'Người đi khai tử',
        'Người đi đăng ký',
        'Người đứng khai',
        'Người khai',
        'Vợ',
        'Chồng',
        'BÊN NAM',
        'BÊN NỮ',
      ],
    },
  ];
}

const OFFICE_ALONE = /^(?:KT\. )?(?:PHÓ )?(?:CHỦ TỊCH|TRƯỞNG PHÒNG|GIÁM ĐỐC)$/;

/** Places where entries of registers are signed: an office alone stands behind a name there (`Lương Văn Pảo - Chủ tịch`). */
export const entrySignatures = (): SignatureSpec[] =>
  civilSignatures().map((signature) => ({
    ...signature,
    headings: signature.headings.filter((heading) => !OFFICE_ALONE.test(heading)),
  }));

/** Boxes of one field whose ticks say what is printed beside them; of several wordings of a box the first is the value. */
export function tickBoxes(field: string, ...boxes: readonly (string | readonly string[])[]): TickSpec[] {
  return boxes.map((wordings) => {
    const printed = typeof wordings === 'string' ? [wordings] : wordings;
    return { field, value: printed[0] ?? '', printed };
  });
}

/** Years of the generations of civil-status forms. */
export const ERAS = {
  south: { from: 1945, to: 1975 },
  decree1961: { from: 1945, to: 1998 },
  decree1998: { from: 1999, to: 2005 },
  decree2005: { from: 2006, to: 2015 },
  law2014: { from: 2016, to: 9999 },
  any: { from: 1945, to: 9999 },
} as const;
