import type * as Library from '@cantoo/pdf-lib';

/** The library that reads a PDF's objects; loaded with the first PDF, since most scans are none. */
export type PdfObjects = typeof Library;

let library: Promise<PdfObjects> | undefined;

export function loadPdfObjects(): Promise<PdfObjects> {
  library ??= import('@cantoo/pdf-lib');
  return library;
}
