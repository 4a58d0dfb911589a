import { buildContract } from '../contracts/build.ts';
import { PERIOD_FIELD } from '../contracts/schema.ts';
import { PERIOD_RULE } from '../contracts/terms.ts';
import { field } from '../fields.ts';

/** Hợp đồng ủy quyền, giấy ủy quyền. */
export const authorization = buildContract({
  id: 'authorization',
  title: { vi: 'Ủy quyền', en: 'Authorisation' },
  code: 'UQ',
  titles: ['HỢP ĐỒNG ỦY QUYỀN', 'GIẤY ỦY QUYỀN', 'VĂN BẢN ỦY QUYỀN'],
  a: { vi: 'Bên ủy quyền', starts: ['BÊN ỦY QUYỀN', 'NGƯỜI ỦY QUYỀN'] },
  b: { vi: 'Bên được ủy quyền', starts: ['BÊN ĐƯỢC ỦY QUYỀN', 'BÊN NHẬN ỦY QUYỀN', 'NGƯỜI ĐƯỢC ỦY QUYỀN'] },
  about: [],
  fields: [
    /** Phạm vi ủy quyền: never cut short. */
    field('scope', 'text', 'Phạm vi ủy quyền', 'Scope', 'property', { required: true }),
    PERIOD_FIELD,
    field('fee', 'text', 'Thù lao', 'Remuneration', 'price'),
  ],
  sections: [
    {
      id: 'scope',
      starts: [
        /^dieu \S{1,2}[.:]? ?(?:pham vi|noi dung|cong viec)(?: ?uy ?quyen)?/,
        'PHẠM VI ỦY QUYỀN',
        // Letter by letter: the title HỢP ĐỒNG ỦY QUYỀN is not far from it.
        /^(?:\d[.)] )?n[o0]i dung uy quyen/,
        'CÔNG VIỆC ỦY QUYỀN',
      ],
    },
    {
      id: 'term',
      starts: [/^dieu \S{1,2}[.:]? ?thoi han(?: uy quyen)?/, 'THỜI HẠN ỦY QUYỀN', 'Thời hạn ủy quyền:'],
    },
    { id: 'fee', starts: [/^dieu \S{1,2}[.:]? ?thu lao/, 'THÙ LAO'] },
  ],
  rules: [
    { pattern: /^[:.\s]*(?<scope>[\s\S]{8,}?)[\s.]*$/, within: ['scope'] },
    {
      pattern:
        /^[:.\s]*(?:thoi han )?(?:uy quyen )?(?:la |:)* ?(?:tu )?(?<period>\S+ (?:\([^)]*\) )?(?:nam|thang|ngay))(?![a-z])/,
      within: ['term'],
    },
    PERIOD_RULE,
    { pattern: /^[:.\s]*(?<fee>[^\n]+)/, within: ['fee'] },
  ],
});
