import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { Failure } from '../../../pipeline/failures.ts';
import { openScan } from '../../../pipeline/image/open-scan.ts';
import { assemblePdf, makeStream } from './make-pdf.ts';
import { makeJbig2, makeJpx, packFax } from './picture-kinds.ts';

const WIDTH = 400;
const HEIGHT = 560;

/** A page of writing-like strokes with grain, so that compressed pictures are long enough to be cut anywhere. */
function drawSheet(): Buffer {
  const data = Buffer.alloc(WIDTH * HEIGHT, 255);
  let seed = 7;
  for (let k = 0; k < data.length; k++) {
    seed = (seed * 48271) % 2147483647;
    const isLine = Math.floor(k / WIDTH) % 24 < 9 && (seed >> 8) % 5 < 2;
    data[k] = isLine ? 20 : 235 + (seed & 15);
  }
  return data;
}

const gray = drawSheet();
const raw = { raw: { width: WIDTH, height: HEIGHT, channels: 1 as const } };
const jpeg = () => sharp(gray, raw).jpeg({ quality: 80 }).toBuffer();
const IMAGE = `/Type /XObject /Subtype /Image /Width ${WIDTH} /Height ${HEIGHT} /BitsPerComponent 8 /ColorSpace /DeviceGray`;
const BILEVEL = `/Type /XObject /Subtype /Image /Width ${WIDTH} /Height ${HEIGHT} /BitsPerComponent 1 /ColorSpace /DeviceGray`;
const FAX = `${BILEVEL} /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns ${WIDTH} /Rows ${HEIGHT} >>`;

interface Parts {
  /** Entries of the page's resources and what it draws; the picture is object 6. */
  readonly draw?: string;
  readonly resources?: string;
  readonly picture: Buffer | string;
  readonly more?: readonly (Buffer | string)[];
  readonly contents?: Buffer;
  readonly page?: string;
}

