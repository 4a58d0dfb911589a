import { NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FiledBook } from '../../../server/schemas/covers.ts';
import { sessionQuery } from '../api/queries.ts';
import { useWords } from '../i18n/use-words.tsx';
import { useRecordTypes } from './use-record-types.ts';
import { UnitSelect } from './unit-select.tsx';

/** A book as it is being named: any of it may still be missing. */
export interface BookDraft {
  /** Null: of one's own office. */
  readonly unitId: number | null;
  readonly recordType: string | null;
  readonly year: number | null;
  readonly number: string;
}

export const NO_BOOK: BookDraft = { unitId: null, recordType: null, year: null, number: '' };

/** Null while something of it is missing. */
export function nameBook({ unitId, recordType, year, number }: BookDraft): FiledBook | null {
  return recordType !== null && year !== null && number.trim() !== ''
    ? { unitId, recordType, year, number: number.trim() }
    : null;
}

/** Which book: whose, its kind, year and number. */
export function BookFields(props: {
  /** Of the first field. */
  readonly label: string;
  readonly book: BookDraft;
  readonly onBook: (book: BookDraft) => void;
}) {
  const { words } = useWords();
  const types = useRecordTypes();
  const session = useQuery(sessionQuery);
  return (
    <>
      <Select
        label={props.label}
        placeholder={words.submit.bookType}
        data={types}
        value={props.book.recordType}
        onChange={(recordType) => props.onBook({ ...props.book, recordType })}
        clearable
        searchable
      />
      <NumberInput
        label={words.submit.bookYear}
        value={props.book.year ?? ''}
        onChange={(year) => props.onBook({ ...props.book, year: typeof year === 'number' ? year : null })}
        min={1800}
        max={2100}
        hideControls
      />
      <TextInput
        label={words.submit.bookNumber}
        value={props.book.number}
        onChange={(event) => props.onBook({ ...props.book, number: event.currentTarget.value })}
      />
      <UnitSelect
        label={words.units.ofBook}
        placeholder={session.data?.user.unit?.name ?? session.data?.unitName ?? ''}
        value={props.book.unitId}
        onChange={(unitId) => props.onBook({ ...props.book, unitId })}
      />
    </>
  );
}
