import { findWeakness } from '../../../dashboard/server/auth/password-strength.ts';

/** Invented person and office. */
const NAMES = ['thi.hoa', 'Đặng Thị Hoa', 'UBND xã Thử Nghiệm'];
const ZERO_WIDTH = '\u200b\u200c\u200d\u2060\ufeff';

test.each([
  'aaaaaaaaaa',
  ' '.repeat(10),
  '\u00a0'.repeat(10),
  ZERO_WIDTH.repeat(3),
  `abc${ZERO_WIDTH}${ZERO_WIDTH}`,
  'a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
  '\u3164'.repeat(12),
  '..........',
  'abcdefghij',
  '1234567890',
  '0987654321',
  'qwertyuiop',
  'password123',
  'P@ssw0rd123',
  'matkhau123456',
  'mật khẩu 2026',
  'MatKhau@123',
  'vietnam2026',
  'Việt Nam 1975',
  'hanoi123456',
  'Hà Nội 2026',
  'toiyeuvietnam',
  'anhyeuem123',
  'abcabcabcabc',
  '01/01/199001/01/1990',
  'admin123456',
])('%j is no password', (password) => {
  expect(findWeakness(password, NAMES)).not.toBeNull();
});

test.each([
  'thi.hoa',
  'thi.hoa.thi.hoa',
  'Đặng Thị Hoa',
  'đặngthịhoa',
  'dangthihoa',
  'DangThiHoa',
  'DANG THI HOA',
  'Dang.Thi.Hoa',
  'dangthihoa1990',
  'Đặng Thị Hoa 1990',
  'dangthihoa123!',
  'hoadangthi1990',
  'ubndxathunghiem',
  'UBND xã Thử Nghiệm',
  'Đặng Thị Hoa'.normalize('NFD'),
])('%j is the own name', (password) => {
  expect(findWeakness(password, NAMES)).not.toBeNull();
});

test.each(['một câu dễ nhớ 2026', 'con mèo ngủ trên mái ngói', 'k7mf-2qpx-9vra', 'Sáu chiếc ghế màu tím!'])(
  '%j is one, composed or decomposed',
  (password) => {
    expect(findWeakness(password, NAMES)).toBeNull();
    expect(findWeakness(password.normalize('NFD'), NAMES)).toBeNull();
  },
);

test('length is counted in letters as people see them', () => {
  // Ten letters and more only while decomposed.
  const word = 'ếệốộứựờợ';
  expect(word.normalize('NFD').length).toBeGreaterThan(10);
  expect(findWeakness(word.normalize('NFD'), NAMES)).toBe('short');
});

test('the longest password is judged in no time', () => {
  const startedAt = performance.now();
  findWeakness('nguyen1990'.repeat(20), NAMES);
  expect(performance.now() - startedAt).toBeLessThan(3000);
});
