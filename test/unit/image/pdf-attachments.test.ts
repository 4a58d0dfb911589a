import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { Failure } from '../../../pipeline/failures.ts';
import { openScan } from '../../../pipeline/image/open-scan.ts';
import { assemblePdf, fillPage, makePdf, makeStream } from './make-pdf.ts';

const PORTFOLIO = '/Collection << /Type /Collection /View /D >>';

/** A PDF of one drawn page (100 × 150 points) that carries files. */
function attach(files: readonly Buffer[], catalog: string): Buffer {
  const first = 5;
  const names = files.map((_, k) => `(tep ${k}) ${first + 2 * k} 0 R`).join(' ');
  return assemblePdf([
    `<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [${names}] >> >> ${catalog} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 150] /Contents 4 0 R >>',
    makeStream('', '0 0 50 50 re f'),
    ...files.flatMap((file, k) => [
      `<< /Type /Filespec /F (tep ${k}) /UF (tep ${k}) /EF << /F ${first + 2 * k + 1} 0 R >> >>`,
      makeStream('/Type /EmbeddedFile /Filter /FlateDecode', deflateSync(file)),
    ]),
  ]);
}

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#eee' } })
    .jpeg()
    .toBuffer();

/** Number and size of each page, or the failure it ends in. */
async function readAll(bytes: Uint8Array): Promise<string[]> {
  const scan = await openScan(bytes);
  const pages: string[] = [];
  for (let page = 1; page <= scan.pageCount; page++)
    pages.push(
      await scan.readPage(page).then(
        ({ pageInFile, sourceWidth, sourceHeight }) => `${pageInFile}: ${sourceWidth}×${sourceHeight}`,
        (error: unknown) => `${page}: ${error instanceof Failure ? error.code : String(error)}`,
      ),
    );
  scan.close();
  return pages;
}

describe('files inside a PDF', () => {
  let photo: Buffer;
  let paper: Buffer;
  beforeAll(async () => {
    photo = await picture(620, 830);
    paper = makePdf([fillPage(250, 350), fillPage(250, 350)], await picture(500, 700), 500, 700);
  });

  it('of a portfolio are its pages, in order; its cover is none', async () => {
    expect(await readAll(attach([photo, paper], PORTFOLIO))).toEqual([
      '1: 620×830',
      '2: 500×700',
      '3: 500×700',
    ]);
  });

  it('of an ordinary PDF follow its own pages', async () => {
    expect(await readAll(attach([photo], ''))).toEqual(['1: 417×625', '2: 620×830']);
    expect(await readAll(attach([photo], '/Collection << /View /H >>'))).toEqual([
      '1: 417×625',
      '2: 620×830',
    ]);
  });

  it('that cannot be read are pages of a portfolio that fail', async () => {
    const files = [photo, Buffer.from('PK\u0003\u0004 a document'), paper.subarray(0, 300), Buffer.alloc(0)];
    expect(await readAll(attach(files, PORTFOLIO))).toEqual([
      '1: 620×830',
      '2: E-ATTACHMENT-FORMAT',
      '3: E-PDF-DAMAGED',
      '4: E-EMPTY-FILE',
    ]);
  });

  it('for programs are no paper of an ordinary PDF, damaged scans are', async () => {
    const files = [Buffer.from('<?xml version="1.0"?><phieu/>'), photo.subarray(0, 500)];
    expect(await readAll(attach(files, ''))).toEqual(['1: 417×625', '2: E-TRUNCATED']);
  });

  it('that are cut inside the portfolio fail by name', async () => {
    const text = attach([photo, paper], PORTFOLIO)
      .toString('latin1')
      .replace('/EF << /F 8 0 R', '/EF << /F 88 0 R');
    expect(await readAll(Buffer.from(text, 'latin1'))).toEqual(['1: 620×830', '2: E-PDF-DAMAGED']);
  });

  it('are followed inside each other, but not without end', async () => {
    const nested = attach([attach([photo], PORTFOLIO)], PORTFOLIO);
    expect(await readAll(nested)).toEqual(['1: 620×830']);
    let deep = photo;
    for (let k = 0; k < 6; k++) deep = attach([deep], PORTFOLIO);
    expect(await readAll(deep)).toEqual(['1: E-ATTACHMENT-FORMAT']);
  });

  it('pinned to a page are read too', async () => {
    const pinned = assemblePdf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 150] /Annots [4 0 R] >>',
      '<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS << /F (anh) /EF << /F 5 0 R >> >> >>',
      makeStream('/Type /EmbeddedFile', photo),
    ]);
    expect(await readAll(pinned)).toEqual(['1: 417×625', '2: 620×830']);
  });
});
