import type { Severity } from '../dossier.ts';
import type { RecordValues, Validator } from '../records/record-type.ts';
import { readDateWords } from '../vietnamese/date-words.ts';
import { boundDate } from '../vietnamese/dates.ts';
import { isSurelyAfter, isSurelyBeyond, isSurelyWithin, pinDay } from './calendar.ts';
import { checkTogether, makeFinding } from './finding.ts';
import { BIRTH_LIMITS, DEATH_LIMITS, findRule } from './law.ts';

const EARLIEST_YEAR = 1850;

/** V-DATE: a possible day of the calendar (E), in a year that papers can come from (W). */
export function checkDate(field: string): Validator {
  return checkTogether([field], ([value]) => {
    if (boundDate(value) === null) {
      return [makeFinding('V-DATE', 'E', [field], `{${field}} không phải là ngày, tháng, năm có thật.`)];
    }
    const isOdd = Number(value.slice(0, 4)) < EARLIEST_YEAR;
    return isOdd ? [makeFinding('V-DATE', 'W', [field], `Năm ở {${field}} quá xa, cần xem lại.`)] : [];
  });
}

/** V-DATEWORDS: what is written in words must be the date in digits; the words are mostly right when they differ. */
export function checkDateWords(dateField: string, wordsField: string): Validator {
  return checkTogether([dateField, wordsField], ([date, words]) => {
    const spoken = readDateWords(words);
    const fields = [dateField, wordsField];
    if (spoken.length === 0) {
      return [
        makeFinding('V-DATEWORDS', 'W', fields, `Không hiểu được ngày ghi bằng chữ ở {${wordsField}}.`),
      ];
    }
    if (spoken[0]?.value === date) return [];
    return [
      makeFinding(
        'V-DATEWORDS',
        'W',
        fields,
        `{${dateField}} ghi bằng số và {${wordsField}} không khớp nhau.`,
      ),
    ];
  });
}

/** V-ORDER: `earlier` must not come after `later`. Partial dates are faulted only when no reading of them can agree. */
export function checkOrder(earlier: string, later: string, severity: Severity): Validator {
  return checkTogether([earlier, later], ([before, after]) =>
    isSurelyAfter(before, after)
      ? [makeFinding('V-ORDER', severity, [earlier, later], `{${earlier}} không thể sau {${later}}.`)]
      : [],
  );
}

/** V-ORDER: a person lives no longer than `maxYears` (120) between two dates. */
export function checkLifespan(birth: string, death: string, maxYears = 120): Validator {
  return checkTogether([birth, death], ([from, to]) =>
    isSurelyBeyond(from, to, maxYears)
      ? [
          makeFinding(
            'V-ORDER',
            'W',
            [birth, death],
            `Tuổi tính từ {${birth}} đến {${death}} vượt quá ${maxYears}.`,
          ),
        ]
      : [],
  );
}

/** V-ORDER: years from a parent's birth to a child's: at least `min`, at most `max`. Year alone is enough. */
export function checkAgeGap(
  parent: string,
  child: string,
  { min, max, severity = 'W' }: { readonly min: number; readonly max?: number; readonly severity?: Severity },
): Validator {
  return checkTogether([parent, child], ([elder, younger]) => {
    if (isSurelyWithin(elder, younger, min)) {
      const message = `Khoảng cách từ {${parent}} đến {${child}} chưa đủ ${min} năm.`;
      return [makeFinding('V-ORDER', severity, [parent, child], message)];
    }
    if (max === undefined || !isSurelyBeyond(elder, younger, max + 1)) return [];
    const message = `Khoảng cách từ {${parent}} đến {${child}} vượt quá ${max} năm.`;
    return [makeFinding('V-ORDER', severity, [parent, child], message)];
  });
}

/** Mother at most 60, father at most 90 at the birth, both at least 12 (V-ORDER). */
export const checkMotherAge = (mother: string, child: string) =>
  checkAgeGap(mother, child, { min: 12, max: 60 });
export const checkFatherAge = (father: string, child: string) =>
  checkAgeGap(father, child, { min: 12, max: 90 });

/** Đúng hạn: within the days that the law of the registration date gave. Unticked forms say nothing. */
export function checkOnTime(
  event: string,
  registered: string,
  kind: string,
  of: 'birth' | 'death',
): Validator {
  const limits = of === 'birth' ? BIRTH_LIMITS : DEATH_LIMITS;
  return checkTogether([event, registered, kind], ([from, to, registrationKind]) => {
    const limit = findRule(limits, pinDay(to) ?? '');
    const isOnTime = registrationKind === '1' || /^đúng hạn$/iu.test(registrationKind);
    if (limit === null || !isOnTime || !isSurelyBeyond(from, to, 0, limit)) return [];
    const message = `Ghi đăng ký đúng hạn nhưng từ {${event}} đến {${registered}} đã quá ${limit} ngày.`;
    return [makeFinding('V-ORDER', 'W', [event, registered, kind], message)];
  });
}

/** Ages on a death page (trẻ dưới 01 tuổi, từ 01 đến dưới 05 tuổi), where ticked, must agree with the dates. */
export function checkTickedAge(
  birth: string,
  death: string,
  box: string,
  fromYears: number,
  toYears: number,
): Validator {
  return checkTogether([birth, death, box], ([born, died], all: RecordValues) => {
    if ((all[box] ?? '') === '') return [];
    const isWrong = isSurelyWithin(born, died, fromYears) || isSurelyBeyond(born, died, toYears);
    return isWrong
      ? [makeFinding('V-ORDER', 'W', [birth, death, box], `Ô {${box}} không khớp với tuổi khi chết.`)]
      : [];
  });
}
