import { buildContract } from '../contracts/build.ts';

/** Hợp đồng thế chấp: the mortgagee is mostly a bank. */
export const mortgage = buildContract({
  id: 'mortgage',
  title: { vi: 'Thế chấp', en: 'Mortgage' },
  code: 'TCH',
  titles: [
    'HỢP ĐỒNG THẾ CHẤP QUYỀN SỬ DỤNG ĐẤT',
    'HỢP ĐỒNG THẾ CHẤP TÀI SẢN',
    'HỢP ĐỒNG THẾ CHẤP BẤT ĐỘNG SẢN',
    'HỢP ĐỒNG THẾ CHẤP',
  ],
  a: { vi: 'Bên thế chấp', starts: ['BÊN THẾ CHẤP', 'BÊN VAY'] },
  b: { vi: 'Bên nhận thế chấp', starts: ['BÊN NHẬN THẾ CHẤP', 'BÊN CHO VAY'] },
});
