import sharp, { type Sharp } from 'sharp';
import { Failure, type FailureCode } from '../../pipeline/failures.ts';
import { defaultScanLimits, type ScanLimits } from '../../pipeline/image/scan-limits.ts';
import { readScan } from '../../pipeline/stages/read-scan.ts';
import { silentContext } from '../../pipeline/stage.ts';
import { fillPage, makePdf } from '../unit/image/make-pdf.ts';

/** Grain, so that compressed files are long enough to be cut anywhere. */
function drawNoise(): Sharp {
  const data = new Uint8Array(500 * 700 * 3);
  let seed = 1;
  for (let k = 0; k < data.length; k++) {
    seed = (seed * 48271) % 2147483647;
    data[k] = seed & 255;
  }
  return sharp(data, { raw: { width: 500, height: 700, channels: 3 } });
}

/** The failure that reading every page of the file ends in, and its details. */
async function failureOf(bytes: Uint8Array, limits?: ScanLimits): Promise<Failure | null> {
  try {
    const scan = await readScan.run({ bytes, limits }, silentContext);
    for (let page = 1; page <= scan.pageCount; page++) await scan.readPage(page);
    scan.close();
    return null;
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
    throw thrown;
  }
}

async function expectFailure(bytes: Uint8Array, code: FailureCode, limits?: ScanLimits): Promise<void> {
  const failure = await failureOf(bytes, limits);
  expect(failure?.code).toBe(code);
  expect(failure?.kind).toBe('bad_input');
}

/** A classic little-endian TIFF of which only the header is there: one strip that it promises far beyond its end. */
function promiseTiff(width: number, height: number): Uint8Array {
  const tags = [
    [256, 4, width],
    [257, 4, height],
    [258, 3, 1],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, 200],
    [277, 3, 1],
    [278, 4, height],
    [279, 4, Math.ceil(width / 8) * height],
  ] as const;
  const view = new DataView(new ArrayBuffer(400));
  view.setUint32(0, 0x002a4949, true);
  view.setUint32(4, 8, true);
  view.setUint16(8, tags.length, true);
  tags.forEach(([tag, type, value], k) => {
    const at = 10 + k * 12;
    view.setUint16(at, tag, true);
    view.setUint16(at + 2, type, true);
    view.setUint32(at + 4, 1, true);
    view.setUint32(at + 8, value, true);
  });
  return new Uint8Array(view.buffer);
}

/** A small JPEG whose frame header claims another size. */
async function promiseJpeg(width: number, height: number): Promise<Uint8Array> {
  const bytes = await drawNoise().jpeg().toBuffer();
  const frame = bytes.indexOf(Buffer.of(0xff, 0xc0));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}

async function makeNoisePdf(pages: number): Promise<Buffer> {
  const jpeg = await drawNoise().jpeg().toBuffer();
  return makePdf(
    Array.from({ length: pages }, () => fillPage(250, 350)),
    jpeg,
    500,
    700,
  );
}

