import { field, section, SIGNATURE, STAFF } from '../fields.ts';
import { personFields } from '../persons.ts';
import type { FieldSpec, SectionSpec } from '../record-type.ts';

export const SECTIONS: readonly SectionSpec[] = [
  section('certification', 'Chứng thực', 'Certification'),
  section('requester', 'Người yêu cầu chứng thực', 'Requester'),
  SIGNATURE,
];

/** Chứng thực bản sao, chữ ký, hợp đồng (NĐ 23/2015): the number restarts each year and runs on across books. */
export const FIELDS: readonly FieldSpec[] = [
  field('cert_kind', 'choice', 'Loại chứng thực', 'Kind of certification', 'certification'),
  field('cert_no', 'reg_no', 'Số chứng thực', 'Certification number', 'certification', { required: true }),
  field('cert_book', 'book_no', 'Quyển số', 'Book', 'certification'),
  field('cert_date', 'date', 'Ngày chứng thực', 'Date of certification', 'certification', { required: true }),
  field('registrar_unit', 'unit', 'Nơi chứng thực', 'Certifying authority', 'certification'),
  field('document_name', 'text', 'Tên giấy tờ, văn bản', 'Document', 'certification'),
  field('copy_count', 'text', 'Số bản sao', 'Number of copies', 'certification'),
  field('fee', 'money', 'Lệ phí', 'Fee', 'certification'),
  ...personFields({ id: 'requester', vi: 'người yêu cầu', en: 'requester' }, [
    'full_name',
    'birth_year',
    'id_doc',
    'residence',
  ]),
  field('signer_title', 'choice', 'Chức vụ người ký', 'Office of signatory', SIGNATURE.id),
  field('signer_name', 'name', 'Người ký chứng thực', 'Signatory', SIGNATURE.id, STAFF),
  field('notes', 'text', 'Ghi chú', 'Notes', 'certification'),
];
