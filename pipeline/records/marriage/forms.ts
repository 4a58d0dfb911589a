import { ERAS, tickBoxes } from '../civil-labels.ts';
import { paperForm, registerForm } from '../civil-forms.ts';
import type { FormSpec } from '../record-type.ts';
import { ROW_FORMS } from './row-table.ts';
import { EFFECTIVE, HUSBAND, HUSBAND_COLUMN, SOUTH_LABELS, WIFE, WIFE_COLUMN } from './labels.ts';

const beside = [['wife', 'husband']] as const;
const paper = {
  form: 'certificate',
  events: ['kết hôn'],
  papers: ['GIẤY CHỨNG NHẬN KẾT HÔN', 'GIẤY CHỨNG NHẬN', 'TRÍCH LỤC', 'TRÍCH LỤC KẾT HÔN'],
  more: { beside },
} as const;

const EXTRACT_TITLES = ['TRÍCH LỤC KẾT HÔN', 'TRÍCH LỤC ĐĂNG KÝ KẾT HÔN', 'TRÍCH LỤC KẾT HÔN (BẢN SAO)'];

export const FORMS: readonly FormSpec[] = [
  paperForm({
    ...paper,
    id: 'certificate-2016',
    titles: ['GIẤY CHỨNG NHẬN KẾT HÔN'],
    era: ERAS.law2014,
    body: [...WIFE, ...HUSBAND, EFFECTIVE],
  }),
  // A print-out of the register's software: a table VỢ | CHỒNG.
  paperForm({
    ...paper,
    id: 'extract-2016-table',
    form: 'extract',
    titles: EXTRACT_TITLES,
    era: ERAS.law2014,
    body: [...WIFE_COLUMN, ...HUSBAND_COLUMN, EFFECTIVE],
  }),
  paperForm({
    ...paper,
    id: 'extract-2016',
    form: 'extract',
    titles: EXTRACT_TITLES,
    era: ERAS.law2014,
    body: [...WIFE, ...HUSBAND, EFFECTIVE],
  }),
  paperForm({
    ...paper,
    id: 'certificate-1999',
    titles: [
      'GIẤY CHỨNG NHẬN KẾT HÔN',
      'GIẤY CHỨNG NHẬN KẾT HÔN (BẢN CHÍNH)',
      'GIẤY CHỨNG NHẬN KẾT HÔN (BẢN SAO)',
    ],
    era: { from: ERAS.decree1998.from, to: ERAS.decree2005.to },
    body: [...HUSBAND_COLUMN, ...WIFE_COLUMN],
  }),
  paperForm({
    ...paper,
    id: 'certificate-1961',
    titles: ['GIẤY ĐĂNG KÝ KẾT HÔN', 'GIẤY CHỨNG NHẬN ĐĂNG KÝ KẾT HÔN', 'GIẤY GIÁ THÚ'],
    era: ERAS.decree1961,
    body: [...HUSBAND_COLUMN, ...WIFE_COLUMN],
  }),
  paperForm({
    ...paper,
    id: 'extract-south',
    form: 'extract',
    titles: [
      'HÔN THÚ',
      'CHỨNG THƯ HÔN THÚ',
      'TRÍCH LỤC BỘ HÔN THÚ',
      'TRÍCH LỤC HÔN THÚ',
      'TRÍCH LỤC BỘ GIÁ THÚ',
    ],
    era: ERAS.south,
    body: SOUTH_LABELS,
  }),
  registerForm({
    id: 'register',
    titles: ['SỔ ĐĂNG KÝ KẾT HÔN', 'SỔ KẾT HÔN', 'SỔ BỘ HÔN THÚ'],
    body: [...WIFE_COLUMN, ...HUSBAND_COLUMN, EFFECTIVE],
    beside,
    ticks: tickBoxes('registration_kind', 'Kết hôn lần đầu', 'Đăng ký lại', 'Ghi chú kết hôn'),
  }),
  registerForm({
    id: 'register-1961',
    titles: ['SỔ ĐĂNG KÝ KẾT HÔN', 'SỔ KẾT HÔN'],
    era: { from: ERAS.decree1961.from, to: ERAS.decree2005.to },
    body: [...HUSBAND_COLUMN, ...WIFE_COLUMN],
    beside: [['husband', 'wife']],
  }),
  ...ROW_FORMS,
];