/** Two pages: one whole, and one that holds the picture in question (object 6). */
function makePdf({ draw, resources, picture, more = [], contents, page = '' }: Parts, good: Buffer): Buffer {
  return assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 7 0 R] /Count 2 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 280] /Resources << /XObject << /Im 5 0 R >> >> /Contents 4 0 R >>',
    makeStream('', 'q 200 0 0 280 0 0 cm /Im Do Q'),
    makeStream(`${IMAGE} /Filter /DCTDecode`, good),
    picture,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 280] /Resources << ${resources ?? '/XObject << /Im 6 0 R >>'} >> /Contents 8 0 R ${page} >>`,
    contents ?? makeStream('', draw ?? 'q 200 0 0 280 0 0 cm /Im Do Q'),
    ...more,
  ]);
}

/** What becomes of each page: its failure's code, or `read`. */
async function readAll(bytes: Uint8Array): Promise<string[]> {
  const scan = await openScan(bytes);
  const outcomes: string[] = [];
  for (let page = 1; page <= scan.pageCount; page++)
    outcomes.push(
      await scan.readPage(page).then(
        () => 'read',
        (error: unknown) => (error instanceof Failure ? error.code : String(error)),
      ),
    );
  scan.close();
  return outcomes;
}

const WHOLE = ['read', 'read'];
const DAMAGED = ['read', 'E-PDF-DAMAGED'];
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);

/** Overwrites the middle tenth. */
function spoil(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  copy.fill(0x5a, Math.floor(copy.length * 0.5), Math.floor(copy.length * 0.6));
  return copy;
}

const makers: [kind: string, entries: string, make: () => Promise<Buffer> | Buffer][] = [
  ['JPEG', `${IMAGE} /Filter /DCTDecode`, jpeg],
  [
    'progressive JPEG',
    `${IMAGE} /Filter /DCTDecode`,
    () => sharp(gray, raw).jpeg({ quality: 80, progressive: true }).toBuffer(),
  ],
  ['Flate', `${IMAGE} /Filter /FlateDecode`, () => deflateSync(gray)],
  ['Group 4 fax', FAX, () => packFax(gray, WIDTH, HEIGHT)],
  [
    'JBIG2',
    `${BILEVEL} /Filter /JBIG2Decode`,
    async () => makeJbig2(await packFax(gray, WIDTH, HEIGHT), WIDTH, HEIGHT),
  ],
  ['JPEG 2000', `${IMAGE} /Filter /JPXDecode`, () => makeJpx(WIDTH, HEIGHT)],
];

describe.each(makers)('a %s picture', (_kind, entries, make) => {
  let data: Buffer;
  let good: Buffer;
  beforeAll(async () => {
    [data, good] = await Promise.all([make(), jpeg()]);
  });
  const read = (bytes: Uint8Array) => readAll(makePdf({ picture: makeStream(entries, bytes) }, good));

  it('is read when whole', async () => expect(await read(data)).toEqual(WHOLE));

  it.each([0.05, 0.3, 0.5, 0.8, 0.95])('cut at %d of its length fails its page alone', async (share) => {
    expect(await read(data.subarray(0, Math.floor(data.length * share)))).toEqual(DAMAGED);
  });

  it('of no bytes fails its page alone', async () => expect(await read(Buffer.alloc(0))).toEqual(DAMAGED));

  it('of other bytes fails its page alone', async () => {
    expect(await read(Buffer.alloc(data.length, 'chữ'))).toEqual(DAMAGED);
  });
});

// Fax, JBIG2 and JPEG 2000 carry no check of their own: other bits are another picture, and whole.
it.each(makers.slice(0, 3))(
  'a %s picture altered in the middle fails its page alone',
  async (_, entries, make) => {
    const picture = makeStream(entries, spoil(await make()));
    expect(await readAll(makePdf({ picture }, await jpeg()))).toEqual(DAMAGED);
  },
);

describe('a picture that is not there', () => {
  let good: Buffer;
  beforeAll(async () => {
    good = await jpeg();
  });
  const whole = () => makeStream(`${IMAGE} /Filter /DCTDecode`, good);

  it.each([
    ['has no entry in the resources', { resources: '' }],
    ['points to no object', { resources: '/XObject << /Im 99 0 R >>' }],
    ['is nothing', { picture: 'null' }],
    [
      'is missing from a form that the page draws',
      {
        resources: '/XObject << /Fm 9 0 R >>',
        draw: '/Fm Do',
        more: [makeStream('/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << >>', '/Lost Do')],
      },
    ],
    [
      'is missing from a field’s appearance',
      {
        page: '/Annots [9 0 R]',
        more: [
          '<< /Type /Annot /Subtype /Widget /FT /Sig /F 4 /Rect [0 0 50 50] /AP << /N 10 0 R >> >>',
          makeStream('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', '/Lost Do'),
        ],
      },
    ],
  ] satisfies [string, Partial<Parts>][])('because it %s', async (_, parts) => {
    expect(await readAll(makePdf({ picture: whole(), ...parts }, good))).toEqual(DAMAGED);
  });

  it('whose mask is cut', async () => {
    const mask = deflateSync(gray);
    const make = (bytes: Buffer) =>
      makePdf(
        {
          picture: makeStream(`${IMAGE} /Filter /DCTDecode /SMask 9 0 R`, good),
          more: [makeStream(`${IMAGE} /Filter /FlateDecode`, bytes)],
        },
        good,
      );
    expect(await readAll(make(mask))).toEqual(WHOLE);
    expect(await readAll(make(half(mask)))).toEqual(DAMAGED);
  });

  it('whose symbols (JBIG2Globals) are lost', async () => {
    const data = makeJbig2(await packFax(gray, WIDTH, HEIGHT), WIDTH, HEIGHT);
    const make = (globals: string) =>
      makePdf(
        { picture: makeStream(`${BILEVEL} /Filter /JBIG2Decode /DecodeParms << ${globals} >>`, data) },
        good,
      );
    expect(await readAll(make(''))).toEqual(WHOLE);
    expect(await readAll(make('/JBIG2Globals 99 0 R'))).toEqual(DAMAGED);
  });
});

describe('a page that is not there', () => {
  let good: Buffer;
  beforeAll(async () => {
    good = await jpeg();
  });
  const whole = () => makePdf({ picture: makeStream(`${IMAGE} /Filter /DCTDecode`, good) }, good);

  it('is named when its content is cut, and when it is lost', async () => {
    const content = deflateSync(Buffer.from(`${'% filler\n'.repeat(50)}q 200 0 0 280 0 0 cm /Im Do Q`));
    const make = (bytes: Buffer) =>
      makePdf(
        {
          picture: makeStream(`${IMAGE} /Filter /DCTDecode`, good),
          contents: makeStream('/Filter /FlateDecode', bytes),
        },
        good,
      );
    expect(await readAll(make(content))).toEqual(WHOLE);
    expect(await readAll(make(half(content)))).toEqual(DAMAGED);
    const lost = whole().toString('latin1').replace('/Contents 8 0 R', '/Contents 88 0 R');
    expect(await readAll(Buffer.from(lost, 'latin1'))).toEqual(DAMAGED);
  });

  it('is named when the page tree points to nothing, or counts too few or too many', async () => {
    const text = whole().toString('latin1');
    const alter = (from: string, to: string) => {
      expect(text).toContain(from);
      return Buffer.from(text.replace(from, to), 'latin1');
    };
    expect(await readAll(alter('[3 0 R 7 0 R] /Count 2', '[3 0 R 9 9 R] /Count 2'))).toEqual(DAMAGED);
    expect(await readAll(alter('[3 0 R 7 0 R] /Count 2', '[3 0 R 7 0 R] /Count 1'))).toEqual(DAMAGED);
    expect(await readAll(alter('[3 0 R 7 0 R] /Count 2', '[3 0 R 7 0 R] /Count 3'))).toEqual([
      'read',
      'read',
      'E-PDF-DAMAGED',
    ]);
  });

  it('fails the whole file when its end is missing, pages that are left or not', async () => {
    const bytes = whole();
    for (const share of [0.3, 0.6, 0.9, 0.98])
      await expect(openScan(bytes.subarray(0, Math.floor(bytes.length * share)))).rejects.toMatchObject({
        code: 'E-PDF-DAMAGED',
      });
  });
});

describe('no false alarm', () => {
  let good: Buffer;
  beforeAll(async () => {
    good = await jpeg();
  });

  it.each([
    ['an empty page', { draw: '' }],
    ['a page with drawing alone', { draw: '0 0 50 50 re f' }],
    [
      'a picture named inside a string or a comment',
      { draw: 'BT (/Lost Do \\) \\( ) Tj ET % /Lost Do\n/Im Do' },
    ],
    [
      'a picture written into the content',
      {
        draw: 'q 9 0 0 9 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \u0001/Lo Do EI Q /Im Do',
      },
    ],
    ['a lost picture that no page draws', { resources: '/XObject << /Im 6 0 R /Other 99 0 R >>' }],
    [
      'a lost picture of a hidden field',
      {
        page: '/Annots [9 0 R]',
        more: [
          '<< /Type /Annot /Subtype /Widget /FT /Sig /F 2 /Rect [0 0 50 50] /AP << /N 10 0 R >> >>',
          makeStream('/Type /XObject /Subtype /Form /BBox [0 0 9 9]', '/Lost Do'),
        ],
      },
    ],
    [
      'a form that draws itself',
      {
        resources: '/XObject << /Fm 9 0 R >>',
        draw: '/Fm Do',
        more: [
          makeStream(
            '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /Fm 9 0 R >> >>',
            '/Fm Do',
          ),
        ],
      },
    ],
  ] satisfies [string, Partial<Parts>][])('%s', async (_, parts) => {
    const picture = makeStream(`${IMAGE} /Filter /DCTDecode`, good);
    expect(await readAll(makePdf({ picture, ...parts }, good))).toEqual(WHOLE);
  });

  it.each([
    ['a JPEG without its end mark', `${IMAGE} /Filter /DCTDecode`, () => good.subarray(0, -2)],
    [
      'a JPEG with bytes behind it',
      `${IMAGE} /Filter /DCTDecode`,
      () => Buffer.concat([good, Buffer.alloc(40)]),
    ],
    ['Flate without its checksum', `${IMAGE} /Filter /FlateDecode`, () => deflateSync(gray).subarray(0, -4)],
    [
      'a mask of one bit',
      `${IMAGE.replace(' /BitsPerComponent 8 /ColorSpace /DeviceGray', ' /ImageMask true')} /Filter /FlateDecode`,
      () => deflateSync(Buffer.alloc((WIDTH / 8) * HEIGHT)),
    ],
    [
      'rows foretold from the row above',
      `${IMAGE} /Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns ${WIDTH} >>`,
      () => deflateSync(Buffer.alloc((WIDTH + 1) * HEIGHT)),
    ],
    [
      'a palette',
      `${IMAGE.replace('/DeviceGray', '[/Indexed /DeviceRGB 1 <000000FFFFFF>]')} /Filter /FlateDecode`,
      () => deflateSync(Buffer.alloc(WIDTH * HEIGHT)),
    ],
    [
      'samples packed twice',
      `${IMAGE} /Filter [/ASCIIHexDecode /FlateDecode]`,
      () => Buffer.from(`${deflateSync(gray).toString('hex')}>`),
    ],
    ['a fax without its end mark', FAX, async () => (await packFax(gray, WIDTH, HEIGHT)).subarray(0, -3)],
  ] satisfies [string, string, () => Promise<Buffer> | Buffer][])('%s', async (_, entries, make) => {
    expect(await readAll(makePdf({ picture: makeStream(entries, await make()) }, good))).toEqual(WHOLE);
  });
});
