import { field } from '../fields.ts';
import type { FieldSpec, ProseRule } from '../record-type.ts';

/** A motor vehicle, as deeds of sale and block notices describe it. */
export const VEHICLE_FIELDS: readonly FieldSpec[] = [
  field('car_license_number', 'plate', 'Biển số', 'Plate number', 'property'),
  field('car_brand', 'text', 'Nhãn hiệu', 'Make', 'property'),
  field('car_regist_number', 'text', 'Số đăng ký xe', 'Registration certificate', 'property', {
    search: 'vehicle',
  }),
  field('car_issue_place', 'text', 'Nơi cấp đăng ký xe', 'Registration issued by', 'property'),
  field('car_issue_date', 'date', 'Ngày cấp đăng ký xe', 'Registration issued on', 'property'),
  field('car_frame_number', 'text', 'Số khung', 'Chassis number', 'property', { search: 'vehicle' }),
  field('car_machine_number', 'text', 'Số máy', 'Engine number', 'property', { search: 'vehicle' }),
];

export const VEHICLE_RULES: readonly ProseRule[] = [
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
];
