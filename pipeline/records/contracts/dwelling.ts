import { field } from '../fields.ts';
import type { ProseRule } from '../record-type.ts';

/** A house or an apartment, as deeds describe it. */
export const DWELLING_FIELDS = [
  field('apartment_number', 'land_no', 'Căn hộ số', 'Apartment number', 'property', { search: 'apartment' }),
  field('apartment_floor', 'text', 'Tầng', 'Floor', 'property'),
  field('apartment_address', 'place', 'Địa chỉ nhà ở', 'Address of the dwelling', 'property'),
  field('apartment_area_use', 'area', 'Diện tích sử dụng (m²)', 'Usable area (m²)', 'property'),
  field('apartment_area_build', 'area', 'Diện tích xây dựng (m²)', 'Built area (m²)', 'property'),
  field('apartment_structure', 'text', 'Kết cấu', 'Structure', 'property'),
  field('apartment_total_floor', 'text', 'Số tầng', 'Storeys', 'property'),
];

export const DWELLING_RULES: readonly ProseRule[] = [
  { pattern: /can ho(?: chung cu)?(?: so)? ?:? (?<apartment_number>[^\s,;]*\d[^\s,;]*)/, within: ['body'] },
  { pattern: /(?<!so )tang(?: so| thu)? ?:? (?<apartment_floor>[^\s,;]*\d[^\s,;]*)/, within: ['body'] },
  { pattern: /dia chi(?: nha o| can ho| nha)? ?:? (?<apartment_address>.+?)(?=\n|;|$)/, within: ['body'] },
  {
    pattern: /can ho [^\n;]{0,60}?toa(?: nha)? [^\n,;]{1,30}, (?<apartment_address>[^\n;]+?)(?=\n|;|$)/,
    within: ['body'],
  },
  {
    pattern:
      /dien tich (?:su dung|san(?! xay)|thong thuy|can ho|su dung can ho|san su dung)[^\d\n:]{0,30}:? (?<apartment_area_use>\d[\d.,]*)/,
    within: ['body'],
  },
  {
    pattern:
      /dien tich (?:san )?(?:xay(?: dung)?|tim tuong)[^\d\n:]{0,30}:? (?<apartment_area_build>\d[\d.,]*)/,
    within: ['body'],
  },
  { pattern: /ket cau(?: nha)? ?:? (?<apartment_structure>[^\n;]+)/, within: ['body'] },
  { pattern: /so tang ?:? (?<apartment_total_floor>[^\s,;]+)/, within: ['body'] },
];
