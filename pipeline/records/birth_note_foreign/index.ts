import { paperForm } from '../civil-forms.ts';
import { ERAS } from '../civil-labels.ts';
import {
  BOTH_PARENTS,
  CHILD_LABELS,
  DECLARER_LABELS,
  FATHER_LABELS,
  MOTHER_LABELS,
} from '../birth/labels.ts';
import { FIELDS as BIRTH_FIELDS, SECTIONS } from '../birth/schema.ts';
import { VALIDATORS } from '../birth/validators.ts';
import { FOREIGN_FIELDS, FOREIGN_LABELS } from '../foreign.ts';
import type { RecordType } from '../record-type.ts';

/** Ghi vào sổ hộ tịch việc khai sinh đã đăng ký tại cơ quan có thẩm quyền của nước ngoài. */
export const birthNoteForeign: RecordType = {
  id: 'birth_note_foreign',
  title: { vi: 'Ghi vào sổ hộ tịch việc khai sinh', en: 'Note of a birth registered abroad' },
  code: 'GCKS',
  family: 'civil_status',
  access: 'normal',
  sections: SECTIONS,
  fields: [...BIRTH_FIELDS, ...FOREIGN_FIELDS],
  forms: [
    paperForm({
      id: 'extract-2016',
      form: 'extract',
      titles: [
        'TRÍCH LỤC GHI VÀO SỔ HỘ TỊCH VIỆC KHAI SINH',
        'TRÍCH LỤC GHI CHÚ KHAI SINH',
        'TRÍCH LỤC GHI VÀO SỔ VIỆC KHAI SINH',
      ],
      era: ERAS.law2014,
      body: [...CHILD_LABELS, ...MOTHER_LABELS, ...FATHER_LABELS, BOTH_PARENTS, ...FOREIGN_LABELS],
      events: ['khai sinh'],
      papers: ['TRÍCH LỤC'],
      tail: DECLARER_LABELS,
    }),
  ],
  validators: VALIDATORS,
};
