import { findRecordType } from '../pipeline/records/registry.ts';
import { UsageError } from './house.ts';

export interface BookName {
  readonly recordType: string;
  readonly year: number;
  readonly number: string;
}

/** `birth/2010/01`: record type, year, number of the book. */
export function parseBook(text: string): BookName {
  if (!/^[a-z_]+\/\d{4}\/[^/]+$/.test(text))
    throw new UsageError(`--book: loại/năm/số, ví dụ birth/2010/01 (type/year/number)`);
  const [recordType = '', year = '', number = ''] = text.split('/');
  if (!findRecordType(recordType))
    throw new UsageError(`--book: không có loại sổ "${recordType}" (no such record type)`);
  return { recordType, year: Number(year), number };
}
