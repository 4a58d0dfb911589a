import { ERAS } from '../civil-labels.ts';
import type { FormSpec } from '../record-type.ts';
import {
  dateAndWordsParts,
  declarerParts,
  nameAndSexParts,
  peopleParts,
  personParts,
  rowForm,
} from '../row-cells.ts';

const PARENT = [
  'Họ tên, tuổi, dân tộc, nơi',
  'Họ tên, tuổi, dân tộc',
  'Họ và tên, tuổi, dân tộc',
  'Họ tên, năm sinh, dân tộc',
  'Họ và tên, năm sinh, dân tộc',
  'Họ tên, tuổi',
];

/** Sổ đăng ký khai sinh kept as a table (before 2006): a row an entry, over both pages of the opened book. */
export const ROW_FORM: FormSpec = rowForm({
  id: 'register-rows',
  titles: ['SỔ ĐĂNG KÝ KHAI SINH', 'SỔ KHAI SINH'],
  era: { from: ERAS.decree1961.from, to: ERAS.decree2005.to },
  columns: [
    {
      field: 'child_full_name',
      printed: ['Họ tên, nam/nữ', 'Họ và tên, nam nữ', 'Họ tên, nam nữ', 'Họ tên trẻ', 'Họ và tên trẻ'],
      parts: nameAndSexParts('child'),
    },
    {
      field: 'child_sex',
      printed: ['Nam, nữ', 'Nam hay nữ', 'Nam nữ', 'Giới tính'],
      isOptional: true,
    },
    {
      field: 'child_birth_date',
      printed: ['Ngày sinh', 'Ngày tháng năm sinh', 'Sinh ngày'],
      parts: dateAndWordsParts('child_birth_date'),
    },
    { field: 'birth_place', printed: ['Nơi sinh'] },
    {
      field: 'child_ethnicity',
      printed: ['Dân tộc/Quốc tịch', 'Dân tộc', 'Dân'],
      parts: peopleParts('child'),
    },
    { field: 'father_full_name', printed: PARENT, parts: personParts('father', 'birth_year'), tail: 'cha' },
    { field: 'mother_full_name', printed: PARENT, parts: personParts('mother', 'birth_year'), tail: 'me' },
    {
      field: 'requester_full_name',
      printed: [
        'Họ tên người đứng khai',
        'Họ tên người',
        'Người đứng khai',
        'Họ tên, nơi thường trú, số CMND người đứng khai',
      ],
      parts: declarerParts,
    },
  ],
});
