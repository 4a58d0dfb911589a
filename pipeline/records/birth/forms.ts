import {
  civilSignatures,
  ENTRY_LABELS,
  ERAS,
  NUMBER_LABELS,
  PAGE_LABELS,
  REG_DATE_PRINTED,
} from '../civil-labels.ts';
import type { FormSpec, LabelSpec } from '../record-type.ts';
import { ROW_FORM } from './row-table.ts';
import {
  BIRTH_TICKS,
  BOTH_PARENTS,
  CHILD_LABELS,
  DECLARER_LABELS,
  END_LABELS,
  FATHER_COLUMN,
  FATHER_LABELS,
  MOTHER_COLUMN,
  MOTHER_LABELS,
  OLD_CHILD_LABELS,
  PARENTS_TABLE,
  SOUTH_CHILD_LABELS,
  SOUTH_MARKS,
} from './labels.ts';

const ENTRY_DATE: LabelSpec = { field: 'reg_date', printed: REG_DATE_PRINTED };
const SIGNATURES = civilSignatures('GIẤY KHAI SINH', 'TRÍCH LỤC', 'TRÍCH LỤC KHAI SINH');
const HEADER = { agency: 'registrar_unit' };

/** Of every generation: which one it was, its labels tell. */
const CERTIFICATE_TITLES = ['GIẤY KHAI SINH (BẢN CHÍNH)', 'GIẤY KHAI SINH (BẢN SAO)', 'GIẤY KHAI SINH'];

/** Entries one under the other, until 2015: the parents line by line, or in a table CHA | MẸ. */
const oldRegister = (id: string, parents: readonly LabelSpec[]): FormSpec => ({
  id,
  form: 'register_entry',
  titles: ['SỔ ĐĂNG KÝ KHAI SINH', 'SỔ KHAI SINH', 'SỔ ĐĂNG KÝ KHAI SINH QUÁ HẠN'],
  era: { from: ERAS.decree1961.from, to: ERAS.decree2005.to },
  labels: [
    ...PAGE_LABELS,
    ...ENTRY_LABELS,
    ENTRY_DATE,
    ...OLD_CHILD_LABELS.map((label) =>
      label.field === 'birth_place' ? { ...label, printed: [...label.printed, 'tại'] } : label,
    ),
    ...parents,
    BOTH_PARENTS,
    ...DECLARER_LABELS,
    ...END_LABELS.slice(-2),
  ],
  stacked: true,
  signatures: civilSignatures('GIẤY KHAI SINH'),
});

export const FORMS: readonly FormSpec[] = [
  {
    id: 'certificate-2016',
    form: 'certificate',
    titles: CERTIFICATE_TITLES,
    era: ERAS.law2014,
    labels: [
      ...NUMBER_LABELS,
      ...CHILD_LABELS,
      ...MOTHER_LABELS,
      ...FATHER_LABELS,
      BOTH_PARENTS,
      ...DECLARER_LABELS,
      ...END_LABELS,
    ],
    beside: [['mother', 'father']],
    signatures: SIGNATURES,
    header: HEADER,
  },
  {
    id: 'extract-2016',
    form: 'extract',
    titles: ['TRÍCH LỤC KHAI SINH', 'TRÍCH LỤC ĐĂNG KÝ KHAI SINH', 'TRÍCH LỤC KHAI SINH (BẢN SAO)'],
    era: ERAS.law2014,
    labels: [
      ...NUMBER_LABELS,
      ...CHILD_LABELS,
      ...MOTHER_LABELS,
      ...FATHER_LABELS,
      BOTH_PARENTS,
      ...END_LABELS,
      ...DECLARER_LABELS,
    ],
    beside: [['mother', 'father']],
    signatures: SIGNATURES,
    header: { ...HEADER, placeDate: 'reg_date' },
  },
  {
    id: 'certificate-2006',
    form: 'certificate',
    titles: CERTIFICATE_TITLES,
    era: ERAS.decree2005,
    labels: [
      ...NUMBER_LABELS,
      ...OLD_CHILD_LABELS,
      ...FATHER_LABELS,
      ...MOTHER_LABELS,
      BOTH_PARENTS,
      ...END_LABELS,
      ...DECLARER_LABELS,
    ],
    signatures: SIGNATURES,
    header: HEADER,
  },
  {
    id: 'certificate-1999',
    form: 'certificate',
    titles: [...CERTIFICATE_TITLES, 'BẢN SAO GIẤY KHAI SINH', 'GIẤY CHỨNG NHẬN KHAI SINH'],
    era: { from: ERAS.decree1961.from, to: ERAS.decree1998.to },
    labels: [
      ...NUMBER_LABELS,
      ...OLD_CHILD_LABELS,
      PARENTS_TABLE,
      ...MOTHER_COLUMN,
      ...FATHER_COLUMN,
      BOTH_PARENTS,
      ...DECLARER_LABELS,
      ...END_LABELS,
    ],
    beside: [['mother', 'father']],
    signatures: SIGNATURES,
    header: HEADER,
  },
  {
    id: 'extract-south',
    form: 'extract',
    titles: [
      'TRÍCH LỤC BỘ KHAI SANH',
      'TRÍCH LỤC KHAI SANH',
      'GIẤY KHAI SANH',
      'BẢN TRÍCH LỤC BỘ ĐỜI',
      'TRÍCH LỤC BỘ ĐỜI',
      'CHỨNG THƯ KHAI SANH',
      'CHỨNG THƯ KHAI SINH',
      'GIẤY THẾ VÌ KHAI SANH',
      'ÁN THẾ VÌ KHAI SANH',
    ],
    era: ERAS.south,
    labels: [
      ...NUMBER_LABELS,
      ...SOUTH_CHILD_LABELS,
      ...FATHER_LABELS,
      ...MOTHER_LABELS,
      SOUTH_MARKS,
      ...DECLARER_LABELS,
      ...END_LABELS,
    ],
    signatures: SIGNATURES,
    header: HEADER,
  },
  {
    id: 'register-2016',
    form: 'register_entry',
    titles: ['SỔ ĐĂNG KÝ KHAI SINH', 'SỔ KHAI SINH', 'SỔ BỘ KHAI SANH', 'SỔ ĐĂNG KÝ KHAI SANH'],
    era: ERAS.any,
    labels: [
      ...PAGE_LABELS,
      ...ENTRY_LABELS,
      ENTRY_DATE,
      ...CHILD_LABELS,
      ...MOTHER_LABELS,
      ...FATHER_LABELS,
      BOTH_PARENTS,
      ...DECLARER_LABELS,
      ...END_LABELS.slice(-2),
    ],
    stacked: true,
    ticks: BIRTH_TICKS,
    signatures: civilSignatures('GIẤY KHAI SINH').slice(1),
  },
  oldRegister('register-2006', [...FATHER_LABELS, ...MOTHER_LABELS]),
  { ...oldRegister('register-1961', [...FATHER_COLUMN, ...MOTHER_COLUMN]), beside: [['father', 'mother']] },
  ROW_FORM,
];
