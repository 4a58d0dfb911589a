import { Failure } from '../../failures.ts';
import { openDocument, renderPdfPage } from '../decode-pdf.ts';
import type { OpenScan } from '../opened-scan.ts';
import { checkPageCount, checkPageSize, type ScanLimits } from '../scan-limits.ts';
import { readAttachments } from './attachments.ts';
import { DamageFinder } from './page-damage.ts';
import { lookNumber, readStructure, type PdfStructure } from './structure.ts';

/** Opens a file that was found inside a PDF. */
export type OpenInside = (bytes: Uint8Array) => Promise<OpenScan>;

/**
 * A PDF's own pages, then those of the scans attached to it. Of a portfolio only the attached files are pages: its own
 * page is a cover that says so. What cannot be read is a page that fails, so that it is named and nothing is lost unsaid.
 */
export async function openPdfScan(
  bytes: Uint8Array,
  limits: ScanLimits,
  openInside: OpenInside,
): Promise<OpenScan> {
  const own = await openOwnPages(bytes, limits);
  const parts: OpenScan[] = [];
  try {
    const { isPortfolio, files } = own.structure
      ? readAttachments(own.structure)
      : { isPortfolio: false, files: [] };
    if (!isPortfolio) parts.push(own.scan);
    for (const file of files) {
      const part = await openAttached(file, isPortfolio, openInside);
      if (part !== null) parts.push(part);
    }
    const scan = joinScans(parts, own.scan);
    if (scan.pageCount === 0) throw new Failure('E-PDF-DAMAGED', { pageCount: 0 });
    checkPageCount(scan.pageCount, limits);
    return scan;
  } catch (failure) {
    for (const part of new Set([own.scan, ...parts])) part.close();
    throw failure;
  }
}

interface OwnPages {
  readonly structure: PdfStructure | null;
  readonly scan: OpenScan;
}

async function openOwnPages(bytes: Uint8Array, limits: ScanLimits): Promise<OwnPages> {
  const document = await openDocument(bytes);
  const structure = await readStructure(bytes);
  const damage = structure && new DamageFinder(structure);
  // A page tree that counts fewer pages than it holds hides the rest from the renderer: they are pages that fail.
  const pageCount = Math.max(document.getPageCount(), structure?.pages.length ?? 0);
  const scan: OpenScan = {
    format: 'pdf',
    pageCount,
    readPage: async (page) => {
      const index = page - 1;
      if (index >= document.getPageCount() || (await damage?.isPageDamaged(index)) === true)
        throw new Failure('E-PDF-DAMAGED', { page });
      const dict = structure?.pages[index];
      const userUnit = (structure && dict && lookNumber(structure.objects, dict, 'UserUnit')) ?? 1;
      const rendered = await renderPdfPage(document, index, {
        limits,
        userUnit: userUnit > 0 ? userUnit : 1,
        isStructureKnown: structure !== null,
      });
      checkPageSize(rendered.sourceWidth, rendered.sourceHeight, limits);
      return rendered;
    },
    close: () => {
      document.destroy();
    },
  };
  return { structure, scan };
}

/** Null for what is attached to an ordinary PDF and is no scan: data for programs (XML, signatures), no paper. */
async function openAttached(
  bytes: Uint8Array | null,
  isPortfolio: boolean,
  openInside: OpenInside,
): Promise<OpenScan | null> {
  if (bytes === null) return failAlways(new Failure('E-PDF-DAMAGED'));
  try {
    return await openInside(bytes);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    if (failure.code !== 'E-UNKNOWN-FORMAT') return failAlways(failure);
    return isPortfolio ? failAlways(new Failure('E-ATTACHMENT-FORMAT')) : null;
  }
}

/** One page that cannot be read. */
function failAlways(failure: Failure): OpenScan {
  return {
    format: 'pdf',
    pageCount: 1,
    readPage: () => Promise.reject(failure),
    close: () => undefined,
  };
}

function joinScans(parts: readonly OpenScan[], own: OpenScan): OpenScan {
  const pages = parts.flatMap((scan) =>
    Array.from({ length: scan.pageCount }, (_, k) => ({ scan, page: k + 1 })),
  );
  return {
    format: 'pdf',
    pageCount: pages.length,
    readPage: async (pageInFile) => {
      const found = pages[pageInFile - 1];
      if (!found) throw new RangeError(`page ${pageInFile} of ${pages.length}`);
      return { ...(await found.scan.readPage(found.page)), pageInFile };
    },
    close: () => {
      for (const scan of new Set([own, ...parts])) scan.close();
    },
  };
}
