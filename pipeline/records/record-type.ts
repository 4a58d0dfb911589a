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
  | 'text';

/** One thing the law says a record holds (một trường thông tin). */
export interface FieldSpec {
  readonly id: string;
  readonly kind: FieldKind;
  /** What people call it, Vietnamese first. */
  readonly title: { readonly vi: string; readonly en: string };
  /** The part of the paper it stands in; the review screen groups by it. */
  readonly section: string;
  readonly required: boolean;
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

/** What the paper prints before a value, and which field the value belongs to. */
export interface LabelSpec {
  readonly field: string;
  /** Printed wordings, as on the paper; matched folded and OCR-tolerant. */
  readonly printed: readonly string[];
}

/** One printed layout of a record (một mẫu giấy), of one era. */
export interface FormSpec {
  readonly id: string;
  readonly form: RecordForm;
  /** Wordings of the title, any of which names this form (folded, OCR-tolerant). */
  readonly titles: readonly string[];
  /** Years in which it was printed. */
  readonly era: { readonly from: number; readonly to: number };
  /**
   * Labels in the order they stand on the paper. The same wording may stand several times
   * (Năm sinh of the mother, then of the father): order and block decide, not the words.
   */
  readonly labels: readonly LabelSpec[];
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
