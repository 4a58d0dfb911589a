import { ERAS } from '../civil-labels.ts';
import { paperForm, registerForm } from '../civil-forms.ts';
import type { FormSpec } from '../record-type.ts';
import { ROW_FORM } from './row-table.ts';
import { DEATH_LABELS, DEATH_TICKS, DECEASED, DECLARER, OLD_DECEASED } from './labels.ts';

const events = ['khai tử'];
const papers = ['TRÍCH LỤC', 'TRÍCH LỤC KHAI TỬ', 'GIẤY CHỨNG TỬ'];

export const FORMS: readonly FormSpec[] = [
  paperForm({
    id: 'extract-2016',
    form: 'extract',
    titles: ['TRÍCH LỤC KHAI TỬ', 'TRÍCH LỤC ĐĂNG KÝ KHAI TỬ', 'TRÍCH LỤC KHAI TỬ (BẢN SAO)'],
    era: ERAS.law2014,
    body: [...DECEASED, ...DEATH_LABELS],
    events,
    papers,
    tail: DECLARER,
  }),
  paperForm({
    id: 'certificate-1961',
    form: 'certificate',
    titles: [
      'GIẤY CHỨNG TỬ',
      'GIẤY CHỨNG TỬ (BẢN CHÍNH)',
      'GIẤY CHỨNG TỬ (BẢN SAO)',
      'GIẤY KHAI TỬ',
      'BẢN SAO GIẤY CHỨNG TỬ',
    ],
    era: { from: ERAS.decree1961.from, to: ERAS.decree2005.to },
    body: [...OLD_DECEASED, ...DEATH_LABELS],
    events,
    papers,
    tail: DECLARER,
  }),
  paperForm({
    id: 'extract-south',
    form: 'extract',
    titles: ['TRÍCH LỤC BỘ KHAI TỬ', 'CHỨNG THƯ KHAI TỬ', 'TRÍCH LỤC BỘ TỬ', 'GIẤY TỬ'],
    era: ERAS.south,
    body: [...OLD_DECEASED, ...DEATH_LABELS],
    events,
    papers,
    tail: DECLARER,
  }),
  registerForm({
    id: 'register',
    titles: ['SỔ ĐĂNG KÝ KHAI TỬ', 'SỔ KHAI TỬ', 'SỔ BỘ KHAI TỬ', 'SỔ TỬ'],
    body: [...DECEASED, ...DEATH_LABELS, ...DECLARER],
    ticks: DEATH_TICKS,
  }),
  ROW_FORM,
];