describe('files that are no scans', () => {
  it('an empty file', () => expectFailure(new Uint8Array(), 'E-EMPTY-FILE'));

  it.each([
    ['text named .jpg', 'Đây là một tệp văn bản.'],
    ['a web page', '<!doctype html><html></html>'],
    ['an SVG drawing', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['a zip archive', 'PK\u0003\u0004rest'],
    ['a GIF', 'GIF89a...'],
    ['zeros', '\0'.repeat(5000)],
    ['the first two bytes of a JPEG', '\u00ff\u00d8'],
  ])('%s', (_, text) => expectFailure(Buffer.from(text, 'latin1'), 'E-UNKNOWN-FORMAT'));
});

describe('files cut short or damaged', () => {
  const formats: [string, () => Promise<Uint8Array>][] = [
    ['jpeg', () => drawNoise().jpeg().toBuffer()],
    ['progressive jpeg', () => drawNoise().jpeg({ progressive: true }).toBuffer()],
    ['png', () => drawNoise().png().toBuffer()],
    ['webp', () => drawNoise().webp().toBuffer()],
    ['LZW tiff', () => drawNoise().tiff({ compression: 'lzw' }).toBuffer()],
    [
      'G4 tiff',
      () =>
        drawNoise()
          .toColourspace('b-w')
          .threshold()
          .tiff({ compression: 'ccittfax4', bitdepth: 1 })
          .toBuffer(),
    ],
  ];
  it.each(formats)('%s at 30, 60 and 97 %% of its length', async (_, make) => {
    const bytes = await make();
    for (const share of [0.3, 0.6, 0.97])
      await expectFailure(bytes.subarray(0, Math.floor(bytes.length * share)), 'E-TRUNCATED');
  });

  it.each(formats)('%s after its first bytes', async (_, make) => {
    await expectFailure((await make()).subarray(0, 24), 'E-TRUNCATED');
  });

  it('png with bytes overwritten', async () => {
    const bytes = await drawNoise().png().toBuffer();
    bytes.fill(0x5a, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 200);
    await expectFailure(bytes, 'E-TRUNCATED');
  });

  it('a second page missing from a tiff leaves the first readable', async () => {
    const raw = await drawNoise().toColourspace('b-w').raw().toBuffer();
    const bytes = await sharp(raw, { raw: { width: 500, height: 700, channels: 1, pageHeight: 350 } })
      .tiff({ compression: 'none' })
      .toBuffer();
    // In its pixels, before its directory, and in the middle of that directory.
    for (const length of [Math.floor(bytes.length * 0.75), bytes.length - 500, bytes.length - 20]) {
      const scan = await readScan.run({ bytes: bytes.subarray(0, length) }, silentContext);
      expect(scan.pageCount).toBe(2);
      await expect(scan.readPage(1)).resolves.toMatchObject({ sourceWidth: 500, sourceHeight: 350 });
      await expect(scan.readPage(2)).rejects.toMatchObject({ code: 'E-TRUNCATED', details: { page: 2 } });
    }
  });

  it('a JPEG with bytes overwritten in the middle', async () => {
    const rules = '<path d="M0 8 H500 M0 16 H500" stroke="#000" stroke-width="5" stroke-dasharray="9 4"/>';
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="500" height="700"><rect width="500" height="700" fill="#fff"/><defs><pattern id="p" width="500" height="24" patternUnits="userSpaceOnUse">${rules}</pattern></defs><rect width="500" height="700" fill="url(#p)"/></svg>`;
    const bytes = await sharp(Buffer.from(svg)).flatten().jpeg().toBuffer();
    expect(await failureOf(bytes)).toBeNull();
    bytes.fill(0x5a, Math.floor(bytes.length * 0.5), Math.floor(bytes.length * 0.6));
    await expectFailure(bytes, 'E-TRUNCATED');
  });
});

describe('files out of measure', () => {
  it('a JPEG that claims 30,000 × 30,000 is refused from its header', async () => {
    await expectFailure(await promiseJpeg(30_000, 30_000), 'E-TOO-LARGE');
  });

  it('a TIFF of 400 megapixels is refused from its header', async () => {
    const before = process.memoryUsage().rss;
    await expectFailure(promiseTiff(20_000, 20_000), 'E-TOO-LARGE');
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  it('a PNG bomb is refused from its header', async () => {
    const bomb = await sharp({
      create: { width: 16_000, height: 16_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 1 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(8e6);
    await expectFailure(bomb, 'E-TOO-LARGE');
  });

  it('a thumbnail', async () => {
    await expectFailure(await drawNoise().resize(120, 160).jpeg().toBuffer(), 'E-TOO-SMALL');
    await expectFailure(await drawNoise().resize(2000, 1, { fit: 'fill' }).png().toBuffer(), 'E-TOO-SMALL');
  });

  it('too many pages', async () => {
    const limits = { ...defaultScanLimits, maxPages: 3 };
    await expectFailure(await makeNoisePdf(4), 'E-TOO-MANY-PAGES', limits);
    expect(await failureOf(await makeNoisePdf(3), limits)).toBeNull();
  });
});

describe('PDF', () => {
  it('with a password', async () => {
    const text = (await makeNoisePdf(1)).toString('latin1');
    const lock =
      '<< /Filter /Standard /V 2 /R 3 /Length 128 /P -3904 /O <' +
      '41'.repeat(32) +
      '> /U <' +
      '42'.repeat(32) +
      '> >>';
    const locked = text.replace(
      /trailer\s*<</,
      `trailer\n<< /ID [<${'43'.repeat(16)}><${'43'.repeat(16)}>] /Encrypt ${lock}`,
    );
    expect(locked).not.toBe(text);
    await expectFailure(Buffer.from(locked, 'latin1'), 'E-PDF-ENCRYPTED');
  });

  it('damaged', async () => {
    const bytes = await makeNoisePdf(1);
    await expectFailure(bytes.subarray(0, 400), 'E-PDF-DAMAGED');
    await expectFailure(Buffer.from('%PDF-1.7\nnothing else'), 'E-PDF-DAMAGED');
  });

  it('without a page', async () => {
    const text = (await makeNoisePdf(1)).toString('latin1');
    const empty = text.replace(/\/Kids \[[^\]]*\]\s*\/Count 1/, '/Kids [ ] /Count 0');
    expect(empty).not.toBe(text);
    await expectFailure(Buffer.from(empty, 'latin1'), 'E-PDF-DAMAGED');
  });

  it('can be opened again after one that failed', async () => {
    await failureOf(Buffer.from('%PDF-1.7\nnothing else'));
    expect(await failureOf(await makeNoisePdf(2))).toBeNull();
  });
});
