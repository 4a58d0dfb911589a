import { ERAS } from '../civil-labels.ts';
import type { FormSpec } from '../record-type.ts';
import { declarerParts, nameAndSexParts, peopleParts, placeAndCauseParts, rowForm } from '../row-cells.ts';

/** Sổ đăng ký khai tử kept as a table (before 2006): a row an entry, over both pages of the opened book. */
export const ROW_FORM: FormSpec = rowForm({
  id: 'register-rows',
  titles: ['SỔ ĐĂNG KÝ KHAI TỬ', 'SỔ KHAI TỬ'],
  era: { from: ERAS.decree1961.from, to: ERAS.decree2005.to },
  columns: [
    {
      field: 'deceased_full_name',
      printed: [
        'Họ tên người chết, nam/nữ',
        'Họ và tên người chết',
        'Họ tên người chết',
        'Họ tên người được',
        'Họ tên, nam/nữ',
      ],
      parts: nameAndSexParts('deceased'),
    },
    {
      field: 'deceased_sex',
      printed: ['Nam, nữ', 'Nam hay nữ', 'Nam nữ', 'Giới tính'],
      isOptional: true,
    },
    {
      field: 'deceased_birth_date',
      printed: ['Ngày sinh', 'Ngày tháng năm sinh', 'Ngày, tháng, năm sinh', 'Năm sinh', 'Tuổi'],
    },
    {
      field: 'deceased_ethnicity',
      printed: ['Dân tộc/Quốc tịch', 'Dân tộc', 'Dân'],
      parts: peopleParts('deceased'),
    },
    {
      field: 'deceased_residence',
      printed: [
        'Nơi thường trú cuối cùng',
        'Nơi thường trú',
        'Nơi cư trú cuối cùng',
        'Nơi cư trú',
        'Nơi ở cuối cùng',
        'Chỗ ở',
      ],
    },
    {
      field: 'death_date',
      printed: ['Ngày chết', 'Chết ngày', 'Ngày tháng năm chết', 'Ngày, tháng, năm chết'],
    },
    {
      field: 'death_place',
      printed: ['Nơi chết và nguyên nhân', 'Nơi chết, nguyên nhân'],
      parts: placeAndCauseParts,
      tail: 'nguyen',
      isOptional: true,
    },
    { field: 'death_place', printed: ['Nơi chết', 'Chết tại'] },
    { field: 'death_cause', printed: ['Nguyên nhân chết', 'Nguyên nhân', 'Lý do chết', 'Vì sao chết'] },
    {
      field: 'requester_full_name',
      printed: [
        'Họ tên người đứng khai',
        'Họ tên người khai',
        'Họ tên người đi',
        'Họ tên người',
        'Người đứng khai',
        'Người khai',
      ],
      parts: declarerParts,
    },
  ],
});
