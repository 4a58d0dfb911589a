import { field } from './fields.ts';
import { idDocumentParts } from './parts.ts';
import type { FieldKind, FieldSpec, LabelSpec } from './record-type.ts';

/** What papers say of a person. `id_doc` stands for number, kind, issue date and place of Giấy tờ tùy thân. */
export type PersonPart =
  | 'full_name'
  | 'sex'
  | 'birth_date'
  | 'birth_year'
  | 'birth_place'
  | 'age'
  | 'ethnicity'
  | 'nationality'
  | 'hometown'
  | 'residence'
  | 'occupation'
  | 'religion'
  | 'personal_id_no'
  | 'id_doc';

interface PartSpec {
  readonly kind: FieldKind;
  readonly vi: string;
  readonly en: string;
  /** Wordings of all generations of forms. */
  readonly printed: readonly string[];
}

const RESIDENCE = [
  'Nơi cư trú',
  'Nơi thường trú',
  'Nơi thường trú/tạm trú',
  'Nơi thường trú / tạm trú',
  'Nơi đăng ký thường trú',
  'Nơi đăng ký hộ khẩu thường trú',
  'Hộ khẩu thường trú',
  'Nơi ĐKHK thường trú',
  'Nơi ĐKNK thường trú',
  'Nơi tạm trú',
  'Chỗ ở hiện nay',
  'Chỗ ở',
  'Nơi ở',
  'Cư trú tại',
  'Cư ngụ tại',
  'Trú quán',
  'Cư sở',
];

const PARTS: Readonly<Record<Exclude<PersonPart, 'id_doc'>, PartSpec>> = {
  full_name: {
    kind: 'name',
    vi: 'Họ, chữ đệm, tên',
    en: 'Full name',
    printed: ['Họ, chữ đệm, tên', 'Họ và tên', 'Họ, tên', 'Họ tên'],
  },
  sex: {
    kind: 'sex',
    vi: 'Giới tính',
    en: 'Sex',
    printed: ['Giới tính', 'Nam, Nữ', 'Nam/Nữ', 'Nam hay nữ', 'Nam hay Nữ', 'Phái', 'Nam nữ'],
  },
  birth_date: {
    kind: 'date',
    vi: 'Ngày, tháng, năm sinh',
    en: 'Date of birth',
    printed: [
      'Ngày, tháng, năm sinh',
      'Sinh ngày, tháng, năm',
      'Ngày tháng năm sinh',
      'Sinh ngày',
      'Ngày sinh',
      'Ngày sanh',
      'Sanh ngày',
      'Sanh (Ngày, tháng, năm)',
      'Năm sinh',
      'Sinh năm',
    ],
  },
  birth_year: {
    kind: 'year',
    vi: 'Năm sinh',
    en: 'Year of birth',
    printed: ['Năm sinh', 'Ngày, tháng, năm sinh', 'Sinh năm', 'Ngày sinh', 'Năm sanh'],
  },
  birth_place: {
    kind: 'place',
    vi: 'Nơi sinh',
    en: 'Place of birth',
    printed: ['Nơi sinh', 'Nơi sanh', 'Sinh tại', 'Sanh tại'],
  },
  age: { kind: 'text', vi: 'Tuổi', en: 'Age', printed: ['Tuổi'] },
  ethnicity: { kind: 'ethnicity', vi: 'Dân tộc', en: 'Ethnic group', printed: ['Dân tộc'] },
  nationality: { kind: 'nationality', vi: 'Quốc tịch', en: 'Nationality', printed: ['Quốc tịch'] },
  hometown: {
    kind: 'place',
    vi: 'Quê quán',
    en: 'Hometown',
    printed: ['Quê quán', 'Nguyên quán:', 'Sinh quán'],
  },
  residence: { kind: 'place', vi: 'Nơi cư trú', en: 'Residence', printed: RESIDENCE },
  occupation: { kind: 'text', vi: 'Nghề nghiệp', en: 'Occupation', printed: ['Nghề nghiệp', 'Làm nghề gì'] },
  religion: { kind: 'text', vi: 'Tôn giáo', en: 'Religion', printed: ['Tôn giáo'] },
  personal_id_no: {
    kind: 'personal_id',
    vi: 'Số định danh cá nhân',
    en: 'Personal identification number',
    printed: ['Số định danh cá nhân', 'Số định danh'],
  },
};

