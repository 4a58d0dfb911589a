import { ERAS, PAGE_LABELS } from '../civil-labels.ts';
import type { FormSpec, PartsSpec } from '../record-type.ts';

/** Như trên: `nt`, `-nt-`, `"`; readers see `ni`, `nữ`. */
const DITTO = `["“”″'-]*n[tiu]?["“”″'-]*|["“”″]+`;
const UNIT = 'xa|phuong|thi tran|thi xa|thon|to|ap|so|khu|ban|xom|huyen|quan|thanh pho|khom|khu pho';

/** `Nguyễn Duy Nhân, 27 tuổi, Kinh, xã Phú An, huyện Tân Phú, tỉnh Đồng Nai` */
const parentParts = (role: string): PartsSpec => {
  const head = '^(?<name>[^,\\d]+?)[, ]+(?<age>\\d{2} ?[th]u[oi]{2})[, ]*';
  return {
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
      age: `${role}_birth_year`,
      eth: `${role}_ethnicity`,
      res: `${role}_residence`,
    },
  };
};

const CHILD: PartsSpec = {
  patterns: [/^(?<name>.+?)[, ]+(?<sex>nam|nu|na|trai|gai)$/, /^(?<name>.+)$/],
  fields: { name: 'child_full_name', sex: 'child_sex' },
};

const ETHNICITY: PartsSpec = {
  patterns: [/^(?<eth>[^,/]+?)(?:[,/] ?(?<nat>.+))?$/],
  fields: { eth: 'child_ethnicity', nat: 'child_nationality' },
};

const PARENT = [
  'Họ tên, tuổi, dân tộc, nơi',
  'Họ tên, tuổi, dân tộc',
  'Họ và tên, tuổi, dân tộc',
  'Họ tên, tuổi',
];

/** Sổ đăng ký khai sinh kept as a table (before 2006): a row an entry, over both pages of the opened book. */
export const ROW_FORM: FormSpec = {
  id: 'register-rows',
  form: 'register_entry',
  titles: ['SỔ ĐĂNG KÝ KHAI SINH', 'SỔ KHAI SINH'],
  era: { from: ERAS.decree1961.from, to: ERAS.decree2005.to },
  labels: PAGE_LABELS,
  table: {
    isWide: true,
    columns: [
      { field: 'reg_no', printed: ['Số thứ tự', 'Số thứ', 'Số TT', 'STT', 'Số đăng ký', 'Số'] },
      {
        field: 'reg_date',
        printed: ['Ngày đăng ký', 'Ngày tháng năm đăng ký', 'Ngày vào sổ', 'Ngày, tháng'],
      },
      {
        field: 'child_full_name',
        printed: ['Họ tên, nam/nữ', 'Họ và tên, nam nữ', 'Họ tên, nam nữ', 'Họ tên trẻ', 'Họ và tên trẻ'],
        parts: CHILD,
      },
      { field: 'child_birth_date', printed: ['Ngày sinh', 'Ngày tháng năm sinh', 'Sinh ngày'] },
      { field: 'birth_place', printed: ['Nơi sinh'] },
      { field: 'child_ethnicity', printed: ['Dân tộc/Quốc tịch', 'Dân tộc', 'Dân'], parts: ETHNICITY },
      { field: 'father_full_name', printed: PARENT, parts: parentParts('father'), tail: 'cha' },
      { field: 'mother_full_name', printed: PARENT, parts: parentParts('mother'), tail: 'me' },
      {
        field: 'requester_full_name',
        printed: ['Họ tên người đứng khai', 'Họ tên người', 'Người đứng khai'],
      },
      { field: null, printed: ['Chữ ký'] },
      { field: 'notes', printed: ['Ghi chú'] },
    ],
  },
};
