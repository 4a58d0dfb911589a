import { mendHouseNumber } from '../../../pipeline/fields/house-numbers.ts';
import { readField } from '../../../pipeline/fields/read-field.ts';
import { makeSource } from '../../../pipeline/fields/source.ts';

it.each([
  ['16 3', 'tổ 3'],
  ['7676 13', 'tổ 13'],
  ['Lộ 11', 'tổ 11'],
  ['tế 12', 'tổ 12'],
])('%s before a hamlet is %s', (read, meant) => {
  expect(mendHouseNumber(read, 'village')).toBe(meant);
});

it.each([
  ['56.280 đường Nguyễn Huệ', 'số 280 đường Nguyễn Huệ'],
  ['16 248/2 đường Hai Bà Trưng', 'số 248/2 đường Hai Bà Trưng'],
])('%s is %s, whatever follows', (read, meant) => {
  expect(mendHouseNumber(read, 'commune')).toBe(meant);
  expect(mendHouseNumber(read, null)).toBe(meant);
});

it.each(['lô 12', 'số 7', 'nhà 5', 'Trạm Y tế', 'số 12 đường Lê Lợi', 'Cầu Sắt'])('%s stays', (read) => {
  expect(mendHouseNumber(read, 'village')).toBeNull();
});

it('a number at the end of a place, before nothing or a province, is no group', () => {
  expect(mendHouseNumber('16 3', null)).toBeNull();
  expect(mendHouseNumber('16 3', 'province')).toBeNull();
});

it('what was mended goes to a person, and as it was read it is still to be had', () => {
  const read = readField('place', makeSource('16 3, ấp Quyết Thắng, xã Nam Trung, tỉnh Hải Dương', 0.95), []);
  expect(read.value).toBe('tổ 3, ấp Quyết Thắng, xã Nam Trung, tỉnh Hải Dương');
  expect(read.plausibility).toBeLessThanOrEqual(0.5);
  expect(read.candidates.map((candidate) => candidate.value)).toContain(
    '16 3, ấp Quyết Thắng, xã Nam Trung, tỉnh Hải Dương',
  );
});

it.each([
  ['tổ 5 ấp Xóm Mới, xã Thuận Điền, tỉnh Bến Tre', 'tổ 5, ấp Xóm Mới, xã Thuận Điền, tỉnh Bến Tre'],
  ['số 280 đường Nguyễn Huệ phường 6, tỉnh Phú Yên', 'số 280 đường Nguyễn Huệ, phường 6, tỉnh Phú Yên'],
])('the comma that was lost in %s is put back', (read, meant) => {
  expect(readField('place', makeSource(read, 0.95), []).value).toBe(meant);
});
