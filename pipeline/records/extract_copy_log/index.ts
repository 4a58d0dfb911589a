import { ERAS } from '../civil-labels.ts';
import { field, section, STAFF } from '../fields.ts';
import { idDocumentParts } from '../parts.ts';
import type { FieldSpec, PartsSpec, RecordType } from '../record-type.ts';
import { standardValidators } from '../standard-validators.ts';

const FIELDS: readonly FieldSpec[] = [
  field('reg_no', 'reg_no', 'Số thứ tự', 'Entry number', 'entry', { required: true }),
  field('reg_date', 'date', 'Ngày cấp', 'Issued on', 'entry', { required: true }),
  field('requester_full_name', 'name', 'Người yêu cầu', 'Requester', 'entry', { required: true }),
  field('requester_id_doc_type', 'choice', 'Loại giấy tờ tùy thân', 'Kind of identity paper', 'entry'),
  field('requester_id_doc_no', 'id_no', 'Số giấy tờ tùy thân', 'Identity number', 'entry'),
  field('copy_kind', 'choice', 'Loại bản sao trích lục', 'Kind of copy', 'entry'),
  field('signer_name', 'name', 'Người ký', 'Signatory', 'entry', STAFF),
  field('signer_title', 'choice', 'Chức vụ người ký', 'Office of signatory', 'entry'),
  field('copy_count', 'text', 'Số lượng bản sao', 'Number of copies', 'entry'),
  field('notes', 'text', 'Ghi chú', 'Notes', 'entry'),
  field('book_no', 'book_no', 'Quyển số', 'Book number', 'entry'),
  field('page_no', 'page_no', 'Trang số', 'Page number', 'entry'),
];

/** `Nguyễn Văn A, CMND số 123456789` in one column. */
const REQUESTER: PartsSpec = {
  patterns: [
    /^(?<name>[^\d,;(]+?) ?[,;(-]+ ?(?<type>[^\d]*?) ?(?:so ?:? ?)?(?<no>[a-z]?\d[\d ]{6,})\)?/,
    /^(?<name>[^\d]+?) (?<type>cmnd|cccd|can cuoc(?: cong dan)?|ho chieu)? ?(?:so ?:? ?)?(?<no>[a-z]?\d[\d ]{6,})/,
    /^(?<name>.+)$/,
  ],
  fields: {
    name: 'requester_full_name',
    type: idDocumentParts('requester').fields['type'] ?? '',
    no: 'requester_id_doc_no',
  },
};

const SIGNER: PartsSpec = {
  patterns: [/^(?<name>[^,;(-]+?) ?[,;(-]+ ?(?<title>[a-z ]+)\)?$/, /^(?<name>.+)$/],
  fields: { name: 'signer_name', title: 'signer_title' },
};

/** Sổ cấp bản sao trích lục hộ tịch: one line a copy. */
export const extractCopyLog: RecordType = {
  id: 'extract_copy_log',
  title: { vi: 'Sổ cấp bản sao trích lục', en: 'Log of extract copies' },
  code: 'BS',
  family: 'civil_status',
  access: 'normal',
  sections: [section('entry', 'Lần cấp', 'Entry')],
  fields: FIELDS,
  forms: [
    {
      id: 'log',
      form: 'register_entry',
      titles: [
        'SỔ CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH',
        'SỔ CẤP BẢN SAO TRÍCH LỤC',
        'SỔ CẤP BẢN SAO GIẤY TỜ HỘ TỊCH',
      ],
      era: ERAS.law2014,
      labels: [
        { field: 'book_no', printed: ['Quyển số', 'Quyển'], scope: 'page' },
        { field: 'page_no', printed: ['Trang số', 'Trang'], scope: 'page' },
      ],
      table: {
        columns: [
          { field: 'reg_no', printed: ['STT', 'Số thứ tự', 'Số TT'] },
          { field: 'reg_date', printed: ['Ngày, tháng, năm cấp', 'Ngày cấp'] },
          {
            field: 'requester_full_name',
            printed: [
              'Họ tên, giấy tờ tùy thân người yêu cầu',
              'Họ, tên, giấy tờ tùy thân của người yêu cầu',
              'Họ tên người yêu cầu',
              'Người yêu cầu',
            ],
            parts: REQUESTER,
          },
          { field: 'copy_kind', printed: ['Loại bản sao Trích lục', 'Loại bản sao', 'Loại trích lục'] },
          { field: 'signer_name', printed: ['Họ tên, chức vụ người ký', 'Người ký'], parts: SIGNER },
          { field: 'copy_count', printed: ['Số lượng bản sao', 'Số lượng'] },
          { field: 'notes', printed: ['Ghi chú'] },
        ],
      },
    },
  ],
  validators: standardValidators(FIELDS),
};
