import type { Box } from '../../../pipeline/image/raster.ts';
import { findLines } from '../../../pipeline/ocr/find-lines.ts';
import { findInk } from '../../../pipeline/ocr/ink.ts';
import { createPaper, enlarge, fill, lay, loadTypedLine, scrawl } from './compose-page.ts';

const boxesOf = (page: ReturnType<typeof createPaper>) => findLines(findInk(page)).map((line) => line.box);

/** Each box within a few pixels of the one expected, in the same order. */
function expectBoxes(found: readonly Box[], expected: readonly Box[], tolerancePx = 3): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((box, at) => {
    box.forEach((value, side) => {
      expect(Math.abs(value - (expected[at]?.[side] ?? NaN))).toBeLessThanOrEqual(tolerancePx);
    });
  });
}

describe('findLines', () => {
  it('keeps tall marks and dots below with their line where lines stand close', async () => {
    const page = createPaper(900, 300);
    const files = ['ty-by-decision', 'occupation', 'nationality', 'late'];
    const lines = await Promise.all(files.map(loadTypedLine));
    const boxes = lines.map(({ image }, at) => lay(page, image, 40, 20 + 36 * at));
    expectBoxes(boxesOf(page), boxes);
  });

  it('gives marks as tall as letters to the letters that they stand on', async () => {
    const page = createPaper(900, 160);
    const { image } = await loadTypedLine('occupation');
    const box = lay(page, image, 40, 60);
    const alone = boxesOf(page);
    const { data } = page;
    const topAt = (x: number) => {
      let y = 0;
      while ((data[y * page.width + x] ?? 0) > 128) y++;
      return y;
    };
    // Two stacked marks (a circumflex with its acute) right on two letters, nearly as tall as small letters are.
    for (const x of [box[0] + 120, box[0] + 150]) {
      const top = topAt(x);
      fill(page, [x - 5, top - 13, x + 5, top - 2]);
    }
    expect(boxesOf(page)).toHaveLength(alone.length);
  });

  it('follows a line that slopes', async () => {
    const page = createPaper(1200, 160);
    const { image } = await loadTypedLine('long-italic');
    const box = lay(page, image, 30, 40, (x) => 0.05 * x);
    const [line] = findLines(findInk(page));
    expectBoxes([line?.box ?? [0, 0, 0, 0]], [box]);
    expect(line?.shape.slope).toBeCloseTo(0.05, 2);
  });

  it('parts what a wide gap parts, and reads blocks side by side one after the other', async () => {
    const page = createPaper(1700, 500);
    const [agency, place, state, motto, body] = await Promise.all(
      ['death-notice', 'ethnicity', 'contract', 'signer', 'long-italic'].map(loadTypedLine),
    );
    if (!agency || !place || !state || !motto || !body) throw new Error('fixtures');
    const center = (line: typeof agency, x: number, y: number) =>
      lay(page, line.image, x - Math.round(line.image.width / 2), y);
    const boxes = [
      center(agency, 300, 40),
      center(place, 300, 90),
      center(state, 1150, 40),
      center(motto, 1150, 90),
      lay(page, body.image, 60, 200),
    ];
    expectBoxes(boxesOf(page), boxes);
  });

  it('reads the fields of one row from left to right before the next row', async () => {
    const page = createPaper(1500, 300);
    const [sex, ethnicity, job] = await Promise.all(
      ['nationality', 'ethnicity', 'occupation'].map(loadTypedLine),
    );
    if (!sex || !ethnicity || !job) throw new Error('fixtures');
    const boxes = [
      lay(page, sex.image, 40, 40),
      lay(page, ethnicity.image, 600, 40),
      lay(page, job.image, 1000, 40),
      lay(page, job.image, 40, 120),
    ];
    expectBoxes(boxesOf(page), boxes);
  });

  it('cuts at a column edge that many lines share although the gap is a narrow one', async () => {
    const page = createPaper(1500, 700);
    const { image } = await loadTypedLine('nationality');
    const wide = await loadTypedLine('residence');
    for (let row = 0; row < 7; row++) {
      lay(page, row === 3 ? wide.image : image, 40, 40 + 80 * row);
      // Row 3 leaves the space of a word between the columns, no more.
      lay(page, image, 40 + wide.image.width + 4, 40 + 80 * row);
    }
    const lefts = boxesOf(page).map(([left]) => (left > 300 ? 'right' : 'left'));
    expect(lefts.filter((side) => side === 'right')).toHaveLength(7);
    expect(lefts).toHaveLength(14);
  });

  it('finds no text in rules, frames, specks and scrawls, but keeps the name under a signature', async () => {
    const page = createPaper(1200, 900);
    fill(page, [20, 20, 1180, 23]);
    fill(page, [20, 20, 23, 880]);
    fill(page, [300, 600, 302, 602]);
    scrawl(page, [
      [700, 420],
      [760, 330],
      [800, 460],
      [900, 340],
      [960, 450],
      [1050, 380],
    ]);
    const [text, name] = await Promise.all(['long-italic', 'late'].map(loadTypedLine));
    if (!text || !name) throw new Error('fixtures');
    const boxes = [lay(page, text.image, 60, 100), lay(page, name.image, 780, 500)];
    expectBoxes(boxesOf(page), boxes);
  });

  it('goes on behind a scrawl', async () => {
    const page = createPaper(1300, 400);
    const { image } = await loadTypedLine('long-italic');
    const box = lay(page, image, 60, 150);
    for (let y = 120; y < 260; y++) page.data.fill(255, y * 1300 + 500, y * 1300 + 700);
    scrawl(page, [
      [490, 100],
      [560, 240],
      [600, 90],
      [650, 250],
      [720, 110],
    ]);
    expectBoxes(boxesOf(page).slice(0, 1), [box]);
  });

  it('keeps a title in type many times larger whole, marks and all', async () => {
    const page = createPaper(1600, 900);
    const [title, text] = await Promise.all(['death-notice', 'long-upright'].map(loadTypedLine));
    if (!title || !text) throw new Error('fixtures');
    const boxes = [lay(page, enlarge(title.image, 5), 100, 40)];
    for (let row = 0; row < 10; row++) boxes.push(lay(page, text.image, 100, 300 + 50 * row));
    // A soft edge of one pixel is five pixels wide in the title.
    expectBoxes(boxesOf(page), boxes, 5);
  });

  it('parts the cells of a table at upright rules, drawn or already taken out', async () => {
    const [one, other] = await Promise.all(['late', 'job'].map(loadTypedLine));
    if (!one || !other) throw new Error('fixtures');
    const drawn = createPaper(900, 120);
    const left = lay(drawn, one.image, 40, 40);
    const right = lay(drawn, other.image, left[2] + 12, 40);
    const divider: Box = [left[2] + 9, 0, left[2] + 11, 120];
    expect(findLines(findInk(drawn))).toHaveLength(1);
    expectBoxes(
      findLines(findInk(drawn), [divider]).map((line) => line.box),
      [left, right],
    );
    fill(drawn, divider);
    expectBoxes(boxesOf(drawn), [left, right]);
  });

  it('keeps text that touches the very edge of the page', async () => {
    const { image } = await loadTypedLine('late');
    const page = createPaper(image.width + 100, 120);
    const box = lay(page, image, 0, 84);
    expectBoxes(boxesOf(page), [box]);
  });

  it('finds nothing on blank paper', () => {
    expect(boxesOf(createPaper(800, 1000))).toEqual([]);
  });
});
