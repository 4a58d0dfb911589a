import type { Finding, RecordForm } from '../dossier.ts';

/** How a field's text becomes its value, and how much can be checked about it. */
export type FieldKind =
  | 'name'
  | 'date'
  | 'date_words'
  | 'time'
  | 'year'
  | 'sex'
  | 'ethnicity'
  | 'nationality'
  | 'place'
  | 'unit'
  | 'id_no'
  | 'personal_id'
  | 'reg_no'
  | 'book_no'
  | 'page_no'
  | 'money'
  | 'money_words'
  | 'area'
  | 'land_no'
  | 'land_certificate'
  | 'plate'
  | 'choice'
  | 'tick'
  | 'text';

/**
 * What a value is to whoever looks records up (tra cứu).
 * - number: the record's own (số đăng ký, số công chứng, số văn bản) · reference: that of another paper it names
 * - serial: số phát hành · entry: số vào sổ cấp giấy chứng nhận · vehicle: số khung, số máy, số đăng ký xe
 */
export type SearchMeaning =
  | 'name'
  | 'identity'
  | 'number'
  | 'reference'
  | 'book'
  | 'serial'
  | 'entry'
  | 'plate'
  | 'vehicle'
  | 'parcel'
  | 'sheet'
  | 'apartment'
  | 'place'
  | 'none';

/** One thing the law says a record holds (một trường thông tin). */
export interface FieldSpec {
  readonly id: string;
  readonly kind: FieldKind;
  /** What people call it, Vietnamese first. */
  readonly title: { readonly vi: string; readonly en: string };
  /** The part of the paper it stands in; the review screen groups by it. */
  readonly section: string;
  readonly required: boolean;
  /** The wordings that a `choice` may hold, as printed (CHỦ TỊCH, PHÓ CHỦ TỊCH); what was read is held against them. */
  readonly choices?: readonly string[];
  /** How look-ups find it, where its kind does not say so (search-meaning.ts). */
  readonly search?: SearchMeaning;
  /** Masked for those who may not see it (cause of death, adoption …). */
  readonly sensitive?: boolean;
}

export interface SectionSpec {
  readonly id: string;
  readonly title: { readonly vi: string; readonly en: string };
}

/** The values of a record as the validators see them: normalised, absent ones left out. */
export type RecordValues = Readonly<Record<string, string | undefined>>;

/** A rule across fields, pure; the law of the registration date applies. Returns findings, never repairs. */
export type Validator = (values: RecordValues) => readonly Finding[];

/**
 * How one printed label's value breaks into several fields, as in
 * `Giấy tờ tùy thân: Căn cước công dân số 095…, Công an tỉnh … cấp ngày …`.
 */
export interface PartsSpec {
  /**
   * Tried in order on the value, folded: lower case, no marks, đ as d, one space between words, lines joined.
   * Named groups are the parts; a space stands for any white space.
   */
  readonly patterns: readonly RegExp[];
  /** Tried before them on the value as it is written, where marks and capitals tell: `thành` from the name Thanh. */
  readonly written?: readonly RegExp[];
  /** Tried first of all on the value folded with `\n` where a line ends: in the cell of a table a line may be a thing of its own. */
  readonly lined?: readonly RegExp[];
  /** Group name → field id. */
  readonly fields: Readonly<Record<string, string>>;
}

/** What the paper prints before a value, and which field the value belongs to. */
export interface LabelSpec {
  /** Null for print that holds no value itself but tells where a block begins (`NGƯỜI MẸ`, `Phần ghi về người con`). */
  readonly field: string | null;
  /** Printed wordings, as on the paper; matched folded and OCR-tolerant. */
  readonly printed: readonly string[];
  /** Labels of one person or matter stand together; the same wording in another block is another field. */
  readonly block?: string;
  /** The value holds several fields. */
  readonly parts?: PartsSpec;
  /** Where several labels name one field, this one is meant (Số of the registration, not of the extract). */
  readonly overrides?: boolean;
  /** More print may follow the wording before its colon: `… chức vụ người ký Giấy xác nhận tình trạng hôn nhân:`. */
  readonly runsToColon?: boolean;
  /** In a register, an entry begins here. */
  readonly startsEntry?: boolean;
  /** Printed once a page and true for every entry on it (Quyển số, Trang). */
  readonly scope?: 'page';
}

/** A value that stands in running text rather than behind a label of a form. */
export interface ProseRule {
  /**
   * Folded text as for `PartsSpec`; a space matches a space or a new line, `\n` stands between paragraphs.
   * A named group `x` fills field `x`. Of several rules for a field the first that matches wins.
   */
  readonly pattern: RegExp;
  /** The value that the words found stand for, where a field has few and papers say them in many ways. */
  readonly means?: string;
  /** Only in these stretches of the document; everywhere unless told. */
  readonly within?: readonly string[];
  /** Never in these. */
  readonly outside?: readonly string[];
}

/** A stretch of a document, from one printed wording to the next (BÊN CHUYỂN NHƯỢNG … ĐIỀU 1 … LỜI CHỨNG). */
export interface ProseSection {
  readonly id: string;
  /** Wordings at the start of a line, or patterns on its folded text. */
  readonly starts: readonly (string | RegExp)[];
  /** Patterns that open it in the middle of a paragraph as well: `Hôm nay …, chúng tôi gồm có:`. */
  readonly inline?: readonly RegExp[];
  /** It begins only where one of these ends: `Bằng hợp đồng này` within an article is part of that article. */
  readonly after?: readonly string[];
  /** Persons are named here, one after another; fields are `<id>_1_full_name`, `<id>_2_full_name` … */
  readonly persons?: boolean;
  /** Nothing but itself comes after it. */
  readonly last?: boolean;
}

