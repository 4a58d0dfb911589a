import { buildContract } from '../contracts/build.ts';

/** Hợp đồng chuyển đổi quyền sử dụng đất. */
export const exchange = buildContract({
  id: 'exchange',
  title: { vi: 'Chuyển đổi quyền sử dụng đất', en: 'Exchange of land-use rights' },
  code: 'CĐ',
  titles: ['HỢP ĐỒNG CHUYỂN ĐỔI QUYỀN SỬ DỤNG ĐẤT', 'HỢP ĐỒNG TRAO ĐỔI NHÀ Ở', 'HỢP ĐỒNG TRAO ĐỔI TÀI SẢN'],
  a: { vi: 'Bên A', starts: ['BÊN A'] },
  b: { vi: 'Bên B', starts: ['BÊN B'] },
});
