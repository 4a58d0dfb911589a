import sharp from 'sharp';
import { openScan } from '../../../pipeline/image/open-scan.ts';
import type { ScanPage } from '../../../pipeline/page.ts';
import { assemblePdf, makeStream } from './make-pdf.ts';

/** A page of 300 × 400 points over which a white scan of 600 × 800 pixels lies, and one annotation, a red square. */
async function makeAnnotated(
  annotation: string,
  more: { catalog?: string; page?: string } = {},
): Promise<Buffer> {
  const scan = await sharp({ create: { width: 600, height: 800, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  return assemblePdf([
    `<< /Type /Catalog /Pages 2 0 R ${more.catalog ?? ''} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Resources << /XObject << /Im 5 0 R >> >> /Contents 4 0 R /Annots [6 0 R] ${more.page ?? ''} >>`,
    makeStream('', 'q 300 0 0 400 0 0 cm /Im Do Q'),
    makeStream(
      '/Type /XObject /Subtype /Image /Width 600 /Height 800 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
      scan,
    ),
    `<< /Type /Annot /Rect [100 200 200 300] /AP << /N 7 0 R >> /P 3 0 R ${annotation} >>`,
    makeStream('/Type /XObject /Subtype /Form /BBox [0 0 100 100]', '1 0 0 rg 0 0 100 100 re f'),
  ]);
}

async function readFirst(bytes: Uint8Array): Promise<ScanPage> {
  const scan = await openScan(bytes);
  try {
    return await scan.readPage(1);
  } finally {
    scan.close();
  }
}

/** The pixel in the middle of the annotation, and one far from it. */
async function lookAt(bytes: Uint8Array): Promise<{ there: number[]; elsewhere: number[]; page: ScanPage }> {
  const page = await readFirst(bytes);
  const pixel = (x: number, y: number) => {
    const at = (Math.round(y * page.image.height) * page.image.width + Math.round(x * page.image.width)) * 3;
    return [...page.image.data.subarray(at, at + 3)];
  };
  return { there: pixel(0.5, 150 / 400), elsewhere: pixel(0.1, 0.1), page };
}

const RED = [255, 0, 0];
const WHITE = [255, 255, 255];
const form = (fields: string) => `/AcroForm << /Fields [${fields}] >>`;

describe('what a PDF shows is what is read', () => {
  it.each([
    ['a text field', '/Subtype /Widget /FT /Tx /T (ten) /V (x) /F 4', form('6 0 R')],
    ['a signature', '/Subtype /Widget /FT /Sig /T (ky) /F 132', form('6 0 R')],
    ['a field that the form does not list', '/Subtype /Widget /FT /Tx /T (ten) /F 4', form('')],
    ['a field of a file without a form', '/Subtype /Widget /FT /Sig /T (ky) /F 4', ''],
    ['a stamp', '/Subtype /Stamp /F 4', ''],
    ['typed text', '/Subtype /FreeText /DA (/Helv 12 Tf) /Contents (x) /F 4', ''],
    ['a drawing', '/Subtype /Ink /InkList [[1 1 2 2]] /F 4', ''],
    ['what is shown but not printed', '/Subtype /Stamp', ''],
  ])('%s', async (_, annotation, catalog) => {
    const { there, elsewhere, page } = await lookAt(await makeAnnotated(annotation, { catalog }));
    expect(there).toEqual(RED);
    expect(elsewhere).toEqual(WHITE);
    // The scan keeps its own pixels.
    expect([page.sourceWidth, page.sourceHeight]).toEqual([600, 800]);
  });

  it.each([
    ['hidden', '/F 2'],
    ['for print only', '/F 36'],
  ])('what is %s stays unseen, field and stamp', async (_, flags) => {
    const stamp = await lookAt(await makeAnnotated(`/Subtype /Stamp ${flags}`));
    const field = await lookAt(
      await makeAnnotated(`/Subtype /Widget /FT /Tx /T (ten) ${flags}`, { catalog: form('6 0 R') }),
    );
    expect([stamp.there, field.there]).toEqual([WHITE, WHITE]);
  });

  it('a drawn page in larger units is drawn as large as it is', async () => {
    const drawn = assemblePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 150] /UserUnit 4 /Contents 4 0 R >>',
      makeStream('', '0 0 1 rg 10 10 40 40 re f'),
    ]);
    const page = await readFirst(drawn);
    expect([page.sourceWidth, page.sourceHeight]).toEqual([1667, 2500]);
    expect(page.dpi).toBeCloseTo(300, 0);
  });
});
