import { copyCase, isUpperCase } from '../../../pipeline/vietnamese/letter-case.ts';
import { foldForMatching, normalizeText, stripMarks } from '../../../pipeline/vietnamese/normalize.ts';
import { measureOcrDistance } from '../../../pipeline/vietnamese/ocr-distance.ts';
import { makeSearchKeys, unifyTonePlacement } from '../../../pipeline/vietnamese/search-keys.ts';
import { isVietnameseSyllable, parseSyllable, writeSyllable } from '../../../pipeline/vietnamese/syllable.ts';

describe('normalising', () => {
  it('makes NFD, odd spaces, dashes and look-alike Đ one', () => {
    expect(normalizeText('Nguye\u0302\u0303n\u00a0Ð\u00ecnh\u200b \u2013 \u2019A')).toBe("Nguyễn Đình - 'A");
  });

  it('folds for labels: marks, case and punctuation aside', () => {
    expect(foldForMatching('Họ, chữ đệm, tên:')).toBe('ho chu dem ten');
    expect(stripMarks('ĐẶNG Đình')).toBe('DANG Dinh');
  });
});

describe('tone placement', () => {
  it.each([
    ['hoà', 'hòa'],
    ['Thuý', 'thúy'],
    ['khoẻ', 'khỏe'],
    ['quý', 'quý'],
    ['quỳnh', 'quỳnh'],
    ['khuỷu', 'khuỷu'],
    ['toán', 'toán'],
    ['thuyền', 'thuyền'],
    ['giữa', 'giữa'],
    ['Đắk', 'đắk'],
  ])('%s is written %s', (word, old) => expect(unifyTonePlacement(word)).toBe(old));

  it('goes both ways for every open rime', () => {
    for (const [old, now] of [
      ['hòa', 'hoà'],
      ['xòe', 'xoè'],
      ['tùy', 'tuỳ'],
      ['lũy', 'luỹ'],
    ] as const) {
      const syllable = parseSyllable(old);
      expect(syllable && writeSyllable(syllable, 'new')).toBe(now);
    }
  });
});

describe('syllables', () => {
  it.each('Nguyễn Huỳnh giêng gì nghĩa khuỷu quý hoàn uyên yến ngoằn thuở quốc ếch ương Ỷ'.split(' '))(
    '%s is one',
    (word) => {
      expect(isVietnameseSyllable(word)).toBe(true);
    },
  );

  it.each('Thj nghã kà Đắk iên ngy cĩ gia1 hoac tôp fan Krông strau'.split(' '))('%s is none', (word) => {
    expect(isVietnameseSyllable(word)).toBe(false);
  });
});

describe('search keys', () => {
  it('meet at the key that forgives the difference', () => {
    const a = makeSearchKeys('Trần Thị Thuý Lý');
    const b = makeSearchKeys('TRẦN THỊ THÚY LÍ');
    expect(a.k0).not.toBe(b.k0);
    expect(a.k2).toBe('tran thi thuy ly');
    expect(a.k3).toBe(b.k3);
    expect(makeSearchKeys('Thuý').k1).toBe(makeSearchKeys('Thúy').k1);
    expect(makeSearchKeys('Thúi').k3).not.toBe(makeSearchKeys('Thúy').k3);
    expect(makeSearchKeys('Giang').k4).toBe(makeSearchKeys('Dan').k4);
  });
});

describe('OCR distance', () => {
  it('counts what engines confuse for less than what they do not', () => {
    expect(measureOcrDistance('Nguyên', 'Nguyễn')).toBeLessThan(measureOcrDistance('Nguyxn', 'Nguyễn'));
    expect(measureOcrDistance('l2', '12')).toBeLessThan(0.5);
    expect(measureOcrDistance('Trang', 'Trang')).toBe(0);
    expect(measureOcrDistance('Lârn', 'Lâm')).toBeCloseTo(0.5);
    expect(measureOcrDistance('Clương', 'Dương')).toBeLessThan(1);
    expect(measureOcrDistance('', 'ba')).toBe(2);
  });

  it('lets a caller price each departure', () => {
    const dear = measureOcrDistance('Vãn', 'Văn', (_, difference) => difference * 10);
    expect(dear).toBeCloseTo(10 * measureOcrDistance('Vãn', 'Văn'));
  });
});

describe('letter case', () => {
  it('is known, and copied from one word to another', () => {
    expect(isUpperCase('NGUYỄN THỊ ÁNH')).toBe(true);
    expect(copyCase('huyện', 'HUYÊN')).toBe('HUYỆN');
    expect(copyCase('huyện', 'Huyên')).toBe('Huyện');
    expect(copyCase('huyện', 'huyên')).toBe('huyện');
  });
});
