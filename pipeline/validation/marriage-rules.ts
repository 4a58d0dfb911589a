import type { Validator } from '../records/record-type.ts';
import { isSurelyWithin, pinDay } from './calendar.ts';
import { checkTogether, makeFinding } from './finding.ts';
import { findRule, MARRIAGE_AGES } from './law.ts';

function checkOneAge(role: 'husband' | 'wife', birth: string, registered: string): Validator {
  return checkTogether([birth, registered], ([born, day]) => {
    const law = findRule(MARRIAGE_AGES, pinDay(day) ?? '');
    if (!law) return [];
    const years = role === 'husband' ? law.husbandYears : law.wifeYears;
    const isTooYoung =
      law.counts === 'completed' ? isSurelyWithin(born, day, years) : isSurelyWithin(born, day, years - 1, 1);
    if (!isTooYoung) return [];
    const who = role === 'husband' ? 'Người chồng' : 'Người vợ';
    const message = `${who} chưa đủ tuổi kết hôn theo luật có hiệu lực tại {${registered}}.`;
    return [makeFinding('V-AGE-MARRIAGE', 'W', [birth, registered], message)];
  });
}

/** V-AGE-MARRIAGE: by the marriage law in force on the registration date; a warning, for the book may say so. */
export function checkMarriageAge(
  husbandBirth: string,
  wifeBirth: string,
  registered = 'reg_date',
): Validator {
  const husband = checkOneAge('husband', husbandBirth, registered);
  const wife = checkOneAge('wife', wifeBirth, registered);
  return (values) => [...husband(values), ...wife(values)];
}
