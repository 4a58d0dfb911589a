import { cleanImage } from '../../../pipeline/image/clean-image.ts';
import { invertImage, isNegative } from '../../../pipeline/image/negative.ts';
import { mapPoint } from '../../../pipeline/image/page-map.ts';
import { layOutPage } from '../../../pipeline/image/page-layout.ts';
import type { CleanPage, ScanPage } from '../../../pipeline/page.ts';
import {
  drawPage,
  drawText,
  drawWord,
  inkAround,
  inkInBox,
  rasterize,
  toClean,
  turnScan,
} from './draw-page.ts';

const text = drawText(14);

/** A clean page as if it had been scanned again. */
function scanAgain({ image }: CleanPage): ScanPage {
  const data = new Uint8Array(image.data.length * 3);
  image.data.forEach((value, index) => data.fill(value, index * 3, index * 3 + 3));
  return {
    pageInFile: 1,
    image: { ...image, data },
    sourceWidth: image.width,
    sourceHeight: image.height,
    dpi: 200,
    exifTurn: 0,
    isMirrored: false,
    isBilevel: false,
  };
}

describe('straightening', () => {
  it.each([-9.3, -1.7, 0, 0.4, 2.9])('a page slanted by %d° is straight afterwards', async (slantDeg) => {
    const page = cleanImage(await drawPage(text.svg, { slantDeg }));
    expect(page.skewDeg).toBeCloseTo(slantDeg, 0);
    expect(Math.abs(page.skewDeg - slantDeg)).toBeLessThan(0.15);
    expect(Math.abs(layOutPage(scanAgain(page)).skewDeg)).toBeLessThan(0.1);
  });

  it('loses no corner of a slanted page', async () => {
    const scan = await drawPage(text.svg, { slantDeg: 8 });
    const page = cleanImage(scan);
    for (const [x, y] of [
      [0, 0],
      [scan.sourceWidth, 0],
      [0, scan.sourceHeight],
      [scan.sourceWidth, scan.sourceHeight],
    ] as const) {
      const [u, v] = toClean(page, x, y);
      expect(u).toBeGreaterThanOrEqual(-1);
      expect(v).toBeGreaterThanOrEqual(-1);
      expect(u).toBeLessThanOrEqual(page.image.width + 1);
      expect(v).toBeLessThanOrEqual(page.image.height + 1);
    }
  });
});

describe('which way up', () => {
  it.each([0, 90, 180, 270] as const)('a page lying turned by %d° is set upright', async (turn) => {
    const scan = await turnScan(await drawPage(text.svg, { slantDeg: 1.1 }), turn);
    const page = cleanImage(scan);
    expect(page.rotation).toBe((360 - turn) % 360);
    expect(page.rotationConfidence).toBeGreaterThan(0.9);
  });

  it('a single line of large letters does not turn its page on the side', async () => {
    const line = ['Himlon', 'nihlim', 'Hilnim'].map((word, k) =>
      drawWord({ text: word, x: 60 + 130 * k, baseline: 130 }),
    );
    for (const scale of [1, 1.6]) {
      const page = cleanImage(await drawPage(`<g transform="scale(${scale})">${line.join('')}</g>`));
      expect(page.rotation % 180).toBe(0);
    }
  });

  it.each([0, 180] as const)('three lines on an empty page are enough (turned by %d°)', async (turn) => {
    const page = cleanImage(await turnScan(await drawPage(drawText(3).svg), turn));
    expect(page.rotation).toBe((360 - turn) % 360);
  });

  it('goes by the text where the EXIF orientation is wrong', async () => {
    const scan = await drawPage(text.svg);
    expect(cleanImage({ ...scan, exifTurn: 90 }).rotation).toBe(0);
    expect(cleanImage({ ...scan, exifTurn: 180 }).rotation).toBe(0);
  });

  it('goes by the EXIF orientation where there is no text', async () => {
    const page = cleanImage({ ...(await drawPage('')), exifTurn: 270 });
    expect(page.rotation).toBe(270);
    expect(page.rotationConfidence).toBe(0.5);
  });

  it('reads mirrored scans the right way round', async () => {
    const scan = await drawPage(text.svg);
    const { width, height, data } = scan.image;
    const mirrored = new Uint8Array(data.length);
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++)
        for (let c = 0; c < 3; c++)
          mirrored[(y * width + x) * 3 + c] = data[(y * width + width - 1 - x) * 3 + c] ?? 0;
    const plain = cleanImage(scan);
    const page = cleanImage({ ...scan, image: { width, height, data: mirrored }, isMirrored: true });
    expect(Buffer.compare(page.image.data, plain.image.data)).toBe(0);
    const [x, y] = mapPoint(page.map, 100, 200);
    const [plainX, plainY] = mapPoint(plain.map, 100, 200);
    expect(x).toBeCloseTo(width - plainX, 6);
    expect(y).toBeCloseTo(plainY, 6);
  });
});

