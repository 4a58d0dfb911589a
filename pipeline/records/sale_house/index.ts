import { buildContract } from '../contracts/build.ts';
import { field } from '../fields.ts';

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
  fields: [
    field('apartment_number', 'land_no', 'Căn hộ số', 'Apartment number', 'property'),
    field('apartment_floor', 'text', 'Tầng', 'Floor', 'property'),
    field('apartment_address', 'place', 'Địa chỉ nhà ở', 'Address of the dwelling', 'property'),
    field('apartment_area_use', 'area', 'Diện tích sử dụng (m²)', 'Usable area (m²)', 'property'),
    field('apartment_area_build', 'area', 'Diện tích xây dựng (m²)', 'Built area (m²)', 'property'),
    field('apartment_structure', 'text', 'Kết cấu', 'Structure', 'property'),
    field('apartment_total_floor', 'text', 'Số tầng', 'Storeys', 'property'),
  ],
  rules: [
    { pattern: /can ho(?: chung cu)?(?: so)? ?:? (?<apartment_number>[^\s,;]*\d[^\s,;]*)/, within: ['body'] },
    { pattern: /(?<!so )tang(?: so| thu)? ?:? (?<apartment_floor>[^\s,;]*\d[^\s,;]*)/, within: ['body'] },
    { pattern: /dia chi(?: nha o| can ho| nha)? ?:? (?<apartment_address>.+?)(?=\n|;|$)/, within: ['body'] },
    {
      pattern:
        /dien tich (?:su dung|san|thong thuy|can ho|su dung can ho|san su dung)[^\d\n:]{0,30}:? (?<apartment_area_use>\d[\d.,]*)/,
      within: ['body'],
    },
    {
      pattern: /dien tich (?:xay dung|tim tuong)[^\d\n:]{0,30}:? (?<apartment_area_build>\d[\d.,]*)/,
      within: ['body'],
    },
    { pattern: /ket cau(?: nha)? ?:? (?<apartment_structure>[^\n;]+)/, within: ['body'] },
    { pattern: /so tang ?:? (?<apartment_total_floor>[^\s,;]+)/, within: ['body'] },
  ],
});
