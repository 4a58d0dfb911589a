import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import type { PageMap } from '../../../pipeline/image/page-map.ts';
import { type PdfPage, writeSearchablePdf } from '../../../pipeline/outputs/pdf/searchable-pdf.ts';
import { makeViewImage, toPdfImage } from '../../../pipeline/outputs/view-image.ts';
import type { ScanPage, TextLine } from '../../../pipeline/page.ts';
import { testWith } from '../../support/tools.ts';

const EVERY_MARK =
  'a à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ đ è é ẻ ẽ ẹ ê ề ế ể ễ ệ ì í ỉ ĩ ị ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ ù ú ủ ũ ụ ư ừ ứ ử ữ ự ỳ ý ỷ ỹ ỵ'.split(
    ' ',
  );

function lineOf(texts: readonly string[], top: number): TextLine {
  const words = texts.map((text, index) => ({
    text,
    box: [40 + index * 60, top, 90 + index * 60, top + 30] as [number, number, number, number],
    confidence: 0.9,
  }));
  return { box: [40, top, 90 + texts.length * 60, top + 30], words, engine: 'test' };
}

function scanPage(width: number, height: number, data: Uint8Array, isBilevel: boolean): ScanPage {
  const image = { width, height, data };
  return {
    pageInFile: 1,
    image,
    sourceWidth: width,
    sourceHeight: height,
    dpi: 200,
    exifTurn: 0,
    isMirrored: false,
    isBilevel,
  };
}

async function makePdf(pages: readonly PdfPage[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  await writeSearchablePdf(
    pages,
    { title: 'hồ sơ <1> & "2"', producer: 'sogoc test' },
    (chunk) => void chunks.push(chunk),
  );
  return Buffer.concat(chunks);
}

describe('searchable PDF', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-pdf-'));
  const file = path.join(folder, 'a.pdf');
  afterAll(() => rmSync(folder, { recursive: true }));

  const upright: PageMap = [1, 0, 0, 0, 1, 0, 0, 0, 1];
  const lines = [
    lineOf(EVERY_MARK.slice(0, 20), 50),
    lineOf(EVERY_MARK.slice(20, 45), 120),
    lineOf(EVERY_MARK.slice(45), 190),
    lineOf(['NGUYỄN', 'THỊ', 'MỸ', 'LY'], 260),
  ];

  async function jpegPage(rotation: 0 | 180, map: PageMap): Promise<PdfPage> {
    const jpeg = await sharp({ create: { width: 1700, height: 2300, channels: 3, background: '#eee' } })
      .jpeg()
      .toBuffer();
    const image = await toPdfImage(jpeg);
    expect(image.bytes).toBe(jpeg);
    return { image, width: 1700, height: 2300, dpi: 200, rotation, map, lines };
  }

  testWith('pdftotext', 'qpdf')(
    'says every Vietnamese letter back exactly, in order, and has a clean structure',
    async () => {
      writeFileSync(file, await makePdf([await jpegPage(0, upright)]));
      const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).normalize('NFC');
      expect(text.split(/\s+/).filter(Boolean)).toEqual(
        lines.flatMap((line) => line.words.map((word) => word.text)),
      );
      expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
        'No syntax or stream encoding errors',
      );
    },
  );

  testWith('pdftotext')(
    'puts each word over its own pixels, also on a page that came upside down',
    async () => {
      // Clean (x, y) came from source (1700 - x, 2300 - y).
      writeFileSync(file, await makePdf([await jpegPage(180, [-1, 0, 1700, 0, -1, 2300, 0, 0, 1])]));
      const boxes = execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8' });
      const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">NGUYỄN</.exec(
        boxes,
      );
      // Read upright, the word stands where the clean page has it: 40…90 × 260…290 px at 200 dpi.
      const [xMin, yMin, xMax, yMax] = (word?.slice(1) ?? []).map((points) => (Number(points) * 200) / 72);
      expect(xMin).toBeCloseTo(40, -1);
      expect(xMax).toBeGreaterThan(85);
      expect(xMax).toBeLessThan(115);
      expect(yMin).toBeGreaterThan(250);
      expect(yMax).toBeLessThan(300);
    },
  );

  testWith('pdfimages')('keeps a bilevel scan bit by bit', async () => {
    const data = new Uint8Array(801 * 400 * 3).fill(255);
    for (let at = 0; at < data.length; at += 31) data.fill(0, at - (at % 3), at - (at % 3) + 3);
    const page = scanPage(801, 400, data, true);
    const view = await makeViewImage(new Uint8Array([0x49, 0x49]), page);
    const image = await toPdfImage(view ?? new Uint8Array());
    writeFileSync(
      file,
      await makePdf([{ image, width: 801, height: 400, dpi: 200, rotation: 0, map: upright, lines: [] }]),
    );
    execFileSync('pdfimages', ['-png', file, path.join(folder, 'out')]);
    const back = await sharp(path.join(folder, 'out-000.png'))
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer();
    expect(Buffer.compare(back, Buffer.from(data))).toBe(0);
  });

  test('an ordinary JPEG is its own view; one with an EXIF turn is not', async () => {
    const page = scanPage(10, 10, new Uint8Array(300), false);
    const plain = sharp({ create: { width: 10, height: 10, channels: 3, background: 'red' } });
    expect(await makeViewImage(await plain.clone().jpeg().toBuffer(), page)).toBeNull();
    const turned = await plain.clone().withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const view = await sharp((await makeViewImage(turned, page)) ?? Buffer.alloc(0)).metadata();
    expect(view).toMatchObject({ format: 'jpeg', width: 10, height: 10 });
    expect(view.orientation ?? 1).toBe(1);
  });

  test('declares PDF/A-2b, holds its color profile, and is the same each time', async () => {
    const once = await makePdf([await jpegPage(0, upright)]);
    expect(Buffer.compare(once, await makePdf([await jpegPage(0, upright)]))).toBe(0);
    const source = once.toString('latin1');
    expect(source).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>');
    expect(source).toContain('/S /GTS_PDFA1');
    expect(source).toContain('&#60;1&#62; &#38;');
  });

  testWith('pdffonts')('its font is embedded, a subset, and says what it means in Unicode', async () => {
    writeFileSync(file, await makePdf([await jpegPage(0, upright)]));
    expect(execFileSync('pdffonts', [file], { encoding: 'utf8' })).toMatch(
      /SGOCAA\+Glyphless\s+CID TrueType\s+Identity-H\s+yes yes yes/,
    );
  });
});