describe('the map back to the file', () => {
  it.each([0, 90, 180, 270] as const)(
    'leads from ink to ink on a slanted page turned by %d°',
    async (turn) => {
      const flat = await drawPage(`${text.svg}<rect x="700" y="1000" width="9" height="9" fill="#111"/>`, {
        slantDeg: -2.2,
      });
      const scan = await turnScan(flat, turn);
      const page = cleanImage(scan);
      const { width, height, data } = page.image;
      let agreeing = 0;
      let dark = 0;
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          if ((data[y * width + x] ?? 255) > 60) continue;
          dark++;
          const [u, v] = mapPoint(page.map, x + 0.5, y + 0.5);
          if ((scan.image.data[(Math.floor(v) * scan.image.width + Math.floor(u)) * 3] ?? 255) < 160)
            agreeing++;
        }
      expect(dark).toBeGreaterThan(5000);
      expect(agreeing / dark).toBeGreaterThan(0.98);
    },
  );

  it('leads to the file even when fewer pixels were decoded', async () => {
    const scan = await drawPage(text.svg);
    const page = cleanImage({
      ...scan,
      sourceWidth: scan.sourceWidth * 2,
      sourceHeight: scan.sourceHeight * 2,
    });
    const [x, y] = mapPoint(page.map, page.image.width / 2, page.image.height / 2);
    expect(x).toBeCloseTo(scan.sourceWidth, 0);
    expect(y).toBeCloseTo(scan.sourceHeight, 0);
  });
});

describe('colors', () => {
  const ring = `<g fill="none" stroke="#d8324a"><circle cx="600" cy="640" r="120" stroke-width="8"/><circle cx="600" cy="640" r="92" stroke-width="4"/></g><path d="M600 560 L625 630 L695 640 L625 655 L600 720 L575 655 L505 640 L575 630 Z" fill="#d8324a"/>`;

  it('takes a red seal off the black text under it and says where it was', async () => {
    const plain = cleanImage(await drawPage(text.svg));
    const sealed = cleanImage(await drawPage(`${text.svg}<g style="mix-blend-mode:multiply">${ring}</g>`));
    const [seal, ...others] = sealed.seals;
    expect(others).toEqual([]);
    expect(seal?.[0]).toBeGreaterThan(455);
    expect(seal?.[2]).toBeLessThan(745);
    expect(sealed.quality.issues).toContain('red_stamp');
    // Outside the letters under it nothing of the seal is left; the letters themselves are.
    const under = [480, 520, 720, 760] as const;
    expect(inkInBox(sealed, under)).toBeGreaterThan(0.8 * inkInBox(plain, under));
    expect(inkInBox(sealed, under)).toBeLessThan(1.15 * inkInBox(plain, under));
  });

  it('keeps blue handwriting dark', async () => {
    const blue = { text: 'Nguyễn Thị Hạnh', x: 500, baseline: 1000 };
    const page = cleanImage(await drawPage(text.svg + drawWord(blue, '#2a3a9c')));
    const black = cleanImage(await drawPage(text.svg + drawWord(blue, '#111')));
    const box = [490, 960, 800, 1020] as const;
    expect(inkInBox(page, box)).toBeGreaterThan(0.9 * inkInBox(black, box));
  });

  it('keeps small print in wine red, as marriage certificates are printed, beside a seal that goes', async () => {
    const label = { text: 'Số:', x: 600, baseline: 1000 };
    const page = cleanImage(
      await drawPage(
        `${text.svg}${drawWord(label, '#6f1a33')}<g style="mix-blend-mode:multiply">${ring}</g>`,
      ),
    );
    const black = cleanImage(await drawPage(text.svg + drawWord(label, '#111')));
    const box = [490, 960, 800, 1020] as const;
    expect(inkInBox(page, box)).toBeGreaterThan(0.5 * inkInBox(black, box));
    expect(page.seals).toHaveLength(1);
  });

  it('keeps a title in red print and drops a pink frame', async () => {
    const title = { text: 'Giấy khai sinh', x: 320, baseline: 70 };
    const frame =
      '<rect x="30" y="20" width="840" height="1160" fill="none" stroke="#e58a96" stroke-width="4"/>';
    const page = cleanImage(await drawPage(text.svg + drawWord(title, '#c8202c') + frame));
    expect(inkInBox(page, [315, 40, 620, 85])).toBeGreaterThan(400);
    expect(inkInBox(page, [20, 1100, 880, 1190])).toBe(0);
    expect(page.seals).toEqual([]);
  });
});

