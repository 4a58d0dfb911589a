import type { InsetColumn, ProseRule, ProseSection } from '../record-type.ts';
import { ATTESTING, ATTESTING_OR_PARTIES } from './certified.ts';

const DATE = String.raw`(?:ngay )?\S{1,2} thang \S{1,2} nam \S{4}|[\dolisb]{1,2} ?[\/.-] ?[\dolisb]{1,2} ?[\/.-] ?[\dolisb]{4}`;
/** `01 TP/CC-SCC/HĐGD`: what stands behind the number comes as one word or in pieces, its first letters read as they may. */
const BOOK_NO = String.raw`(?<book_no>[^\s,;]+(?: (?:- ?)?(?:[t7][^\s,;/]{0,3}/[^\s,;]+|tp[^\s,;]*)(?: ?-? ?s[cg]c[^\s,;]*)?(?: ?/? ?h[dbo]gd)?)?)`;
const AREA = String.raw`[\doilsbz][\doilsbz.,]*(?:(?<=,) \d{1,2})?`;

/** What stands before the serial of a Giấy chứng nhận; `số vào sổ` is another number. */
const CERTIFICATE = String.raw`(?:giay chung nhan|gcn|so phat hanh|so seri)[^;]{0,170}? (?<!vao )(?:so|phat hanh|seri)`;
const SERIAL = String.raw`[a-z]{1,2}[,.]? ?-?[\doilsbz]{6,8}`;
const ENTRY_NO = String.raw`vao so(?: cap)?(?: gcn| giay chung nhan| giay)?(?: qsdd?)? ?:? ?(?:so ?:? )?(?<land_certificate_entry_no>[^,;\n]+?)(?= ?[,;]|\.(?: |$)| do | cap |\n|$)`;
/** Behind the serial, in whatever order: the entry number, and who issued the certificate when. */
const ENTRY = String.raw`(?=[^\n]{0,130}?${ENTRY_NO}|)`;
const ISSUED = String.raw`(?=(?:[^\n;]{0,20}?|[^\n]{0,90}?vao so[^;]{0,40}?)(?: do (?<land_issue_place>[^\n;]{3,90}?) ?,?|,) cap(?: ngay| cho [^\n;]{3,80}? ngay)?:? (?<land_issue_date>${DATE})|)`;

/** What stands before an area; a struck figure may stand before the one that counts. */
const SIZE = String.raw`dien tich(?: thua dat| dat| chuyen nhuong| tang cho)?(?: la)? ?:? ?(?:[\doilsbz.,]+[\doilsbz] )?`;

/** Where notaries' attestation and number stand: LỜI CHỨNG, the last page of a contract and never one of its own. */
export const ATTESTATION: ProseSection = {
  id: 'attestation',
  last: true,
  starts: [
    'LỜI CHỨNG CỦA CÔNG CHỨNG VIÊN',
    'LỜI CHỨNG',
    'CHỨNG NHẬN CỦA CÔNG CHỨNG VIÊN',
    'CHỨNG NHẬN CỦA CÔNG CHỨNG NHÀ NƯỚC',
    'CHỨNG NHẬN CỦA PHÒNG CÔNG CHỨNG',
    'PHẦN CHỨNG NHẬN',
    'Công chứng ngày',
  ],
};

