import { buildContract } from '../contracts/build.ts';
import { DWELLING_FIELDS, DWELLING_RULES } from '../contracts/dwelling.ts';

/** Hợp đồng mua bán nhà ở, căn hộ chung cư. */
export const saleHouse = buildContract({
  id: 'sale_house',
  title: { vi: 'Mua bán nhà ở', en: 'Sale of house or apartment' },
  code: 'MBN',
  titles: [
    'HỢP ĐỒNG MUA BÁN NHÀ Ở',
    'HỢP ĐỒNG MUA BÁN CĂN HỘ CHUNG CƯ',
    'HỢP ĐỒNG MUA BÁN NHÀ',
    'HỢP ĐỒNG MUA BÁN CĂN HỘ',
    'HỢP ĐỒNG MUA BÁN NHÀ Ở VÀ CHUYỂN NHƯỢNG QUYỀN SỬ DỤNG ĐẤT Ở',
    'HỢP ĐỒNG MUA BÁN TÀI SẢN',
  ],
  a: { vi: 'Bên bán', starts: ['BÊN BÁN'] },
  b: { vi: 'Bên mua', starts: ['BÊN MUA'] },
  fields: DWELLING_FIELDS,
  rules: DWELLING_RULES,
});
