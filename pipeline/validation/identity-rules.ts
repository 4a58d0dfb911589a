import type { Finding } from '../dossier.ts';
import type { Validator } from '../records/record-type.ts';
import { decodePersonalId, type PersonalId } from '../vietnamese/identity-numbers.ts';
import { findSex } from '../vietnamese/sexes.ts';
import { isKnownIdPrefix } from '../places/provinces.ts';
import { isSurelyAfter, isSurelyWithin } from './calendar.ts';
import { checkTogether, makeFinding } from './finding.ts';
import { ID_MIN_AGE, IDS_OF_CHILDREN_SINCE, PERSONAL_ID_SINCE } from './law.ts';

/** The fields that a personal number is held against; leave out what the paper does not print. */
export interface PersonalIdFields {
  readonly sex?: string;
  /** Date or year of birth. */
  readonly birth?: string;
  /** Given for the number of a person whose birth this record registers: none were given before 2016. */
  readonly registered?: string;
}

/** V-PID: số định danh cá nhân, twelve digits that tell sex and year of birth. */
export function checkPersonalId(field: string, { sex, birth, registered }: PersonalIdFields = {}): Validator {
  return checkTogether([field], ([id], values) => {
    const decoded = decodePersonalId(id);
    if (!decoded) return [makeFinding('V-PID', 'E', [field], `{${field}} không đủ 12 chữ số.`)];
    return [
      ...compareSex(field, decoded, sex, sex === undefined ? undefined : values[sex]),
      ...compareBirth(field, decoded, birth, birth === undefined ? undefined : values[birth]),
      ...checkPrefix(field, decoded),
      ...checkEra(field, registered, registered === undefined ? undefined : values[registered]),
    ];
  });
}

function compareSex(
  field: string,
  id: PersonalId,
  sexField: string | undefined,
  sex: string | undefined,
): Finding[] {
  const recorded = sex === undefined ? null : findSex(sex);
  if (sexField === undefined || recorded === null || recorded === id.sex) return [];
  return [makeFinding('V-PID', 'E', [field, sexField], `{${field}} không khớp với {${sexField}}.`)];
}

function compareBirth(
  field: string,
  id: PersonalId,
  birthField: string | undefined,
  birth: string | undefined,
): Finding[] {
  if (birthField === undefined || birth === undefined || Number(birth.slice(0, 4)) === id.birthYear)
    return [];
  return [makeFinding('V-PID', 'E', [field, birthField], `{${field}} không khớp với năm ở {${birthField}}.`)];
}

function checkPrefix(field: string, id: PersonalId): Finding[] {
  if (isKnownIdPrefix(id.provinceCode)) return [];
  return [makeFinding('V-PID', 'W', [field], `Ba số đầu của {${field}} không phải mã tỉnh, thành phố.`)];
}

function checkEra(field: string, regField: string | undefined, registered: string | undefined): Finding[] {
  if (regField === undefined || registered === undefined || !isSurelyAfter(PERSONAL_ID_SINCE, registered))
    return [];
  const message = `{${field}} chỉ được cấp từ năm 2016, sau {${regField}}: có thể ghi bổ sung hoặc đọc nhầm.`;
  return [makeFinding('V-PID', 'W', [field, regField], message)];
}

/**
 * V-PID / V-CMND for a field that may hold any identity paper: nine digits pass, twelve are checked as a personal
 * number (sex and year), a passport is one of B C K N P and seven digits; other papers (179/2018) are let be.
 */
export function checkIdNumber(field: string, fields: PersonalIdFields = {}): Validator {
  const checkTwelve = checkPersonalId(field, fields);
  return checkTogether([field], ([id], values) => {
    if (/^\d{12}$/.test(id)) return checkTwelve(values);
    if (/^\d{9}$|^[BCKNP]\d{7}$/.test(id) || /[/\p{L}]/u.test(id)) return [];
    return [makeFinding('V-CMND', 'W', [field], `{${field}} không có 9 hoặc 12 chữ số.`)];
  });
}

/**
 * V-CMND: a paper is issued before the registration, and until 2024 to nobody under 14. What is in doubt is the day of
 * issue, copied from another paper; those it is held against have rules of their own.
 */
export function checkIdIssueDate(issued: string, registered: string, birth?: string): Validator {
  return checkTogether([issued, registered], ([day, reg], values) => {
    const born = birth === undefined ? undefined : values[birth];
    const findings: Finding[] = [];
    if (isSurelyAfter(day, reg)) {
      findings.push(makeFinding('V-CMND', 'W', [issued], `{${issued}} không thể sau {${registered}}.`));
    }
    const isOld = isSurelyAfter(IDS_OF_CHILDREN_SINCE, day);
    if (birth !== undefined && born !== undefined && isOld && isSurelyWithin(born, day, ID_MIN_AGE)) {
      findings.push(
        makeFinding('V-CMND', 'W', [issued], `Người được cấp giấy chưa đủ 14 tuổi tại {${issued}}.`),
      );
    }
    return findings;
  });
}
