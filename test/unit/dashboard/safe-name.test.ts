import { isSafePath } from '../../../dashboard/server/safe-name.ts';

test.each([
  'KS-015-p1.jpg',
  '2010/KS 01/0001-p1.jpg',
  'Sổ khai sinh 1998/Trang 1.tif',
  'a..b.jpg',
  '.an.jpg',
  'Trích lục: số 5?.jpg',
  ' x.jpg',
])('%s is a plain name', (path) => expect(isSafePath(path)).toBe(true));

test.each([
  '../../x.jpg',
  'tap/../../x.jpg',
  '/etc/x.jpg',
  'C:\\x.jpg',
  '..\\x.jpg',
  'tap//x.jpg',
  './x.jpg',
  'x\u0000.jpg',
  'x\n.jpg',
  '',
  'a'.repeat(601),
])('%j is refused', (path) => expect(isSafePath(path)).toBe(false));
