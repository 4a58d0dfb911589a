import * as rules from '../../validation/index.ts';
import type { FieldSpec, FormSpec, ProseRule, ProseSection, RecordType, Validator } from '../record-type.ts';
import { standardValidators } from '../standard-validators.ts';
import { PERSON_WORDINGS } from './person-patterns.ts';
import {
  ATTESTATION,
  LAND_RULES,
  LAND_WORDINGS,
  NOTARY_RULES,
  NOTARY_WORDINGS,
  PRICE_RULES,
  PRICE_WORDINGS,
} from './rules.ts';
import { contractSections, LAND_FIELDS, NOTARY_FIELDS, partyFields, PRICE_FIELDS } from './schema.ts';

interface Side {
  /** How screens call it. */
  readonly vi: string;
  /** Wordings that open its part of the contract. */
  readonly starts: readonly (string | RegExp)[];
}

export interface ContractSpec {
  readonly id: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly code: string;
  readonly titles: readonly string[];
  readonly a: Side;
  readonly b: Side;
  /** What the contract is about: land unless told. */
  readonly about?: readonly ('land' | 'price')[];
  readonly fields?: readonly FieldSpec[];
  readonly rules?: readonly ProseRule[];
  readonly sections?: readonly ProseSection[];
  readonly access?: RecordType['access'];
}

/** Ends the parties and begins what is agreed. */
const BODY: ProseSection = {
  id: 'body',
  starts: [
    /^dieu \S{1,2}(?=[.:\s])/,
    /^(?:[ivx]{1,4}|\d)[.)] ?(?:tai san|noi dung|di san|phan tai san)/,
    'Hai bên tự nguyện',
    'Hai bên đồng ý',
    'Các bên tự nguyện',
    'Bằng hợp đồng này',
    'Nay trong trạng thái',
    'Chúng tôi tự nguyện',
    'Hai bên thỏa thuận',
  ],
};

/** Blocks for signing at the end; names there are those above again. */
const SIGNING: ProseSection = {
  id: 'signing',
  starts: [/^(?:dai dien )?ben a ben b/, /^ben a$/, /^\(ky, diem chi/, 'CÔNG CHỨNG VIÊN'],
};

const FALLBACK_A = [/^ben a ?[:(]/];
const FALLBACK_B = [/^ben b ?[:(]/];

const validators = (fields: readonly FieldSpec[]): Validator[] => {
  const ids = new Set(fields.map((field) => field.id));
  return [
    ...standardValidators(fields),
    ...(ids.has('price_words') ? [rules.checkMoneyWords('price', 'price_words')] : []),
    ...(ids.has('land_area')
      ? [
          rules.checkAreaSum('land_private_area', 'land_public_area', 'land_area'),
          rules.checkOrder('land_issue_date', 'notary_date', 'W'),
        ]
      : []),
    rules.checkNumberYear('book_no', 'notary_date'),
  ];
};

function buildForm(spec: ContractSpec, about: ReadonlySet<string>): FormSpec {
  return {
    id: 'contract',
    form: 'contract',
    titles: spec.titles,
    era: { from: 1990, to: 9999 },
    labels: [],
    prose: {
      sections: [
        { id: 'party_a', starts: [...spec.a.starts, ...FALLBACK_A], persons: true },
        { id: 'party_b', starts: [...spec.b.starts, ...FALLBACK_B], persons: true },
        ...(spec.sections ?? []),
        BODY,
        SIGNING,
        ATTESTATION,
      ],
      rules: [
        ...(spec.rules ?? []),
        ...NOTARY_RULES,
        ...(about.has('land') ? LAND_RULES : []),
        ...(about.has('price') ? PRICE_RULES : []),
      ],
      wordings: [
        ...PERSON_WORDINGS,
        ...NOTARY_WORDINGS,
        ...(about.has('land') ? LAND_WORDINGS : []),
        ...(about.has('price') ? PRICE_WORDINGS : []),
      ],
    },
    signatures: [
      { headings: ['CÔNG CHỨNG VIÊN'], name: 'notary_name' },
      { headings: ['BÊN A', 'BÊN B', 'BÊN CHUYỂN NHƯỢNG', 'BÊN NHẬN CHUYỂN NHƯỢNG', 'NGƯỜI LẬP DI CHÚC'] },
    ],
  };
}

/** A notarised contract or deed (hợp đồng, giao dịch đã công chứng): parties, property, price, the notary's attestation. */
export function buildContract(spec: ContractSpec): RecordType {
  const about = new Set<string>(spec.about ?? ['land', 'price']);
  const fields = [
    ...partyFields('a', spec.a.vi),
    ...partyFields('b', spec.b.vi),
    ...(about.has('land') ? LAND_FIELDS : []),
    ...(spec.fields ?? []),
    ...(about.has('price') ? PRICE_FIELDS : []),
    ...NOTARY_FIELDS,
  ];
  return {
    id: spec.id,
    title: spec.title,
    code: spec.code,
    family: 'notarial',
    access: spec.access ?? 'normal',
    sections: contractSections(spec.a.vi, spec.b.vi),
    fields,
    forms: [buildForm(spec, about)],
    validators: validators(fields),
  };
}