export const ID_DOC_PRINTED = [
  'Giấy tờ tùy thân',
  'Giấy tờ tuỳ thân',
  'Số Giấy CMND/Hộ chiếu',
  'Số CMND/Hộ chiếu',
  'Số CMND/Hộ chiếu/Giấy tờ hợp lệ thay thế',
  'Số Giấy CMND/Hộ chiếu/Giấy tờ hợp lệ thay thế',
  'Giấy CMND/Hộ chiếu số:',
  'Số Giấy chứng minh nhân dân',
  'Giấy chứng minh nhân dân số:',
  'Giấy CMND số:',
  'Số CMND/CCCD',
  'CMND/CCCD số:',
  'CMND/CCCD/Hộ chiếu số:',
  'Số CMND',
  'Số CCCD',
  'CMND số:',
  'CMND số',
  'CCCD số:',
  'Số căn cước công dân',
  'Căn cước công dân số:',
  'Thẻ căn cước số:',
];

export interface Role {
  /** Prefix of its fields: `mother` → mother_full_name. */
  readonly id: string;
  readonly vi: string;
  readonly en: string;
  /** Section it stands in; the role's own unless told. */
  readonly section?: string;
}

const withRole = (title: string, role: string) => `${title} ${role}`.replace(/\s+/g, ' ').trim();

/** The fields of one person. A part with `!` is required. */
export function personFields(role: Role, parts: readonly (PersonPart | `${PersonPart}!`)[]): FieldSpec[] {
  const at = role.section ?? role.id;
  return parts.flatMap((entry) => {
    const required = entry.endsWith('!');
    const part = entry.replace('!', '') as PersonPart;
    if (part !== 'id_doc') {
      const { kind, vi, en } = PARTS[part];
      return [
        field(`${role.id}_${part}`, kind, withRole(vi, role.vi), `${en} (${role.en})`, at, { required }),
      ];
    }
    const of = role.vi === '' ? '' : ` (${role.vi})`;
    return [
      field(
        `${role.id}_id_doc_type`,
        'choice',
        `Loại giấy tờ tùy thân${of}`,
        `Kind of identity paper (${role.en})`,
        at,
      ),
      field(
        `${role.id}_id_doc_no`,
        'id_no',
        `Số giấy tờ tùy thân${of}`,
        `Identity paper number (${role.en})`,
        at,
        { required },
      ),
      field(
        `${role.id}_id_doc_issue_date`,
        'date',
        `Ngày cấp giấy tờ tùy thân${of}`,
        `Identity paper issued on (${role.en})`,
        at,
      ),
      field(
        `${role.id}_id_doc_issue_place`,
        'text',
        `Nơi cấp giấy tờ tùy thân${of}`,
        `Identity paper issued by (${role.en})`,
        at,
      ),
    ];
  });
}

/** Wordings that take the place of the usual ones; a name's wording tells whose block it is. */
export type Wordings = Partial<Record<PersonPart, readonly string[]>>;

/**
 * The labels of one person's block, in the order printed.
 * `heading` is print that opens the block without holding a value (NGƯỜI MẸ, Phần ghi về người con).
 */
export function personLabels(
  block: string,
  parts: readonly PersonPart[],
  options: {
    readonly heading?: readonly string[];
    readonly names?: readonly string[];
    readonly wordings?: Wordings;
    readonly block?: string;
  } = {},
): LabelSpec[] {
  const { heading, names, wordings = {} } = options;
  const at = options.block ?? block;
  const opening: LabelSpec[] = heading ? [{ field: null, printed: heading, block: at }] : [];
  const labels = parts.map((part): LabelSpec => {
    const id = part === 'id_doc' ? `${block}_id_doc_no` : `${block}_${part}`;
    const usual = part === 'id_doc' ? ID_DOC_PRINTED : PARTS[part].printed;
    const printed = part === 'full_name' ? (names ?? usual) : (wordings[part] ?? usual);
    return { field: id, printed, block: at, ...(part === 'id_doc' ? { parts: idDocumentParts(block) } : {}) };
  });
  return [...opening, ...labels];
}
