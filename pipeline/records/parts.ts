import type { PartsSpec } from './record-type.ts';

/** A date as papers write it, folded; digits may be misread as letters. */
export const DATE = String.raw`(?:ngay )?\S{1,2} thang \S{1,2} nam \S{4}|[\dolisb]{1,2} ?[/.-] ?[\dolisb]{1,2} ?[/.-] ?[\dolisb]{2,4}|[\dolisb]{1,2}[/.-][\dolisb]{4}|\d{4}`;
/** A run of words with a digit in each: a number, however an engine broke it. */
export const NUMBER = String.raw`(?:(?<![a-z])[a-z]{1,2} )?[^\s,;\d]*\d[^\s,;]*(?: [^\s,;\d]*\d[^\s,;]*)*?`;

const KIND = String.raw`(?<type>[^\d,:]*?)`;
const NO = `(?<no>${NUMBER})`;
const END = String.raw`[ .;,)/]*$`;

/** `Căn cước công dân số 095190868531, Công an tỉnh Bắc Ninh cấp ngày 13/01/2021` and its relatives. */
export function idDocumentParts(role: string): PartsSpec {
  return {
    patterns: [
      new RegExp(
        `^${KIND}(?:[ (]so ?:? | )?${NO} ?[,;.]? (?:noi cap:? |do |tai )?(?<place>[a-z].*?),? cap(?: ngay)?:? ?(?<date>${DATE})${END}`,
      ),
      new RegExp(
        `^${KIND}(?:[ (]so ?:? | )?${NO} ?[,;.]? (?:cap|ngay cap|cap ngay|ngay, thang, nam cap):? ?(?:ngay:? )?(?<date>${DATE}) ?[,;.]? (?:noi cap:? |do |tai:? |boi )(?<place>[a-z].*?)(?: cap)?${END}`,
      ),
      new RegExp(
        `^${KIND}(?:[ (]so ?:? | )?${NO} ?[,;.]? (?:cap|ngay cap|cap ngay):? ?(?:ngay:? )?(?<date>${DATE})`,
      ),
      new RegExp(
        `^${KIND}(?:[ (]so ?:? | )?${NO}(?: ?[,;.]? (?:noi cap:? |do |tai )?(?<place>[a-z].*?)(?: cap(?: ngay)?)?)?${END}`,
      ),
      new RegExp(`^(?<type>.*?) so ?:? ?(?<no>\\S+)`),
    ],
    fields: {
      type: `${role}_id_doc_type`,
      no: `${role}_id_doc_no`,
      place: `${role}_id_doc_issue_place`,
      date: `${role}_id_doc_issue_date`,
    },
  };
}

/** `Số 12/2018, ngày 05/03/2018` behind one label; `Số: 168, quyển số 01/2004, ngày 19/7/2004` where a book is named. */
export function numberAndDate(no: string, date: string, book?: string): PartsSpec {
  const number = String.raw`^(?:so ?:? )?(?<no>\S+?)`;
  const inBook = String.raw` ?[,;]? quyen(?: so)? ?:? ?(?<book>[^\s,;]*\d[^\s,;]*)`;
  const on = ` ?[,;]? ngay:? (?<date>${DATE})`;
  return {
    patterns: [
      ...(book === undefined ? [] : [new RegExp(`${number}${inBook}(?:${on})?`)]),
      new RegExp(`${number}${on}`),
      /^(?<no>\S+)$/,
    ],
    fields: { no, date, ...(book !== undefined && { book }) },
  };
}
