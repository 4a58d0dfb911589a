import { Failure } from '../failures.ts';
import type { ScanPage } from '../page.ts';
import { openPdf, renderPdfPage } from './decode-pdf.ts';
import { countRasterPages, decodeRasterPage } from './decode-raster.ts';
import { detectFormat, type ScanFormat } from './scan-format.ts';
import { checkPageCount, checkPageSize, defaultScanLimits, type ScanLimits } from './scan-limits.ts';

/** A file whose pages are decoded one at a time, when asked for. */
export interface OpenScan {
  readonly format: ScanFormat;
  readonly pageCount: number;
  /** `pageInFile` counts from 1. Errors: as `openScan`, for this page; RangeError when there is no such page. */
  readPage(pageInFile: number): Promise<ScanPage>;
  /** Frees what the file holds open; the scan is of no use afterwards. */
  close(): void;
}

/**
 * Opens a scanned file by its content and refuses what cannot be read, from headers alone.
 * Errors: E-EMPTY-FILE, E-UNKNOWN-FORMAT, E-TRUNCATED, E-TOO-LARGE, E-TOO-SMALL, E-TOO-MANY-PAGES,
 * E-PDF-ENCRYPTED, E-PDF-DAMAGED.
 */
export async function openScan(bytes: Uint8Array, limits: ScanLimits = defaultScanLimits): Promise<OpenScan> {
  if (bytes.length === 0) throw new Failure('E-EMPTY-FILE');
  const format = detectFormat(bytes);
  if (format === null) throw new Failure('E-UNKNOWN-FORMAT', { bytes: bytes.length });
  return format === 'pdf' ? openPdfScan(bytes, limits) : openRasterScan(bytes, format, limits);
}

/** All pages in order, one in memory at a time. */
export async function* readPages(scan: OpenScan): AsyncGenerator<ScanPage> {
  for (let page = 1; page <= scan.pageCount; page++) yield await scan.readPage(page);
}

async function openRasterScan(
  bytes: Uint8Array,
  format: Exclude<ScanFormat, 'pdf'>,
  limits: ScanLimits,
): Promise<OpenScan> {
  const pageCount = await countRasterPages(bytes, limits);
  return {
    format,
    pageCount,
    readPage: async (page) => decodeRasterPage(bytes, pageIndexOf(page, pageCount), limits),
    close: () => undefined,
  };
}

async function openPdfScan(bytes: Uint8Array, limits: ScanLimits): Promise<OpenScan> {
  const document = await openPdf(bytes);
  const pageCount = document.getPageCount();
  try {
    if (pageCount === 0) throw new Failure('E-PDF-DAMAGED', { pageCount });
    checkPageCount(pageCount, limits);
  } catch (failure) {
    document.destroy();
    throw failure;
  }
  return {
    format: 'pdf',
    pageCount,
    readPage: async (page) => {
      const rendered = await renderPdfPage(document, pageIndexOf(page, pageCount), limits);
      checkPageSize(rendered.sourceWidth, rendered.sourceHeight, limits);
      return rendered;
    },
    close: () => {
      document.destroy();
    },
  };
}

function pageIndexOf(pageInFile: number, pageCount: number): number {
  if (!Number.isInteger(pageInFile) || pageInFile < 1 || pageInFile > pageCount)
    throw new RangeError(`page ${pageInFile} of ${pageCount}`);
  return pageInFile - 1;
}
