import { Failure } from '../failures.ts';

/** What one file may cost; checked on headers, before a pixel is decoded. */
export interface ScanLimits {
  readonly maxPixelsPerPage: number;
  readonly maxPages: number;
  /** A page whose shorter side has fewer pixels holds no readable text. */
  readonly minSidePx: number;
  /** A PDF page without a native size is rendered with at most this many pixels, whatever its MediaBox claims. */
  readonly maxRenderPixels: number;
}

export const defaultScanLimits: ScanLimits = {
  maxPixelsPerPage: 200_000_000,
  maxPages: 2000,
  minSidePx: 200,
  maxRenderPixels: 40_000_000,
};

/** Errors: E-TOO-LARGE, E-TOO-SMALL, with the size as details. */
export function checkPageSize(widthPx: number, heightPx: number, limits: ScanLimits): void {
  if (widthPx * heightPx > limits.maxPixelsPerPage) throw new Failure('E-TOO-LARGE', { widthPx, heightPx });
  if (Math.min(widthPx, heightPx) < limits.minSidePx) throw new Failure('E-TOO-SMALL', { widthPx, heightPx });
}

/** Errors: E-TOO-MANY-PAGES. */
export function checkPageCount(pageCount: number, limits: ScanLimits): void {
  if (pageCount > limits.maxPages)
    throw new Failure('E-TOO-MANY-PAGES', { pageCount, limit: limits.maxPages });
}
