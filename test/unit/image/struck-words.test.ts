import { isStruckThrough } from '../../../pipeline/image/struck-words.ts';
import type { Box } from '../../../pipeline/image/raster.ts';

const WORD: Box = [20, 20, 110, 50];

/** A word of upright stems with a bar between every second pair (`H H H`), and whatever is drawn over it. */
function drawWord(over: (x: number, y: number) => boolean = () => false) {
  const [width, height] = [130, 70];
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 20; y < 50; y++) {
    for (let x = 20; x < 110; x++) {
      const place = (x - 20) % 30;
      const isStem = place < 4 || (place >= 16 && place < 20);
      const isBar = place < 20 && y >= 33 && y < 36;
      if (isStem || isBar || over(x, y)) data[y * width + x] = 30;
    }
  }
  return { width, height, data };
}

it('tells letters with bars of their own from a stroke through them', () => {
  expect(isStruckThrough(drawWord(), WORD)).toBe(false);
  expect(
    isStruckThrough(
      drawWord((_, y) => y >= 37 && y < 41),
      WORD,
    ),
  ).toBe(true);
});

it('follows a stroke that slants a little', () => {
  const slanted = (x: number, y: number) => Math.abs(y - (32 + (x - 20) * 0.06)) < 2;
  expect(isStruckThrough(drawWord(slanted), WORD)).toBe(true);
});

it('takes no underline, no stroke through a part and no blot for one', () => {
  expect(
    isStruckThrough(
      drawWord((_, y) => y >= 46),
      WORD,
    ),
  ).toBe(false);
  expect(
    isStruckThrough(
      drawWord((x, y) => x < 70 && y >= 37 && y < 41),
      WORD,
    ),
  ).toBe(false);
  expect(
    isStruckThrough(
      drawWord(() => true),
      WORD,
    ),
  ).toBe(false);
});

it('leaves a single sign alone: a dash is one stroke', () => {
  const dash: Box = [20, 20, 48, 50];
  expect(
    isStruckThrough(
      drawWord((_, y) => y >= 33 && y < 36),
      dash,
    ),
  ).toBe(false);
});
