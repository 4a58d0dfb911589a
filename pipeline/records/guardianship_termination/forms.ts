import { ERAS, tickBoxes } from '../civil-labels.ts';
import { paperForm, registerForm } from '../civil-forms.ts';
import { PEOPLE_LABELS, REQUESTER_LABELS } from '../guardianship/labels.ts';
import { numberAndDate } from '../parts.ts';
import type { FormSpec, LabelSpec } from '../record-type.ts';

const DETAILS: readonly LabelSpec[] = [
  {
    field: 'guardianship_reg_no',
    printed: ['Đăng ký giám hộ số', 'Đã đăng ký giám hộ số', 'Số đăng ký giám hộ'],
    block: 'ended',
    parts: numberAndDate('guardianship_reg_no', 'guardianship_reg_date'),
  },
  { field: 'guardianship_reg_date', printed: ['ngày:', 'Ngày đăng ký giám hộ'], block: 'ended' },
  {
    field: 'end_reason',
    printed: ['Lý do chấm dứt việc giám hộ', 'Lý do chấm dứt giám hộ', 'Lý do'],
    block: 'ended',
  },
  {
    field: 'end_date',
    printed: ['Đã chấm dứt việc giám hộ', 'Ngày chấm dứt giám hộ', 'Đã chấm dứt việc giám hộ kể từ ngày'],
    block: 'ended',
  },
];

const body = [...PEOPLE_LABELS, ...DETAILS];

export const FORMS: readonly FormSpec[] = [
  paperForm({
    id: 'extract-2016',
    form: 'extract',
    titles: [
      'TRÍCH LỤC ĐĂNG KÝ CHẤM DỨT GIÁM HỘ',
      'TRÍCH LỤC CHẤM DỨT GIÁM HỘ',
      'TRÍCH LỤC ĐĂNG KÝ CHẤM DỨT VIỆC GIÁM HỘ',
    ],
    era: ERAS.law2014,
    body,
    events: ['chấm dứt giám hộ'],
    papers: ['TRÍCH LỤC'],
  }),
  paperForm({
    id: 'decision-1998',
    form: 'certificate',
    titles: [
      'QUYẾT ĐỊNH CÔNG NHẬN CHẤM DỨT VIỆC GIÁM HỘ',
      'QUYẾT ĐỊNH Về việc công nhận chấm dứt việc giám hộ',
    ],
    era: { from: 1961, to: 2015 },
    body,
    events: ['giám hộ'],
    papers: ['QUYẾT ĐỊNH'],
  }),
  registerForm({
    id: 'register',
    titles: ['SỔ ĐĂNG KÝ CHẤM DỨT GIÁM HỘ', 'SỔ CHẤM DỨT GIÁM HỘ'],
    body: [...body, ...REQUESTER_LABELS],
    ticks: tickBoxes('guardianship_kind', 'Chấm dứt giám hộ cử', 'Chấm dứt giám hộ đương nhiên'),
  }),
];
