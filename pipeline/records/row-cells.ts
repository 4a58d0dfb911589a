import { DITTO } from '../vietnamese/ditto.ts';
import { DATE } from './parts.ts';
import { PAGE_LABELS } from './civil-labels.ts';
import type { FormSpec, PartsSpec, TableSpec } from './record-type.ts';

/** Cells of books kept as tables, a row an entry: one cell holds several things about a person. */

/** In a narrow cell a date may break before the last figures of its year. */
const BROKEN_DATE = String.raw`\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2} \d{2}(?!\d)`;

const UNIT =
  'xa|phuong|thi tran|thi xa|thon|to|ap|so|khu|ban|buon(?! ban)|lang|soc|xom|pho|huyen|quan|thanh pho|khom|khu pho|tt\\.?|tx\\.?|tp\\.?';

/**
 * `Nguyễn Duy Nhân, 27 tuổi, Kinh, xã Phú An, huyện Tân Phú, tỉnh Đồng Nai`; the year or day of birth may stand for the age.
 * In a high cell each thing has a line of its own, and the occupation stands between: `Kinh | làm nông | thôn 8, xã …`.
 */
export function personParts(role: string, birth: string): PartsSpec {
  const age = `(?:sinh (?:nam |ngay )?)?(?<age>\\d{2} ?[th]u[oi]{2}|${BROKEN_DATE}|${DATE})`;
  const head = `^(?:\\d{1,2} )?(?<name>[^,\\d]+?)[,\\s]+${age}[,\\s]*`;
  const people = `(?<eth>${DITTO}|[^,\\n]{2,24}?)`;
  const trade = `(?:\\n(?<trade>(?!(?:${UNIT}) )[^,\\d\\n]+))?`;
  const home = `(?:[,\\n ]*\\n(?<res>(?:(?:${UNIT})[ \\n].+|${DITTO})))?`;
  return {
    lined: [
      new RegExp(`${head}(?<eth>(?<res>${DITTO}))$`),
      new RegExp(`${head}${people},?${trade}${home}$`, 's'),
    ],
    patterns: [
      new RegExp(`${head}(?<eth>(?<res>${DITTO}))$`),
      new RegExp(`${head}(?<eth>${DITTO})[, ]+(?<res>.+)$`),
      new RegExp(`${head}(?<res>(?:${UNIT}) .+)$`),
      new RegExp(`${head}(?<eth>[^,]{2,24}?)[, ]+(?<res>(?:(?:${UNIT}) .+|${DITTO}))$`),
      new RegExp(`${head}(?<eth>[^,]{2,24})(?:, ?(?<res>.+))?$`),
      /^(?<name>[^,\d]+)$/,
    ],
    fields: {
      name: `${role}_full_name`,
      age: `${role}_${birth}`,
      eth: `${role}_ethnicity`,
      trade: `${role}_occupation`,
      res: `${role}_residence`,
    },
  };
}

/** `Kinh`, `Kinh/Việt Nam`, `Kinh VN`, `Tày - Việt Nam`. */
export const peopleParts = (role: string): PartsSpec => ({
  patterns: [/^(?<eth>[^,/]+?)[,/ ]+(?<nat>vn|viet ?nam)$/, /^(?<eth>[^,/]+?)(?:(?:[,/] ?| - )(?<nat>.+))?$/],
  fields: { eth: `${role}_ethnicity`, nat: `${role}_nationality` },
});

/** `Nguyễn Ngọc Khang Nam`: the name with the sex behind it. */
export const nameAndSexParts = (role: string): PartsSpec => ({
  patterns: [/^(?<name>.+?)[, ]+(?<sex>nam|nu|na|trai|gai)$/, /^(?<name>.+)$/],
  fields: { name: `${role}_full_name`, sex: `${role}_sex` },
});

