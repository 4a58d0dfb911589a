import { cropLine, mapOwners } from '../../../pipeline/ocr/crop-line.ts';
import { findLines } from '../../../pipeline/ocr/find-lines.ts';
import { findInk } from '../../../pipeline/ocr/ink.ts';
import { scaleToHeight, stretchContrast } from '../../../pipeline/ocr/normalize-line.ts';
import { createPaper, lay, loadTypedLine } from './compose-page.ts';

function cropAll(page: ReturnType<typeof createPaper>) {
  const ink = findInk(page);
  const lines = findLines(ink);
  const owners = mapOwners(ink, lines);
  return lines.map((line, at) => cropLine(page, ink, line, owners, at));
}

/** Rows of a crop that hold ink. */
function inkRows({ image }: ReturnType<typeof cropAll>[number]): number[] {
  const rows = [];
  for (let y = 0; y < image.height; y++)
    if (image.data.subarray(y * image.width, (y + 1) * image.width).some((value) => value < 128))
      rows.push(y);
  return rows;
}

describe('cropLine', () => {
  it('leaves nothing of the lines above and below in a crop, and cuts nothing off its own', async () => {
    const [own, above, below] = await Promise.all(
      ['ty-by-decision', 'long-upright', 'long-upright'].map(loadTypedLine),
    );
    if (!own || !above || !below) throw new Error('fixtures');
    const alone = createPaper(900, 200);
    lay(alone, own.image, 40, 62);
    const among = createPaper(900, 200);
    lay(among, own.image, 40, 62);
    lay(among, above.image, 40, 29);
    lay(among, below.image, 40, 95);
    const [expected] = cropAll(alone);
    const crop = cropAll(among)[1];
    const darkest = (image: { data: Uint8Array }) => image.data.filter((value) => value < 100).length;
    expect(darkest(crop?.image ?? createPaper(1, 1))).toBe(darkest(expected?.image ?? createPaper(1, 1)));
  });

  it.each([
    ['sloping', (x: number) => 0.04 * x],
    ['bent', (x: number) => 12 * Math.sin(x / 250)],
  ])('makes a %s line level', async (_name, drop) => {
    const { image } = await loadTypedLine('long-italic');
    const level = createPaper(1200, 200);
    lay(level, image, 30, 60);
    const sloping = createPaper(1200, 200);
    lay(sloping, image, 30, 60, drop);
    const [expected] = cropAll(level);
    const [crop] = cropAll(sloping);
    if (!expected || !crop) throw new Error('no line');
    expect(Math.abs(inkRows(crop).length - inkRows(expected).length)).toBeLessThanOrEqual(3);
  });
});

describe('normalizing a line', () => {
  it('keeps its shape, and spreads its greys from ink −1 to paper +1', () => {
    const image = { width: 200, height: 72, data: new Uint8Array(200 * 72).fill(200) };
    for (let y = 20; y < 50; y++) image.data.fill(80, y * 200 + 40, y * 200 + 120);
    const scaled = scaleToHeight(image, 36, 12);
    expect([scaled.width, scaled.height]).toEqual([100, 36]);
    const { data } = stretchContrast(scaled, { blackQuantile: 0.005, whiteQuantile: 0.75, minContrast: 64 });
    expect(data[0]).toBe(1);
    expect(data[18 * 100 + 40]).toBeLessThan(-0.95);
    expect(Math.min(...data)).toBeGreaterThanOrEqual(-1);
  });

  it('does not blow up the noise of a line without ink', () => {
    const image = {
      width: 40,
      height: 36,
      data: Uint8Array.from({ length: 40 * 36 }, (_, at) => 250 - (at % 5)),
    };
    const { data } = stretchContrast(image, { blackQuantile: 0.005, whiteQuantile: 0.75, minContrast: 64 });
    expect(Math.min(...data)).toBeGreaterThan(0.8);
  });

  it('gives the narrowest line the least width', () => {
    expect(scaleToHeight({ width: 3, height: 36, data: new Uint8Array(108) }, 36, 12).width).toBe(12);
  });
});
