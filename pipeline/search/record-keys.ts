import type { RecordType, SearchMeaning } from '../records/record-type.ts';
import { readSearchMeaning } from '../records/search-meaning.ts';
import { foldCode, listEntries, listParcels, readLastDigits, stripZeros } from './code-keys.ts';
import { readPaperNumber, widenYear } from './paper-number.ts';

export interface FieldValue {
  readonly fieldId: string;
  readonly value: string;
}

/** One thing other than a name or place by which a record is found; what each kind holds, question-keys.ts asks for. */
export interface RecordKey {
  readonly fieldId: string;
  readonly kind: SearchMeaning;
  /** The value as one token. */
  readonly key: string;
  /** Figures by which a serial, entry or plate is known without its letters. */
  readonly digits: string | null;
  /** Of numbers: 12a. */
  readonly head: string | null;
  readonly year: number | null;
  readonly symbol: string | null;
  /** Of a parcel: the map sheets that it may lie on; empty where the paper names none. */
  readonly beside: readonly string[];
}

const BARE = { digits: null, head: null, year: null, symbol: null, beside: [] } as const;

const readYear = (date: string | undefined) => {
  const year = Number(/^\d{4}/.exec(date ?? '')?.[0]);
  return year > 1800 ? year : null;
};

/** The date beside a number: notary_no → notary_date. */
const dateOf = (fieldId: string) => fieldId.replace(/_no$/, '_date');

/** A number under every year that it may be asked for: the one it gives, that of its date, that of its book. */
function listNumberKeys(
  field: FieldValue,
  kind: SearchMeaning,
  years: { dated: number | null; book: number | null },
): RecordKey[] {
  const read = readPaperNumber(field.value);
  const key = foldCode(field.value);
  if (!read) return key === '' ? [] : [{ ...BARE, fieldId: field.fieldId, kind, key }];
  const own = read.year ?? (read.shortYear === null ? null : widenYear(read.shortYear, years.dated));
  const found = new Set([own, years.dated].filter((year) => year !== null));
  const all = found.size > 0 ? [...found] : [years.book];
  return all.map((year) => ({
    ...BARE,
    fieldId: field.fieldId,
    kind,
    key,
    head: read.head,
    year,
    symbol: read.symbol,
  }));
}

/** Parcels with the sheets they lie on: side by side where as many sheets as parcels are named, else each with all. */
function listParcelKeys(field: FieldValue, sheetText: string | undefined): RecordKey[] {
  const sheets = sheetText === undefined ? [] : listParcels(sheetText);
  const parts = listParcels(field.value);
  const isPaired = parts.length > 2 && parts.length === sheets.length;
  return parts.map((key, at) => ({
    ...BARE,
    fieldId: field.fieldId,
    kind: 'parcel',
    key,
    beside: isPaired ? [sheets[at] ?? ''] : sheets,
  }));
}

function listCodeKeys({ fieldId, value }: FieldValue, kind: SearchMeaning): RecordKey[] {
  const pieces =
    kind === 'plate' || kind === 'identity' ? value.split(/[,;]/) : value.split(/[,;]|\s(?:và|va)\s/iu);
  if (kind === 'entry')
    return pieces.flatMap((piece) =>
      listEntries(piece).map((key) => ({
        ...BARE,
        fieldId,
        kind,
        key,
        digits: stripZeros(/\d+/.exec(key)?.[0] ?? '') || null,
      })),
    );
  return [...new Set(pieces.map(foldCode))]
    .filter((key) => key !== '')
    .map((key) => ({
      ...BARE,
      fieldId,
      kind,
      key,
      digits: kind === 'serial' || kind === 'plate' ? readLastDigits(key) || null : null,
    }));
}

/** Everything but names and places by which a record of this type is found, from its values as they stand. */
export function listRecordKeys(
  type: RecordType,
  values: readonly FieldValue[],
  bookYear: number | null,
): RecordKey[] {
  const byId = new Map(values.map((each) => [each.fieldId, each.value]));
  const ownDate = type.fields
    .filter((field) => readSearchMeaning(field) === 'number')
    .map((field) => readYear(byId.get(dateOf(field.id))))
    .find((year) => year !== null);
  const sheetField = type.fields.find((field) => readSearchMeaning(field) === 'sheet')?.id ?? '';
  return type.fields.flatMap((spec) => {
    const value = byId.get(spec.id);
    if (value === undefined) return [];
    const field = { fieldId: spec.id, value };
    const kind = readSearchMeaning(spec);
    switch (kind) {
      case 'name':
      case 'place':
      case 'none':
        return [];
      case 'number':
      case 'reference':
        return listNumberKeys(field, kind, {
          dated: readYear(byId.get(dateOf(spec.id))),
          book: kind === 'number' ? bookYear : null,
        });
      case 'book':
        return listNumberKeys(field, kind, { dated: ownDate ?? null, book: bookYear });
      case 'parcel':
        return listParcelKeys(field, byId.get(sheetField));
      case 'sheet':
        return listParcels(value).map((key) => ({ ...BARE, fieldId: spec.id, kind, key }));
      default:
        return listCodeKeys(field, kind);
    }
  });
}
