import type { Validator } from '../records/record-type.ts';
import { findEthnicGroup, isAmbiguousEthnicName } from '../vietnamese/ethnic-groups.ts';
import { guessSexFromName, splitName } from '../vietnamese/names.ts';
import { findNationality } from '../vietnamese/nationalities.ts';
import { foldForMatching } from '../vietnamese/normalize.ts';
import { findSex } from '../vietnamese/sexes.ts';
import { checkTogether, makeFinding } from './finding.ts';

const NAME = /^[\p{L}\p{M}' .-]+$/u;

/** V-NAME: letters only (E), two to five words (W), and a middle name that fits the sex, where a sex field is given (W). */
export function checkName(field: string, sexField?: string): Validator {
  return checkTogether([field], ([name], values) => {
    if (!NAME.test(name))
      return [makeFinding('V-NAME', 'E', [field], `{${field}} có ký tự không dùng trong họ tên.`)];
    const words = name.split(' ').length;
    if (words < 2 || words > 5) {
      return [makeFinding('V-NAME', 'W', [field], `{${field}} có số chữ khác thường, cần xem lại.`)];
    }
    const sex = sexField === undefined ? null : findSex(values[sexField] ?? '');
    const guess = guessSexFromName(name);
    if (sexField === undefined || sex === null || guess === null || sex === guess) return [];
    return [
      makeFinding('V-NAME', 'W', [field, sexField], `Chữ đệm ở {${field}} không hợp với {${sexField}}.`),
    ];
  });
}

/** V-NAME: a child bears the surname of father or mother; of others only by rare law, so it only warns. */
export function checkChildSurname(child: string, father: string, mother: string): Validator {
  return checkTogether([child], ([name], values) => {
    const parents = [values[father], values[mother]].filter(
      (parent) => parent !== undefined && parent !== '',
    );
    const surname = (full: string | undefined) => foldForMatching(splitName(full ?? '').surname);
    if (parents.length === 0 || parents.some((parent) => surname(parent) === surname(name))) return [];
    return [
      makeFinding('V-NAME', 'W', [child, father, mother], `Họ ở {${child}} khác họ của cha và của mẹ.`),
    ];
  });
}

/** V-ETH: one of the 54 peoples, by any spelling in use. */
export function checkEthnicity(field: string): Validator {
  return checkTogether([field], ([name]) => {
    if (isAmbiguousEthnicName(name)) {
      return [
        makeFinding('V-ETH', 'W', [field], `Tên gọi ở {${field}} có thể chỉ nhiều dân tộc, cần xem lại.`),
      ];
    }
    if (findEthnicGroup(name) || /^(?:người nước ngoài|khác)$/iu.test(name)) return [];
    return [makeFinding('V-ETH', 'W', [field], `{${field}} không có trong danh mục 54 dân tộc.`)];
  });
}

/** V-NAT: a nationality that the ministry's list knows. */
export function checkNationality(field: string): Validator {
  return checkTogether([field], ([name]) =>
    findNationality(name) === null && !/không quốc tịch/iu.test(name)
      ? [makeFinding('V-NAT', 'W', [field], `{${field}} không có trong danh mục quốc tịch.`)]
      : [],
  );
}

/** V-SEX: Nam or Nữ; anything else a person must see. */
export function checkSex(field: string): Validator {
  return checkTogether([field], ([sex]) =>
    findSex(sex) === null ? [makeFinding('V-SEX', 'W', [field], `{${field}} không phải Nam hoặc Nữ.`)] : [],
  );
}

/**
 * V-BIRTHKIND: which parents are blank must be what the page ticks: `Trẻ chưa xác định được cha mẹ` leaves one of them
 * blank or both, `Trẻ bị bỏ rơi` both; or the import's code: 1 both known, 2 mother unknown, 3 father unknown, 4 neither
 * known, 5 abandoned.
 */
export function checkBirthKind(kind: string, mother: string, father: string): Validator {
  return checkTogether([kind], ([value], values) => {
    const hasMother = (values[mother] ?? '') !== '';
    const hasFather = (values[father] ?? '') !== '';
    const allowed: Readonly<Record<string, boolean>> = {
      '1': hasMother && hasFather,
      '2': !hasMother && hasFather,
      '3': hasMother && !hasFather,
      '4': !hasMother && !hasFather,
      '5': !hasMother && !hasFather,
    };
    const isAllowed = /chưa xác định/iu.test(value)
      ? !(hasMother && hasFather)
      : /bỏ rơi/iu.test(value)
        ? !hasMother && !hasFather
        : (allowed[value] ?? true);
    if (isAllowed) return [];
    return [
      makeFinding(
        'V-BIRTHKIND',
        'W',
        [kind, mother, father],
        `{${kind}} không khớp với phần ghi về cha, mẹ.`,
      ),
    ];
  });
}
