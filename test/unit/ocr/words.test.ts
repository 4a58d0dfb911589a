import { cropLine, mapOwners } from '../../../pipeline/ocr/crop-line.ts';
import { findLines } from '../../../pipeline/ocr/find-lines.ts';
import { findInk } from '../../../pipeline/ocr/ink.ts';
import { placeWords } from '../../../pipeline/ocr/words.ts';
import { createPaper, fill } from './compose-page.ts';

/** Letters as upright bars, 10 wide and 24 tall; words are parted by a wider gap. */
function drawWords(
  page: ReturnType<typeof createPaper>,
  words: readonly number[],
  left: number,
  top: number,
) {
  let x = left;
  return words.map((letters) => {
    const start = x;
    for (let letter = 0; letter < letters; letter++, x += 14) fill(page, [x, top, x + 10, top + 24]);
    const end = x - 4;
    x += 14;
    return { start, end };
  });
}

/** What a network says: every letter somewhere within its own width, off by `drift` pixels. */
function say(words: readonly { start: number; end: number }[], cropLeft: number, drift: number) {
  return words.flatMap(({ start, end }, at) => {
    const chars = [];
    if (at > 0)
      chars.push({ text: ' ', confidence: 1, left: start - cropLeft - 12, right: start - cropLeft - 8 });
    for (let x = start; x < end; x += 14)
      chars.push({
        text: 'n',
        confidence: 0.9,
        left: x - cropLeft + 3 + drift,
        right: x - cropLeft + 7 + drift,
      });
    return chars;
  });
}

describe('placeWords', () => {
  it.each([0, 5, -5])(
    'puts word boxes exactly round the ink although the network is off by %d pixels',
    (drift) => {
      const page = createPaper(500, 80);
      const drawn = drawWords(page, [3, 1, 4, 2], 30, 30);
      const ink = findInk(page);
      const [line] = findLines(ink);
      if (!line) throw new Error('no line');
      const crop = cropLine(page, ink, line, mapOwners(ink, [line]), 0);
      const words = placeWords(ink, line, crop, say(drawn, crop.left, drift));
      expect(words.map(({ text }) => text)).toEqual(['nnn', 'n', 'nnnn', 'nn']);
      expect(words.map(({ box }) => box)).toEqual(drawn.map(({ start, end }) => [start, 30, end, 54]));
      expect(words[0]?.charConfidences).toEqual([0.9, 0.9, 0.9]);
    },
  );

  it('cuts where the network says when joined writing leaves no gap', () => {
    const page = createPaper(300, 80);
    const drawn = drawWords(page, [3, 3], 30, 30);
    fill(page, [30, 44, 130, 47]);
    const ink = findInk(page);
    const [line] = findLines(ink);
    if (!line) throw new Error('no line');
    const crop = cropLine(page, ink, line, mapOwners(ink, [line]), 0);
    const words = placeWords(ink, line, crop, say(drawn, crop.left, 0));
    expect(words).toHaveLength(2);
    const cut = ((drawn[0]?.end ?? 0) + (drawn[1]?.start ?? 0)) / 2;
    expect(Math.abs((words[0]?.box[2] ?? 0) - cut)).toBeLessThanOrEqual(3);
    expect(Math.abs((words[1]?.box[0] ?? 0) - cut)).toBeLessThanOrEqual(3);
  });
});
