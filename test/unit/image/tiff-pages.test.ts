import sharp from 'sharp';
import { Failure } from '../../../pipeline/failures.ts';
import { openScan } from '../../../pipeline/image/open-scan.ts';
import { grayImage, makeTiff, type TiffTag } from './make-tiff.ts';

/** Size and brightness of each page, or its failure's code. */
async function readAll(bytes: Uint8Array): Promise<string[]> {
  const scan = await openScan(bytes);
  const pages: string[] = [];
  for (let page = 1; page <= scan.pageCount; page++)
    pages.push(
      await scan.readPage(page).then(
        ({ sourceWidth, sourceHeight, image }) => `${sourceWidth}×${sourceHeight} ${image.data[0]}`,
        (error: unknown) => (error instanceof Failure ? error.code : String(error)),
      ),
    );
  return pages;
}

const REDUCED: TiffTag = [254, 4, 1];
const tile = (side: number): TiffTag[] => [
  [322, 3, side],
  [323, 3, side],
];

describe('images of a TIFF that are no pages', () => {
  it.each([
    ['a preview', REDUCED],
    ['a preview of a page of many', [254, 4, 3]],
    ['a mask', [254, 4, 4]],
    ['a preview, said the old way', [255, 3, 2]],
  ] satisfies [string, TiffTag][])('%s', async (_, tag) => {
    const first = makeTiff([grayImage(300, 400, 50, tag), grayImage(600, 800, 90), grayImage(600, 800, 91)]);
    expect(await readAll(first)).toEqual(['600×800 90', '600×800 91']);
    const between = makeTiff([
      grayImage(600, 800, 90),
      grayImage(160, 226, 50, tag),
      grayImage(600, 800, 91),
    ]);
    expect(await readAll(between)).toEqual(['600×800 90', '600×800 91']);
  });

  it('the levels of a pyramid, marked as such or by their shape alone', async () => {
    const pixels = Buffer.alloc(1200 * 1600, 200);
    const marked = await sharp(pixels, { raw: { width: 1200, height: 1600, channels: 1 } })
      .toColourspace('b-w')
      .tiff({ pyramid: true, tile: true, compression: 'lzw' })
      .toBuffer();
    expect((await sharp(marked).metadata()).pages).toBeGreaterThan(1);
    expect(await readAll(marked)).toEqual(['1200×1600 200']);
    const level = (width: number, height: number) => ({
      ...grayImage(width, height, 0, ...tile(1024)),
      blocks: [Buffer.alloc(1024 * 1024, 70)],
      isTiled: true,
    });
    expect(await readAll(makeTiff([level(900, 1000), level(450, 500), level(225, 250)]))).toEqual([
      '900×1000 70',
    ]);
  });

  it('but pages of other sizes are, and so are images that are all called reduced', async () => {
    expect(await readAll(makeTiff([grayImage(600, 800, 90), grayImage(300, 400, 50)]))).toEqual([
      '600×800 90',
      '300×400 50',
    ]);
    expect(
      await readAll(makeTiff([grayImage(600, 800, 90, REDUCED), grayImage(600, 800, 91, REDUCED)])),
    ).toEqual(['600×800 90', '600×800 91']);
    // Bit 1: a page of many.
    expect(await readAll(makeTiff([grayImage(600, 800, 90, [254, 4, 2])]))).toEqual(['600×800 90']);
  });
});

describe('two densities', () => {
  const densities = (across: number, down: number, unit = 2): TiffTag[] => [
    [282, 5, across * 100, 100],
    [283, 5, down * 100, 100],
    [296, 3, unit],
  ];
  const read = async (width: number, height: number, tags: TiffTag[]) => {
    const page = await (await openScan(makeTiff([grayImage(width, height, 90, ...tags)]))).readPage(1);
    return { page, size: [page.image.width, page.image.height] };
  };

  it('a fax of 204 × 98 an inch gets the shape of its paper', async () => {
    const { page, size } = await read(1728, 1078, densities(204, 98));
    expect([page.sourceWidth, page.sourceHeight]).toEqual([1728, 1078]);
    expect(size).toEqual([1728, 2244]);
    expect(page.pixelAspect).toBeCloseTo(204 / 98, 6);
    expect(page.dpi).toBeCloseTo(204, 3);
  });

  it('finer down than across, and in centimetres, too', async () => {
    expect((await read(1728, 4300, densities(204, 391))).size).toEqual([3312, 4300]);
    expect((await read(1728, 1078, densities(80, 38.5, 3))).size).toEqual([1728, 2240]);
  });

  it.each([
    [300, 300],
    [300, 72],
    [96, 72],
    [300, 1],
    [204, 203],
  ])('%d × %d are taken for square', async (across, down) => {
    const { page, size } = await read(800, 1100, densities(across, down));
    expect(size).toEqual([800, 1100]);
    expect(page.pixelAspect).toBeUndefined();
  });

  it('of a JPEG and a PNG count as well', async () => {
    const make = () => sharp({ create: { width: 1728, height: 1078, channels: 3, background: '#ddd' } });
    const bare = await make().jpeg().toBuffer();
    const header = Buffer.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 0, 204, 0, 98, 0, 0]);
    const jpeg = Buffer.concat([bare.subarray(0, 2), header, bare.subarray(2)]);
    expect((await (await openScan(jpeg)).readPage(1)).image.height).toBe(2244);
    const png = await make().withMetadata({ density: 204 }).png().toBuffer();
    const at = png.indexOf('pHYs');
    expect(at).toBeGreaterThan(0);
    png.writeUInt32BE(Math.round(98 / 0.0254), at + 8);
    expect((await (await openScan(png)).readPage(1)).image.height).toBe(Math.round(1078 * (8031 / 3858)));
  });
});

describe('what the decoder cannot do', () => {
  const jpeg = () =>
    sharp({ create: { width: 400, height: 500, channels: 3, background: '#ddd' } })
      .jpeg()
      .toBuffer();
  const withCompression = (compression: number) => {
    const image = grayImage(400, 500, 90);
    const tags = image.tags.map((tag) => (tag[0] === 259 ? ([259, 3, compression] as const) : tag));
    return makeTiff([{ ...image, tags }]);
  };

  it.each([6, 34661, 34712, 50000, 34887])(
    'compression %d is named, and nothing said of scanning again',
    async (compression) => {
      expect(await readAll(withCompression(compression))).toEqual(['E-IMAGE-KIND']);
    },
  );

  it('color planes apart, in tiles', async () => {
    const image = {
      width: 512,
      height: 512,
      tags: [
        [258, 3, 8, 8, 8],
        [259, 3, 1],
        [262, 3, 2],
        [277, 3, 3],
        [284, 3, 2],
        ...tile(512),
      ] satisfies TiffTag[],
      blocks: [1, 2, 3].map((level) => Buffer.alloc(512 * 512, level)),
      isTiled: true,
    };
    expect(await readAll(makeTiff([image]))).toEqual(['E-IMAGE-KIND']);
  });

  it.each([
    ['a number of lines that only follows', 0],
    ['65,535 lines', 65_535],
  ])('a JPEG with %s', async (_, lines) => {
    const bytes = await jpeg();
    bytes.writeUInt16BE(lines, bytes.indexOf(Buffer.of(0xff, 0xc0)) + 5);
    await expect(openScan(bytes)).rejects.toMatchObject({ code: 'E-IMAGE-KIND' });
  });
});
