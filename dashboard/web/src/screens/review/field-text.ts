import type { FieldView } from '../../../../server/schemas/records.ts';

const ISO_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const TYPED_DATE = /^(?:(?:(\d{1,2})[/.\-\s]+)?(\d{1,2})[/.\-\s]+)?(\d{4})$/;
const groups = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });

/** A value as people write it: 1998-05-12 is 12/05/1998, 150000000 is 150.000.000, 85.5 is 85,5. */
export function showValue(kind: string, value: string | null): string {
  if (value === null) return '';
  if (kind === 'date') {
    const [, year, month, day] = ISO_DATE.exec(value) ?? [];
    return year === undefined ? value : [day, month, year].filter((part) => part !== undefined).join('/');
  }
  if (kind === 'money' && /^\d{1,15}$/.test(value)) return groups.format(Number(value));
  if (kind === 'area' && /^\d+(\.\d+)?$/.test(value)) return value.replace('.', ',');
  return value;
}

/** What was typed, as it is kept; undefined where it cannot be a value of this kind. */
export function readTyped(kind: string, typed: string): string | null | undefined {
  const text = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (text === '') return null;
  if (kind === 'date') return readDate(text);
  if (kind === 'money' && /^[\d.\s]+$/.test(text)) return text.replace(/[.\s]/g, '');
  if (kind === 'area' && /^\d+(,\d+)?$/.test(text)) return text.replace(',', '.');
  return text;
}

function readDate(text: string): string | undefined {
  if (ISO_DATE.test(text)) return text;
  const compact = /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  const [, day, month, year] = compact ?? TYPED_DATE.exec(text) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return year;
  const monthNumber = Number(month);
  if (monthNumber < 1 || monthNumber > 12) return undefined;
  if (day === undefined) return `${year}-${month.padStart(2, '0')}`;
  const last = new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
  if (Number(day) < 1 || Number(day) > last) return undefined;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

const LONG_KINDS = new Set(['place', 'text', 'date_words', 'money_words', 'unit', 'choice']);

/** Kinds that may need several lines. */
export const isLong = (field: FieldView): boolean => LONG_KINDS.has(field.kind);

/** Readings to choose from beside the value itself, none twice. */
export function listReadings(field: FieldView): string[] {
  const shown = showValue(field.kind, field.value);
  const others = [...field.alternatives.map((one) => showValue(field.kind, one.text)), field.raw ?? ''];
  return [...new Set(others.map((text) => text.normalize('NFC').trim()))]
    .filter((text) => text !== '' && text !== shown && typeof readTyped(field.kind, text) === 'string')
    .slice(0, 5);
}
