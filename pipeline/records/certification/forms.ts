import { ERAS } from '../civil-labels.ts';
import { OFFICES } from '../letterhead.ts';
import type { FormSpec, PartsSpec, ProseRule, SignatureSpec } from '../record-type.ts';

const DATE = String.raw`(?:ngay )?\S{1,2} thang \S{1,2} nam \S{4}|\S{1,2}[\/.-]\S{1,2}[\/.-]\S{4}`;

const RULES: readonly ProseRule[] = [
  { pattern: /so chung thuc ?:? ?(?<cert_no>[^\s,;]+)/, within: ['certificate'] },
  {
    pattern:
      /quyen so ?:? ?(?<cert_book>[^\s;]+(?: ?-? ?sct[^\s;]*)?(?: ?\/? ?(?:ck, ?dc|cknd|hd, ?gd|bs))?)/,
    within: ['certificate'],
  },
  { pattern: new RegExp(`hom nay ?,? (?<cert_date>${DATE})`), within: ['certificate'] },
  { pattern: /(?:^|\n|[.,;] )ngay:? (?<cert_date>\S{1,2} thang \S{1,2} nam \S{4})/, within: ['certificate'] },
  { pattern: new RegExp(`(?<cert_date>${DATE})`), within: ['certificate'] },
  {
    pattern:
      /tai:? (?:tru so )?(?<registrar_unit>(?:uy ban nhan dan|ubnd|phong tu phap|van phong cong chung|phong cong chung)[^\n.;]*?)(?=[.;\n]|,? (?:toi|dia chi)|$)/,
    within: ['certificate'],
  },
  {
    pattern:
      /(?:^|\n)(?:tm\.? ?)?(?<registrar_unit>(?:uy ban nhan dan|ubnd|phong tu phap) [^\n]{4,120}?)(?=\n|$)/,
    within: ['certificate'],
  },
  {
    pattern:
      /toi:? (?:la:? )?(?<signer_name>[^,\n.;]{4,40}?) ?,? (?:la|chuc vu) ?:? (?<signer_title>[^\n,.;]{4,60})/,
    within: ['certificate'],
  },
  {
    pattern:
      /chung thuc[\s:]+(?:ong\/ba|ong \(ba\)|ong|ba) ?:? (?<requester_full_name>[^,;\n]{4,45}?)(?= ?[,;\n]| giay to| can cuoc| cmnd| cccd| sinh)/,
    within: ['certificate'],
  },
  {
    pattern:
      /(?:^|\n)(?:ong\/ba|ong \(ba\)|ong|ba) ?:? (?<requester_full_name>[^,;\n]{4,45}?)(?= ?[,;\n]| giay to| can cuoc| cmnd| cccd| sinh)/,
    within: ['certificate'],
  },
  {
    pattern:
      /(?<requester_id_doc_type>giay to tuy than|can cuoc cong dan|can cuoc|cmnd|cccd|chung minh nhan dan|ho chieu)[^\d\n]{0,12}?so ?:? ?(?<requester_id_doc_no>[a-z]?\d{7,12})/,
    within: ['certificate'],
  },
];

const SIGNATURES: readonly SignatureSpec[] = [
  {
    headings: [
      'Người thực hiện chứng thực',
      'NGƯỜI THỰC HIỆN CHỨNG THỰC',
      'NGƯỜI KÝ CHỨNG THỰC',
      'TM. ỦY BAN NHÂN DÂN',
      ...OFFICES,
    ],
    name: 'signer_name',
    title: 'signer_title',
  },
  { headings: ['NGƯỜI CAM ĐOAN', 'NGƯỜI YÊU CẦU CHỨNG THỰC', 'Người yêu cầu', 'NGƯỜI KHAI'] },
];

const OPENINGS = [
  'LỜI CHỨNG CHỨNG THỰC CHỮ KÝ',
  'LỜI CHỨNG CHỨNG THỰC HỢP ĐỒNG, GIAO DỊCH',
  'LỜI CHỨNG CỦA NGƯỜI THỰC HIỆN CHỨNG THỰC',
  'LỜI CHỨNG',
  'CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH',
  'Chứng thực bản sao đúng với bản chính',
  'CHỨNG THỰC BẢN SAO ĐÚNG BẢN CHÍNH',
  'CHỨNG THỰC CHỮ KÝ',
];

/** The stamp on a certified copy, also where nothing else of it can be read: the paper above it may be any. */
const COPY_STAMP = /^so chung thuc ?:? ?\d\S* quyen so ?:? .{0,16}sct ?\/ ?bs/;

