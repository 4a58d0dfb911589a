import sharp from 'sharp';
import { cleanImage } from '../../../pipeline/image/clean-image.ts';
import { openScan } from '../../../pipeline/image/open-scan.ts';
import { mapPoint } from '../../../pipeline/image/page-map.ts';
import type { ScanPage } from '../../../pipeline/page.ts';
import { makeViewImage, mapToView } from '../../../pipeline/outputs/view-image.ts';
import { drawPage, drawText } from '../image/draw-page.ts';
import { grayImage, makeTiff } from '../image/make-tiff.ts';

/** Where the page's ink lies on the view as people see it, turned upright. */
async function look(bytes: Uint8Array, page: ScanPage) {
  const clean = cleanImage(page);
  const view = (await makeViewImage(bytes, page)) ?? bytes;
  const onView = mapToView({
    ...clean,
    ...(page.isMirrored && { isMirrored: true }),
    ...(page.pixelAspect !== undefined && { pixelAspect: page.pixelAspect }),
  });
  const { data, info } = await sharp(view)
    .flatten()
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  /** Share of the clean page's ink under which the view has ink too. */
  let [both, ink] = [0, 0];
  for (let y = 2; y < clean.image.height; y += 3)
    for (let x = 2; x < clean.image.width; x += 3) {
      if ((clean.image.data[y * clean.image.width + x] ?? 255) > 60) continue;
      ink++;
      const [u, v] = mapPoint(onView.map, x + 0.5, y + 0.5);
      const column = Math.floor((u * info.width) / onView.width);
      const row = Math.floor((v * info.height) / onView.height);
      if ((data[row * info.width + column] ?? 255) < 140) both++;
    }
  return { clean, onView, agreement: both / ink, shape: info.width / info.height, view };
}

describe('the picture of a page that people look at', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'shows EXIF orientation %d the right way round, words over their ink',
    async (orientation) => {
      const drawn = await drawPage(drawText(14).svg);
      const upright = () => sharp(drawn.image.data, { raw: { width: 900, height: 1200, channels: 3 } });
      // What a camera stores for this orientation: undone, it is the upright page again.
      const isMirrored = [2, 4, 5, 7].includes(orientation);
      const turn = [0, 0, 0, 180, 180, 270, 90, 90, 270][orientation] ?? 0;
      const turned = await upright()
        .rotate((360 - turn) % 360)
        .png()
        .toBuffer();
      const stored = isMirrored ? await sharp(turned).flop().png().toBuffer() : turned;
      const bytes = await sharp(stored)
        .withMetadata({ orientation, density: 200 })
        .jpeg({ quality: 95 })
        .toBuffer();
      const page = await (await openScan(bytes)).readPage(1);
      const { clean, agreement, view } = await look(bytes, page);
      expect(agreement).toBeGreaterThan(0.95);
      // Turned as the reading says, the view is the page as it was drawn.
      const seen = await sharp(await sharp(view).rotate(clean.rotation).png().toBuffer())
        .resize(90, 120, { fit: 'fill' })
        .greyscale()
        .raw()
        .toBuffer();
      const wanted = await upright().resize(90, 120, { fit: 'fill' }).greyscale().raw().toBuffer();
      const difference =
        seen.reduce((sum, value, k) => sum + Math.abs(value - (wanted[k] ?? 0)), 0) / seen.length;
      expect(difference).toBeLessThan(4);
    },
  );

  it('has the shape of the paper where the file’s pixels are not square', async () => {
    const drawn = await drawPage(drawText(14).svg, { width: 1728, height: 2244 });
    const { data } = await sharp(drawn.image.data, { raw: { width: 1728, height: 2244, channels: 3 } })
      .resize(1728, 1078, { fit: 'fill' })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true });
    const fax = grayImage(1728, 1078, 0, [282, 5, 204, 1], [283, 5, 98, 1], [296, 3, 2]);
    const bytes = makeTiff([{ ...fax, blocks: [data] }]);
    const page = await (await openScan(bytes)).readPage(1);
    const { onView, agreement, shape } = await look(bytes, page);
    expect(shape).toBeCloseTo(1728 / 2244, 2);
    expect(onView.width / onView.height).toBeCloseTo(1728 / 2244, 2);
    expect(agreement).toBeGreaterThan(0.95);
  });
});
