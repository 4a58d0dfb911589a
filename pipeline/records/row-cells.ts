import { DITTO } from '../vietnamese/ditto.ts';
import { DATE } from './parts.ts';
import type { PartsSpec } from './record-type.ts';

/** Cells of books kept as tables, a row an entry: one cell holds several things about a person. */

/** In a narrow cell a date may break before the last figures of its year. */
const BROKEN_DATE = String.raw`\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{2} \d{2}(?!\d)`;

const UNIT = 'xa|phuong|thi tran|thi xa|thon|to|ap|so|khu|ban|xom|huyen|quan|thanh pho|khom|khu pho';

/** `Nguyễn Duy Nhân, 27 tuổi, Kinh, xã Phú An, huyện Tân Phú, tỉnh Đồng Nai`; the year or day of birth may stand for the age. */
export function personParts(role: string, birth: string): PartsSpec {
  const head = `^(?:\\d{1,2} )?(?<name>[^,\\d]+?)[, ]+(?:sinh (?:nam |ngay )?)?(?<age>\\d{2} ?[th]u[oi]{2}|${BROKEN_DATE}|${DATE})[, ]*`;
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
      age: `${role}_${birth}`,
      eth: `${role}_ethnicity`,
      res: `${role}_residence`,
    },
  };
}

/** `Kinh`, `Kinh/Việt Nam`, `Tày - Việt Nam`. */
export const peopleParts = (role: string): PartsSpec => ({
  patterns: [/^(?<eth>[^,/]+?)(?:(?:[,/] ?| - )(?<nat>.+))?$/],
  fields: { eth: `${role}_ethnicity`, nat: `${role}_nationality` },
});

/** `Nguyễn Ngọc Khang Nam`: the name with the sex behind it. */
export const nameAndSexParts = (role: string): PartsSpec => ({
  patterns: [/^(?<name>.+?)[, ]+(?<sex>nam|nu|na|trai|gai)$/, /^(?<name>.+)$/],
  fields: { name: `${role}_full_name`, sex: `${role}_sex` },
});

/** First columns of every such book. */
export const NUMBER_COLUMN = {
  field: 'reg_no',
  printed: ['Số thứ tự', 'Số thứ', 'Số TT', 'STT', 'Số đăng ký', 'Số'],
} as const;
export const DATE_COLUMN = {
  field: 'reg_date',
  printed: ['Ngày đăng ký', 'Ngày tháng năm đăng ký', 'Ngày vào sổ', 'Ngày, tháng'],
} as const;
/** And the last ones. */
export const LAST_COLUMNS = [
  { field: null, printed: ['Chữ ký'] },
  { field: 'notes', printed: ['Ghi chú'] },
] as const;
