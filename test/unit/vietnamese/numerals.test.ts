import { readDateWords, writeDateWords } from '../../../pipeline/vietnamese/date-words.ts';
import { readMoney, readMoneyWords, writeMoneyWords } from '../../../pipeline/vietnamese/money.ts';
import { writeNumber } from '../../../pipeline/vietnamese/numerals.ts';
import { listAmountWordings, listDateWordings } from '../../../pipeline/vietnamese/wordings.ts';

const date = (words: string) => readDateWords(words)[0]?.value ?? null;

describe('dates in words', () => {
  it.each([
    ['Ngày Hai Mươi Bảy Tháng Tám Năm Hai Nghìn Không Trăm Linh Tám', '2008-08-27'],
    ['Ngày Hai Tháng Ba Năm Hai Nghìn Linh Tám', '2008-03-02'],
    ['ngày mùng ba tháng giêng năm một chín tám bảy', '1987-01-03'],
    ['ngày hăm ba tháng chạp năm hai không linh ba', '2003-12-23'],
    ['Ngày mồng mười tháng tư năm một ngàn chín trăm bảy tư', '1974-04-10'],
    ['hai mươi mốt tháng năm, năm một nghìn chín trăm tám lăm', '1985-05-21'],
    ['Ngày ba mươi tháng mười một năm hai nghìn không trăm mười chín', '2019-11-30'],
  ])('%s', (words, expected) => {
    const best = readDateWords(words)[0];
    expect(best?.value).toBe(expected);
    expect(best?.repairs).toBe(0);
  });

  it.each([
    ['Ngay hai mươì ba thang hai nam một nghin chin trăm chín mươi hai', '1992-02-23'],
    ['Ngày haimươi ba tháng ba năm haí nghìn không trăm lính tám', '2008-03-23'],
    ['Bằng chữ Ngày mồng bãy tháng bây năm một nghìn chin trám chín mươi hai', '1992-07-07'],
    ['Ngày hai mươi sáu tháng tam năm hai nghỉn không trảm mười lãm', '2015-08-26'],
  ])('repairs one slip a word: %s', (words, expected) => {
    const best = readDateWords(words)[0];
    expect(best?.value).toBe(expected);
    expect(best?.repairs).toBeGreaterThan(0);
  });

  it('gives the words as printed, repaired, in the case they stood in', () => {
    expect(readDateWords('Ngay hai thang tu năm hai nghìn lẻ ba')[0]?.text).toBe(
      'Ngày hai tháng tư năm hai nghìn lẻ ba',
    );
  });

  it.each([
    ['a day that no month has', 'ngày ba mươi tháng hai năm hai nghìn'],
    ['mồng before a day above ten', 'mồng hai mươi tháng hai năm hai nghìn linh một'],
    ['no date at all', 'Nguyễn Thị Hoa'],
    ['nothing', ''],
  ])('refuses %s', (_, words) => {
    const found = date(words);
    expect(found === null || readDateWords(words)[0]?.repairs !== 0).toBe(true);
  });

  it('reads back the days and years that it writes', () => {
    for (const month of [2, 4, 10]) {
      for (let day = 1; day <= new Date(Date.UTC(2000, month, 0)).getUTCDate(); day++) {
        const iso = `2000-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
        expect(date(writeDateWords(iso))).toBe(iso);
      }
    }
    for (let year = 1000; year <= 2999; year += 31) {
      expect(date(writeDateWords(`${year}-01-15`))).toBe(`${year}-01-15`);
    }
  });

  it('understands every regional wording of a date as that date', () => {
    for (const iso of ['2004-04-05', '1991-01-21', '2015-12-10']) {
      for (const wording of listDateWordings(iso)) expect([wording, date(wording)]).toEqual([wording, iso]);
    }
  });
});

describe('amounts in words', () => {
  const amount = (words: string) => readMoneyWords(words)[0]?.value;

  it.each([
    ['Hai tỷ sáu trăm mười triệu đồng', 2_610_000_000],
    ['Bốn tỷ không trăm ba mươi triệu đồng', 4_030_000_000],
    ['Một tỉ rưỡi đồng chẵn', 1_500_000_000],
    ['Năm trăm linh năm triệu hai trăm nghìn đồng', 505_200_000],
    ['Hai tỷ sáu trăm mưởi triệu đong', 2_610_000_000],
    ['Ba ty mot tram muoi trieu dong', 3_110_000_000],
  ])('%s', (words, expected) => expect(amount(words)).toBe(expected));

  it('reads back what it writes', () => {
    for (const dong of [
      1_000, 15_000, 105_000, 21_000_000, 999_999_999, 1_000_000_000, 4_004_004_000, 12_345_678_000,
    ]) {
      expect([dong, amount(writeMoneyWords(dong))]).toEqual([dong, dong]);
      for (const wording of listAmountWordings(String(dong)))
        expect([wording, amount(wording)]).toEqual([wording, dong]);
    }
  });

  it('writes five, one and four after tens as they are said', () => {
    expect([15, 21, 24, 55, 101, 110, 1000, 1005].map(writeNumber)).toEqual([
      'mười lăm',
      'hai mươi mốt',
      'hai mươi tư',
      'năm mươi lăm',
      'một trăm linh một',
      'một trăm mười',
      'một nghìn',
      'một nghìn không trăm linh năm',
    ]);
  });
});

describe('amounts in digits', () => {
  it.each([
    ['2.610.000.000 đồng', '2610000000', true],
    ['2 610 000 000đ', '2610000000', true],
    ['2.6l0.O00.000 đồng', '2610000000', true],
    ['2.61.000.000 đồng', '261000000', false],
  ])('%s', (text, value, isWellGrouped) => expect(readMoney(text)).toMatchObject({ value, isWellGrouped }));

  it('finds none in words', () => expect(readMoney('không có')).toBeNull());
});
