import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { invertMap } from '../../../pipeline/image/homography.ts';
import { mapPoint, multiplyMaps } from '../../../pipeline/image/page-map.ts';
import { countEdits } from '../../../workers/learning/evaluate-model.ts';
import { chooseHeldOut } from '../../../workers/learning/line-samples.ts';
import {
  findCurrentModel,
  listModels,
  putIntoUse,
  useShippedModel,
} from '../../../workers/learning/model-shelf.ts';

test('edits are counted letter by letter, marks included', () => {
  expect(countEdits('Nguyễn Văn An', 'Nguyễn Văn An')).toBe(0);
  expect(countEdits('Nguyên Văn', 'Nguyễn Vân An')).toBe(5);
  expect(countEdits('', 'abc')).toBe(3);
});

describe('lines kept aside', () => {
  const lines = (groups: number, each: number) =>
    Array.from({ length: groups * each }, (_, n) => ({
      file: `${n}.png`,
      text: '',
      group: `book-${Math.floor(n / each)}`,
    }));

  test('are whole groups, about one in seven, the same whatever the order', () => {
    const samples = lines(600, 5);
    const held = chooseHeldOut(samples);
    expect(held.length / samples.length).toBeGreaterThan(0.11);
    expect(held.length / samples.length).toBeLessThan(0.19);
    const aside = new Set(held.map(({ group }) => group));
    expect(held).toHaveLength(samples.filter(({ group }) => aside.has(group)).length);
    expect(new Set(chooseHeldOut([...samples].reverse()))).toEqual(new Set(held));
  });

  test('are enough to judge by even in a house with few books, and never all there is', () => {
    for (const groups of [2, 3, 5, 12, 18]) {
      const held = chooseHeldOut(lines(groups, 15));
      expect(held.length).toBeGreaterThanOrEqual(groups === 2 ? 15 : 20);
      expect(held.length).toBeLessThan(groups * 15);
    }
    expect(chooseHeldOut(lines(1, 50))).toEqual([]);
  });
});

test('the way back through a page map undoes turning, moving and perspective', () => {
  const map = multiplyMaps(
    [0, -1, 900, 1, 0, 20, 0, 0, 1],
    [1.2, 0.05, 3, -0.04, 1.1, 7, 0.00002, 0.00001, 1],
  );
  const [x, y] = mapPoint(map, 321, 654);
  const [backX, backY] = mapPoint(invertMap(map), x, y);
  expect(backX).toBeCloseTo(321, 6);
  expect(backY).toBeCloseTo(654, 6);
});

test('a model is put on the shelf beside the old ones, and the house can go back', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sogoc-shelf-'));
  try {
    const made = path.join(folder, 'made');
    mkdirSync(made);
    writeFileSync(path.join(made, 'line-recognizer.json'), '{}');
    expect(await findCurrentModel(folder)).toBeUndefined();
    await putIntoUse(folder, made, '1.0-aaaa');
    await putIntoUse(folder, made, '1.1-bbbb');
    expect(await findCurrentModel(folder)).toBe(path.join(folder, 'models', '1.1-bbbb'));
    expect((await listModels(folder)).sort()).toEqual(['1.0-aaaa', '1.1-bbbb']);
    await useShippedModel(folder);
    expect(await findCurrentModel(folder)).toBeUndefined();
    expect(existsSync(path.join(folder, 'models', '1.0-aaaa', 'line-recognizer.json'))).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
