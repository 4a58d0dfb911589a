import type { PDFDict, PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import { unpackStream } from './stream-data.ts';
import { look, lookDict, lookName, lookStream, type PdfStructure } from './structure.ts';

/** Files that a PDF carries inside (ISO 32000-1, 7.11.4), in the order of its list. */
export interface Attachments {
  /** A portfolio (12.3.5): viewers show the files, and of its own pages at most a cover that says so. */
  readonly isPortfolio: boolean;
  /** Content of each; null where it is missing or damaged. */
  readonly files: readonly (Uint8Array | null)[];
}

/** Keys of a file specification's versions of one file, the usual first. */
const VERSIONS = ['UF', 'F', 'Unix', 'Mac', 'DOS'];

export function readAttachments(structure: PdfStructure): Attachments {
  const { objects, catalog } = structure;
  const collection = lookDict(objects, catalog, 'Collection');
  const specifications = [...listNamed(structure), ...listPinned(structure)];
  const streams = specifications.flatMap((specification) => {
    const versions = lookDict(objects, specification, 'EF');
    return versions === null ? [] : [findVersion(structure, versions)];
  });
  const files = [...new Set(streams)].map((stream) => unpackOrNull(structure, stream));
  return {
    // Hidden (H): the viewer opens on the document's own pages, as if it were none.
    isPortfolio: collection !== null && lookName(objects, collection, 'View') !== 'H' && files.length > 0,
    files,
  };
}

function findVersion({ objects }: PdfStructure, versions: PDFDict): PDFRawStream | null {
  for (const key of VERSIONS) {
    const stream = lookStream(objects, versions, key);
    if (stream !== null) return stream;
  }
  return null;
}

function unpackOrNull({ objects }: PdfStructure, stream: PDFRawStream | null): Uint8Array | null {
  try {
    return stream && unpackStream(objects, stream).bytes;
  } catch {
    return null;
  }
}

/** File specifications of the document's name tree `EmbeddedFiles`. */
function listNamed({ objects, catalog }: PdfStructure): PDFDict[] {
  const found: PDFDict[] = [];
  const seen = new Set<PDFObject>();
  const walk = (node: PDFDict): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const names = look(objects, node, 'Names');
    if (names instanceof objects.PDFArray)
      for (let k = 1; k < names.size(); k += 2) {
        const specification = names.lookup(k);
        if (specification instanceof objects.PDFDict) found.push(specification);
      }
    const kids = look(objects, node, 'Kids');
    if (kids instanceof objects.PDFArray)
      for (let k = 0; k < kids.size(); k++) {
        const kid = kids.lookup(k);
        if (kid instanceof objects.PDFDict) walk(kid);
      }
  };
  const root = lookDict(objects, catalog, 'Names');
  const tree = root && lookDict(objects, root, 'EmbeddedFiles');
  if (tree) walk(tree);
  return found;
}

/** File specifications pinned to pages (annotations FileAttachment). */
function listPinned({ objects, pages }: PdfStructure): PDFDict[] {
  return pages.flatMap((page) => {
    const annotations = page && look(objects, page, 'Annots');
    if (!(annotations instanceof objects.PDFArray)) return [];
    return Array.from({ length: annotations.size() }, (_, k) => annotations.lookup(k)).flatMap((found) => {
      if (!(found instanceof objects.PDFDict)) return [];
      if (lookName(objects, found, 'Subtype') !== 'FileAttachment') return [];
      const specification = lookDict(objects, found, 'FS');
      return specification === null ? [] : [specification];
    });
  });
}
