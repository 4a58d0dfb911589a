import { deflateSync } from 'node:zlib';

/** Where bytes go; called in order, never with an empty chunk. */
export type ByteSink = (chunk: Uint8Array) => Promise<void> | void;

/**
 * Writes a PDF 1.7 file object by object, straight to a sink: memory does not grow with the number of pages.
 * It knows the syntax of a file (objects, streams, cross-reference table), nothing of what a page is.
 * Output is a function of what was written: no clock, no random ids.
 */
export class PdfWriter {
  readonly #sink: ByteSink;
  #position = 0;
  readonly #offsets: number[] = [];

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  async begin(): Promise<void> {
    // Four bytes above 127 tell transfer programs, and PDF/A demands, that the file is binary.
    await this.#write(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
  }

  /** A number for an object that is written later, so that others can refer to it already. */
  reserve(): number {
    this.#offsets.push(-1);
    return this.#offsets.length;
  }

  async object(id: number, body: string): Promise<void> {
    this.#offsets[id - 1] = this.#position;
    await this.#write(Buffer.from(`${id} 0 obj\n${body}\nendobj\n`, 'latin1'));
  }

  /** A stream as it is (JPEG, ICC, XMP) or, with `deflate`, compressed by Flate. `entries` go into its dictionary. */
  async stream(
    id: number,
    entries: string,
    bytes: Uint8Array,
    options: { deflate?: boolean } = {},
  ): Promise<void> {
    const data = options.deflate ? deflateSync(bytes) : bytes;
    const filter = options.deflate ? ' /Filter /FlateDecode' : '';
    this.#offsets[id - 1] = this.#position;
    await this.#write(
      Buffer.from(`${id} 0 obj\n<< ${entries}${filter} /Length ${data.length} >>\nstream\n`, 'latin1'),
    );
    await this.#write(data);
    await this.#write(Buffer.from('\nendstream\nendobj\n', 'latin1'));
  }

  /** Ends the file. `idHex` is the file identifier: 32 hex digits made from the content. */
  async finish(rootId: number, idHex: string): Promise<void> {
    const missing = this.#offsets.findIndex((offset) => offset < 0);
    if (missing >= 0) throw new Error(`PDF object ${missing + 1} was reserved but never written`);
    const start = this.#position;
    const entries = this.#offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    const size = this.#offsets.length + 1;
    await this.#write(
      Buffer.from(
        `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n` +
          `<< /Size ${size} /Root ${rootId} 0 R /ID [<${idHex}> <${idHex}>] >>\nstartxref\n${start}\n%%EOF\n`,
        'latin1',
      ),
    );
  }

  async #write(chunk: Uint8Array): Promise<void> {
    this.#position += chunk.length;
    await this.#sink(chunk);
  }
}

/** A number as PDF wants it: no exponent, no needless digits. */
export function pdfNumber(value: number): string {
  return Number(value.toFixed(4)).toString();
}
