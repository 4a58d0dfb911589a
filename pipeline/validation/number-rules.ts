import type { Validator } from '../records/record-type.ts';
import { readMoneyWords } from '../vietnamese/money.ts';
import { checkTogether, makeFinding } from './finding.ts';

const REG_NO = /^\d{1,6}[A-Za-z]?(?:[/.-](?:\d{2}|\d{4}))?(?:\/[\p{Lu}Đ][\p{L}Đ-]*)?$/u;
const DECISION_NO = /^\d{1,6}[A-Za-z]?(?:[/-]\d{2,4})?(?:[/-][\p{Lu}Đ][\p{L}Đ0-9.&,-]*)*$/u;
const BOOK_NO = /^\d{1,4}(?:[/.-](?:\d{2}|\d{4}))?(?:\s?[-–]?\s?(?:TP|SCT|SCC)[\p{L}/,.\s-]*)?$/u;

/** Year that a number such as 45/2021 or 12/98 names; null when it names none. */
export function findYearInNumber(no: string): number | null {
  const match = /^\d{1,6}[A-Za-z]?[/.-](\d{4}|\d{2})(?![\d])/.exec(no);
  if (!match?.[1]) return null;
  const year = Number(match[1]);
  if (match[1].length === 4) return year;
  return year > 30 ? 1900 + year : 2000 + year;
}

/** V-REG: shape of a registration number: 45, 45/2021, 356/2018/TLKT-BS. */
export function checkRegNo(field = 'reg_no'): Validator {
  return checkTogether([field], ([no]) =>
    REG_NO.test(no) ? [] : [makeFinding('V-REG', 'E', [field], `{${field}} không đúng dạng số đăng ký.`)],
  );
}

/** V-REG: shape of a decision's or judgment's number: 74/2015/HNGĐ-ST, 609/QĐ-TA. */
export function checkDecisionNo(field: string): Validator {
  return checkTogether([field], ([no]) =>
    DECISION_NO.test(no)
      ? []
      : [makeFinding('V-REG', 'W', [field], `{${field}} không đúng dạng số văn bản.`)],
  );
}

/** V-REG: shape of a book number: 01, 04/1992, 11/2023 TP/CC-SCC/HĐGD. */
export function checkBookNo(field = 'book_no'): Validator {
  return checkTogether([field], ([no]) =>
    BOOK_NO.test(no) ? [] : [makeFinding('V-REG', 'W', [field], `{${field}} không đúng dạng số quyển.`)],
  );
}

/** V-REG: the year in a number is the year of its date; books of several years exist, so it only warns. */
export function checkNumberYear(numberField: string, dateField: string): Validator {
  return checkTogether([numberField, dateField], ([no, date]) => {
    const year = findYearInNumber(no);
    if (year === null || year === Number(date.slice(0, 4))) return [];
    const message = `Năm trong {${numberField}} khác năm ở {${dateField}}.`;
    return [makeFinding('V-REG', 'W', [numberField, dateField], message)];
  });
}

/** V-NUMWORDS: the amount in words must be the amount in digits. */
export function checkMoneyWords(priceField: string, wordsField: string): Validator {
  return checkTogether([priceField, wordsField], ([price, words]) => {
    const spoken = readMoneyWords(words)[0];
    if (spoken?.value === Number(price)) return [];
    const message = spoken
      ? `{${priceField}} ghi bằng số và {${wordsField}} không khớp nhau.`
      : `Không hiểu được số tiền ghi bằng chữ ở {${wordsField}}.`;
    return [makeFinding('V-NUMWORDS', spoken ? 'E' : 'W', [priceField, wordsField], message)];
  });
}
