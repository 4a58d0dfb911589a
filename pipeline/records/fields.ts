import type { FieldKind, FieldSpec, SearchMeaning, SectionSpec } from './record-type.ts';

/** Declares one field. */
export function field(
  id: string,
  kind: FieldKind,
  vi: string,
  en: string,
  section: string,
  options: {
    readonly required?: boolean;
    readonly sensitive?: boolean;
    readonly search?: SearchMeaning;
  } = {},
): FieldSpec {
  const { required = false, sensitive, search } = options;
  return {
    id,
    kind,
    title: { vi, en },
    section,
    required,
    ...(sensitive === undefined ? {} : { sensitive }),
    ...(search === undefined ? {} : { search }),
  };
}

export function section(id: string, vi: string, en: string): SectionSpec {
  return { id, title: { vi, en } };
}

/** Those who sign or keep a book are not those whom its records are about: nobody is looked up by them. */
export const STAFF = { search: 'none' } as const;

export const REGISTRATION = section('registration', 'Đăng ký', 'Registration');
export const REQUESTER = section('requester', 'Người đi đăng ký', 'Requester');
export const SIGNATURE = section('signature', 'Người ký', 'Signatory');
export const NOTES = section('notes', 'Ghi chú', 'Notes');

/** What every entry of a hộ tịch register holds (Luật Hộ tịch 2014). */
export function registrationFields(): FieldSpec[] {
  const at = REGISTRATION.id;
  return [
    field('reg_no', 'reg_no', 'Số', 'Registration number', at, { required: true }),
    field('book_no', 'book_no', 'Quyển số', 'Book number', at),
    field('page_no', 'page_no', 'Trang số', 'Page number', at),
    field('reg_date', 'date', 'Ngày, tháng, năm đăng ký', 'Registration date', at, { required: true }),
    field('registrar_unit', 'unit', 'Nơi đăng ký', 'Registering authority', at, { required: true }),
    field('registration_kind', 'tick', 'Loại đăng ký', 'Kind of registration', at),
  ];
}

export function signatureFields(): FieldSpec[] {
  const at = SIGNATURE.id;
  return [
    field('signer_title', 'choice', 'Chức vụ người ký', 'Office of signatory', at),
    field('signer_name', 'name', 'Người ký', 'Signatory', at, STAFF),
    field('officer_name', 'name', 'Người thực hiện', 'Registration officer', at, STAFF),
    field('notes', 'text', 'Ghi chú', 'Notes', NOTES.id),
  ];
}
