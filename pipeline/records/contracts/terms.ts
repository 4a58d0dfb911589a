import type { ProseRule } from '../record-type.ts';
import { ATTESTING, ATTESTING_OR_PARTIES } from './certified.ts';

/** `Thời hạn ủy quyền là 10 năm kể từ ngày …` */
export const PERIOD_RULE: ProseRule = {
  pattern:
    /thoi han(?! su dung)(?: [a-z]+){0,3}? ?(?:la |:)[: ]*(?<period>\S+ (?:\([^)]*\) )?(?:nam|thang|ngay))(?![a-z])/,
  outside: ATTESTING,
};

/** What a deed changes or undoes: `Hợp đồng … số công chứng 123, ngày …`. */
export const REFERENCE_RULES: readonly ProseRule[] = [
  {
    pattern:
      /so cong chung ?:? ?(?<refers_to_contract_no>[^\s,;]+) ?[,;]? (?:quyen so ?:? ?[^,;\n]+[,;]? )?(?:do [^,;\n]+ )?(?:lap |cong chung |chung nhan |ky )?(?:ngay|vao ngay) (?<refers_to_contract_date>\S{1,2}[\/.-]\S{1,2}[\/.-]\S{4}|\S{1,2} thang \S{1,2} nam \S{4})/,
    outside: ATTESTING,
  },
  {
    pattern:
      /chung nhan so ?:? ?(?<refers_to_contract_no>[^\s,;]+) ?[,;]? (?:quyen so ?:? ?[^,;\n]{1,40}? ?[,;]? ?)?ngay (?<refers_to_contract_date>\S{1,2}[\/.-]\S{1,2}[\/.-]\S{4}|\S{1,2} thang \S{1,2} nam \S{4})/,
    outside: ATTESTING,
  },
  {
    pattern:
      /hop dong[^\n]{0,90}? so ?:? ?(?<refers_to_contract_no>[^\s,;]*\d[^\s,;]*) ?[,;]? [^\n]{0,80}?ngay (?<refers_to_contract_date>\S{1,2}[\/.-]\S{1,2}[\/.-]\S{4}|\S{1,2} thang \S{1,2} nam \S{4})/,
    outside: ATTESTING_OR_PARTIES,
  },
];
