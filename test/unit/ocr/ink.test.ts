import { findInk, findInkThreshold } from '../../../pipeline/ocr/ink.ts';

/** Draws `#` as ink on paper. */
function draw(rows: readonly string[]) {
  const width = rows[0]?.length ?? 0;
  const data = Uint8Array.from(rows.join(''), (char) => (char === '#' ? 20 : 255));
  return { width, height: rows.length, data };
}

describe('findInk', () => {
  it('joins what touches, corners included, and keeps the rest apart', () => {
    const ink = findInk(draw(['#..#..', '.#.#.#', '...###', '......', '##....']));
    expect(ink.patches.map(({ left, top, right, bottom, area }) => [left, top, right, bottom, area])).toEqual(
      [
        [0, 0, 2, 2, 2],
        [3, 0, 6, 3, 6],
        [0, 4, 2, 5, 2],
      ],
    );
  });

  it('makes one patch of arms that meet only at the bottom', () => {
    const ink = findInk(draw(['#.#.#', '#.#.#', '#####']));
    expect(ink.patches).toHaveLength(1);
    expect(ink.patches[0]?.area).toBe(11);
    expect(ink.patches[0]?.massY).toBeCloseTo((3 * 0.5 + 3 * 1.5 + 5 * 2.5) / 11);
  });

  it('parts ink from paper between their greys, and sees none on paper alone', () => {
    const half = { width: 4, height: 2, data: Uint8Array.of(40, 40, 60, 60, 240, 250, 255, 255) };
    const threshold = findInkThreshold(half);
    expect(threshold).toBeGreaterThan(60);
    expect(threshold).toBeLessThanOrEqual(240);
    expect(findInk({ width: 2, height: 2, data: Uint8Array.of(250, 255, 255, 251) }).patches).toEqual([]);
  });
});