export const NOTARY_RULES: readonly ProseRule[] = [
  { pattern: /hom nay, ?(?:ngay )?(?<notary_date>\S{1,2} thang \S{1,2} nam \S{4})/, within: ['attestation'] },
  { pattern: /hom nay, ?(?:ngay )?(?<notary_date>\S{1,2}[\/.-]\S{1,2}[\/.-]\S{4})/, within: ['attestation'] },
  {
    pattern:
      /(?:cong chung ngay|^\n?(?:ngay)?) ?(?<notary_date>\S{1,2} thang \S{1,2} nam \S{4}) ?,? tai (?<notary_office>[^\n;]+?)(?=[\s.]*(?:\n|$)|\.\s|,? (?:chung )?toi | cong chung vien)/,
    within: ['attestation'],
  },
  {
    pattern:
      /cong chung vien (?:cua )?(?<notary_office>(?:phong|van phong) cong chung [^\n,;.:]+(?:, (?:tinh|thanh pho|tp\.?) [^\n,;.:]+)?)(?=[\n,;.:]|$)/,
    within: ['attestation'],
  },
  {
    pattern:
      /tai (?:tru so )?(?:cua )?(?<notary_office>(?:phong|van phong) cong chung (?!mot |hai |ba |\d)[^\n]+?)(?= ?,? ?(?:toi |toi,|dia chi|so nha|chung toi)| \d{1,2} ban| ?[,;(\n]|\.\s)/,
    within: ['attestation'],
  },
  {
    pattern: /toi,? ?(?:la )?:? ?(?<notary_name>[^,\n]{4,40}?) ?,? (?:la )?cong chung vien/,
    within: ['attestation'],
  },
  // Before 2000: the date stands first, or behind the office.
  { pattern: /(?:^|[\n,] ?)ngay (?<notary_date>\S{1,2} thang \S{1,2} nam \S{4})/, within: ['attestation'] },
  { pattern: /so cong chung ?:? ?(?<notary_no>[^\s,;]+)/, within: ['attestation'] },
  {
    pattern: new RegExp(`quyen so ?:? ?${BOOK_NO}`),
    within: ['attestation'],
  },
  {
    pattern: new RegExp(
      String.raw`so cong chung ?:? ?(?<notary_no>[^\s,;]+) ?[,;.]? quyen so ?:? ?${BOOK_NO}`,
    ),
  },
  // Số công chứng of the 1990s, in the letterhead: `Số: 1186/CC`.
  { pattern: /phong cong chung[^\n]{0,60}?\n? ?so ?:? ?(?<notary_no>\d{1,6})(?: ?\/ ?cc)(?![a-z])/ },
  {
    pattern: new RegExp(`phong cong chung[^]{0,90}? quyen so ?:? ?${BOOK_NO}`),
    outside: ATTESTING,
  },
  { pattern: new RegExp(`hom nay, ?(?:ngay )?(?<notary_date>${DATE})(?![^]* so chung thuc)`) },
  {
    pattern:
      /tai (?:tru so )?(?:cua )?(?<notary_office>(?:phong|van phong) cong chung .+?)(?= ?,? ?(?:toi |dia chi|so nha|chung toi)| \d{1,2} ban| ?[,;(\n]|\.\s)/,
  },
];

export const NOTARY_WORDINGS = [
  'Số công chứng',
  'quyển số',
  'Hôm nay, ngày',
  'công chứng viên',
  'Văn phòng công chứng',
  'Phòng Công chứng số',
  'tại trụ sở',
];

/** Giấy chứng nhận, parcel, sheet, address, area and use of the land, as notaries' templates print them. */
export const LAND_RULES: readonly ProseRule[] = [
  {
    pattern: new RegExp(`${CERTIFICATE} ?:? (?<land_certificate>${SERIAL})(?![\\da-z])${ENTRY}${ISSUED}`),
    outside: ATTESTING,
  },
  {
    pattern: new RegExp(
      `(?:giay chung nhan|gcn)(?: [a-z]+){0,22} ?: ?(?<land_certificate>${SERIAL})(?![\\da-z])${ENTRY}${ISSUED}`,
    ),
    outside: ATTESTING,
  },
  {
    pattern:
      /(?:giay chung nhan|gcn)[^;]{0,170}? (?<!vao )so ?:? (?<land_certificate>[a-z]{0,3}[\s-]?\d[\d.]{3,9})(?![\da-z])/,
    outside: ATTESTING,
  },
  { pattern: new RegExp(ENTRY_NO) },
  { pattern: /thua(?: dat)?(?: so)? ?:? ?(?<land_number>\d[^\s,;]*)/ },
  { pattern: /to ban do(?: so)? ?:? ?(?<land_map_number>[^\s,;]+)/ },
  {
    pattern:
      /dia chi (?:thua dat|khu dat|dat|nha dat|tai san)(?: tai)? ?:? (?<land_address>.+?)(?=\n|;|,? giay chung nhan| - dien tich|[,.;] dien tich|$)/,
    outside: ATTESTING_OR_PARTIES,
  },
  {
    pattern:
      /(?<!(?:sinh|cmnd|cmt|cccd|can cuoc|chung minh|cong chung)[^\n;]{0,120})(?:, |\n|- )dia chi(?: tai)? ?:? (?<land_address>.+?)(?=\n|;|,? giay chung nhan| - dien tich|[,.;] dien tich|$)/,
    outside: [...ATTESTING_OR_PARTIES, 'owner'],
  },
  {
    pattern:
      /toa lac(?: tai| o)? ?:? (?<land_address>.+?)(?=\n|;|,? theo |,? giay chung nhan|[,.;] dien tich|,? (?:thua|to ban do)|$)/,
    outside: [...ATTESTING_OR_PARTIES, 'owner'],
  },
  {
    pattern:
      /(?:quyen su dung(?: dat)?|thua dat|\d ?m[²2]?(?: \([^)\n]*\))?)(?: dat)?(?: o)? tai (?!thua|to ban|so thua|cac|dieu)(?<land_address>[^\n;(]{8,160}?)(?=\n|;|,? ?\(|,? theo |,? giay chung nhan|[,.;] dien tich|,? (?:thua|to ban do)|$)/,
    outside: ATTESTING,
  },
  {
    pattern:
      /(?:^|\n)(?:(?:-|\d[.)]) ?)?vi tri(?: thua dat| khu dat| dat)? ?: (?<land_address>.+?)(?=\n|;|$)/,
    outside: ATTESTING,
  },
  {
    pattern: new RegExp(
      `(?<![\\d.,])(?<land_area>${AREA}) ?m\\S{0,2} ?\\((?:bang chu ?:? )?(?<land_area_text>[^)\\n]+ met vuong)\\)(?= dat)`,
    ),
    outside: ATTESTING,
  },
  {
    pattern: new RegExp(`quyen su dung (?<land_area>${AREA}) ?m(?:[²2³\\s,;(]|et)`),
    outside: ATTESTING,
  },
  { pattern: new RegExp(`${SIZE}(?<land_area>${AREA}) ?m(?:[²2³\\s,;(]|et)`) },
  {
    pattern: new RegExp(
      `${SIZE}${AREA} ?m\\S{0,7} ?\\(?(?:bang chu|viet bang chu) ?:? (?<land_area_text>[^)\\n]+)`,
    ),
  },
  { pattern: new RegExp(`${SIZE}${AREA} ?m\\S{0,7} ?\\((?<land_area_text>[^)\\n]+ met vuong)`) },
  { pattern: new RegExp(`(?:su dung )?rieng ?:? (?<land_private_area>${AREA}) ?m`) },
  {
    pattern: new RegExp(`(?:su dung )?chung ?:? (?<land_public_area>${AREA}) ?m`),
    outside: ATTESTING,
  },
  {
    pattern:
      /muc dich su dung(?: dat)? ?:? (?<land_use_purpose>.+?)(?=\n|;|[:.]? [-+]? ?thoi han|, thoi han| hang dat|$)/,
  },
  { pattern: /loai dat ?:? (?<land_use_purpose>.+?)(?=\n|;|, dien tich| hang dat|$)/ },
  {
    pattern:
      /thoi han su dung(?: dat)? ?:? (?<land_use_period>.+?)(?=\n|;|[:.]? [-+]? ?nguon goc|, nguon goc|[:.] [-+] |$)/,
  },
  { pattern: /nguon goc(?: su dung)?(?: dat)? ?:? (?<land_use_origin>.+?)(?=\n|;|[:.] [-+] |$)/ },
];

/** Headings of a table of parcels within a deed. */
export const LAND_COLUMNS: readonly InsetColumn[] = [
  { field: null, printed: ['TT', 'STT'] },
  { field: 'land_map_number', printed: ['Số tờ bản đồ', 'Tờ bản đồ số', 'Tờ bản đồ', 'Tờ BĐ'] },
  { field: 'land_number', printed: ['Số thửa', 'Số thửa đất', 'Thửa đất số', 'Thửa đất', 'Thửa số'] },
  { field: 'land_area', printed: ['Diện tích (m²)', 'Diện tích'] },
  { field: 'land_use_purpose', printed: ['Mục đích sử dụng', 'Mục đích', 'Loại đất'] },
  { field: 'land_use_period', printed: ['Thời hạn sử dụng', 'Thời hạn'] },
  { field: 'land_use_origin', printed: ['Nguồn gốc sử dụng', 'Nguồn gốc'] },
  { field: 'land_address', printed: ['Địa chỉ thửa đất', 'Địa chỉ', 'Vị trí'] },
  { field: 'land_certificate', printed: ['Số phát hành', 'Số phát hành GCN', 'Số seri'] },
  { field: 'land_certificate_entry_no', printed: ['Số vào sổ', 'Số vào sổ cấp GCN'] },
];

export const LAND_WORDINGS = [
  'Giấy chứng nhận quyền sử dụng đất',
  'số vào sổ cấp GCN',
  'Thửa đất số',
  'tờ bản đồ số',
  'Địa chỉ thửa đất',
  'Diện tích',
  'Mục đích sử dụng',
  'Thời hạn sử dụng',
  'Nguồn gốc sử dụng',
];

const MONEY = String.raw`[\doilsbz][\doilsbz.,]{3,}(?: [\d.,]+)* ?(?:dong|vnd|vn[d]|d)?`;

/** What opens a price: the thing that is paid, then `là`, `bằng` or a colon. */
const PRICED =
  '(?:gia|so tien|tri gia|gia tri|muc thue|tien coc|tien vay|von gop)[^\\n]{0,110}?(?: la| bang|:)+ ?:? ?';

export const PRICE_RULES: readonly ProseRule[] = [
  {
    pattern: new RegExp(
      `${PRICED}(?<price>${MONEY}) ?,? ?\\(? ?(?:viet |ghi )?bang chu ?:? (?<price_words>[^)]+?) ?\\)`,
    ),
    outside: ATTESTING,
  },
  {
    pattern: new RegExp(
      `(?<price>${MONEY}) ?,? ?\\( ?(?:viet |ghi )?bang chu ?:? (?<price_words>[^)]+? dong[^)]*?) ?\\)`,
    ),
    outside: ATTESTING,
  },
  // The bracket was lost, or `(bằng` was read as another word: the words end with đồng, else where the sentence does.
  ...[
    '[^)]{6,160}? [dh]ong(?: cha\\S{1,2})?(?=[.)\\s]|$)',
    '[^)\\n]+?(?= ?[.)](?:\\s|$)| ?\\n| \\d\\. | dieu \\d|$)',
  ].map((words): ProseRule => ({
    pattern: new RegExp(`${PRICED}(?<price>${MONEY}) ?,? ?\\(? ?\\S{0,7} ?chu ?:? (?<price_words>${words})`),
    outside: ATTESTING,
  })),
  {
    pattern: new RegExp(
      `${PRICED}(?<price>${MONEY}) ?,? ?\\( ?(?<price_words>[^)]{6,160}? dong(?: chan)?) ?\\)`,
    ),
    outside: ATTESTING,
  },
  { pattern: new RegExp(`${PRICED}(?<price>${MONEY})`), outside: ATTESTING },
];

export const PRICE_WORDINGS = ['bằng chữ', 'Giá chuyển nhượng', 'số tiền'];
