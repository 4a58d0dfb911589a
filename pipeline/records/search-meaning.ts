import type { FieldKind, FieldSpec, SearchMeaning } from './record-type.ts';

/** A new kind of field must say here how it is looked up, or that it is not: none is forgotten. */
const BY_KIND: Readonly<Record<FieldKind, SearchMeaning>> = {
  name: 'name',
  id_no: 'identity',
  personal_id: 'identity',
  reg_no: 'number',
  book_no: 'book',
  land_certificate: 'serial',
  land_no: 'parcel',
  plate: 'plate',
  place: 'place',
  unit: 'place',
  // A date tells the year of the number or person that it stands beside; nothing is found by it alone.
  date: 'none',
  date_words: 'none',
  time: 'none',
  year: 'none',
  sex: 'none',
  ethnicity: 'none',
  nationality: 'none',
  page_no: 'none',
  money: 'none',
  money_words: 'none',
  area: 'none',
  choice: 'none',
  tick: 'none',
  text: 'none',
};

/** How a field's value is looked up: as its declaration says, else as its kind does. */
export function readSearchMeaning(field: FieldSpec): SearchMeaning {
  return field.search ?? BY_KIND[field.kind];
}
