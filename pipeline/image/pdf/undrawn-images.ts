import type { PDFiumPage } from '@hyzyla/pdfium';

/** The renderer's functions that its wrapper does not offer. */
interface RawRenderer {
  _FPDFPage_CountObjects(page: number): number;
  _FPDFPage_GetObject(page: number, index: number): number;
  _FPDFPageObj_GetType(object: number): number;
  _FPDFFormObj_CountObjects(form: number): number;
  _FPDFFormObj_GetObject(form: number, index: number): number;
  _FPDFImageObj_GetBitmap(image: number): number;
  _FPDFBitmap_Destroy(bitmap: number): void;
  _FPDFImageObj_GetImageFilterCount(image: number): number;
  _FPDFImageObj_GetImageFilter(image: number, index: number, buffer: number, length: number): number;
  readonly wasmExports: { malloc(size: number): number; free(pointer: number): void };
  readonly HEAPU8: Uint8Array;
}

const isRawRenderer = (module: unknown): module is RawRenderer =>
  typeof module === 'object' &&
  module !== null &&
  '_FPDFFormObj_GetObject' in module &&
  '_FPDFImageObj_GetBitmap' in module;

const IMAGE = 3;
const FORM = 5;
/** Whether these decode shows only when the renderer tries. */
const ONLY_BY_DECODING = new Set(['JPXDecode', 'JBIG2Decode', 'CCITTFaxDecode']);

/**
 * Whether the renderer cannot decode a picture of the page: it leaves it out without a word.
 * `isStructureKnown`: the file's own objects were looked at; then only pictures are tried that show no other way.
 */
export function hasUndrawnImage(page: PDFiumPage, isStructureKnown: boolean): boolean {
  const module: unknown = page['module'];
  if (!isRawRenderer(module)) throw new TypeError('the PDF renderer has changed');
  const isUndrawn = (object: number): boolean => {
    const type = module._FPDFPageObj_GetType(object);
    if (type === FORM) {
      const count = module._FPDFFormObj_CountObjects(object);
      return listNumbers(count).some((k) => isUndrawn(module._FPDFFormObj_GetObject(object, k)));
    }
    if (type !== IMAGE) return false;
    if (isStructureKnown && !ONLY_BY_DECODING.has(lastFilter(module, object))) return false;
    const bitmap = module._FPDFImageObj_GetBitmap(object);
    if (bitmap !== 0) module._FPDFBitmap_Destroy(bitmap);
    return bitmap === 0;
  };
  const index = page['pageIdx'];
  return listNumbers(module._FPDFPage_CountObjects(index)).some((k) =>
    isUndrawn(module._FPDFPage_GetObject(index, k)),
  );
}

const listNumbers = (count: number) => Array.from({ length: Math.max(0, count) }, (_, k) => k);

function lastFilter(module: RawRenderer, image: number): string {
  const index = module._FPDFImageObj_GetImageFilterCount(image) - 1;
  if (index < 0) return '';
  const length = module._FPDFImageObj_GetImageFilter(image, index, 0, 0);
  const buffer = module.wasmExports.malloc(length);
  try {
    module._FPDFImageObj_GetImageFilter(image, index, buffer, length);
    return String.fromCharCode(...module.HEAPU8.subarray(buffer, buffer + length - 1));
  } finally {
    module.wasmExports.free(buffer);
  }
}