describe('light', () => {
  it('evens out yellowed, stained and shaded paper', async () => {
    const stain = `<defs><radialGradient id="s"><stop offset="0" stop-color="#7a5a2a" stop-opacity=".45"/><stop offset="1" stop-color="#7a5a2a" stop-opacity="0"/></radialGradient><linearGradient id="l"><stop offset="0" stop-color="#000" stop-opacity=".45"/><stop offset=".7" stop-color="#000" stop-opacity="0"/></linearGradient></defs><circle cx="500" cy="600" r="220" fill="url(#s)"/><rect width="100%" height="100%" fill="url(#l)"/>`;
    const plain = cleanImage(await drawPage(text.svg));
    const stained = cleanImage(await drawPage(text.svg + stain, { paper: '#e6d6a8' }));
    const everything = [40, 60, 860, 1150] as const;
    expect(inkInBox(stained, everything)).toBeGreaterThan(0.85 * inkInBox(plain, everything));
    expect(inkInBox(stained, everything)).toBeLessThan(1.15 * inkInBox(plain, everything));
    expect(stained.quality.issues).toContain('uneven_light');
  });

  it('lets print from the back fall to white', async () => {
    const back = `<g opacity="0.16" transform="translate(900 26) scale(-1 1)">${text.svg}</g>`;
    const page = cleanImage(await drawPage(text.svg + back));
    const plain = cleanImage(await drawPage(text.svg));
    const everything = [40, 60, 860, 1150] as const;
    expect(inkInBox(page, everything)).toBeLessThan(1.05 * inkInBox(plain, everything));
  });
});

describe('a photograph of a sheet on a desk', () => {
  it('is laid flat, whole and upright', async () => {
    const width = 1100;
    const height = 1450;
    // A sheet seen from the side: sheared and narrowed, on dark wood.
    const planks = Array.from(
      { length: 30 },
      (_, k) => `<rect y="${k * 50}" width="100%" height="25" fill="#4a3524"/>`,
    ).join('');
    const sheet = `<g transform="matrix(1.05 0.05 -0.04 1.06 110 60)"><rect width="827" height="1169" fill="#eceae4"/>${text.svg}</g>`;
    const scan = await rasterize(
      `<rect width="100%" height="100%" fill="#3a2a1c"/>${planks}${sheet}`,
      width,
      height,
    );
    const page = cleanImage(scan);
    expect(page.rotation).toBe(0);
    expect(page.quality.issues).toContain('perspective');
    expect(page.image.width / page.image.height).toBeCloseTo(827 / 1169, 1);
    const [left, top] = toClean(page, 110, 60);
    expect(Math.hypot(left, top)).toBeLessThan(14);
    expect(Math.abs(layOutPage(scanAgain(page)).skewDeg)).toBeLessThan(0.15);
    // Nothing of the desk is left at the rim.
    expect(inkAround(page, [page.image.width / 2, 12], 10)).toBe(0);
  });

  it('is not imagined on a scan that is all paper', async () => {
    expect(layOutPage(await drawPage(text.svg)).isPhotographed).toBe(false);
    const sliver = '<rect width="100%" height="6" fill="#222"/>';
    expect(layOutPage(await drawPage(text.svg + sliver)).isPhotographed).toBe(false);
  });
});

