import { buildContract, PERSON_INLINE } from '../contracts/build.ts';
import { field } from '../fields.ts';
import { ATTESTING } from '../contracts/certified.ts';

const DATE = String.raw`(?:ngay )?\S{1,2} thang \S{1,2} nam \S{4}|\S{1,2}[\/.-]\S{1,2}[\/.-]\S{4}`;

/** Văn bản thỏa thuận phân chia di sản, khai nhận di sản, từ chối nhận di sản. */
export const inheritancePartition = buildContract({
  id: 'inheritance_partition',
  title: { vi: 'Phân chia, khai nhận di sản', en: 'Partition of an estate' },
  code: 'TK',
  titles: [
    'VĂN BẢN THỎA THUẬN PHÂN CHIA DI SẢN THỪA KẾ',
    'VĂN BẢN THỎA THUẬN PHÂN CHIA DI SẢN',
    'VĂN BẢN PHÂN CHIA DI SẢN THỪA KẾ',
    'VĂN BẢN KHAI NHẬN DI SẢN THỪA KẾ',
    'VĂN BẢN KHAI NHẬN DI SẢN',
    'VĂN BẢN TỪ CHỐI NHẬN DI SẢN',
    'VĂN BẢN TỪ CHỐI NHẬN DI SẢN THỪA KẾ',
  ],
  a: {
    vi: 'Người thừa kế',
    starts: [
      'NHỮNG NGƯỜI THỪA KẾ',
      'NGƯỜI THỪA KẾ',
      'CÁC ĐỒNG THỪA KẾ',
      'NGƯỜI KHAI NHẬN DI SẢN',
      'NGƯỜI TỪ CHỐI NHẬN DI SẢN',
      /^chung toi (?:gom|la ?:)/,
      /^(?=toi (?:ten )?la )/,
    ],
    inline: PERSON_INLINE,
  },
  b: { vi: 'Người nhận di sản', starts: ['NGƯỜI NHẬN DI SẢN', 'BÊN B'] },
  about: ['land'],
  fields: [
    field('deceased_full_name', 'name', 'Người để lại di sản', 'Deceased', 'property', { required: true }),
    field('death_date', 'date', 'Ngày chết', 'Date of death', 'property'),
    field('death_cert_no', 'reg_no', 'Số trích lục khai tử', 'Death certificate number', 'property', {
      search: 'reference',
    }),
  ],
  sections: [
    {
      id: 'deceased',
      starts: [
        /^(?:dieu \S{1,2}|[ivx]+|\d)[.:)] ?nguoi de lai di san/,
        'NGƯỜI ĐỂ LẠI DI SẢN',
        'Người để lại di sản',
      ],
    },
  ],
  rules: [
    {
      pattern: new RegExp(
        `(?:ong|ba|cu) ?:? (?<deceased_full_name>[^,;()\\n]{4,40}?) ?,?(?: sinh (?:nam|ngay)[^,;\\n]{3,30},)? (?:da )?(?:chet|mat|qua doi|tu tran)(?: vao)?(?: ngay)? (?<death_date>${DATE})`,
      ),
      outside: ATTESTING,
    },
    { pattern: /(?:ong|ba|cu) ?:? (?<deceased_full_name>[^,;()\n]{4,40}?) ?[,(;]/, within: ['deceased'] },
    {
      pattern: new RegExp(`(?:da )?(?:chet|mat|qua doi)(?: vao)?(?: ngay)?:? (?<death_date>${DATE})`),
      outside: ATTESTING,
    },
    {
      pattern:
        /(?:trich luc khai tu|giay chung tu|trich luc khai tu \(ban sao\))(?: so)? ?:? (?<death_cert_no>[^\s,;]*\d[^\s,;]*)/,
      outside: ATTESTING,
    },
  ],
});
