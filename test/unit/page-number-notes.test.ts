import { notePageNumbers } from '../../pipeline/page-number-notes.ts';

const codes = (...files: string[]) => notePageNumbers(files).map((note) => note.code);

test.each([
  [['a-p1.jpg', 'a-p2.jpg', 'a-p3.tif'], []],
  [['a.pdf'], []],
  [['a-p1.jpg', 'a-p3.jpg'], ['N-PAGE-MISSING']],
  [['a-p2.jpg'], ['N-PAGE-MISSING']],
  [['a-p1.jpg', 'a-p1.tif'], ['N-PAGE-TWICE']],
  [['a-p1.jpg', 'a-p01.jpg'], ['N-PAGE-TWICE']],
  [['a-p0.jpg', 'a-p1.jpg'], ['N-PAGE-ZERO']],
  [['a-p1 (1).jpg'], ['N-PAGE-COPY']],
  [['a-p1 - Copy.jpg'], ['N-PAGE-COPY']],
])('%j says %j', (files, expected) => expect(codes(...files)).toEqual(expected));

test('names what is missing, in both languages', () => {
  const [note] = notePageNumbers(['so/a-p1.jpg', 'so/a-p3.jpg', 'so/a-p7.jpg']);
  expect(note?.vi).toContain('2, 4–6');
  expect(note?.en).toContain('2, 4–6');
});
