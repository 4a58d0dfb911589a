import { PDFiumLibrary, type PDFiumDocument, type PDFiumPage } from '@hyzyla/pdfium';
import { Failure } from '../failures.ts';
import type { ScanPage } from '../page.ts';
import { hasUndrawnImage } from './pdf/undrawn-images.ts';
import { estimateDpi, isBelievable } from './resolution.ts';
import type { ScanLimits } from './scan-limits.ts';

const POINTS_PER_INCH = 72;
/** Resolution for pages that are not one scanned image. */
const RENDER_DPI = 300;

let library: Promise<PDFiumLibrary> | undefined;

function startLibrary(): Promise<PDFiumLibrary> {
  library ??= PDFiumLibrary.init();
  return library;
}

/** Errors: E-PDF-ENCRYPTED, E-PDF-DAMAGED. The caller destroys the document. */
export async function openDocument(bytes: Uint8Array): Promise<PDFiumDocument> {
  const pdfium = await startLibrary();
  try {
    return await pdfium.loadDocument(bytes);
  } catch (cause) {
    const isLocked = cause instanceof Error && /password|security/i.test(cause.message);
    throw new Failure(isLocked ? 'E-PDF-ENCRYPTED' : 'E-PDF-DAMAGED', {}, { cause });
  }
}

/** Width and height in pixels that a PDF page is rendered at. */
interface RenderSize {
  readonly width: number;
  readonly height: number;
}

/**
 * Size to render a page of `widthPt` × `heightPt`: that of its one full-page image, else 300 dpi,
 * never more than `maxRenderPixels` however large a page the file claims.
 */
export function planPdfRender(
  widthPt: number,
  heightPt: number,
  imageSize: RenderSize | null,
  limits: ScanLimits,
): RenderSize {
  const atDpi = RENDER_DPI / POINTS_PER_INCH;
  const scale = imageSize === null ? atDpi : (scaleToImage(widthPt, heightPt, imageSize) ?? atDpi);
  const capped = Math.min(scale, Math.sqrt(limits.maxRenderPixels / (widthPt * heightPt)));
  return {
    width: Math.max(1, Math.round(widthPt * capped)),
    height: Math.max(1, Math.round(heightPt * capped)),
  };
}

/** Scale at which the page has the image's own pixels, if image and page have the same shape (turned or not). */
function scaleToImage(widthPt: number, heightPt: number, image: RenderSize): number | null {
  const pageRatio = widthPt / heightPt;
  for (const [width, height] of [
    [image.width, image.height],
    [image.height, image.width],
  ] as const) {
    if (height > 0 && Math.abs(width / height / pageRatio - 1) < 0.02) return width / widthPt;
  }
  return null;
}

/** Pixel size of the page's image when it has exactly one and draws no shapes; text layers of earlier readings do not count. */
async function findOnlyImage(page: PDFiumPage): Promise<RenderSize | null> {
  let size: RenderSize | null = null;
  for (const object of page.objects()) {
    if (object.type === 'text') continue;
    if (object.type !== 'image' || size !== null) return null;
    const raw = await object.getImageDataRaw();
    size = { width: raw.width, height: raw.height };
  }
  return size;
}

/** What the file says of a page beside what the renderer knows. */
export interface PdfPageFacts {
  readonly limits: ScanLimits;
  /** Size of the page's units in points (ISO 32000-1, 14.11.1); the renderer takes it for 1. */
  readonly userUnit: number;
  readonly isStructureKnown: boolean;
}

/**
 * One page (from 0) of an open PDF as RGB, as a screen shows it: form values, signatures and annotations drawn, what is hidden
 * or only for print left out. Errors: E-PDF-DAMAGED, E-TOO-SMALL is the caller's check.
 */
export async function renderPdfPage(
  document: PDFiumDocument,
  pageIndex: number,
  { limits, userUnit, isStructureKnown }: PdfPageFacts,
): Promise<ScanPage> {
  try {
    const page = document.getPage(pageIndex);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const [widthPt, heightPt] = [originalWidth * userUnit, originalHeight * userUnit];
    if (!(widthPt > 0 && heightPt > 0) || hasUndrawnImage(page, isStructureKnown))
      throw new Failure('E-PDF-DAMAGED', { page: pageIndex + 1 });
    const { width, height } = planPdfRender(widthPt, heightPt, await findOnlyImage(page), limits);
    const rendered = await page.render({
      width,
      height,
      renderFormFields: true,
      render: (options) => Promise.resolve(options.data),
    });
    const claimedDpi = (rendered.width * POINTS_PER_INCH) / widthPt;
    const pixels = dropAlpha(rendered.data, rendered.width * rendered.height);
    return {
      pageInFile: pageIndex + 1,
      image: { width: rendered.width, height: rendered.height, data: pixels.rgb },
      sourceWidth: rendered.width,
      sourceHeight: rendered.height,
      dpi: estimateDpi(rendered.width, rendered.height, claimedDpi),
      ...(!isBelievable(rendered.width, rendered.height, claimedDpi) && { isDpiGuessed: true }),
      exifTurn: 0,
      isMirrored: false,
      isBilevel: pixels.isBilevel,
    };
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    // A WebAssembly trap leaves the library unusable: the next file starts a fresh one.
    if (cause instanceof Error && cause.name === 'RuntimeError') library = undefined;
    throw new Failure('E-PDF-DAMAGED', { page: pageIndex + 1 }, { cause });
  }
}

function dropAlpha(rgba: Uint8Array, pixels: number): { rgb: Uint8Array; isBilevel: boolean } {
  const rgb = new Uint8Array(pixels * 3);
  let isBilevel = true;
  for (let pixel = 0, from = 0, to = 0; pixel < pixels; pixel++, from += 4, to += 3) {
    const red = rgba[from] as number;
    rgb[to] = red;
    rgb[to + 1] = rgba[from + 1] as number;
    rgb[to + 2] = rgba[from + 2] as number;
    if (red !== 0 && red !== 255) isBilevel = false;
  }
  return { rgb, isBilevel };
}