describe('a negative', () => {
  it('is read as the page that it was taken of', async () => {
    const scan = await drawPage(text.svg);
    const negative = { ...scan, image: invertImage(scan.image) };
    expect(isNegative(negative.image)).toBe(true);
    const [page, other] = [cleanImage(scan), cleanImage(negative)];
    expect(other.image.width).toBe(page.image.width);
    const differing = other.image.data.filter(
      (level, i) => Math.abs(level - (page.image.data[i] as number)) > 60,
    ).length;
    expect(differing).toBeLessThan(0.001 * page.image.data.length);
  });

  it('is not seen in a page in shadow, a sheet on a dark desk, an empty page or a black one', async () => {
    const scan = await drawPage(text.svg);
    const dim = { ...scan.image, data: scan.image.data.map((level) => level * 0.3) };
    const desk = await rasterize(
      `<rect width="100%" height="100%" fill="#221a12"/><g transform="matrix(0.4 0 0 0.4 300 300)"><rect width="827" height="1169" fill="#eceae4"/>${text.svg}</g>`,
      1100,
      1450,
    );
    const [empty, black] = [
      await drawPage(''),
      await rasterize('<rect width="100%" height="100%"/>', 600, 800),
    ];
    expect([scan.image, dim, desk.image, empty.image, black.image].map(isNegative)).toEqual(
      Array.from({ length: 5 }, () => false),
    );
  });
});

describe('pages without text', () => {
  it('are blank, dirt or not', async () => {
    const dirt = Array.from(
      { length: 60 },
      (_, k) => `<circle cx="${(k * 137) % 890}" cy="${(k * 211) % 1190}" r="1.2"/>`,
    ).join('');
    expect(cleanImage(await drawPage('')).kind).toBe('blank');
    expect(cleanImage(await drawPage(dirt)).kind).toBe('blank');
    expect(cleanImage(await drawPage(text.svg)).kind).toBe('content');
  });

  it('are too dark where nothing could be seen: not an empty page, nor a dim one', async () => {
    const issuesOf = async (paper: string, svg = '') =>
      cleanImage(await drawPage(svg, { paper })).quality.issues.includes('too_dark');
    expect(await Promise.all(['#000', '#0b0b0c', '#201e1c'].map((paper) => issuesOf(paper)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(await issuesOf('#f6f4ee')).toBe(false);
    expect(await issuesOf('#5c5850', text.svg)).toBe(false);
    expect(cleanImage(await drawPage('', { paper: '#000' })).quality.score).toBeLessThan(0.3);
  });

  it('are crossed out when a cross is drawn over them', async () => {
    const cross =
      '<g stroke="#223a9c" stroke-width="5"><path d="M120 150 L780 1050"/><path d="M780 150 L120 1050"/></g>';
    expect(cleanImage(await drawPage(cross)).kind).toBe('crossed_out');
  });
});

it('finds the scale by the letters where the resolution was guessed wrong', async () => {
  const scan = await drawPage(text.svg);
  const right = cleanImage(scan);
  const guessed = cleanImage({ ...scan, dpi: 90 });
  expect(guessed.image.width / right.image.width).toBeGreaterThan(0.7);
  expect(guessed.image.width / right.image.width).toBeLessThan(1.5);
  const [x, y] = mapPoint(guessed.map, guessed.image.width / 2, guessed.image.height / 2);
  expect(x).toBeCloseTo(scan.sourceWidth / 2, 0);
  expect(y).toBeCloseTo(scan.sourceHeight / 2, 0);
});

it('gives the same page for the same scan', async () => {
  const scan = await drawPage(text.svg, { slantDeg: 1.3 });
  const [one, other] = [cleanImage(scan), cleanImage(scan)];
  expect(Buffer.compare(one.image.data, other.image.data)).toBe(0);
  expect({ ...one, image: null }).toEqual({ ...other, image: null });
});
