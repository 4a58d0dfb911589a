import type { PDFDict, PDFDocument, PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import { loadPdfObjects, type PdfObjects } from './objects.ts';

/** The objects of a PDF as they stand in the file: what the renderer draws without saying what it had to leave out. */
export interface PdfStructure {
  readonly objects: PdfObjects;
  readonly catalog: PDFDict;
  /** In page order; null where the page tree names a page that is not in the file. */
  readonly pages: readonly (PDFDict | null)[];
}

/** Null when the file's objects cannot be followed: then only the renderer's own word remains. */
export async function readStructure(bytes: Uint8Array): Promise<PdfStructure | null> {
  const objects = await loadPdfObjects();
  let document: PDFDocument;
  try {
    document = await objects.PDFDocument.load(bytes, {
      updateMetadata: false,
      password: '',
      warnOnInvalidObjects: false,
    });
  } catch {
    return null;
  }
  const { catalog } = document;
  const root = lookDict(objects, catalog, 'Pages');
  return root === null ? null : { objects, catalog, pages: listPages(objects, root) };
}

/** Pages in order. A kid that is missing is still a page: that is how the renderer counts. */
function listPages(objects: PdfObjects, root: PDFDict): (PDFDict | null)[] {
  const pages: (PDFDict | null)[] = [];
  const seen = new Set<PDFDict>();
  const walk = (node: PDFDict): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const kids = look(objects, node, 'Kids');
    if (!(kids instanceof objects.PDFArray)) {
      pages.push(node);
      return;
    }
    for (let k = 0; k < kids.size(); k++) {
      const kid = kids.lookup(k);
      if (kid instanceof objects.PDFDict) walk(kid);
      else pages.push(null);
    }
  };
  walk(root);
  return pages;
}

/** The object under a key, references followed; undefined where there is none. */
export function look(objects: PdfObjects, dict: PDFDict, key: string): PDFObject | undefined {
  const found = dict.lookup(objects.PDFName.of(key));
  return found === objects.PDFNull ? undefined : found;
}

export function lookDict(objects: PdfObjects, dict: PDFDict, key: string): PDFDict | null {
  const found = look(objects, dict, key);
  if (found instanceof objects.PDFDict) return found;
  return found instanceof objects.PDFStream ? found.dict : null;
}

export function lookStream(objects: PdfObjects, dict: PDFDict, key: string): PDFRawStream | null {
  const found = look(objects, dict, key);
  return found instanceof objects.PDFRawStream ? found : null;
}

export function lookNumber(objects: PdfObjects, dict: PDFDict, key: string): number | null {
  const found = look(objects, dict, key);
  return found instanceof objects.PDFNumber ? found.asNumber() : null;
}

/** A name without its slash. */
export function lookName(objects: PdfObjects, dict: PDFDict, key: string): string | null {
  const found = look(objects, dict, key);
  return found instanceof objects.PDFName ? found.decodeText() : null;
}

/** The page's own entry, or that of the nearest node above it which has one (Resources, MediaBox, Rotate). */
export function lookInherited(objects: PdfObjects, page: PDFDict, key: string): PDFObject | undefined {
  let node: PDFDict | null = page;
  for (let depth = 0; node !== null && depth < 64; depth++) {
    const found = look(objects, node, key);
    if (found !== undefined) return found;
    node = lookDict(objects, node, 'Parent');
  }
  return undefined;
}
