import { cleanImage } from '../../../pipeline/image/clean-image.ts';
import { mapPoint } from '../../../pipeline/image/page-map.ts';
import type { ColorImage } from '../../../pipeline/image/raster.ts';
import { estimateDpi } from '../../../pipeline/image/resolution.ts';
import { findFrame } from '../../../pipeline/image/find-frame.ts';
import { drawPage, drawText } from './draw-page.ts';

/** The picture on a plain screen, with signs (a clock, buttons) in its first and last rows. */
function onScreen(
  picture: ColorImage,
  [left, top, right, bottom]: readonly number[],
  color: number,
): ColorImage {
  const [l = 0, t = 0, r = 0, b = 0] = [left, top, right, bottom];
  const [width, height] = [picture.width + l + r, picture.height + t + b];
  const data = new Uint8Array(width * height * 3).fill(color);
  for (let y = 0; y < picture.height; y++)
    data.set(
      picture.data.subarray(y * picture.width * 3, (y + 1) * picture.width * 3),
      ((y + t) * width + l) * 3,
    );
  if (t > 40)
    for (let y = 12; y < 26; y++)
      data.fill(128, (y * width + 20) * 3, (y * width + 20 + Math.round(width * 0.3)) * 3);
  return { width, height, data };
}

describe('the picture inside a screen', () => {
  it.each([
    ['black above and below', [0, 420, 0, 420], 17],
    ['gray above and below', [0, 420, 0, 300], 120],
    ['white above and below', [0, 500, 0, 500], 255],
    ['black on the left and right', [300, 0, 300, 0], 0],
  ] as const)('%s: read as the same pixels cropped, boxes in the whole file', async (_, bands, color) => {
    const drawn = await drawPage(drawText(14).svg, { paper: '#d8c690' });
    const dpi = estimateDpi(drawn.image.width, drawn.image.height, undefined);
    const alone = cleanImage({ ...drawn, dpi, isDpiGuessed: true });
    const image = onScreen(drawn.image, bands, color);
    expect(findFrame(image)).toEqual([bands[0], bands[1], bands[0] + 900, bands[1] + 1200]);
    const page = cleanImage({
      ...drawn,
      image,
      sourceWidth: image.width,
      sourceHeight: image.height,
      dpi: estimateDpi(image.width, image.height, undefined),
      isDpiGuessed: true,
    });
    expect(Buffer.compare(page.image.data, alone.image.data)).toBe(0);
    const [x, y] = mapPoint(alone.map, 300, 300);
    const [onX, onY] = mapPoint(page.map, 300, 300);
    expect([onX, onY]).toEqual([expect.closeTo(x + bands[0], 6), expect.closeTo(y + bands[1], 6)]);
    expect([page.sourceWidth, page.sourceHeight]).toEqual([image.width, image.height]);
  });

  it('a sheet with white margins is no screen, nor is a page all of one tone', async () => {
    expect(findFrame((await drawPage(drawText(8, 90, 400).svg, { paper: '#fff' })).image)).toBeNull();
    expect(findFrame((await drawPage('', { paper: '#222' })).image)).toBeNull();
  });
});
