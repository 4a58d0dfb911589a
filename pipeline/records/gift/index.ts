import { buildContract } from '../contracts/build.ts';

/** Hợp đồng tặng cho quyền sử dụng đất, nhà ở. */
export const gift = buildContract({
  id: 'gift',
  title: { vi: 'Tặng cho', en: 'Gift' },
  code: 'TC',
  titles: [
    'HỢP ĐỒNG TẶNG CHO QUYỀN SỬ DỤNG ĐẤT',
    'HỢP ĐỒNG TẶNG CHO NHÀ Ở',
    'HỢP ĐỒNG TẶNG CHO TÀI SẢN',
    'HỢP ĐỒNG TẶNG CHO',
  ],
  a: { vi: 'Bên tặng cho', starts: ['BÊN TẶNG CHO', 'BÊN CHO'] },
  b: { vi: 'Bên được tặng cho', starts: ['BÊN ĐƯỢC TẶNG CHO', 'BÊN NHẬN TẶNG CHO'] },
});
