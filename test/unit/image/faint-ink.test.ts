import { cleanImage } from '../../../pipeline/image/clean-image.ts';
import type { ScanPage } from '../../../pipeline/page.ts';
import { drawPage, drawText, drawWord, toClean } from './draw-page.ts';

const PAPER = 238;
const gray = (level: number) => `rgb(${[level, level, level].map(Math.round).join(',')})`;

/** Grain of so many levels up and down, as a worn sheet and a cheap scanner have it. */
function addGrain(scan: ScanPage, most: number): ScanPage {
  let seed = 11;
  const data = scan.image.data.map((value, k) => {
    if (k % 3 === 0) seed = (seed * 48271) % 2147483647;
    return Math.max(1, Math.min(255, value + ((seed >> 8) % (2 * most + 1)) - most));
  });
  return { ...scan, image: { ...scan.image, data } };
}

/** Printed lines; under them a row where a pen of the given share of the paper's brightness wrote, and one left blank. */
async function drawPale(share: number, grain: number) {
  const word = { text: 'nguyen thi hoa', x: 200, baseline: 900 };
  const leaders = '<path d="M150 1002 H700" stroke="#222" stroke-width="2.2" stroke-dasharray="2 7"/>';
  const svg = `${drawText(12).svg}${drawWord(word, gray(PAPER * share))}${leaders}`;
  const page = cleanImage(addGrain(await drawPage(svg, { paper: gray(PAPER) }), grain));
  const wide = (top: number, bottom: number) => {
    const [, from] = toClean(page, 450, top);
    const [, to] = toClean(page, 450, bottom);
    return (page.faint ?? [])
      .filter(([, y0, , y1]) => (y0 + y1) / 2 > from && (y0 + y1) / 2 < to)
      .reduce((sum, [x0, , x1]) => sum + x1 - x0, 0);
  };
  return { pen: wide(860, 925), blank: wide(960, 1020), lower: wide(1040, 1180) };
}

describe('strokes too pale to be read', () => {
  it.each([0.7, 0.75, 0.8, 0.85])('of a pen at %d of the paper are known to be there', async (share) => {
    for (const grain of [0, 4]) {
      const { pen, blank, lower } = await drawPale(share, grain);
      expect(pen).toBeGreaterThanOrEqual(40);
      expect([blank, lower]).toEqual([0, 0]);
    }
  });

  it.each([0, 4, 10, 20])('are not seen in grain of ±%d levels on blank paper', async (grain) => {
    const { blank, lower } = await drawPale(1, grain);
    expect([blank, lower]).toEqual([0, 0]);
  });
});
