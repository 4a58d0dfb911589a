import { Failure } from '../failures.ts';
import type { ScanPage } from '../page.ts';
import { decodeRasterPage, listRasterPages } from './decode-raster.ts';
import { openPdfScan } from './pdf/open-pdf.ts';
import type { OpenScan } from './opened-scan.ts';
import { detectFormat, type ScanFormat } from './scan-format.ts';
import { defaultScanLimits, type ScanLimits } from './scan-limits.ts';

/**
 * Opens a scanned file by its content and refuses what cannot be read, from headers alone.
 * Errors: E-EMPTY-FILE, E-UNKNOWN-FORMAT, E-TRUNCATED, E-TOO-LARGE, E-TOO-SMALL, E-TOO-MANY-PAGES,
 * E-PDF-ENCRYPTED, E-PDF-DAMAGED.
 */
export function openScan(bytes: Uint8Array, limits: ScanLimits = defaultScanLimits): Promise<OpenScan> {
  return openWithin(bytes, limits, 0);
}

/** PDFs inside PDFs inside PDFs; deeper is a trap. */
const DEEPEST = 3;

async function openWithin(bytes: Uint8Array, limits: ScanLimits, depth: number): Promise<OpenScan> {
  if (bytes.length === 0) throw new Failure('E-EMPTY-FILE');
  const format = detectFormat(bytes);
  if (format === null) throw new Failure('E-UNKNOWN-FORMAT', { bytes: bytes.length });
  if (format !== 'pdf') return openRasterScan(bytes, format, limits);
  if (depth > DEEPEST) throw new Failure('E-ATTACHMENT-FORMAT');
  return openPdfScan(bytes, limits, (inside) => openWithin(inside, limits, depth + 1));
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
  const pages = await listRasterPages(bytes, format, limits);
  return {
    format,
    pageCount: pages.length,
    readPage: async (pageInFile) => {
      const page = pages[pageInFile - 1];
      if (page === undefined) throw new RangeError(`page ${pageInFile} of ${pages.length}`);
      if (page === null) throw new Failure('E-TRUNCATED', { page: pageInFile });
      return decodeRasterPage(page, pageInFile, limits);
    },
    close: () => undefined,
  };
}
