import { nameDossier } from '../../workers/name-dossier.ts';

test.each([
  ['0001-p2.jpg', '0001', 2],
  ['quyen-01/0001-P10.TIF', 'quyen-01/0001', 10],
  ['quyen-02/0001-p1.jpg', 'quyen-02/0001', 1],
  ['ho-so.pdf', 'ho-so', 0],
  ['Giấy khai sinh.p1.jpg', 'Giấy khai sinh.p1', 0],
  ['2010\\KS\\a-p1.png', '2010/KS/a', 1],
])('%s is page of %s', (path, dossier, position) => {
  expect(nameDossier(path)).toMatchObject({ names: [dossier, expect.anything()], position });
});

test.each([
  '../../x.jpg',
  '/etc/passwd',
  'a/../b.jpg',
  'C:\\x.jpg',
  'a//b.jpg',
  'tên\u0000.jpg',
  './x.jpg',
  'nửa\ud83d.jpg',
  '',
])('refuses %j by name', (path) => {
  expect(() => nameDossier(path)).toThrow(expect.objectContaining({ code: 'E-UNSAFE-NAME' }));
});

test('decomposed letters of a Mac are the same name', () => {
  expect(nameDossier('Hồ sơ-p1.jpg'.normalize('NFD')).key).toBe(nameDossier('Hồ sơ-p2.jpg').key);
});

test.each(['Trích lục: số 5?.jpg', ' ảnh .jpg', 'a<b>|"c*.jpg', 'a:b.jpg'])(
  '%j, which Linux and macOS allow, is taken',
  (path) => expect(nameDossier(path).fileName).toBe(path),
);

test('what is one dossier and what is not', () => {
  const key = (path: string) => nameDossier(path).key;
  expect(key('q/so-8.jpg')).not.toBe(key('q/so-8.tif'));
  expect(key('q/so-5.jpg')).not.toBe(key('q/so-5-p1.jpg'));
  expect(key('q/so-5-p1.jpg')).toBe(key('q/so-5-P02.TIF'));
  const long = 'Hợp đồng '.repeat(20);
  expect(key(`${long}A.pdf`)).not.toBe(key(`${long}B.pdf`));
});
