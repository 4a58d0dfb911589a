import { turnOver } from '../../pipeline/image/turn-over.ts';
import { mapPoint } from '../../pipeline/image/page-map.ts';
import type { GrayImage } from '../../pipeline/image/raster.ts';
import type { CleanPage } from '../../pipeline/page.ts';
import type { PageReading } from '../../pipeline/page-reading.ts';
import { silentContext } from '../../pipeline/stage.ts';
import { cleanPage } from '../../pipeline/stages/clean-page.ts';
import { readScan } from '../../pipeline/stages/read-scan.ts';
import { originalKey, type ObjectStore } from '../../storage/object-store/object-store.ts';

/** Pixels of the file that the corners of the two clean pages may lie apart. */
const SAME_WITHIN_PX = 0.5;

/**
 * The clean page that was read, made again from the original: it is not kept. Undefined where cleaning has changed since,
 * so that the words of the reading would lie elsewhere on it: such a page must be read again first (`sogoc reread`).
 */
export async function cleanAgain(
  store: ObjectStore,
  page: { readonly sha256: string; readonly pageInFile: number },
  reading: PageReading,
): Promise<GrayImage | undefined> {
  const bytes = await store.read(originalKey(page.sha256), { sha256: page.sha256 });
  const scan = await readScan.run({ bytes }, silentContext);
  try {
    const clean = await cleanPage.run(await scan.readPage(page.pageInFile), silentContext);
    return [clean, turnOver(clean)].find((way) => liesAlike(way, reading))?.image;
  } finally {
    scan.close();
  }
}

function liesAlike({ image, map }: CleanPage, { text, map: readMap }: PageReading): boolean {
  if (image.width !== text.width || image.height !== text.height) return false;
  const corners = [
    [0, 0],
    [image.width, 0],
    [0, image.height],
    [image.width, image.height],
  ] as const;
  return corners.every(([x, y]) => {
    const [[x1, y1], [x2, y2]] = [mapPoint(map, x, y), mapPoint(readMap, x, y)];
    return Math.hypot(x1 - x2, y1 - y2) <= SAME_WITHIN_PX;
  });
}