/** Somebody named in running text: `… đối với tài sản của ông …, sinh năm …, thường trú tại …`. */
export interface ProsePerson {
  /** Fields are `<id>_full_name`, `<id>_birth_year` … */
  readonly id: string;
  /** What stands before the name, surest first; a group `name` begins at the name itself. */
  readonly openings: readonly RegExp[];
  /** What the text turns to when it has said all of the person: the land has an address of its own. */
  readonly ends: RegExp;
}

/** A column of a small table that stands within running text. */
export interface InsetColumn {
  /** Null for a column that holds nothing we keep (Số thứ tự). */
  readonly field: string | null;
  readonly printed: readonly string[];
}

export interface ProseSpec {
  readonly sections: readonly ProseSection[];
  readonly rules: readonly ProseRule[];
  /** The table that some writers set within the text (of the parcels, one a row); what it says goes before the rules. */
  readonly inset?: readonly InsetColumn[];
  /** Looked for where no rule has found a name. */
  readonly people?: readonly ProsePerson[];
  /** Wordings that rules rely on; where they are misread they are put right before the rules look. */
  readonly wordings: readonly string[];
}

/** Columns of a register kept as a table: one entry a row. */
export interface TableSpec {
  readonly columns: readonly {
    /** Null for a column that holds nothing we keep (Chữ ký). */
    readonly field: string | null;
    readonly printed: readonly string[];
    readonly parts?: PartsSpec;
    /** Folded word by which columns are told whose headings begin alike (… thường trú của `cha`). */
    readonly tail?: string;
    /** Only some books have it: a table without it is none the less one of these. */
    readonly isOptional?: boolean;
    /** No other book has it: a table without it is none of these. */
    readonly isTelling?: boolean;
  }[];
  /** Headings wrap, cells hold several lines, and an entry may run over both pages of an opened book. */
  readonly isWide?: boolean;
}

/** A box that a register's page prints beside its entry (2016→), and what a tick in it says. */
export interface TickSpec {
  readonly field: string;
  /** The value that a tick gives: the wording as printed, or the word for it that other papers use. */
  readonly value: string;
  /** Wordings of the box. */
  readonly printed: readonly string[];
}

/** Where the letterhead's parts go; the left column names the authority, the right one holds the motto and the date. */
export interface HeaderSpec {
  readonly agency?: string;
  /** The authority is the one that issues the paper: what it stands under, named above it, is left out. */
  readonly issuerOnly?: boolean;
  /** Bắc Ninh, ngày … tháng … năm … */
  readonly placeDate?: string;
}

/** A place where somebody signs: the printed heading, the name under it, the office between them. */
export interface SignatureSpec {
  readonly headings: readonly string[];
  readonly name?: string;
  readonly title?: string;
}

/** One printed layout of a record (một mẫu giấy), of one era. */
export interface FormSpec {
  readonly id: string;
  readonly form: RecordForm;
  /** Wordings of the title, any of which names this form (folded, OCR-tolerant). */
  readonly titles: readonly string[];
  /** The title names another deed below its own: `HỢP ĐỒNG SỬA ĐỔI, BỔ SUNG | HỢP ĐỒNG THẾ CHẤP`. */
  readonly namesAnother?: boolean;
  /** What may follow a title in its line, folded; anything else makes it another paper's. Without one: `(bản sao)`, a year, a book. */
  readonly goesOn?: RegExp;
  /** Wordings of which every paper of this form bears one (folded, OCR-tolerant); without any it is at best one in doubt. */
  readonly bears?: readonly string[];
  /** Its titles are those of papers of all kinds (HỢP ĐỒNG …): without what it bears a paper is none of ours. */
  readonly isVague?: boolean;
  /** Tells the form, on a row's folded text, where no title can be read: the stamp `Số chứng thực: … quyển số: … SCT/BS`. */
  readonly mark?: RegExp;
  /** Years in which it was printed. */
  readonly era: { readonly from: number; readonly to: number };
  /**
   * Labels in the order they stand on the paper. The same wording may stand several times
   * (Năm sinh of the mother, then of the father): order and block decide, not the words.
   */
  readonly labels: readonly LabelSpec[];
  /** Blocks that may be printed side by side, as two columns. */
  readonly beside?: readonly (readonly [string, string])[];
  /** Several entries a page, one under the other. */
  readonly stacked?: boolean;
  readonly header?: HeaderSpec;
  readonly signatures?: readonly SignatureSpec[];
  readonly prose?: ProseSpec;
  readonly table?: TableSpec;
  readonly ticks?: readonly TickSpec[];
  /** Field ← the words of the title that name it (`CẢI CHÍNH` HỘ TỊCH → change_kind). */
  readonly titleFields?: readonly { readonly field: string; readonly wordings: readonly string[] }[];
}

/** A kind of record (loại sổ, loại giấy): one folder under records/, one line in the registry. */
export interface RecordType {
  readonly id: string;
  readonly title: { readonly vi: string; readonly en: string };
  /** Short code that vendors and the ministry use: KS, KH, KT … */
  readonly code: string;
  readonly family: 'civil_status' | 'notarial' | 'certification' | 'prevention';
  readonly access: 'normal' | 'restricted' | 'sealed';
  readonly sections: readonly SectionSpec[];
  readonly fields: readonly FieldSpec[];
  readonly forms: readonly FormSpec[];
  readonly validators: readonly Validator[];
}
