import { field, section, STAFF } from '../fields.ts';
import type { FieldSpec, SectionSpec } from '../record-type.ts';

export const NOTARY_SECTION = section('notary', 'Công chứng', 'Notarisation');
export const PROPERTY_SECTION = section('property', 'Tài sản', 'Property');
export const PRICE_SECTION = section('price', 'Giá và thời hạn', 'Price and term');

/** Persons that one side of a contract may have; more are rare and stay in the text. */
const PERSONS_A_SIDE = 6;

/** One side of a contract (bên A, bên B): persons or organisations, numbered as they stand. */
export function partyFields(side: 'a' | 'b', vi: string): FieldSpec[] {
  const at = `party_${side}`;
  return Array.from({ length: PERSONS_A_SIDE }, (_, index) => index + 1).flatMap((n) => {
    const id = `${at}_${n}`;
    const who = `${vi} ${n}`;
    const en = `party ${side.toUpperCase()} ${n}`;
    return [
      field(`${id}_full_name`, 'name', `Họ và tên ${who}`, `Full name of ${en}`, at, { required: n === 1 }),
      field(`${id}_birth_year`, 'year', `Năm sinh ${who}`, `Year of birth of ${en}`, at),
      field(`${id}_id_doc_type`, 'choice', `Loại giấy tờ ${who}`, `Identity paper of ${en}`, at),
      field(`${id}_id_doc_no`, 'id_no', `Số giấy tờ ${who}`, `Identity number of ${en}`, at),
      field(
        `${id}_id_doc_issue_date`,
        'date',
        `Ngày cấp giấy tờ ${who}`,
        `Identity paper of ${en} issued on`,
        at,
      ),
      field(
        `${id}_id_doc_issue_place`,
        'text',
        `Nơi cấp giấy tờ ${who}`,
        `Identity paper of ${en} issued by`,
        at,
      ),
      field(`${id}_residence`, 'place', `Nơi cư trú ${who}`, `Residence of ${en}`, at),
    ];
  });
}

/** Số công chứng, quyển số: the notary's own register (Luật Công chứng). */
export const NOTARY_FIELDS: readonly FieldSpec[] = [
  field('notary_no', 'reg_no', 'Số công chứng', 'Notarial number', 'notary', { required: true }),
  field('book_no', 'book_no', 'Quyển số', 'Book number', 'notary'),
  field('notary_date', 'date', 'Ngày công chứng', 'Date of notarisation', 'notary', { required: true }),
  field('notary_office', 'text', 'Tổ chức hành nghề công chứng', 'Notarial office', 'notary', {
    search: 'place',
  }),
  field('notary_name', 'name', 'Công chứng viên', 'Notary', 'notary', STAFF),
];

/** Quyền sử dụng đất, as on the Giấy chứng nhận. */
export const LAND_FIELDS: readonly FieldSpec[] = [
  field(
    'land_certificate',
    'land_certificate',
    'Số phát hành giấy chứng nhận',
    'Land certificate serial',
    'property',
  ),
  field(
    'land_certificate_entry_no',
    'land_certificate',
    'Số vào sổ cấp giấy chứng nhận',
    'Certificate entry number',
    'property',
    { search: 'entry' },
  ),
  field('land_issue_place', 'text', 'Cơ quan cấp giấy chứng nhận', 'Certificate issued by', 'property'),
  field('land_issue_date', 'date', 'Ngày cấp giấy chứng nhận', 'Certificate issued on', 'property'),
  field('land_number', 'land_no', 'Thửa đất số', 'Parcel number', 'property'),
  field('land_map_number', 'land_no', 'Tờ bản đồ số', 'Map sheet number', 'property', { search: 'sheet' }),
  field('land_address', 'place', 'Địa chỉ thửa đất', 'Address of the land', 'property'),
  field('land_area', 'area', 'Diện tích (m²)', 'Area (m²)', 'property'),
  field('land_area_text', 'text', 'Diện tích bằng chữ', 'Area in words', 'property'),
  field('land_private_area', 'area', 'Sử dụng riêng (m²)', 'Private use (m²)', 'property'),
  field('land_public_area', 'area', 'Sử dụng chung (m²)', 'Common use (m²)', 'property'),
  field('land_use_purpose', 'text', 'Mục đích sử dụng', 'Purpose of use', 'property'),
  field('land_use_period', 'text', 'Thời hạn sử dụng', 'Period of use', 'property'),
  field('land_use_origin', 'text', 'Nguồn gốc sử dụng', 'Origin of use', 'property'),
];

export const PRICE_FIELDS: readonly FieldSpec[] = [
  field('price', 'money', 'Giá trị', 'Price', 'price'),
  field('price_words', 'money_words', 'Giá trị bằng chữ', 'Price in words', 'price'),
];

export const PERIOD_FIELD = field('period', 'text', 'Thời hạn', 'Period', 'price');

export function contractSections(a: string, b: string): SectionSpec[] {
  return [
    section('party_a', a, 'Party A'),
    section('party_b', b, 'Party B'),
    PROPERTY_SECTION,
    PRICE_SECTION,
    NOTARY_SECTION,
  ];
}
