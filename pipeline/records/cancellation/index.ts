import { buildContract } from '../contracts/build.ts';
import { REFERENCE_FIELDS } from '../contracts/references.ts';
import { REFERENCE_RULES } from '../contracts/terms.ts';

/** Văn bản hủy bỏ hợp đồng: names the contract that it undoes. */
export const cancellation = buildContract({
  id: 'cancellation',
  title: { vi: 'Hủy bỏ hợp đồng', en: 'Cancellation of contract' },
  code: 'HUY',
  titles: [
    'VĂN BẢN HỦY BỎ HỢP ĐỒNG',
    'VĂN BẢN THỎA THUẬN HỦY BỎ HỢP ĐỒNG',
    'HỢP ĐỒNG HỦY BỎ',
    'VĂN BẢN HỦY HỢP ĐỒNG',
    'VĂN BẢN CHẤM DỨT HỢP ĐỒNG',
    'VĂN BẢN THANH LÝ HỢP ĐỒNG',
    'VĂN BẢN THỎA THUẬN CHẤM DỨT HỢP ĐỒNG',
  ],
  a: {
    vi: 'Bên A',
    starts: ['BÊN CHUYỂN NHƯỢNG', 'BÊN A', 'BÊN BÁN', 'BÊN TẶNG CHO', 'BÊN ỦY QUYỀN', 'BÊN THẾ CHẤP'],
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
    ],
  },
  about: [],
  namesAnother: true,
  fields: REFERENCE_FIELDS,
  rules: REFERENCE_RULES,
});
