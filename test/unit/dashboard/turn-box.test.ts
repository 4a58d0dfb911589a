import type { Box } from '../../../pipeline/image/raster.ts';
import { followSkew, turnBox, uprightSize } from '../../../dashboard/web/src/viewer/turn-box.ts';

const page = { width: 300, height: 200, isMirrored: false, pixelAspect: 1 };
const corner: Box = [0, 0, 30, 10];

describe('a box of the file as it came, on the upright page', () => {
  test.each([
    [0, [0, 0, 30, 10]],
    [90, [190, 0, 200, 30]],
    [180, [270, 190, 300, 200]],
    [270, [0, 270, 10, 300]],
  ] as const)('turned by %i the top left corner lies at %j', (rotation, expected) =>
    expect(turnBox(corner, { ...page, rotation })).toEqual(expected),
  );

  test.each([90, 270])('turned by %i the page stands', (rotation) =>
    expect(uprightSize({ ...page, rotation })).toEqual({ width: 200, height: 300 }),
  );
});

describe('a box of a file that holds its page otherwise than it is shown', () => {
  test.each([
    [0, [270, 0, 300, 10]],
    [90, [190, 270, 200, 300]],
    [180, [0, 190, 30, 200]],
    [270, [0, 0, 10, 30]],
  ] as const)('mirrored and turned by %i it lies at %j', (rotation, expected) =>
    expect(turnBox(corner, { ...page, isMirrored: true, rotation })).toEqual(expected),
  );

  test('with pixels twice as high as wide, page and box are drawn out', () => {
    const fax = { ...page, pixelAspect: 2, rotation: 0 };
    expect(uprightSize(fax)).toEqual({ width: 300, height: 400 });
    expect(turnBox(corner, fax)).toEqual([0, 0, 30, 20]);
  });
});

describe('a frame along lines that were scanned askew', () => {
  /** Upright hull of a rectangle turned by an angle. */
  function hull(width: number, height: number, angleDeg: number): Box {
    const radians = (Math.abs(angleDeg) * Math.PI) / 180;
    const w = width * Math.cos(radians) + height * Math.sin(radians);
    const h = width * Math.sin(radians) + height * Math.cos(radians);
    return [500 - w / 2, 400 - h / 2, 500 + w / 2, 400 + h / 2];
  }

  test.each([-3, -0.5, 0, 2, 7])('is the line itself, not its hull, at %f degrees', (angleDeg) => {
    const rect = followSkew(hull(600, 40, angleDeg), angleDeg);
    expect(rect).toMatchObject({ centerX: 500, centerY: 400, angleDeg });
    expect(rect.width).toBeCloseTo(600);
    expect(rect.height).toBeCloseTo(40);
  });

  test('is the hull where the box cannot be that of such a line', () =>
    expect(followSkew([0, 0, 900, 20], 5)).toMatchObject({ width: 900, height: 20, angleDeg: 0 }));
});
