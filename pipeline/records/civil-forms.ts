import {
  civilSignatures,
  ENTRY_LABELS,
  entrySignatures,
  ERAS,
  NOTES_LABEL,
  NUMBER_LABELS,
  PAGE_LABELS,
  REG_DATE_PRINTED,
  registeredLabels,
  SIGNER_LABEL,
} from './civil-labels.ts';
import type { FormSpec, LabelSpec } from './record-type.ts';

interface PaperForm {
  readonly id: string;
  readonly form: 'certificate' | 'extract';
  readonly titles: readonly string[];
  readonly era: FormSpec['era'];
  /** What the paper says between its number and where it was registered. */
  readonly body: readonly LabelSpec[];
  /** Completes `Nơi đăng ký …`. */
  readonly events: readonly string[];
  /** Completes `NGƯỜI KÝ …`. */
  readonly papers: readonly string[];
  /** Labels after the place of registration. */
  readonly tail?: readonly LabelSpec[];
  readonly more?: Partial<Pick<FormSpec, 'beside' | 'titleFields' | 'signatures'>>;
}

/** A certificate or extract: letterhead, number, body, place and date of registration, signatory. */
export function paperForm({
  id,
  form,
  titles,
  era,
  body,
  events,
  papers,
  tail = [],
  more = {},
}: PaperForm): FormSpec {
  return {
    id,
    form,
    titles,
    era,
    labels: [...NUMBER_LABELS, ...body, ...registeredLabels(...events), ...tail, NOTES_LABEL, SIGNER_LABEL],
    header: { agency: 'registrar_unit', placeDate: 'reg_date' },
    signatures: civilSignatures(...papers),
    ...more,
  };
}

interface RegisterForm {
  readonly id: string;
  readonly titles: readonly string[];
  readonly era?: FormSpec['era'];
  readonly body: readonly LabelSpec[];
  readonly beside?: FormSpec['beside'];
  /** Boxes beside the entry (2016→). */
  readonly ticks?: FormSpec['ticks'];
}

/** A page of a register (sổ hộ tịch): entries one under the other, each with its number and date. */
export function registerForm({ id, titles, era = ERAS.any, body, beside, ticks }: RegisterForm): FormSpec {
  return {
    id,
    form: 'register_entry',
    titles,
    era,
    labels: [
      ...PAGE_LABELS,
      ...ENTRY_LABELS,
      { field: 'reg_date', printed: REG_DATE_PRINTED },
      ...body,
      { field: 'registrar_unit', printed: ['Nơi đăng ký', 'Cơ quan đăng ký'] },
      NOTES_LABEL,
      SIGNER_LABEL,
    ],
    stacked: true,
    signatures: entrySignatures(),
    ...(beside && { beside }),
    ...(ticks && { ticks }),
  };
}
