import sharp from 'sharp';
import type { ScanPage } from '../../../pipeline/page.ts';
import type { CleanPage } from '../../../pipeline/page.ts';

/**
 * Pages for tests, drawn with strokes of our own instead of a font, so that they look the same on every machine.
 * Units are pixels at 200 dpi; a letter's x-height is 17.
 */
const STROKES: Record<string, readonly [path: string, width: number]> = {
  a: ['M12 -15 V0 M12 -8 A6 8 0 1 0 12 -7', 16],
  b: ['M2 -26 V0 M2 -8 A6 8 0 1 1 2 -7', 18],
  c: ['M13 -13 A6 8 0 1 0 13 -3', 16],
  d: ['M12 -26 V0 M12 -8 A6 8 0 1 0 12 -7', 17],
  e: ['M2 -9 H13 A6 8 0 1 0 12 -3', 16],
  g: ['M12 -15 V3 Q12 9 5 8 L2 7 M12 -8 A6 8 0 1 0 12 -7', 16],
  h: ['M2 -26 V0 M2 -9 Q7 -18 12 -10 V0', 17],
  i: ['M3 -16 V0 M3 -24 L3 -22', 9],
  l: ['M3 -26 V0', 8],
  m: ['M2 -16 V0 M2 -9 Q6 -18 10 -10 V0 M10 -9 Q14 -18 18 -10 V0', 23],
  n: ['M2 -16 V0 M2 -9 Q7 -18 12 -10 V0', 17],
  o: ['M8 -16 A6 8 0 1 0 8.1 -16', 17],
  p: ['M2 -16 V9 M2 -8 A6 8 0 1 1 2 -7', 18],
  q: ['M12 -15 V9 M12 -8 A6 8 0 1 0 12 -7', 17],
  r: ['M2 -16 V0 M2 -9 Q5 -16 10 -15', 13],
  s: ['M11 -14 Q4 -17 4 -12 Q4 -9 8 -8 Q12 -6 11 -2 Q7 2 2 -2', 15],
  t: ['M5 -23 V0 H10 M1 -16 H10', 14],
  u: ['M2 -16 V-6 Q7 2 12 -7 M12 -16 V0', 17],
  v: ['M1 -16 L7 0 L13 -16', 16],
  x: ['M1 -16 L12 0 M12 -16 L1 0', 15],
  y: ['M1 -16 L7 -1 M13 -16 L5 8 L2 9', 16],
};
const CAPITAL: readonly [string, number] = ['M2 -25 V0 M2 -25 H13 M2 -13 H11', 18];
/** Combining marks by code point, drawn over the middle of a letter. */
const MARKS: Record<string, string> = {
  '\u0300': 'M4 -25 L8 -21',
  '\u0301': 'M5 -21 L10 -25',
  '\u0302': 'M3 -20 L7 -24 L11 -20',
  '\u0303': 'M2 -22 Q5 -26 7 -23 Q10 -20 12 -24',
  '\u0306': 'M3 -24 Q7 -19 11 -24',
  '\u0309': 'M6 -26 Q10 -25 7 -21',
  '\u031b': 'M13 -14 Q17 -16 15 -20',
};
const DOT_BELOW = '\u0323';

export interface Word {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
}

/** Where a word's dots below are, by their centers. */
export function dotsBelow({ text, x, baseline }: Word): [number, number][] {
  const dots: [number, number][] = [];
  layOut(text, (mark, at) => {
    if (mark === DOT_BELOW) dots.push([x + at + 7, baseline + 6]);
  });
  return dots;
}

function layOut(text: string, draw: (mark: string, at: number, path: string) => void): number {
  let at = 0;
  let before = 0;
  for (const character of text.normalize('NFD').replaceAll('đ', 'd').replaceAll('Đ', 'D')) {
    if (character === ' ') at += 12;
    else if (/\p{M}/u.test(character)) draw(character, before, MARKS[character] ?? '');
    else {
      const [path, width] = STROKES[character] ?? CAPITAL;
      before = at;
      draw(character, at, path);
      at += width + 2;
    }
  }
  return at;
}

