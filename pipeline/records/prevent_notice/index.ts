import * as rules from '../../validation/index.ts';
import { ACTION_RULES } from './action.ts';
import { ASSET_BEGINS, OWNER_OPENINGS } from './owner.ts';
import { LAND_COLUMNS, LAND_RULES, LAND_WORDINGS } from '../contracts/rules.ts';
import { LAND_FIELDS } from '../contracts/schema.ts';
import { VEHICLE_FIELDS, VEHICLE_RULES } from '../contracts/vehicle.ts';
import { PERSON_DETAILS, PERSON_WORDINGS } from '../contracts/person-patterns.ts';
import { field, section, SIGNATURE, STAFF } from '../fields.ts';
import { OFFICES } from '../letterhead.ts';
import type { FieldSpec, FormSpec, ProseRule, RecordType } from '../record-type.ts';
import { standardValidators } from '../standard-validators.ts';

const FIELDS: readonly FieldSpec[] = [
  field('prevent_action', 'choice', 'Ngăn chặn hay giải tỏa', 'Block or release', 'notice', {
    required: true,
  }),
  field('prevent_agency', 'unit', 'Cơ quan ban hành', 'Issuing agency', 'notice', { required: true }),
  field('prevent_doc_no', 'reg_no', 'Số văn bản', 'Document number', 'notice', { required: true }),
  field('prevent_doc_date', 'date', 'Ngày văn bản', 'Document date', 'notice', { required: true }),
  field('owner_full_name', 'name', 'Chủ tài sản', 'Owner', 'owner', { required: true }),
  field('owner_birth_year', 'year', 'Năm sinh chủ tài sản', 'Year of birth of owner', 'owner'),
  field('owner_id_doc_no', 'id_no', 'Số giấy tờ tùy thân chủ tài sản', 'Identity number of owner', 'owner'),
  field('owner_residence', 'place', 'Địa chỉ chủ tài sản', 'Residence of owner', 'owner'),
  ...LAND_FIELDS,
  ...VEHICLE_FIELDS,
  field('refers_to_doc_no', 'reg_no', 'Văn bản ngăn chặn được giải tỏa', 'Block notice released', 'notice', {
    search: 'reference',
  }),
  field('signer_title', 'choice', 'Chức vụ người ký', 'Office of signatory', SIGNATURE.id),
  field('signer_name', 'name', 'Người ký', 'Signatory', SIGNATURE.id, STAFF),
];

