import { CATALOG } from '../../fixtures/papers/catalog.ts';
import { findBrowser, openEasel } from '../../fixtures/papers/draw.ts';
import type { DrawnPage, Easel } from '../../fixtures/papers/draw.ts';
import { mapBox } from '../../fixtures/papers/geometry.ts';
import { createPen } from '../../fixtures/papers/paper.ts';
import { decode } from '../../fixtures/papers/raster.ts';
import type { Raster } from '../../fixtures/papers/raster.ts';
import { createRng } from '../../fixtures/papers/rng.ts';
import { drawStyle } from '../../fixtures/papers/style.ts';
import type { PaperStyle } from '../../fixtures/papers/style.ts';
import type { Fill, TruthBox } from '../../fixtures/papers/truth.ts';
import { makeScan } from '../../fixtures/papers/wear.ts';
import { makeDossier } from '../../fixtures/papers/write-set.ts';

jest.setTimeout(120_000);

/** 96 pixels an inch: a CSS pixel is a pixel. */
const DPI = 96;
const BARE: Partial<PaperStyle> = {
  leader: 'none',
  border: 'none',
  seal: 'none',
  signature: false,
  guilloche: '',
  dates: 'slash',
};

let easel: Easel;
// Drawing needs a browser. Where the machine has none the values are still tested, and jest names what was left out.
const whenDrawable = findBrowser() === undefined ? describe.skip : describe;
if (findBrowser() !== undefined) {
  beforeAll(async () => {
    easel = await openEasel();
  });
  afterAll(() => easel.close());
}

async function drawBare(type: string, fill: Fill): Promise<DrawnPage> {
  const rng = createRng(`${type}/${fill}`);
  const style = { ...drawStyle(rng.fork('style'), fill, 'clean'), ...BARE };
  const maker = CATALOG[type];
  if (maker === undefined) throw new Error(type);
  const [page] = await easel.draw(maker(createPen(rng.fork('paper'), style)), style, DPI);
  if (page === undefined) throw new Error('nothing drawn');
  return page;
}

/** Share of the dark pixels that lie in one of the boxes, grown by `slack` pixels. */
function measureInkInside(page: Raster, boxes: readonly TruthBox[], slack: number): number {
  const inside = new Uint8Array(page.width * page.height);
  for (const [l, t, r, b] of boxes) {
    for (let y = Math.max(0, t - slack); y < Math.min(page.height, b + slack); y++) {
      inside.fill(
        1,
        y * page.width + Math.max(0, l - slack),
        y * page.width + Math.min(page.width, r + slack),
      );
    }
  }
  let [dark, covered] = [0, 0];
  for (let i = 0; i < inside.length; i++) {
    const light = ((page.data[i * 3] ?? 0) + (page.data[i * 3 + 1] ?? 0) + (page.data[i * 3 + 2] ?? 0)) / 3;
    if (light > 120) continue;
    dark++;
    covered += inside[i] ?? 0;
  }
  return covered / dark;
}

const hasInk = (page: Raster, box: TruthBox): boolean => {
  for (let y = box[1]; y < box[3]; y++)
    for (let x = box[0]; x < box[2]; x++) if ((page.data[(y * page.width + x) * 3] ?? 255) < 170) return true;
  return false;
};

whenDrawable('boxes of drawn papers', () => {
  test.each<[string, Fill]>([
    ['birth', 'typed'],
    ['marriage_old', 'typewriter'],
    ['death', 'hand'],
  ])('%s, %s: the ink lies in the boxes of the words, and no box is empty', async (type, fill) => {
    const page = await drawBare(type, fill);
    const raster = await decode(page.png);
    const boxes = page.words.map(({ b }) => b.map(Math.round) as TruthBox);
    // The line under the motto is ink without words; strokes of a hand leave their box a little.
    expect(measureInkInside(raster, boxes, fill === 'hand' ? 6 : 2)).toBeGreaterThan(0.93);
    for (const { b, t } of page.words) {
      expect(b[0] >= 0 && b[1] >= 0 && b[2] <= raster.width + 0.5 && b[3] <= raster.height + 0.5).toBe(true);
      expect({ word: t, hasInk: hasInk(raster, b.map(Math.round) as TruthBox) }).toEqual({
        word: t,
        hasInk: true,
      });
    }
  });

  test.each(['turned', 'phone', 'aged'] as const)(
    '%s: boxes follow the page through every turn and tilt',
    async (profile) => {
      const page = await drawBare('marriage', 'typed');
      const scan = await makeScan(await decode(page.png), profile, createRng(`wear/${profile}`), DPI, 92);
      const raster = await decode(scan.bytes);
      expect([raster.width, raster.height]).toEqual([scan.width, scan.height]);
      const hits = page.words.filter(({ b }) => {
        const box = mapBox(scan.map, b, scan.width, scan.height);
        let [darkest, lightest] = [255, 0];
        for (let y = box[1]; y < box[3]; y++) {
          for (let x = box[0]; x < box[2]; x++) {
            const light = raster.data[(y * raster.width + x) * 3 + 1] ?? 0;
            darkest = Math.min(darkest, light);
            lightest = Math.max(lightest, light);
          }
        }
        return lightest - darkest > 40;
      });
      expect(hits.length / page.words.length).toBeGreaterThan(0.97);
    },
  );

  test('a contract runs over pages, its attestation last, and the whole dossier is the same for the same seed', async () => {
    const maker = CATALOG['mortgage'];
    if (maker === undefined) throw new Error('no mortgage');
    const order = {
      id: 'm',
      seed: 'mortgage',
      make: maker,
      fill: 'typed' as const,
      profile: 'office' as const,
      dpi: 50,
    };
    const first = await makeDossier(easel, order);
    const again = await makeDossier(easel, order);
    expect(again.truth).toEqual(first.truth);
    expect(again.scans.map(({ bytes }) => bytes.toString('base64'))).toEqual(
      first.scans.map(({ bytes }) => bytes.toString('base64')),
    );
    expect(first.truth.pages.length).toBeGreaterThanOrEqual(2);
    const last =
      first.truth.pages
        .at(-1)
        ?.words.map(({ t }) => t)
        .join(' ') ?? '';
    expect(last).toContain('LỜI CHỨNG CỦA CÔNG CHỨNG VIÊN');
    expect(Object.keys(first.truth.pages.at(-1)?.boxes ?? {})).toContain('0.notary_no');
  });
});
