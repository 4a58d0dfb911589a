import { readTyped, showValue } from '../../../dashboard/web/src/screens/review/field-text.ts';

describe('values as people write them', () => {
  test.each([
    ['date', '1998-05-12', '12/05/1998'],
    ['date', '1998-05', '05/1998'],
    ['date', '1998', '1998'],
    ['money', '1250000000', '1.250.000.000'],
    ['area', '85.5', '85,5'],
    ['name', 'NGUYỄN VĂN AN', 'NGUYỄN VĂN AN'],
  ])('%s %s is shown as %s and read back as it was', (kind, value, shown) => {
    expect(showValue(kind, value)).toBe(shown);
    expect(readTyped(kind, shown)).toBe(value);
  });

  test.each([
    ['1/5/1998', '1998-05-01'],
    ['01-05-1998', '1998-05-01'],
    ['01051998', '1998-05-01'],
    ['5/1998', '1998-05'],
  ])('a date may be typed as %s', (typed, value) => expect(readTyped('date', typed)).toBe(value));

  test.each(['31/02/2000', '29/02/1999', '1/13/1998', 'hôm qua', '12/5/98'])('%s is no date', (typed) =>
    expect(readTyped('date', typed)).toBeUndefined(),
  );

  test('29 February of a leap year is a date', () =>
    expect(readTyped('date', '29/2/2000')).toBe('2000-02-29'));

  test('letters typed decomposed are kept composed, blanks inside once', () =>
    expect(readTyped('name', '  Nguye\u0302\u0303n   An ')).toBe('Nguyễn An'));

  test('nothing typed is no value', () => expect(readTyped('name', '   ')).toBeNull());
});
