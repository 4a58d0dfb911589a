import { cleanImage } from '../../../pipeline/image/clean-image.ts';
import type { CleanPage } from '../../../pipeline/page.ts';
import {
  dotsBelow,
  drawPage,
  drawText,
  drawWord,
  inkAround,
  inkInBox,
  toClean,
  turnScan,
  type Word,
} from './draw-page.ts';

const title = drawText(5, 90, 90).svg;

/** Dots 3 pixels wide every 8 pixels. */
function drawLeader(left: number, right: number, y: number): string {
  const dots: string[] = [];
  for (let x = left; x < right; x += 8) dots.push(`<circle cx="${x}" cy="${y}" r="1.6" fill="#333"/>`);
  return dots.join('');
}

function drawRule(left: number, right: number, y: number): string {
  return `<path d="M${left} ${y} H${right}" stroke="#333" stroke-width="2"/>`;
}

const value: Word = { text: 'Phạm Thị Lệ Hằng ở xã Mộc Lạ', x: 200, baseline: 500 };
const tails: Word = { text: 'gy ngày quý phụng', x: 200, baseline: 500 };

function missingDots(page: CleanPage, word: Word): number {
  return dotsBelow(word).filter(([x, y]) => inkAround(page, toClean(page, x, y), 3) < 0.2).length;
}

describe.each([
  ['dotted leaders', drawLeader],
  ['solid rules', drawRule],
])('%s', (_, draw) => {
  it.each([4, 7, 9, 11, 13])(
    'go and leave every dot below a letter (%d pixels under the baseline)',
    async (under) => {
      const page = cleanImage(
        await drawPage(title + drawWord(value) + draw(190, 800, value.baseline + under)),
      );
      expect(missingDots(page, value)).toBe(0);
      // To the right of the value the leader is gone.
      expect(inkInBox(page, [740, 480, 810, 530])).toBe(0);
    },
  );

  it('are told as one long box each', async () => {
    const page = cleanImage(await drawPage(title + drawWord(value) + draw(190, 800, 512)));
    const boxes = page.rules.filter(([left, top, right]) => top > 480 && top < 530 && right - left > 300);
    expect(boxes).toHaveLength(1);
    expect(boxes[0]?.[0]).toBeLessThan(205);
    expect(boxes[0]?.[2]).toBeGreaterThan(785);
  });

  it('go from under tails without shortening them', async () => {
    const y = tails.baseline + 6;
    const bare = cleanImage(await drawPage(title + drawWord(tails)));
    const ruled = cleanImage(await drawPage(title + drawWord(tails) + draw(190, 800, y)));
    const box = [190, 460, 520, 520] as const;
    expect(inkInBox(ruled, box)).toBeGreaterThan(0.96 * inkInBox(bare, box));
    expect(inkInBox(ruled, box)).toBeLessThan(1.15 * inkInBox(bare, box));
  });

  it('go from a slanted page lying upside down too', async () => {
    const svg = title + drawWord(value) + draw(190, 800, 512);
    const page = cleanImage(await turnScan(await drawPage(svg, { slantDeg: 1.4 }), 180));
    expect(page.rotation).toBe(180);
    expect(page.rules.some(([left, , right]) => right - left > 500)).toBe(true);
  });
});

describe('table borders', () => {
  it('go, the words in the cells stay', async () => {
    const cells = [0, 1, 2].flatMap((row) =>
      [0, 1].map((column) => ({ text: 'Nguyễn Văn Lộc', x: 130 + column * 340, baseline: 460 + row * 80 })),
    );
    const words = cells.map((cell) => drawWord(cell)).join('');
    const grid =
      [0, 1, 2, 3].map((k) => `<path d="M110 ${410 + k * 80} H790"/>`).join('') +
      [0, 1, 2].map((k) => `<path d="M${110 + k * 340} 410 V650"/>`).join('');
    const bare = cleanImage(await drawPage(title + words));
    const page = cleanImage(
      await drawPage(`${title}${words}<g stroke="#222" stroke-width="2.5">${grid}</g>`),
    );
    const all = [100, 400, 800, 660] as const;
    const change = inkInBox(page, all) / inkInBox(bare, all);
    expect(change).toBeGreaterThan(0.97);
    expect(change).toBeLessThan(1.03);
    expect(page.rules.length).toBeGreaterThanOrEqual(7);
  });
});

describe('dirt', () => {
  it('goes, and dots of letters stay', async () => {
    const specks = Array.from(
      { length: 400 },
      (_, k) => `<rect x="${(k * 397) % 890}" y="${(k * 613) % 1190}" width="1" height="1" fill="#000"/>`,
    ).join('');
    const bare = cleanImage(await drawPage(title + drawWord(value)));
    const page = cleanImage(await drawPage(title + drawWord(value) + specks));
    expect(missingDots(page, value)).toBe(0);
    expect(inkInBox(page, [20, 700, 880, 1180])).toBe(0);
    expect(inkInBox(bare, [20, 700, 880, 1180])).toBe(0);
  });

  it('at the edge, where the lid shows, goes too', async () => {
    const lid = '<path d="M0 0 H900 V14 L0 30 Z M880 0 H900 V1200 H894 Z" fill="#1c1c1c"/>';
    const page = cleanImage(await drawPage(title + lid));
    expect(inkInBox(page, [0, 0, 900, 34])).toBe(0);
    expect(inkInBox(page, [860, 0, 900, 1200])).toBe(0);
    expect(page.kind).toBe('content');
  });
});
