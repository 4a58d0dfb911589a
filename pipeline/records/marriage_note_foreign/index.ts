import { paperForm } from '../civil-forms.ts';
import { ERAS } from '../civil-labels.ts';
import { FOREIGN_FIELDS, FOREIGN_LABELS } from '../foreign.ts';
import { EFFECTIVE, HUSBAND, WIFE } from '../marriage/labels.ts';
import { FIELDS as MARRIAGE_FIELDS, SECTIONS } from '../marriage/schema.ts';
import { VALIDATORS } from '../marriage/validators.ts';
import type { RecordType } from '../record-type.ts';

/** Ghi chú kết hôn: a marriage that an authority abroad registered, entered into the Vietnamese book. */
export const marriageNoteForeign: RecordType = {
  id: 'marriage_note_foreign',
  title: { vi: 'Ghi chú kết hôn', en: 'Note of a marriage registered abroad' },
  code: 'GCKH',
  family: 'civil_status',
  access: 'normal',
  sections: SECTIONS,
  fields: [...MARRIAGE_FIELDS, ...FOREIGN_FIELDS],
  forms: [
    paperForm({
      id: 'extract-2016',
      form: 'extract',
      titles: [
        'TRÍCH LỤC GHI CHÚ KẾT HÔN',
        'TRÍCH LỤC GHI VÀO SỔ HỘ TỊCH VIỆC KẾT HÔN',
        'GIẤY XÁC NHẬN GHI CHÚ KẾT HÔN',
      ],
      era: ERAS.law2014,
      body: [...WIFE, ...HUSBAND, EFFECTIVE, ...FOREIGN_LABELS],
      events: ['kết hôn'],
      papers: ['TRÍCH LỤC'],
      more: { beside: [['wife', 'husband']] },
    }),
  ],
  validators: VALIDATORS,
};
