import { groupIntoDossiers, safeName } from '../../../workers/batch/find-dossiers.ts';

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

  test('equal names from different folders never share a result', () => {
    const found = names(['/xã A/01.jpg', '/xã B/01.jpg', '/xã B/01.tif']);
    expect(new Set(found.map(([name]) => name)).size).toBe(3);
    expect(found.map(([name]) => name)).toContain('xã B-01');
  });

  test('a single file does not slip in among the pages of a dossier of the same name', () => {
    expect(names(['/in/a.pdf', '/in/a-p1.jpg'])).toHaveLength(2);
  });

  test('the order of the inputs changes nothing', () => {
    const files = ['/in/b.jpg', '/in/a-p2.jpg', '/other/b.jpg', '/in/a-p1.jpg'];
    expect(groupIntoDossiers([...files].reverse())).toEqual(groupIntoDossiers(files));
  });
});

test('a dossier name is always one harmless folder name', () => {
  expect(safeName('../../x')).toBe('__.._x');
  expect(safeName('..')).toBe('_');
  expect(safeName('a:b*c?')).toBe('a_b_c_');
  expect(safeName('')).toBe('_');
  expect(safeName('x'.repeat(500)).length).toBeLessThanOrEqual(120);
});
