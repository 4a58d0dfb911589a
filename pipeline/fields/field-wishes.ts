import type { LineWish } from '../ocr/read-log-probs.ts';
import type { FieldSpec } from '../records/record-type.ts';
import { ETHNIC_SPELLINGS } from '../vietnamese/ethnic-groups.ts';
import { NATIONALITY_WORDINGS } from '../vietnamese/nationalities.ts';
import { USUAL_CHOICES } from './usual-choices.ts';

const SEXES = ['Nam', 'Nữ', 'Trai', 'Gái'];

/** Each wording as listed, in capitals and in small letters. */
function spellCases(wordings: readonly string[]): string[] {
  return [...new Set(wordings.flatMap((text) => [text, text.toUpperCase(), text.toLowerCase()]))];
}

const LISTS = {
  sex: spellCases(SEXES),
  ethnicity: spellCases(ETHNIC_SPELLINGS),
  nationality: spellCases(NATIONALITY_WORDINGS),
  choice: spellCases(USUAL_CHOICES),
};

/** Letters that are none of the signs digits are mistaken for. */
const hasLetters = (raw: string) => /\p{L}{2}/u.test(raw.replace(/[OoQlISBbgqóZz]/g, ''));

/** What the pixels of a field may say, by its kind; a hint weighs only among what they support. */
export function wishFor({ kind, choices }: FieldSpec, raw: string): LineWish {
  switch (kind) {
    case 'id_no':
    case 'personal_id':
      return hasLetters(raw) ? {} : { hint: 'identity' };
    case 'page_no':
    case 'book_no':
    case 'money':
    case 'land_no':
      return hasLetters(raw) ? {} : { hint: 'digits' };
    case 'date':
    case 'year':
      return hasLetters(raw) ? {} : { hint: 'date' };
    case 'sex':
    case 'ethnicity':
    case 'nationality':
      return { candidates: LISTS[kind] };
    case 'choice':
      return { candidates: choices ? spellCases(choices) : LISTS.choice };
    case 'name':
    case 'date_words':
    case 'money_words':
      return { hint: kind };
    case 'place':
    case 'unit':
      return { hint: 'place' };
    default:
      return {};
  }
}
