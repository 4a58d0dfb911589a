import { folderName } from '../../../workers/batch/folder-name.ts';
import { groupIntoDossiers } from '../../../workers/batch/group-files.ts';

describe('grouping files into dossiers', () => {
  const names = (files: string[]) =>
    groupIntoDossiers(files).map((dossier) => [dossier.name, ...dossier.files]);

  test('numbered pages of one folder are one dossier, in page order, ten after nine', () => {
    expect(names(['/in/a-p10.jpg', '/in/a-p2.tif', '/in/a-p1.jpg'])).toEqual([
      ['a', '/in/a-p1.jpg', '/in/a-p2.tif', '/in/a-p10.jpg'],
    ]);
  });

  test('any other file is a dossier named by its stem, Vietnamese letters kept in NFC', () => {
    expect(names(['/in/Quyển 2.pdf'.normalize('NFD')])[0]?.[0]).toBe('Quyển 2');
  });

  test('pages written by a Mac and by Windows are one dossier, in one order', () => {
    const [one, two] = ['/in/Hồ sơ số 12-p1.jpg'.normalize('NFD'), '/in/Hồ sơ số 12-p2.jpg'.normalize('NFC')];
    expect(names([two, one])).toEqual([['Hồ sơ số 12', one, two]]);
  });

  test('a master beside its copy is a dossier of its own, told apart by its ending', () => {
    expect(names(['/q/so-8.tif', '/q/so-8.jpg'])).toEqual([
      ['so-8', '/q/so-8.jpg'],
      ['so-8.tif', '/q/so-8.tif'],
    ]);
  });

  test('a single file does not slip in among the pages of a dossier of the same name', () => {
    expect(names(['/in/so-5.jpg', '/in/so-5-p1.jpg'])).toEqual([
      ['so-5', '/in/so-5-p1.jpg'],
      ['so-5.jpg', '/in/so-5.jpg'],
    ]);
  });

  test('equal names from different folders never share a result', () => {
    const found = names(['/xã A/01.jpg', '/xã B/01.jpg', '/xã B/01.tif']).map(([name]) => name);
    expect(found.sort()).toEqual(['01', '01.tif', 'xã B-01']);
  });

  test('names that differ only in case or in how letters are composed do not share a folder', () => {
    const found = names(['/in/Sổ.jpg'.normalize('NFC'), '/in/Sổ.jpg'.normalize('NFD'), '/in/SỔ.jpg']);
    const folded = found.map(([name]) => name?.normalize('NFC').toLowerCase());
    expect(new Set(folded).size).toBe(3);
  });

  test('a made-up name never takes the place of a dossier that is really called so', () => {
    const found = groupIntoDossiers(['/a/01.jpg', '/b/01.jpg', '/c/b-01.jpg']);
    expect(found.find((one) => one.files[0] === '/c/b-01.jpg')?.name).toBe('b-01');
    expect(new Set(found.map((one) => one.name)).size).toBe(3);
  });

  test('two contracts whose names agree in their first 120 letters are two', () => {
    const start = 'Hợp đồng chuyển nhượng quyền sử dụng đất '.repeat(4);
    const found = names([`/in/${start} bên A.pdf`, `/in/${start} bên B.pdf`]).map(([name]) => name ?? '');
    expect(new Set(found).size).toBe(2);
    for (const name of found) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  });

  test('the order of the inputs changes nothing', () => {
    const files = ['/in/b.jpg', '/in/a-p2.jpg', '/other/b.jpg', '/in/a-p1.jpg', '/in/a.tif', '/in/a.jpg'];
    expect(groupIntoDossiers([...files].reverse())).toEqual(groupIntoDossiers(files));
  });
});

describe('the folder of a dossier', () => {
  test.each([
    ['../../x', '__.._x'],
    ['..', '_'],
    ['a:b*c?', 'a_b_c_'],
    ['', '_'],
    ['CON', '_CON'],
    ['nul.2010', '_nul.2010'],
    ['COM1', '_COM1'],
    ['summary.csv', '_summary.csv'],
    ['Sổ 1. ', 'Sổ 1'],
    ['views', 'views'],
  ])('of %j is %j', (name, folder) => expect(folderName(name)).toBe(folder));

  test('is short enough in bytes, whole letters, and the same every time', () => {
    const name = 'ữ'.repeat(500);
    expect(Buffer.byteLength(folderName(name))).toBeLessThanOrEqual(200);
    expect(folderName(name)).toMatch(/^ữ+~[0-9a-f]{8}$/);
    expect(folderName(name)).toBe(folderName(name.normalize('NFD')));
  });
});
