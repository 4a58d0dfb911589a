import type { Validator } from '../records/record-type.ts';
import { checkTogether, makeFinding } from './finding.ts';

const PARCEL = /^\d{1,5}(?:[-/.,+ ]\d{1,5})*[a-zA-Z]?$/;
const MAP_SHEET = /^(?:\d{1,4}(?:[-/.]\w{1,4})?|(?:PL|BĐ|TĐ)[- ]?\d{1,4})$/iu;
const CERTIFICATE = /^[A-ZĐĂÂÊÔƠƯ]{1,2}\s?[-.]?\s?\d{6,8}$/u;
const ENTRY_NO = /^(?:CH|CS|CT|H|VP|QSDĐ|CN)?[\s./-]?\d{1,7}(?:\/[\p{L}\d.-]+)*$/u;
const PLATE = /^\d{2}[A-ZĐ]{1,2}\d?[-\s.]?\d{3}[.\s]?\d{2}$|^\d{2}[A-Z]\d?[-\s]?\d{4}$/u;
const MAX_AREA = 1e7;

function checkShape(code: string, shape: RegExp, wrong: (field: string) => string) {
  return (field: string): Validator =>
    checkTogether([field], ([value]) =>
      shape.test(value) ? [] : [makeFinding(code, 'W', [field], wrong(field))],
    );
}

/** V-LAND: thửa đất số. */
export const checkParcelNumber = checkShape('V-LAND', PARCEL, (f) => `{${f}} không đúng dạng số thửa đất.`);
/** V-LAND: tờ bản đồ số. */
export const checkMapNumber = checkShape('V-LAND', MAP_SHEET, (f) => `{${f}} không đúng dạng số tờ bản đồ.`);
/** V-LAND: serial of a Giấy chứng nhận: BK 123456; 8 digits since 2025. */
export const checkLandCertificate = checkShape(
  'V-LAND',
  CERTIFICATE,
  (f) => `{${f}} không đúng dạng số phát hành giấy chứng nhận.`,
);
/** V-LAND: số vào sổ cấp giấy chứng nhận. */
export const checkCertificateEntry = checkShape(
  'V-LAND',
  ENTRY_NO,
  (f) => `{${f}} không đúng dạng số vào sổ cấp giấy.`,
);
/** V-PLATE: biển số xe. */
export const checkPlate = checkShape('V-PLATE', PLATE, (f) => `{${f}} không đúng dạng biển số xe.`);

/** V-LAND: area in m², more than 0 and less than ten million. */
export function checkArea(field: string): Validator {
  return checkTogether([field], ([value]) => {
    const area = Number(value);
    return area > 0 && area < MAX_AREA
      ? []
      : [makeFinding('V-LAND', 'W', [field], `{${field}} không hợp lý.`)];
  });
}

/** V-LAND: private and common use make up the whole, to a tenth of a square metre. */
export function checkAreaSum(privateArea: string, commonArea: string, total: string): Validator {
  return checkTogether([privateArea, commonArea, total], ([own, common, all]) =>
    Math.abs(Number(own) + Number(common) - Number(all)) <= 0.1
      ? []
      : [
          makeFinding(
            'V-LAND',
            'W',
            [privateArea, commonArea, total],
            `{${privateArea}} cộng {${commonArea}} khác {${total}}.`,
          ),
        ],
  );
}