/** The person patterns under another prefix: a notice names one owner. */
const ownerRules: ProseRule[] = PERSON_DETAILS.map((pattern) => ({
  pattern: new RegExp(
    pattern.source
      .replace('(?<birth_year>', '(?<owner_birth_year>')
      .replace('(?<id_doc_no>', '(?<owner_id_doc_no>')
      .replace('(?<residence>', '(?<owner_residence>')
      .replace(/\(\?<id_doc_\w+>/g, '(?:'),
  ),
  within: ['owner'],
}));

const RULES: readonly ProseRule[] = [
  ...ACTION_RULES,
  { pattern: /so ?: ?(?<prevent_doc_no>[^\s,;]*\d[^\s,;]*(?: ?[\/-] ?[^\s,;\d]+)*?)(?=[ \n,;]|$)/ },
  {
    pattern: /^[:\s]*(?:ong|ba)? ?:? ?(?<owner_full_name>[^,;\n(:\d]{4,45}?)(?= ?[,;\n(]| sinh | cmnd| cccd)/,
    within: ['owner'],
  },
  {
    pattern:
      /(?:^|[:;,] ?|\n)(?:ho va ten|ho, chu dem, ten|ong\/ba|ong \(ba\)|ong|ba|chu so huu) ?: ?(?<owner_full_name>[^,;\n(]{4,45}?)(?= ?[,;\n(]| sinh | cmnd| cccd)/,
    within: ['owner'],
  },
  {
    pattern: /(?:ong|ba) (?<owner_full_name>[^,;\n(:]{4,45}?)(?= ?[,;\n(]| sinh | cmnd| cccd)/,
    within: ['owner'],
  },
  ...ownerRules,
  ...LAND_RULES,
  ...VEHICLE_RULES,
  { pattern: /giai toa[^\n]{0,60}?(?:cong van|quyet dinh|van ban) so ?:? ?(?<refers_to_doc_no>[^\s,;]+)/ },
];

/** What a block or a release is of; `V/v giải tỏa hành lang an toàn giao thông` frees no property. */
const OF_PROPERTY =
  /^(?:viec|doi voi|cac|moi|giao dich|chuyen|tai san|quyen|dang ky|mua ban|tang cho|the chap|thu tuc|bien dong|ke bien|phong toa|tam dung|ngan chan|thua|nha|dat|xe|cua|ho so|theo|thi hanh|khan cap|tam thoi|thong tin|quyet dinh|lenh|cong van|\(|so )/;

/** Every notice says what property it stops. */
const PROPERTY = [
  'quyền sử dụng đất',
  'thửa đất',
  'thửa số',
  'Giấy chứng nhận',
  'tài sản của',
  'tài sản gồm',
  'tài sản là',
  'nhà ở',
  'nhà đất',
  'căn hộ',
  'biển số',
  'biển kiểm soát',
  'số khung',
  'Người sử dụng đất',
  'chủ sở hữu',
  'đứng tên',
  'kê biên',
  'phong tỏa',
];

const form = (id: string, titles: readonly string[]): FormSpec => ({
  id,
  form: 'notice',
  titles,
  goesOn: OF_PROPERTY,
  bears: PROPERTY,
  era: { from: 1990, to: 9999 },
  labels: [],
  header: { agency: 'prevent_agency', issuerOnly: true, placeDate: 'prevent_doc_date' },
  prose: {
    sections: [
      {
        id: 'owner',
        starts: [
          'Họ và tên',
          'Họ, chữ đệm, tên',
          'Chủ sở hữu',
          'Chủ tài sản',
          /^(?:(?:-|\d[.)]) ?)?(?:ong|ba)(?: \(ba\)|\/ba)? ?:/,
          /^(?:-|\d[.)]) ?(?:ong|ba|ho va ten)(?![a-z])/,
        ],
      },
      {
        id: 'asset',
        starts: [
          'Tài sản gồm',
          'Thông tin tài sản',
          /^tai san(?: la)? ?:/,
          /^(?:-|\d[.)]) ?(?:tai san|thua dat|quyen su dung)/,
        ],
        inline: [/\n(?=quyen su dung dat)/],
      },
      { id: 'closing', starts: ['Rất mong nhận được', 'Vậy đề nghị', 'Trân trọng'] },
      // Copies go to the owner as well: `- Bà …;`.
      { id: 'copies', starts: ['Nơi nhận:'], last: true },
    ],
    rules: RULES,
    inset: LAND_COLUMNS,
    people: [{ id: 'owner', openings: OWNER_OPENINGS, ends: ASSET_BEGINS }],
    wordings: [
      ...PERSON_WORDINGS,
      ...LAND_WORDINGS,
      'ngăn chặn',
      'giải tỏa',
      'Giấy chứng nhận số',
      'Họ và tên',
      'thửa đất số',
    ],
  },
  signatures: [
    { headings: OFFICES, name: 'signer_name', title: 'signer_title' },
    { headings: ['Nơi nhận:'] },
  ],
});

/** Văn bản ngăn chặn giao dịch tài sản, and the one that frees it again (giải tỏa). A block is never deleted, only released. */
export const preventNotice: RecordType = {
  id: 'prevent_notice',
  title: { vi: 'Thông tin ngăn chặn', en: 'Block notice' },
  code: 'NC',
  family: 'prevention',
  access: 'normal',
  sections: [
    section('notice', 'Văn bản', 'Document'),
    section('owner', 'Chủ tài sản', 'Owner'),
    section('property', 'Tài sản', 'Property'),
    SIGNATURE,
  ],
  fields: FIELDS,
  forms: [
    form('block', [
      'V/v ngăn chặn giao dịch tài sản',
      'V/v ngăn chặn giao dịch',
      'V/v ngăn chặn',
      'V/v đề nghị ngăn chặn',
      'V/v tạm dừng giao dịch tài sản',
      'V/v tạm dừng giao dịch',
      'V/v tạm ngừng giao dịch',
      'V/v ngừng giao dịch tài sản',
      'Về việc ngăn chặn giao dịch tài sản',
      'Về việc ngăn chặn',
      'Về việc tạm dừng giao dịch',
      'Về việc tạm dừng việc đăng ký',
      'ÁP DỤNG BIỆN PHÁP KHẨN CẤP TẠM THỜI',
      'Về việc áp dụng biện pháp khẩn cấp tạm thời',
      'Về việc kê biên tài sản',
      'Về việc cưỡng chế kê biên',
      'LỆNH KÊ BIÊN TÀI SẢN',
      'Về việc phong tỏa tài sản',
    ]),
    form('release', [
      'V/v giải tỏa giao dịch tài sản',
      'V/v giải tỏa ngăn chặn',
      'V/v giải tỏa',
      'V/v đề nghị giải tỏa',
      'V/v chấm dứt ngăn chặn',
      'Về việc giải tỏa ngăn chặn',
      'Về việc giải tỏa',
      'V/v hủy bỏ ngăn chặn',
      'V/v hủy bỏ việc ngăn chặn',
      'V/v chấm dứt việc ngăn chặn',
      'Về việc chấm dứt ngăn chặn',
      'Về việc chấm dứt việc tạm dừng đăng ký',
      'Về việc chấm dứt tạm dừng việc đăng ký',
      'HỦY BỎ BIỆN PHÁP KHẨN CẤP TẠM THỜI',
      'HỦY BỎ VIỆC ÁP DỤNG BIỆN PHÁP KHẨN CẤP TẠM THỜI',
      'HỦY BỎ QUYẾT ĐỊNH ÁP DỤNG BIỆN PHÁP KHẨN CẤP TẠM THỜI',
      'Về việc hủy bỏ biện pháp khẩn cấp tạm thời',
      'HỦY BỎ LỆNH KÊ BIÊN TÀI SẢN',
    ]),
  ],
  validators: [...standardValidators(FIELDS), rules.checkNumberYear('prevent_doc_no', 'prevent_doc_date')],
};