/** Ink of a word as SVG. */
export function drawWord(word: Word, color = '#111'): string {
  const parts: string[] = [];
  layOut(word.text, (mark, at, path) => {
    const place = `transform="translate(${word.x + at} ${word.baseline})"`;
    if (mark === DOT_BELOW) parts.push(`<circle cx="7" cy="6" r="2.2" fill="${color}" ${place}/>`);
    else parts.push(`<path d="${path}" ${place}/>`);
  });
  return `<g fill="none" stroke="${color}" stroke-width="2.6" stroke-linecap="round">${parts.join('')}</g>`;
}

const SENTENCES = [
  'Giấy chứng nhận đăng ký khai sinh',
  'Họ chữ đệm tên Nguyễn Thị Mộng Tuyền',
  'Ngày tháng năm sinh một nghìn chín trăm',
  'Nơi thường trú của cha mẹ xã Hạ Long',
  'Quốc tịch Việt Nam dân tộc Kinh',
  'Ủy ban nhân dân huyện Lục Ngạn',
  'Người đi khai sinh ký và ghi rõ họ tên',
];

/** Lines of text from `top` on, 52 pixels apart, ragged on the right. */
export function drawText(lines: number, left = 90, top = 120): { words: Word[]; svg: string } {
  const words = Array.from({ length: lines }, (_, k) => ({
    text: SENTENCES[k % SENTENCES.length] ?? '',
    x: left,
    baseline: top + 52 * k,
  }));
  return { words, svg: words.map((word) => drawWord(word)).join('') };
}

export interface PaperOptions {
  readonly width?: number;
  readonly height?: number;
  readonly paper?: string;
  /** Clockwise, about the middle of the page. */
  readonly slantDeg?: number;
}

/** A page with the given SVG on it, as a scan at 200 dpi. */
export async function drawPage(svg: string, options: PaperOptions = {}): Promise<ScanPage> {
  const { width = 900, height = 1200, paper = '#f6f4ee', slantDeg = 0 } = options;
  const turned = `<g transform="rotate(${slantDeg} ${width / 2} ${height / 2})">${svg}</g>`;
  return rasterize(`<rect width="100%" height="100%" fill="${paper}"/>${turned}`, width, height);
}

/** SVG content as a scan at 200 dpi. */
export async function rasterize(content: string, width: number, height: number): Promise<ScanPage> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`;
  const data = await sharp(Buffer.from(svg)).removeAlpha().toColourspace('srgb').raw().toBuffer();
  return {
    pageInFile: 1,
    image: { width, height, data },
    sourceWidth: width,
    sourceHeight: height,
    dpi: 200,
    exifTurn: 0,
    isMirrored: false,
    isBilevel: false,
  };
}

/** The scan turned clockwise, as if the sheet had been laid on the scanner that way. */
export async function turnScan(scan: ScanPage, turn: 0 | 90 | 180 | 270): Promise<ScanPage> {
  const { width, height, data } = scan.image;
  const turned = await sharp(data, { raw: { width, height, channels: 3 } })
    .rotate(turn)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return {
    ...scan,
    image: { width: turned.info.width, height: turned.info.height, data: turned.data },
    sourceWidth: turned.info.width,
    sourceHeight: turned.info.height,
  };
}

/** Point of the file → point of the clean page. */
export function toClean({ map }: CleanPage, x: number, y: number): [number, number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = map;
  const u = (e * i - f * h) * x + (c * h - b * i) * y + (b * f - c * e);
  const v = (f * g - d * i) * x + (a * i - c * g) * y + (c * d - a * f);
  const w = (d * h - e * g) * x + (b * g - a * h) * y + (a * e - b * d);
  return [u / w, v / w];
}

/** Share of dark pixels in a square of `2 · radius` pixels about a point of the clean page. */
export function inkAround({ image }: CleanPage, [x, y]: readonly [number, number], radius: number): number {
  let dark = 0;
  let total = 0;
  for (let row = Math.round(y - radius); row < Math.round(y + radius); row++)
    for (let column = Math.round(x - radius); column < Math.round(x + radius); column++) {
      total++;
      if ((image.data[row * image.width + column] ?? 255) < 128) dark++;
    }
  return dark / total;
}

/** Dark pixels of the clean page inside a box of the file. */
export function inkInBox(
  page: CleanPage,
  [left, top, right, bottom]: readonly [number, number, number, number],
): number {
  let dark = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const [u, v] = toClean(page, x + 0.5, y + 0.5);
      if ((page.image.data[Math.floor(v) * page.image.width + Math.floor(u)] ?? 255) < 128) dark++;
    }
  return dark;
}
