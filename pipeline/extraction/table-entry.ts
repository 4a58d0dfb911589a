import type { Box } from '../image/raster.ts';
import type { TableSpec } from '../records/record-type.ts';
import type { Token } from './tokens.ts';

/** One entry of a book kept as a table, a row an entry, over one page or over both pages of an opened book. */
export interface TableEntry {
  /** Words of each column of the table, by the column's place in the declaration. */
  readonly cells: ReadonlyMap<number, readonly Token[]>;
  /** Upper and lower bound on the left page, in pixels. */
  readonly top: number;
  readonly bottom: number;
}

export interface RowTable {
  /** Upper bound of the row of headings, in pixels. */
  readonly top: number;
  /** Share of the declared columns whose headings were found: books of other kinds have some alike. */
  readonly fit: number;
  readonly entries: readonly TableEntry[];
}

/** Columns that a table must have to be of this kind, and of those it may have the ones found. */
export const countExpected = ({ columns }: TableSpec, isFound: (column: number) => boolean): number =>
  columns.filter(({ isOptional }, column) => isOptional !== true || isFound(column)).length;

/** Whether the columns found are enough for a table of this kind. */
export const hasTelling = ({ columns }: TableSpec, isFound: (column: number) => boolean): boolean =>
  columns.every(({ isTelling }, column) => isTelling !== true || isFound(column));

/** A page's size, and the rules that were taken out of it. */
export interface TablePage {
  readonly width: number;
  readonly height: number;
  readonly rules: readonly Box[];
}
