import sharp from 'sharp';
import type { Box } from '../../pipeline/image/raster.ts';
import { Failure } from '../../pipeline/failures.ts';
import type { Page } from '../../storage/database/pages.ts';
import type { ObjectStore } from '../../storage/object-store/object-store.ts';
import { createImageFolder } from './image-folder.ts';

const CROP_MAX_WIDTH_PX = 1000;
const CROP_HEIGHT_PX = 150;
const QUALITY = 84;
/** Pictures are made in these widths alone, whatever is asked for: one page is never kept in hundreds of sizes. */
const WIDTHS_PX = [160, 240, 480, 1000, 1600, 2400, 4000] as const;
const DEFAULT_MAX_BYTES = 2 * 1024 ** 3;

export interface PageImages {
  /** The page as it came, upright, as JPEG; at least `widthPx` wide, where it is so wide. Path of a file on disk. */
  render(page: Page, widthPx?: number): Promise<string>;
  /** The pixels of one field with a little around them. */
  crop(page: Page, bbox: Box): Promise<string>;
}

/** Viewable copies of pages, made once and kept on disk as long as there is room. */
export function createPageImages(
  objects: ObjectStore,
  folder: string,
  maxBytes = DEFAULT_MAX_BYTES,
): PageImages {
  const images = createImageFolder(folder, maxBytes);
  const once = (page: Page, what: string, make: (bytes: Buffer) => Promise<Buffer>): Promise<string> =>
    images.keep(`${page.resultKey} ${page.rotation ?? 0} ${what}`, async () => {
      if (page.viewKey === null) throw new Failure('E-NOT-FOUND', { pageId: page.id });
      return make(await objects.read(page.viewKey));
    });

  return {
    render: (page, wishedPx) => {
      const widthPx = wishedPx === undefined ? undefined : WIDTHS_PX.find((width) => width >= wishedPx);
      return once(page, `page ${widthPx ?? 'full'}`, async (bytes) => {
        const rotation = page.rotation ?? 0;
        if (rotation === 0 && widthPx === undefined) return bytes;
        const upright = sharp(bytes).rotate(rotation);
        const sized =
          widthPx === undefined
            ? upright
            : sharp(await upright.toBuffer()).resize({ width: widthPx, withoutEnlargement: true });
        return sized.jpeg({ quality: QUALITY }).toBuffer();
      });
    },
    crop: (page, bbox) =>
      once(page, `crop ${bbox.map(Math.round).join(' ')}`, async (bytes) => {
        const { width, height } = await sharp(bytes).metadata();
        const region = padBox(placeOnView(bbox, page, width, height), width, height);
        const cut = await sharp(bytes)
          .extract(region)
          .rotate(page.rotation ?? 0)
          .toBuffer();
        return sharp(cut)
          .resize({ width: CROP_MAX_WIDTH_PX, height: CROP_HEIGHT_PX, fit: 'inside' })
          .jpeg({ quality: QUALITY })
          .toBuffer();
      }),
  };
}

/** A box in pixels of the file as it lies on the view, which may be smaller, the other way round, or of another shape. */
function placeOnView(
  [left, top, right, bottom]: Box,
  page: Page,
  viewWidth: number,
  viewHeight: number,
): Box {
  const across = viewWidth / (page.widthPx ?? viewWidth);
  const down = viewHeight / (page.heightPx ?? viewHeight);
  const [from, to] = [left * across, right * across];
  return page.isMirrored
    ? [viewWidth - to, top * down, viewWidth - from, bottom * down]
    : [from, top * down, to, bottom * down];
}

function padBox([left, top, right, bottom]: Box, widthPx: number, heightPx: number) {
  const pad = Math.round(Math.max(8, Math.min(right - left, bottom - top) * 0.45));
  const x = Math.max(0, Math.floor(left - pad));
  const y = Math.max(0, Math.floor(top - pad));
  return {
    left: Math.min(x, widthPx - 1),
    top: Math.min(y, heightPx - 1),
    width: Math.max(1, Math.min(widthPx, Math.ceil(right + pad)) - x),
    height: Math.max(1, Math.min(heightPx, Math.ceil(bottom + pad)) - y),
  };
}
