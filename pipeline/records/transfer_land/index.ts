import { buildContract } from '../contracts/build.ts';

/** Hợp đồng chuyển nhượng quyền sử dụng đất (và tài sản gắn liền với đất). */
export const transferLand = buildContract({
  id: 'transfer_land',
  title: { vi: 'Chuyển nhượng quyền sử dụng đất', en: 'Transfer of land-use right' },
  code: 'CNĐ',
  titles: [
    'HỢP ĐỒNG CHUYỂN NHƯỢNG QUYỀN SỬ DỤNG ĐẤT',
    'HỢP ĐỒNG CHUYỂN NHƯỢNG QUYỀN SỬ DỤNG ĐẤT VÀ TÀI SẢN GẮN LIỀN VỚI ĐẤT',
    'HỢP ĐỒNG CHUYỂN NHƯỢNG QUYỀN SỬ DỤNG ĐẤT, QUYỀN SỞ HỮU NHÀ Ở',
    'HỢP ĐỒNG CHUYỂN NHƯỢNG',
  ],
  a: { vi: 'Bên chuyển nhượng', starts: ['BÊN CHUYỂN NHƯỢNG'] },
  b: { vi: 'Bên nhận chuyển nhượng', starts: ['BÊN NHẬN CHUYỂN NHƯỢNG'] },
});
