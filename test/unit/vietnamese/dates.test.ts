import { boundDate, listNearbyDates, readDate } from '../../../pipeline/vietnamese/dates.ts';
import { readTime } from '../../../pipeline/vietnamese/times.ts';

describe('readDate', () => {
  it.each([
    ['ngày 26 tháng 02 năm 2021', '2021-02-26'],
    ['26/02/2021', '2021-02-26'],
    ['26.2.21', '2021-02-26'],
    ['01-04-1995', '1995-04-01'],
    ['tháng 3 năm 1956', '1956-03'],
    ['…/…/1956', '1956'],
    ['1956', '1956'],
    ['Bạc Liêu, ngày 05 tháng 03 năm 2018', '2018-03-05'],
  ])('%s', (text, value) => expect(readDate(text)).toMatchObject({ value, repairs: 0 }));

  it.each([
    ['ngày l2 tháng O3 năm 2O18', '2018-03-12'],
    ['ngay 12 thang 0ó nam 1990', '1990-06-12'],
    ['26102/2021', '2021-02-26'],
    ['26l02l2021', '2021-02-26'],
    ['26022021', '2021-02-26'],
    ['3l/12/2007', '2007-12-31'],
  ])('sees digits in what engines read for them: %s', (text, value) => {
    expect(readDate(text)?.value).toBe(value);
    expect(readDate(text)?.repairs).toBeGreaterThan(0);
  });

  it('takes a keyword apart from the digits it ran into', () => {
    expect(readDate('ngày26tháng02năm2021')?.value).toBe('2021-02-26');
  });

  it('knows an approximate year', () => {
    expect(readDate('khoảng 1950')).toEqual({ value: '1950', repairs: 0, isApproximate: true });
  });

  it('reads two-digit years against the year of the book', () => {
    expect(readDate('5.3.98', { bookYear: 1999 })?.value).toBe('1998-03-05');
    expect(readDate('5.3.12', { bookYear: 2012 })?.value).toBe('2012-03-05');
    expect(readDate('5.3.13', { bookYear: 2012 })?.value).toBe('1913-03-05');
  });

  it.each(['31/02/2019', 'ngày 5 tháng 3', 'không rõ', '', '01/04/5005'])('finds none in %p', (text) => {
    expect(readDate(text)).toBeNull();
  });
});

describe('partial dates', () => {
  it('span what they may mean', () => {
    expect(boundDate('1956')).toEqual({ from: '1956-01-01', to: '1956-12-31' });
    expect(boundDate('2020-02')).toEqual({ from: '2020-02-01', to: '2020-02-29' });
    expect(boundDate('2019-02-29')).toBeNull();
  });

  it('have neighbours that are real and one confusable digit away', () => {
    const near = listNearbyDates('2018-03-12');
    expect(near).toContain('2013-03-12');
    expect(near).toContain('2018-08-12');
    expect(near.every((date) => boundDate(date) !== null)).toBe(true);
  });
});

describe('readTime', () => {
  it.each([
    ['10 giờ 38 phút', '10:38'],
    ['02 giờ 42 phút', '02:42'],
    ['10h05', '10:05'],
    ['18:24', '18:24'],
    ['l0 gio 3S phut', '10:35'],
    ['mười giờ rưỡi', '10:30'],
    ['mười lăm giờ bốn mươi phút', '15:40'],
    ['5 giờ', '05:00'],
  ])('%s', (text, value) => expect(readTime(text)?.value).toBe(value));

  it.each(['25 giờ 10 phút', '10 giờ 75 phút', 'Bệnh viện'])('refuses %s', (text) =>
    expect(readTime(text)).toBeNull(),
  );
});
