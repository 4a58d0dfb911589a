import type { ScanPage } from '../page.ts';
import type { ScanFormat } from './scan-format.ts';

/** A file whose pages are decoded one at a time, when asked for. */
export interface OpenScan {
  readonly format: ScanFormat;
  readonly pageCount: number;
  /** `pageInFile` counts from 1. Errors: as `openScan`, for this page; RangeError when there is no such page. */
  readPage(pageInFile: number): Promise<ScanPage>;
  /** Frees what the file holds open; the scan is of no use afterwards. */
  close(): void;
}
