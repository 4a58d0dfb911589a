import { ERAS, tickBoxes } from '../civil-labels.ts';
import { paperForm, registerForm } from '../civil-forms.ts';
import type { FormSpec, LabelSpec } from '../record-type.ts';
import { PEOPLE_LABELS, REQUESTER_LABELS } from './labels.ts';

const DETAILS: readonly LabelSpec[] = [
  { field: 'guardianship_kind', printed: ['Hình thức giám hộ', 'Loại giám hộ'] },
  { field: 'reason', printed: ['Lý do giám hộ', 'Lý do đăng ký giám hộ', 'Lý do'] },
  { field: 'scope', printed: ['Phạm vi giám hộ', 'Nội dung giám hộ'] },
];

const body = [...PEOPLE_LABELS, ...DETAILS];

export const FORMS: readonly FormSpec[] = [
  paperForm({
    id: 'extract-2016',
    form: 'extract',
    titles: ['TRÍCH LỤC ĐĂNG KÝ GIÁM HỘ', 'TRÍCH LỤC GIÁM HỘ', 'TRÍCH LỤC GHI VÀO SỔ HỘ TỊCH VIỆC GIÁM HỘ'],
    era: ERAS.law2014,
    body,
    events: ['giám hộ'],
    papers: ['TRÍCH LỤC'],
  }),
  paperForm({
    id: 'decision-1998',
    form: 'certificate',
    titles: [
      'QUYẾT ĐỊNH CÔNG NHẬN VIỆC GIÁM HỘ',
      'QUYẾT ĐỊNH Về việc công nhận việc giám hộ',
      'QUYẾT ĐỊNH CÔNG NHẬN GIÁM HỘ',
    ],
    era: { from: 1961, to: 2015 },
    body,
    events: ['giám hộ'],
    papers: ['QUYẾT ĐỊNH'],
  }),
  registerForm({
    id: 'register',
    titles: ['SỔ ĐĂNG KÝ GIÁM HỘ', 'SỔ GIÁM HỘ'],
    body: [...body, ...REQUESTER_LABELS],
    ticks: [
      ...tickBoxes('guardianship_kind', 'Giám hộ cử', 'Giám hộ đương nhiên'),
      ...tickBoxes('registration_kind', 'Ghi vào sổ hộ tịch việc giám hộ'),
    ],
  }),
];
