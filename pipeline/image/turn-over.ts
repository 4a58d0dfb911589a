import type { CleanPage } from '../page.ts';
import { multiplyMaps } from './page-map.ts';

/** The same clean page the other way up: pixels, map and everything that was measured on it. */
export function turnOver(page: CleanPage): CleanPage {
  const { width, height, data } = page.image;
  const flip = ([left, top, right, bottom]: readonly [number, number, number, number]) =>
    [width - right, height - bottom, width - left, height - top] as [number, number, number, number];
  return {
    ...page,
    image: { width, height, data: Uint8Array.from(data).reverse() },
    map: multiplyMaps(page.map, [-1, 0, width, 0, -1, height, 0, 0, 1]),
    rotation: ((page.rotation + 180) % 360) as CleanPage['rotation'],
    seals: page.seals.map(flip),
    rules: page.rules.map(flip),
    ...(page.faint && { faint: page.faint.map(flip) }),
  };
}
