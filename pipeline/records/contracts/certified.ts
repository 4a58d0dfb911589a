import { field } from '../fields.ts';
import type { ProseRule, ProseSection } from '../record-type.ts';

/** Stretches in which somebody attests: numbers and dates there are not those of the deed. */
export const ATTESTING: readonly string[] = ['attestation', 'certified'];
/** These, and where the parties are named, with numbers and places of their own. */
export const ATTESTING_OR_PARTIES: readonly string[] = [...ATTESTING, 'party_a', 'party_b'];

const DATE = String.raw`\S{1,2} thang \S{1,2} nam \S{4}|\S{1,2}[\/.-]\S{1,2}[\/.-]\S{4}`;

/** A commune or a district certifies deals as well (chứng thực, NĐ 23/2015): its number and book are not a notary's. */
export const CERTIFICATION_FIELDS = [
  field('cert_no', 'reg_no', 'Số chứng thực', 'Certification number', 'notary'),
  field('cert_book', 'book_no', 'Quyển số chứng thực', 'Book of certifications', 'notary'),
  field('cert_date', 'date', 'Ngày chứng thực', 'Date of certification', 'notary'),
];

/** Where a commune's or a district's attestation stands, at the end of what it certifies. */
export const CERTIFIED: ProseSection = {
  id: 'certified',
  last: true,
  starts: [
    'LỜI CHỨNG CỦA ỦY BAN NHÂN DÂN',
    'LỜI CHỨNG CỦA UBND',
    'LỜI CHỨNG CỦA PHÒNG TƯ PHÁP',
    'LỜI CHỨNG CỦA NGƯỜI THỰC HIỆN CHỨNG THỰC',
    'LỜI CHỨNG CHỨNG THỰC',
    'CHỨNG THỰC CỦA ỦY BAN NHÂN DÂN',
    'CHỨNG THỰC CỦA UBND',
    'XÁC NHẬN CỦA ỦY BAN NHÂN DÂN',
    'XÁC NHẬN CỦA UBND',
  ],
};

export const CERTIFICATION_RULES: readonly ProseRule[] = [
  {
    pattern: /(?:so chung thuc|chung thuc so) ?:? ?(?<cert_no>[^\s,;]*\d[^\s,;]*)/,
    within: ['certified', 'attestation'],
  },
  {
    pattern:
      /quyen so ?:? ?(?<cert_book>[^\s;]*\d[^\s;]*(?: ?-? ?(?:tp\/cc-)?sct[^\s;]*)?(?: ?\/? ?(?:ck, ?dc|cknd|hd, ?gd|bs))?)/,
    within: ['certified'],
  },
  { pattern: new RegExp(`(?<cert_date>${DATE})`), within: ['certified'] },
];

export const CERTIFICATION_WORDINGS = ['Số chứng thực'];
