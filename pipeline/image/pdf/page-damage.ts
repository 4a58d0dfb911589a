import type { PDFDict, PDFObject, PDFRawStream } from '@cantoo/pdf-lib';
import { listDrawnNames } from './drawn-names.ts';
import { isImageDamaged } from './image-damage.ts';
import { unpackStream } from './stream-data.ts';
import { look, lookDict, lookInherited, lookName, lookNumber, type PdfStructure } from './structure.ts';

/** Annotation flags (ISO 32000-1, table 165) of what no screen shows: hidden, no view. */
const UNSEEN = 0x02 | 0x20;

/** Looks for damage page by page; pictures that pages share are looked at once. */
export class DamageFinder {
  readonly #structure: PdfStructure;
  readonly #images = new Map<PDFRawStream, Promise<boolean>>();
  /** Forms looked at; one that is drawn inside itself counts as whole there. */
  readonly #forms = new Map<PDFRawStream, boolean>();

  constructor(structure: PdfStructure) {
    this.#structure = structure;
  }

  /** Whether something that the page draws is missing, cut or cannot be decoded. */
  async isPageDamaged(pageIndex: number): Promise<boolean> {
    const page = this.#structure.pages[pageIndex];
    if (!page) return true;
    const { objects } = this.#structure;
    const contents = this.#listContents(page);
    if (contents === null) return true;
    const resources = lookInherited(objects, page, 'Resources');
    const own = resources instanceof objects.PDFDict ? resources : null;
    // Only together are the parts of a page's content a sentence: one may end between a name and its operator.
    const joined = this.#unpackAll(contents);
    if (joined === null || (await this.#isDrawingDamaged(joined, own))) return true;
    for (const appearance of this.#listAppearances(page))
      if (await this.#isFormDamaged(appearance, own)) return true;
    return false;
  }

  #listContents(page: PDFDict): PDFRawStream[] | null {
    const { objects } = this.#structure;
    const entry = page.get(objects.PDFName.of('Contents'));
    if (entry === undefined) return [];
    const found = look(objects, page, 'Contents');
    const parts: (PDFObject | undefined)[] =
      found instanceof objects.PDFArray
        ? Array.from({ length: found.size() }, (_, k) => found.lookup(k))
        : [found];
    const streams = parts.filter((part): part is PDFRawStream => part instanceof objects.PDFRawStream);
    return streams.length === parts.length ? streams : null;
  }

  #unpackAll(streams: readonly PDFRawStream[]): string | null {
    try {
      return streams
        .map((stream) => Buffer.from(unpackStream(this.#structure.objects, stream).bytes).toString('latin1'))
        .join('\n');
    } catch {
      return null;
    }
  }

  async #isDrawingDamaged(content: string, resources: PDFDict | null): Promise<boolean> {
    const { objects } = this.#structure;
    const known = resources && lookDict(objects, resources, 'XObject');
    for (const name of new Set(listDrawnNames(content))) {
      const drawn = known?.lookup(objects.PDFName.of(name));
      if (!(drawn instanceof objects.PDFRawStream)) return true;
      const kind = lookName(objects, drawn.dict, 'Subtype');
      if (kind === 'Image' && (await this.#isImageDamaged(drawn))) return true;
      if (kind === 'Form' && (await this.#isFormDamaged(drawn, resources))) return true;
    }
    return false;
  }

  async #isFormDamaged(form: PDFRawStream, outer: PDFDict | null): Promise<boolean> {
    const known = this.#forms.get(form);
    if (known !== undefined) return known;
    this.#forms.set(form, false);
    const content = this.#unpackAll([form]);
    const own = lookDict(this.#structure.objects, form.dict, 'Resources');
    const isDamaged = content === null || (await this.#isDrawingDamaged(content, own ?? outer));
    this.#forms.set(form, isDamaged);
    return isDamaged;
  }

  #isImageDamaged(image: PDFRawStream): Promise<boolean> {
    const known = this.#images.get(image) ?? isImageDamaged(this.#structure.objects, image);
    this.#images.set(image, known);
    return known;
  }

  /** The normal appearances of the annotations that a screen shows. */
  #listAppearances(page: PDFDict): PDFRawStream[] {
    const { objects } = this.#structure;
    const annotations = look(objects, page, 'Annots');
    if (!(annotations instanceof objects.PDFArray)) return [];
    return Array.from({ length: annotations.size() }, (_, k) => annotations.lookup(k)).flatMap((found) => {
      if (!(found instanceof objects.PDFDict)) return [];
      if (((lookNumber(objects, found, 'F') ?? 0) & UNSEEN) !== 0) return [];
      const appearances = lookDict(objects, found, 'AP');
      const normal = appearances && look(objects, appearances, 'N');
      const state = lookName(objects, found, 'AS');
      const shown =
        normal instanceof objects.PDFDict && state !== null ? look(objects, normal, state) : normal;
      return shown instanceof objects.PDFRawStream ? [shown] : [];
    });
  }
}
