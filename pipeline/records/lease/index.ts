import { buildContract } from '../contracts/build.ts';
import { PERIOD_FIELD } from '../contracts/schema.ts';
import { PERIOD_RULE } from '../contracts/terms.ts';

/** Hợp đồng thuê nhà ở, quyền sử dụng đất. */
export const lease = buildContract({
  id: 'lease',
  title: { vi: 'Thuê', en: 'Lease' },
  code: 'THUE',
  titles: [
    'HỢP ĐỒNG THUÊ NHÀ Ở',
    'HỢP ĐỒNG THUÊ NHÀ',
    'HỢP ĐỒNG THUÊ QUYỀN SỬ DỤNG ĐẤT',
    'HỢP ĐỒNG CHO THUÊ',
    'HỢP ĐỒNG THUÊ TÀI SẢN',
    'HỢP ĐỒNG THUÊ',
  ],
  a: { vi: 'Bên cho thuê', starts: ['BÊN CHO THUÊ'] },
  b: { vi: 'Bên thuê', starts: ['BÊN THUÊ'] },
  fields: [PERIOD_FIELD],
  rules: [PERIOD_RULE],
});
