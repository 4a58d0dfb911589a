/** One page of a test's PDF: its size in points and what it draws; `/Im` is the JPEG, where there is one. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly draw: string;
}

/** A plain PDF with one shared JPEG: written by hand, so that a test may also write it wrong. */
export function makePdf(
  pages: readonly PdfPage[],
  jpeg: Buffer,
  imageWidth: number,
  imageHeight: number,
): Buffer {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer) =>
    objects.push(typeof body === 'string' ? Buffer.from(body, 'latin1') : body);
  const kids = pages.map((_, k) => `${4 + 2 * k} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add(
    Buffer.concat([
      Buffer.from(
        `<< /Type /XObject /Subtype /Image /Width ${imageWidth} /Height ${imageHeight} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>\nstream\n`,
      ),
      jpeg,
      Buffer.from('\nendstream'),
    ]),
  );
  for (const { width, height, draw } of pages) {
    const contents = objects.length + 2;
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Resources << /XObject << /Im 3 0 R >> >> /Contents ${contents} 0 R >>`,
    );
    add(`<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`);
  }
  return assemblePdf(objects);
}

/** Objects 1, 2, … with a table of where each stands; the first is the catalog. */
export function assemblePdf(objects: readonly (Buffer | string)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = 9;
  objects.forEach((body, k) => {
    const content = typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
    const object = Buffer.concat([Buffer.from(`${k + 1} 0 obj\n`), content, Buffer.from('\nendobj\n')]);
    offsets.push(length);
    length += object.length;
    parts.push(object);
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

/** Draws the JPEG over the whole page. */
export function fillPage(width: number, height: number): PdfPage {
  return { width, height, draw: `q ${width} 0 0 ${height} 0 0 cm /Im Do Q` };
}

/** A stream object; `entries` are written into its dictionary beside the length. */
export function makeStream(entries: string, data: Uint8Array | string): Buffer {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
  return Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`, 'latin1'),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}
