import { dropStruckWords } from '../../../pipeline/extraction/struck.ts';
import type { Box } from '../../../pipeline/image/raster.ts';
import type { PageText } from '../../../pipeline/page.ts';
import { layText } from '../../support/page-text.ts';

const readLine = (page: PageText) => page.lines[0]?.words.map((word) => word.text).join(' ');

/** A stroke from the left end of one word to the right end of another, `place` of the way down. */
function strike(page: PageText, from: string, to: string, place = 0.5): Box {
  const words = page.lines[0]?.words ?? [];
  const first = words.find((word) => word.text === from)?.box ?? [0, 0, 0, 0];
  const last = words.find((word) => word.text === to)?.box ?? [0, 0, 0, 0];
  const y = first[1] + place * (first[3] - first[1]);
  return [first[0], y - 2, last[2], y + 2];
}

it('leaves out a number struck out before the right one', () => {
  const page = layText('Số công chứng: 655536382 306008, quyển số: 09/2015');
  expect(readLine(dropStruckWords(page, [strike(page, '655536382', '655536382')]))).toBe(
    'Số công chứng: 306008, quyển số: 09/2015',
  );
});

it('leaves out several words under one stroke', () => {
  const page = layText('Nơi sinh: xã Ninh Hòa xã Ninh Quới A');
  const [, , first, second, third] = page.lines[0]?.words ?? [];
  const stroke: Box = [first?.box[0] ?? 0, 76, third?.box[2] ?? 0, 80];
  expect(second?.text).toBe('Ninh');
  expect(readLine(dropStruckWords(page, [stroke]))).toBe('Nơi sinh: xã Ninh Quới A');
});

it('keeps underlined words, and words on the rule of a form', () => {
  const page = layText('Nơi sinh: xã Ninh Hòa');
  const underline = strike(page, 'Ninh', 'Hòa', 0.97);
  const rule: Box = [40, 76, 1200, 79];
  expect(readLine(dropStruckWords(page, [underline, rule]))).toBe('Nơi sinh: xã Ninh Hòa');
});

it('cuts the struck part off a word that the reader glued to the next', () => {
  const page = layText('CMND số 655536382.306008732 do');
  const glued = page.lines[0]?.words[2]?.box ?? [0, 0, 0, 0];
  const stroke: Box = [glued[0], 76, glued[0] + (glued[2] - glued[0]) / 2, 80];
  expect(readLine(dropStruckWords(page, [stroke]))).toBe('CMND số 306008732 do');
});

it('leaves out a false start that was written anew, only where it was hard to read', () => {
  const page = layText('Bà: Đặn Đặng Thị Thi');
  expect(readLine(dropStruckWords(page, []))).toBe('Bà: Đặn Đặng Thị Thi');
  const words = page.lines[0]?.words.map((word) =>
    word.text === 'Đặn' ? { ...word, confidence: 0.8, charConfidences: [0.95, 0.5, 0.95] } : word,
  );
  const doubtful = { ...page, lines: page.lines.map((line) => ({ ...line, words: words ?? [] })) };
  expect(readLine(dropStruckWords(doubtful, []))).toBe('Bà: Đặng Thị Thi');
});

it('leaves out a word whose stroke was seen as it was read, however surely', () => {
  const page = layText('Họ và tên: Hoàn Hoàng Thị Nhi');
  const words = (page.lines[0]?.words ?? []).map((word) =>
    word.text === 'Hoàn' ? { ...word, isStruck: true as const } : word,
  );
  const marked = { ...page, lines: page.lines.map((line) => ({ ...line, words })) };
  expect(readLine(dropStruckWords(marked, []))).toBe('Họ và tên: Hoàng Thị Nhi');
});
