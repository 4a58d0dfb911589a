import { buildContract } from '../contracts/build.ts';

/** Hợp đồng góp vốn bằng quyền sử dụng đất. */
export const capitalContribution = buildContract({
  id: 'capital_contribution',
  title: { vi: 'Góp vốn', en: 'Capital contribution' },
  code: 'GV',
  titles: ['HỢP ĐỒNG GÓP VỐN BẰNG QUYỀN SỬ DỤNG ĐẤT', 'HỢP ĐỒNG GÓP VỐN'],
  a: { vi: 'Bên góp vốn', starts: ['BÊN GÓP VỐN'] },
  b: { vi: 'Bên nhận góp vốn', starts: ['BÊN NHẬN GÓP VỐN'] },
});
