import sharp from 'sharp';
import { planPdfRender } from '../../../pipeline/image/decode-pdf.ts';
import { openScan, readPages } from '../../../pipeline/image/open-scan.ts';
import { planShrink } from '../../../pipeline/image/resolution.ts';
import { detectFormat } from '../../../pipeline/image/scan-format.ts';
import { defaultScanLimits } from '../../../pipeline/image/scan-limits.ts';
import type { ScanPage } from '../../../pipeline/page.ts';
import { fillPage, makePdf } from './make-pdf.ts';

/** 600 × 800, red on the left half, a black bar along the top. */
const drawing = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800"><rect width="600" height="800" fill="#fff"/><rect width="300" height="800" fill="#f00"/><rect width="600" height="80"/></svg>',
);
const draw = () => sharp(drawing).removeAlpha();

async function readFirst(bytes: Uint8Array): Promise<ScanPage> {
  const scan = await openScan(bytes);
  try {
    return await scan.readPage(1);
  } finally {
    scan.close();
  }
}

function pixel({ image: { width, data } }: ScanPage, x: number, y: number): number[] {
  return [...data.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)];
}

function expectNear(found: number[], wanted: number[]): void {
  expect(found).toHaveLength(3);
  found.forEach((value, k) => expect(Math.abs(value - (wanted[k] ?? NaN))).toBeLessThan(40));
}

