import { buildContract } from '../contracts/build.ts';

/** Any other notarised deal, kept whole with its parties and the notary's number. */
export const otherContract = buildContract({
  id: 'other_contract',
  title: { vi: 'Hợp đồng, giao dịch khác', en: 'Other contract' },
  code: 'KHAC',
  isVague: true,
  titles: [
    'HỢP ĐỒNG VAY TIỀN',
    'HỢP ĐỒNG VAY TÀI SẢN',
    'HỢP ĐỒNG HỢP TÁC',
    'HỢP ĐỒNG MƯỢN',
    'HỢP ĐỒNG DỊCH VỤ',
    'HỢP ĐỒNG KINH TẾ',
    'GIẤY CAM KẾT',
    'VĂN BẢN CAM KẾT',
    'VĂN BẢN THỎA THUẬN',
    'HỢP ĐỒNG',
  ],
  a: { vi: 'Bên A', starts: ['BÊN A', 'BÊN CHO VAY', 'BÊN CHO MƯỢN'] },
  b: { vi: 'Bên B', starts: ['BÊN B', 'BÊN VAY', 'BÊN MƯỢN'] },
});
