import type { Validator } from '../records/record-type.ts';
import { isSurelyAfter, isSurelyBeyond } from './calendar.ts';
import { checkAgeGap } from './date-rules.ts';
import { checkTogether, makeFinding } from './finding.ts';
import { ADOPTEE_MAX_AGE, ADOPTER_MIN_GAP, ADOPTION_LAW_SINCE } from './law.ts';

/** Luật Nuôi con nuôi 2010, điều 8: adoptee under 16 on the registration date; exceptions to 18, so it warns. */
export function checkAdopteeAge(birth: string, registered = 'reg_date'): Validator {
  return checkTogether([birth, registered], ([born, day]) => {
    if (isSurelyAfter(ADOPTION_LAW_SINCE, day) || !isSurelyBeyond(born, day, ADOPTEE_MAX_AGE)) return [];
    return [
      makeFinding(
        'V-ORDER',
        'W',
        [birth, registered],
        `Con nuôi đã quá ${ADOPTEE_MAX_AGE} tuổi tại {${registered}}.`,
      ),
    ];
  });
}

/** Điều 14: adopters are at least 20 years older; step-parents, aunts and uncles are excepted, so it warns. */
export function checkAdopterAge(adopter: string, adoptee: string): Validator {
  return checkAgeGap(adopter, adoptee, { min: ADOPTER_MIN_GAP });
}