describe('every format', () => {
  it.each([
    ['jpeg', () => draw().jpeg({ quality: 95 }).toBuffer()],
    ['CMYK jpeg', () => draw().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()],
    ['png', () => draw().png().toBuffer()],
    ['palette png', () => draw().png({ palette: true }).toBuffer()],
    ['16-bit png', () => draw().toColourspace('rgb16').png().toBuffer()],
    ['png with alpha', () => draw().ensureAlpha().png().toBuffer()],
    ['webp', () => draw().webp({ quality: 95 }).toBuffer()],
    ['LZW tiff', () => draw().tiff({ compression: 'lzw' }).toBuffer()],
    ['jpeg-in-tiff', () => draw().tiff({ compression: 'jpeg', quality: 95 }).toBuffer()],
  ])('%s comes out as 8-bit RGB of its own size', async (_, make) => {
    const page = await readFirst(await make());
    expect([page.sourceWidth, page.sourceHeight]).toEqual([600, 800]);
    expect(page.image.data).toHaveLength(page.image.width * page.image.height * 3);
    expectNear(pixel(page, 100, 400), [255, 0, 0]);
    expectNear(pixel(page, 500, 400), [255, 255, 255]);
    expectNear(pixel(page, 500, 40), [0, 0, 0]);
    expect(page.isBilevel).toBe(false);
  });

  it('grey and see-through pages come out on white', async () => {
    const grey = await readFirst(await draw().toColourspace('b-w').jpeg().toBuffer());
    expectNear(pixel(grey, 500, 400), [255, 255, 255]);
    const glass = await sharp({ create: { width: 600, height: 800, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();
    expectNear(pixel(await readFirst(glass), 10, 10), [255, 255, 255]);
  });

  it.each(['ccittfax4', 'none'] as const)('bilevel tiff (%s) is told as such', async (compression) => {
    const bytes = await sharp(drawing)
      .removeAlpha()
      .toColourspace('b-w')
      .threshold(128)
      .tiff({ compression, bitdepth: 1 })
      .toBuffer();
    const page = await readFirst(bytes);
    expect(page.isBilevel).toBe(true);
    expectNear(pixel(page, 500, 400), [255, 255, 255]);
    expectNear(pixel(page, 500, 40), [0, 0, 0]);
  });

  it('is told by content alone', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    expect(detectFormat(bytes('%PDF-1.7 …'))).toBe('pdf');
    expect(detectFormat(bytes('junk before\n%PDF-1.4'))).toBe('pdf');
    expect(detectFormat(bytes('RIFF....WEBPVP8 '))).toBe('webp');
    expect(detectFormat(bytes('RIFF....WAVEfmt '))).toBeNull();
    expect(detectFormat(bytes('II*'))).toBeNull();
    expect(detectFormat(Uint8Array.of(0x4d, 0x4d, 0, 42, 0))).toBe('tiff');
  });
});

describe('pages', () => {
  it('of a tiff are decoded one at a time, each of its own size', async () => {
    const first = await draw().toColourspace('b-w').threshold(100).raw().toBuffer();
    const second = await draw().toColourspace('b-w').negate().threshold(100).raw().toBuffer();
    const bytes = await sharp(Buffer.concat([first, second]), {
      raw: { width: 600, height: 1600, channels: 1, pageHeight: 800 },
    })
      .tiff({ compression: 'lzw' })
      .toBuffer();
    const scan = await openScan(bytes);
    expect(scan.pageCount).toBe(2);
    const pages: ScanPage[] = [];
    for await (const page of readPages(scan)) pages.push(page);
    expect(pages.map(({ pageInFile, sourceHeight }) => [pageInFile, sourceHeight])).toEqual([
      [1, 800],
      [2, 800],
    ]);
    expectNear(pixel(pages[0] as ScanPage, 500, 40), [0, 0, 0]);
    expectNear(pixel(pages[1] as ScanPage, 500, 40), [255, 255, 255]);
    await expect(scan.readPage(3)).rejects.toThrow(RangeError);
  });

  it('of a pdf come out at the pixels of the scanned image in them', async () => {
    const jpeg = await draw().jpeg({ quality: 95 }).toBuffer();
    const drawing = { width: 288, height: 384, draw: '1 0 0 rg 0 192 288 192 re f' };
    const scan = await openScan(makePdf([fillPage(288, 384), drawing], jpeg, 600, 800));
    expect(scan.pageCount).toBe(2);
    const scanned = await scan.readPage(1);
    expect([scanned.sourceWidth, scanned.sourceHeight, Math.round(scanned.dpi)]).toEqual([600, 800, 150]);
    expectNear(pixel(scanned, 100, 400), [255, 0, 0]);
    expectNear(pixel(scanned, 500, 40), [0, 0, 0]);
    const drawn = await scan.readPage(2);
    expect([drawn.sourceWidth, drawn.sourceHeight]).toEqual([1200, 1600]);
    expectNear(pixel(drawn, 600, 400), [255, 0, 0]);
    expectNear(pixel(drawn, 600, 1200), [255, 255, 255]);
    scan.close();
  });

  it('of a pdf with a giant MediaBox are rendered within the limit', () => {
    const { width, height } = planPdfRender(14_400, 14_400, null, defaultScanLimits);
    expect(width * height).toBeLessThan(defaultScanLimits.maxRenderPixels * 1.01);
    expect(planPdfRender(595, 842, { width: 1654, height: 2339 }, defaultScanLimits)).toEqual({
      width: 1654,
      height: 2341,
    });
    expect(planPdfRender(595, 842, { width: 300, height: 100 }, defaultScanLimits)).toEqual({
      width: 2479,
      height: 3508,
    });
  });
});

describe('orientation and resolution', () => {
  it.each([
    [1, 0, false],
    [2, 0, true],
    [3, 180, false],
    [4, 180, true],
    [5, 270, true],
    [6, 90, false],
    [7, 90, true],
    [8, 270, false],
  ] as const)('EXIF orientation %d is told, not applied', async (orientation, turn, isMirrored) => {
    const page = await readFirst(await draw().withMetadata({ orientation }).jpeg().toBuffer());
    expect([page.sourceWidth, page.sourceHeight]).toEqual([600, 800]);
    expect(page.exifTurn).toBe(turn);
    expect(page.isMirrored).toBe(isMirrored);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'flipping first and turning then undoes EXIF orientation %d as sharp does',
    async (orientation) => {
      const bytes = await draw().withMetadata({ orientation }).png().toBuffer();
      const page = await readFirst(bytes);
      const upright = await sharp(bytes).autoOrient().raw().toBuffer();
      const ours = sharp(page.image.data, { raw: { width: 600, height: 800, channels: 3 } });
      const flipped = page.isMirrored ? await ours.flop().raw().toBuffer() : Buffer.from(page.image.data);
      const turned = await sharp(flipped, { raw: { width: 600, height: 800, channels: 3 } })
        .rotate(page.exifTurn)
        .raw()
        .toBuffer();
      expect(turned.equals(upright)).toBe(true);
    },
  );

  it('far finer files are decoded smaller, and keep their own size', async () => {
    const bytes = await draw().resize(3600, 4800).withMetadata({ density: 600 }).jpeg().toBuffer();
    const page = await readFirst(bytes);
    expect([page.sourceWidth, page.sourceHeight]).toEqual([3600, 4800]);
    expect([page.image.width, page.image.height]).toEqual([1800, 2400]);
    expect(page.dpi).toBe(300);
    expect([planShrink(300), planShrink(400), planShrink(799), planShrink(1600)]).toEqual([1, 2, 2, 8]);
  });

  it('of a strip cut across a page is that of its width', async () => {
    const page = await readFirst(await draw().resize(2481, 900, { fit: 'fill' }).jpeg().toBuffer());
    expect(page.dpi).toBeCloseTo(300, 0);
  });

  it('a density that programs write without knowing is not believed', async () => {
    const page = await readFirst(
      await draw().resize(1654, 2339).withMetadata({ density: 72 }).jpeg().toBuffer(),
    );
    expect(page.dpi).toBeCloseTo(200, 0);
  });
});
