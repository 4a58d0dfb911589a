import { buildContract } from '../contracts/build.ts';
import { REFERENCE_FIELDS } from '../contracts/references.ts';
import { REFERENCE_RULES } from '../contracts/terms.ts';

/** Phụ lục, hợp đồng sửa đổi, bổ sung: names the contract that it changes. */
export const amendment = buildContract({
  id: 'amendment',
  title: { vi: 'Sửa đổi, bổ sung hợp đồng', en: 'Amendment of contract' },
  code: 'SĐBS',
  titles: [
    'HỢP ĐỒNG SỬA ĐỔI, BỔ SUNG',
    'PHỤ LỤC HỢP ĐỒNG',
    'VĂN BẢN SỬA ĐỔI, BỔ SUNG HỢP ĐỒNG',
    'HỢP ĐỒNG SỬA ĐỔI BỔ SUNG',
  ],
  a: {
    vi: 'Bên A',
    starts: [
      'BÊN CHUYỂN NHƯỢNG',
      'BÊN A',
      'BÊN BÁN',
      'BÊN TẶNG CHO',
      'BÊN ỦY QUYỀN',
      'BÊN THẾ CHẤP',
      'BÊN CHO THUÊ',
    ],
  },
  b: {
    vi: 'Bên B',
    starts: [
      'BÊN NHẬN CHUYỂN NHƯỢNG',
      'BÊN B',
      'BÊN MUA',
      'BÊN ĐƯỢC TẶNG CHO',
      'BÊN ĐƯỢC ỦY QUYỀN',
      'BÊN NHẬN THẾ CHẤP',
      'BÊN THUÊ',
    ],
  },
  about: ['land'],
  namesAnother: true,
  fields: REFERENCE_FIELDS,
  rules: REFERENCE_RULES,
});
