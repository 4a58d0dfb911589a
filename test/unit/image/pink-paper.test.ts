import { identityMap } from '../../../pipeline/image/page-map.ts';
import { warpPage } from '../../../pipeline/image/warp.ts';
import type { PagePlan } from '../../../pipeline/image/plan-page.ts';

const SIDE = 160;
const PLAN: PagePlan = { map: identityMap, width: SIDE, height: SIDE };

/** Grain of a scanner, the same at every run. */
function makeNoise(): (reach: number) => number {
  let seed = 12345;
  return (reach) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return Math.round((seed / 0x7fffffff - 0.5) * 2 * reach);
  };
}

function drawPaper(paper: readonly [number, number, number], ink?: readonly [number, number, number]) {
  const noise = makeNoise();
  const data = new Uint8Array(SIDE * SIDE * 3);
  for (let at = 0; at < SIDE * SIDE; at++) {
    const isInk = ink !== undefined && Math.floor(at / SIDE) % 40 < 4;
    const colour = isInk ? ink : paper;
    for (let channel = 0; channel < 3; channel++)
      data[at * 3 + channel] = Math.max(0, Math.min(255, (colour[channel] ?? 0) + noise(9)));
  }
  return { data, width: SIDE, height: SIDE, channels: 3 as const };
}

const shareBelow = (data: Uint8Array, level: number) =>
  data.filter((value) => value < level).length / data.length;

test.each([
  ['rose', [242, 190, 200]],
  ['salmon', [236, 178, 160]],
  ['deep pink', [228, 160, 176]],
] as const)('the grain of strongly pink paper (%s) stays paper', (_, paper) => {
  const { ink } = warpPage(drawPaper(paper), PLAN);
  expect(shareBelow(ink.data, paper[0] - 14)).toBeLessThan(0.005);
});

test('dark red print on it stays as dark as it is to the eye', () => {
  const { ink } = warpPage(drawPaper([242, 190, 200], [120, 40, 52]), PLAN);
  const isPrint = (at: number) => Math.floor(at / SIDE) % 40 < 4;
  const print = ink.data.filter((_, at) => isPrint(at));
  expect(shareBelow(print, 110)).toBeGreaterThan(0.95);
});