/** Who certifies says what and before whom, and under which number. */
const CERTIFIES = [
  'Số chứng thực',
  'trước mặt tôi',
  'thực hiện chứng thực',
  'quyển số',
  'đúng với bản chính',
];

const form = (id: string, titles: readonly string[], mark?: RegExp): FormSpec => ({
  id,
  form: 'certificate',
  titles,
  goesOn: /^/,
  bears: CERTIFIES,
  ...(mark && { mark }),
  era: { from: 2000, to: 9999 },
  labels: [],
  signatures: SIGNATURES,
  prose: {
    sections: [{ id: 'certificate', starts: [...OPENINGS, /^(?=so chung thuc)/], last: true }],
    rules: RULES,
    wordings: ['Số chứng thực', 'trước mặt tôi', 'Ủy ban nhân dân'],
  },
});

const REQUESTER: PartsSpec = {
  patterns: [
    /^(?<name>[^\d,;(]+?) ?[,;(-]+ ?[^\d]*?(?<no>[a-z]?\d[\d ]{6,})\)?/,
    /^(?<name>[^\d]+?) (?:cmnd|cccd|can cuoc)[^\d]*(?<no>[a-z]?\d[\d ]{6,})/,
    /^(?<name>.+)$/,
  ],
  fields: { name: 'requester_full_name', no: 'requester_id_doc_no' },
};

export const FORMS: readonly FormSpec[] = [
  form('signature', [
    'LỜI CHỨNG CHỨNG THỰC CHỮ KÝ',
    'CHỨNG THỰC CHỮ KÝ',
    'LỜI CHỨNG CHỨNG THỰC CHỮ KÝ CỦA NGƯỜI DỊCH',
    'CHỨNG THỰC ĐIỂM CHỈ',
  ]),
  form(
    'copy',
    [
      'CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH',
      'Chứng thực bản sao đúng với bản chính',
      'CHỨNG THỰC BẢN SAO ĐÚNG BẢN CHÍNH',
    ],
    COPY_STAMP,
  ),
  form('contract', ['LỜI CHỨNG CHỨNG THỰC HỢP ĐỒNG, GIAO DỊCH', 'LỜI CHỨNG CỦA NGƯỜI THỰC HIỆN CHỨNG THỰC']),
  {
    id: 'log',
    form: 'register_entry',
    titles: [
      'SỔ CHỨNG THỰC BẢN SAO TỪ BẢN CHÍNH',
      'SỔ CHỨNG THỰC CHỮ KÝ',
      'SỔ CHỨNG THỰC CHỮ KÝ, ĐIỂM CHỈ',
      'SỔ CHỨNG THỰC CHỮ KÝ NGƯỜI DỊCH',
      'SỔ CHỨNG THỰC HỢP ĐỒNG, GIAO DỊCH',
      'SỔ CHỨNG THỰC',
    ],
    era: ERAS.any,
    labels: [{ field: 'cert_book', printed: ['Quyển số', 'Quyển'], scope: 'page' }],
    table: {
      columns: [
        { field: 'cert_no', printed: ['Số thứ tự/số chứng thực', 'Số chứng thực', 'Số thứ tự', 'STT'] },
        { field: 'cert_date', printed: ['Ngày, tháng, năm chứng thực', 'Ngày chứng thực'] },
        {
          field: 'requester_full_name',
          printed: [
            'Họ tên (số CMND/Hộ chiếu) của người yêu cầu chứng thực',
            'Họ tên người yêu cầu chứng thực',
            'Người yêu cầu chứng thực',
          ],
          parts: REQUESTER,
        },
        {
          field: 'document_name',
          printed: [
            'Tên của bản chính giấy tờ, văn bản',
            'Tên của giấy tờ, văn bản chứng thực chữ ký/điểm chỉ',
            'Tên giấy tờ, văn bản',
            'Tên hợp đồng, giao dịch',
          ],
        },
        { field: 'signer_name', printed: ['Họ tên, chức danh người ký chứng thực', 'Người ký chứng thực'] },
        { field: 'copy_count', printed: ['Số bản sao đã được chứng thực', 'Số lượng giấy tờ', 'Số bản sao'] },
        { field: 'fee', printed: ['Lệ phí/phí chứng thực', 'Lệ phí chứng thực', 'Lệ phí'] },
        { field: 'notes', printed: ['Ghi chú'] },
      ],
    },
  },
];