/** `19/4/2003` with the same in words below. */
export const dateAndWordsParts = (date: string): PartsSpec => ({
  patterns: [new RegExp(`^(?<date>${DATE})[ ,;(]+(?<words>[a-z][a-z ]{9,})\\)?$`)],
  fields: { date, words: `${date}_words` },
});

/** Words by which a cause of death is told from a place where only one of them stands. */
const CAUSE = String.raw`(?:dau|benh(?! vien)|gia|tai nan|lao|om|sot|ung thu|chet|sinh non)\b`;

/** One cell for `Nơi chết và nguyên nhân`: a line each. */
export const placeAndCauseParts: PartsSpec = {
  lined: [
    new RegExp(`^(?<cause>${CAUSE}.*)$`, 's'),
    new RegExp(`^(?<place>.+?)[ ,;(\\n-]+(?<cause>${CAUSE}.*)$`, 's'),
    /^(?<place>[^\n]+)\n(?<cause>[^\n]+)$/,
  ],
  patterns: [/^(?<place>.+)$/],
  fields: { place: 'death_place', cause: 'death_cause' },
};

const RELATION = 'cha|me|bo|ong noi|ong ngoai|ba noi|ba ngoai|vo|chong|con|anh|chi|em|chau|chu|bac|cau|co|di';
/** Where the name of who declares ends in a cell that tells more. */
const AFTER_NAME = 'cho o|noi o|thuong tru|tam tru|(?:so )?cmnd|cccd';

/** `Trần Bá Tuyên (con)`, `Nguyễn Đăng Khoa | chỗ ở nt | CMND 250233490`. */
export const declarerParts: PartsSpec = {
  lined: [
    /^(?<name>[^,;(\d]+?)[ ,;\n]*\((?:la )?(?<relation>[a-z ]{2,16})\)/,
    new RegExp(`^(?<name>[^,;(\\d]+?)[ ,;\\n]+(?<relation>${RELATION})$`),
    new RegExp(
      `^(?<name>[^,;(\\d]+?)(?:[ ,;\\n]+(?:${AFTER_NAME})|\\n(?:${UNIT}) )(?:.*?(?:cmnd|cccd)?[^\\d]{0,12}(?<no>\\d{7,12}))?`,
      's',
    ),
  ],
  patterns: [/^(?<name>[^,;(\d]+)/],
  fields: { name: 'requester_full_name', relation: 'requester_relation', no: 'requester_id_doc_no' },
};

/** First columns of every such book. */
const NUMBER_COLUMN = {
  field: 'reg_no',
  printed: ['Số thứ tự', 'Số thứ', 'Số TT', 'STT', 'Số đăng ký', 'Số'],
} as const;
const DATE_COLUMN = {
  field: 'reg_date',
  printed: [
    'Ngày đăng ký',
    'Ngày tháng năm đăng ký',
    'Ngày vào sổ',
    'Ngày, tháng, năm cấp',
    'Ngày cấp',
    'Ngày, tháng',
  ],
} as const;
/** And the last ones. */
const LAST_COLUMNS = [
  { field: null, printed: ['Chữ ký'] },
  {
    field: 'signer_name',
    printed: [
      'T/M UBND',
      'TM. UBND',
      'TM. Ủy ban nhân dân',
      'Họ, tên người ký',
      'Họ và tên người ký',
      'Họ tên, chức vụ người ký',
      'Người ký',
    ],
    isOptional: true,
  },
  { field: 'notes', printed: ['Ghi chú'] },
] as const;

/** A book kept as a table: every kind has the number and the day before its own columns, and the same columns last. */
export const rowForm = ({
  columns,
  ...book
}: Pick<FormSpec, 'id' | 'titles' | 'era'> & Pick<TableSpec, 'columns'>): FormSpec => ({
  ...book,
  form: 'register_entry',
  labels: PAGE_LABELS,
  table: { isWide: true, columns: [NUMBER_COLUMN, DATE_COLUMN, ...columns, ...LAST_COLUMNS] },
});
