import { ERAS } from '../civil-labels.ts';
import type { FormSpec, TableSpec } from '../record-type.ts';
import { peopleParts, personParts, rowForm } from '../row-cells.ts';

const WHOLE = [
  'Họ tên, tuổi, dân tộc, nơi',
  'Họ tên, tuổi, dân tộc',
  'Họ và tên, tuổi, dân tộc',
  'Họ tên, ngày sinh, dân tộc',
  'Họ và tên, ngày sinh, dân tộc',
  'Họ tên, năm sinh, dân tộc',
  'Họ tên, tuổi',
  'Họ và tên, tuổi',
  'Họ tên, ngày sinh',
  'Họ tên, năm sinh',
];

/** One cell holds all about a person … */
const whole = (role: 'husband' | 'wife', tail: string) => ({
  field: `${role}_full_name`,
  printed: WHOLE,
  parts: personParts(role, 'birth_date'),
  tail,
});

/** … or a cell each. */
const apart = (role: 'husband' | 'wife', word: string, side: string): TableSpec['columns'] => [
  {
    field: `${role}_full_name`,
    printed: [
      `Họ và tên ${word}`,
      `Họ tên ${word}`,
      `Họ và tên người ${word}`,
      `Họ tên người ${word}`,
      `Họ và tên ${side}`,
      `Họ tên ${side}`,
      'Họ và tên',
      'Họ tên',
    ],
  },
  {
    field: `${role}_birth_date`,
    printed: ['Ngày sinh', 'Ngày tháng năm sinh', 'Ngày, tháng, năm sinh', 'Năm sinh', 'Tuổi'],
  },
  { field: `${role}_ethnicity`, printed: ['Dân tộc/Quốc tịch', 'Dân tộc', 'Dân'], parts: peopleParts(role) },
  { field: `${role}_occupation`, printed: ['Nghề nghiệp'], isOptional: true },
  { field: `${role}_residence`, printed: ['Nơi thường trú', 'Nơi cư trú', 'Nơi ở', 'Chỗ ở', 'Trú quán'] },
  { field: `${role}_id_doc_no`, printed: ['Số CMND', 'Số Giấy CMND', 'CMND'], isOptional: true },
];

const BOOK = {
  titles: ['SỔ ĐĂNG KÝ KẾT HÔN', 'SỔ KẾT HÔN'],
  era: { from: ERAS.decree1961.from, to: ERAS.decree2005.to },
};

/** Sổ đăng ký kết hôn kept as a table (before 2006): a row an entry, the husband on the left page, the wife on the right. */
export const ROW_FORMS: readonly FormSpec[] = [
  rowForm({ ...BOOK, id: 'register-rows', columns: [whole('husband', 'chong'), whole('wife', 'vo')] }),
  rowForm({
    ...BOOK,
    id: 'register-rows-apart',
    columns: [...apart('husband', 'chồng', 'bên nam'), ...apart('wife', 'vợ', 'bên nữ')],
  }),
];
