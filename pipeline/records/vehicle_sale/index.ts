import { buildContract } from '../contracts/build.ts';
import { field } from '../fields.ts';

/** Hợp đồng mua bán xe ô tô, xe máy. */
export const vehicleSale = buildContract({
  id: 'vehicle_sale',
  title: { vi: 'Mua bán xe', en: 'Sale of vehicle' },
  code: 'MBX',
  titles: [
    'HỢP ĐỒNG MUA BÁN XE Ô TÔ',
    'HỢP ĐỒNG MUA BÁN XE MÁY',
    'HỢP ĐỒNG MUA BÁN XE MÔ TÔ',
    'HỢP ĐỒNG MUA BÁN XE',
    'HỢP ĐỒNG MUA BÁN Ô TÔ',
    'HỢP ĐỒNG TẶNG CHO XE',
    'GIẤY BÁN, CHO, TẶNG XE',
    'GIẤY BÁN XE',
  ],
  a: { vi: 'Bên bán', starts: ['BÊN BÁN', /^(?=toi ten)/] },
  b: {
    vi: 'Bên mua',
    starts: [
      'BÊN MUA',
      'Nay tôi đồng ý bán chiếc xe trên cho',
      'Nay tôi đồng ý cho, tặng/bán chiếc xe trên cho',
      /^nay toi dong y [^\n]{0,60}? cho ?:?/,
    ],
  },
  about: ['price'],
  fields: [
    field('car_license_number', 'plate', 'Biển số', 'Plate number', 'property', { required: true }),
    field('car_brand', 'text', 'Nhãn hiệu', 'Make', 'property'),
    field('car_regist_number', 'text', 'Số đăng ký xe', 'Registration certificate', 'property'),
    field('car_issue_place', 'text', 'Nơi cấp đăng ký xe', 'Registration issued by', 'property'),
    field('car_issue_date', 'date', 'Ngày cấp đăng ký xe', 'Registration issued on', 'property'),
    field('car_frame_number', 'text', 'Số khung', 'Chassis number', 'property'),
    field('car_machine_number', 'text', 'Số máy', 'Engine number', 'property'),
  ],
  rules: [
    {
      pattern:
        /bien (?:so|kiem soat)(?: dang ky| kiem soat| xe)* ?:? (?<car_license_number>[^\s,;]+(?: ?[-–] ?[^\s,;]*\d[^\s,;]*)?(?: \d{3}\.?\d{2})?)/,
    },
    { pattern: /nhan hieu ?:? (?<car_brand>[^,;\n]+)/ },
    { pattern: /so khung ?:? (?<car_frame_number>[^\s,;]+)/ },
    { pattern: /so may ?:? (?<car_machine_number>[^\s,;]+)/ },
    {
      pattern:
        /(?:dang ky|chung nhan dang ky)(?: xe)?(?: o to| mo to| xe may)* so ?:? (?<car_regist_number>[^\s,;]+) ?,? do (?<car_issue_place>[^\n;]+?) ?,? cap(?: lan dau)?(?: ngay)?:? (?<car_issue_date>(?:ngay )?\S{1,2} thang \S{1,2} nam \S{4}|\S{1,2}[\/.-]\S{1,2}[\/.-]\S{4})/,
    },
    {
      pattern:
        /(?:dang ky|chung nhan dang ky)(?: xe)?(?: o to| mo to| xe may)* so ?:? (?<car_regist_number>[^\s,;]+)/,
    },
    {
      pattern:
        /so dang ky(?: xe)? ?:? (?<car_regist_number>[^\s,;]+) ?,? (?:cap )?ngay(?: cap)? ?:? (?<car_issue_date>\S{1,2}[\/.-]\S{1,2}[\/.-]\S{4}) ?,? (?:co quan cap|noi cap|tai|do) ?:? (?<car_issue_place>[^\n;]+?)(?=\n|;| nay toi |$)/,
    },
  ],
});
