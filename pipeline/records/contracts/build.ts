import * as rules from '../../validation/index.ts';
import type { FieldSpec, FormSpec, ProseRule, ProseSection, RecordType, Validator } from '../record-type.ts';
import { standardValidators } from '../standard-validators.ts';
import { CERTIFICATION_FIELDS, CERTIFICATION_RULES, CERTIFICATION_WORDINGS, CERTIFIED } from './certified.ts';
import { PERSON_WORDINGS } from './person-patterns.ts';
import {
  ATTESTATION,
  LAND_COLUMNS,
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
  /** Where it begins in the middle of a paragraph. */
  readonly inline?: readonly RegExp[];
}

export interface ContractSpec {
  readonly id: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly code: string;
  readonly titles: readonly string[];
  readonly a: Side;
  readonly b: Side;
  /** Its parties are told by the letter printed, `BÊN ĐẶT CỌC (Bên A)`: which of them is which differs by template. */
  readonly byLetter?: true;
  /** What the contract is about: land unless told. */
  readonly about?: readonly ('land' | 'price')[];
  readonly fields?: readonly FieldSpec[];
  readonly rules?: readonly ProseRule[];
  readonly sections?: readonly ProseSection[];
  readonly access?: RecordType['access'];
  /** Its title goes on with that of the deed which it changes or undoes. */
  readonly namesAnother?: true;
  /** Any deed that nothing but its attestation makes one of ours. */
  readonly isVague?: true;
}

/** By one of these a deed is known for one that a notary, or a commune, has attested; an unattested one is in no book. */
const ATTESTED = [
  'LỜI CHỨNG',
  'Số công chứng',
  'Số chứng thực',
  'Công chứng viên',
  'Phòng công chứng',
  'Công chứng nhà nước',
  'Người thực hiện chứng thực',
  'XÁC NHẬN CỦA ỦY BAN NHÂN DÂN',
  'XÁC NHẬN CỦA UBND',
];
/** Titles of deeds name what they are about as they like. */
const ANYTHING = /^/;

/** Ends the parties and begins what is agreed. */
const BODY: ProseSection = {
  id: 'body',
  starts: [/^dieu \S{1,2}(?=[.:\s])/, /^(?:[ivx]{1,4}|\d)[.)] ?(?:tai san|noi dung|di san|phan tai san)/],
};

/** The sentence between the parties and the first article. */
const AGREED: ProseSection = {
  id: 'body',
  after: ['party_a', 'party_b'],
  starts: [
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
  starts: [
    /^(?:dai dien )?ben a ben b/,
    /^ben [^\n:;.,()]{2,40} ben [^\n:;.,()]{2,40}(?=\n|$)/,
    /^ben a$/,
    /^\(ky, diem chi/,
    'CÔNG CHỨNG VIÊN',
  ],
};

/** Where those who declare are named in the sentence that opens the deed: `Hôm nay …, chúng tôi gồm có:`, `…, tôi là:`. */
export const PERSON_INLINE: readonly RegExp[] = [
  /(?<![a-z])chung toi (?:gom|la)(?: co)? ?:/,
  /(?=(?<![a-z])toi (?:ten )?la ?: )/,
];

/** `BÊN B:`, where the party is not called by its part in the deal. */
const BARE = { a: /^ben a ?[:(]/, b: /^ben b ?[:(]/ };
/** `I. BÊN ĐẶT CỌC (sau đây gọi là Bên A)`, up to the bracket. */
const lettered = (side: 'a' | 'b') =>
  new RegExp(
    `^(?:(?:[ivx]{1,4}|\\d{1,2})[.)/-]* ?)?ben [a-z ]{2,40}(?= ?\\((?:[a-z ]{0,30}la:? )?["“]?ben ${side}["”]?\\))`,
  );

function partySection(spec: ContractSpec, side: 'a' | 'b'): ProseSection {
  const { starts, inline = [] } = spec[side];
  return {
    id: `party_${side}`,
    starts: [...starts, BARE[side], ...(spec.byLetter ? [lettered(side)] : [])],
    inline,
    persons: true,
  };
}

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
    rules.checkNumberYear('cert_book', 'cert_date'),
  ];
};

function buildForm(spec: ContractSpec, about: ReadonlySet<string>): FormSpec {
  return {
    id: 'contract',
    form: 'contract',
    titles: spec.titles,
    namesAnother: spec.namesAnother ?? false,
    goesOn: ANYTHING,
    bears: ATTESTED,
    isVague: spec.isVague ?? false,
    era: { from: 1990, to: 9999 },
    labels: [],
    prose: {
      sections: [
        partySection(spec, 'a'),
        partySection(spec, 'b'),
        ...(spec.sections ?? []),
        BODY,
        AGREED,
        SIGNING,
        ATTESTATION,
        CERTIFIED,
      ],
      rules: [
        ...(spec.rules ?? []),
        ...NOTARY_RULES,
        ...CERTIFICATION_RULES,
        ...(about.has('land') ? LAND_RULES : []),
        ...(about.has('price') ? PRICE_RULES : []),
      ],
      inset: about.has('land') ? LAND_COLUMNS : [],
      wordings: [
        ...PERSON_WORDINGS,
        ...NOTARY_WORDINGS,
        ...CERTIFICATION_WORDINGS,
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
    ...CERTIFICATION_FIELDS,
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
