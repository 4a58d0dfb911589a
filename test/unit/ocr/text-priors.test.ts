import type { LogProbs } from '../../../pipeline/ocr/ctc.ts';
import type { LineHint } from '../../../pipeline/ocr/engine.ts';
import { readLogProbs } from '../../../pipeline/ocr/read-log-probs.ts';

const LETTERS = [
  ...new Set(
    'abcdeghiklmnopqrstuvxyABCDĐEGHIKLMNOPQRSTUVXYđăâêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ0123456789 ,/.-',
  ),
];
const alphabet = { charset: [...LETTERS, null], pixelsPerStep: 3 };
const BLANK = LETTERS.length;

/** Pixels that say `text`; where it has `(ab)`, they say a rather than b, by the odds given. */
function drawSteps(text: string, odds: number): LogProbs {
  const rows: number[] = [];
  const addStep = (chances: readonly (readonly [number, number])[]) => {
    const row = Array.from({ length: BLANK + 1 }, () => Math.log(1e-6));
    for (const [label, chance] of chances) row[label] = Math.log(chance);
    rows.push(...row);
  };
  for (const [, pair, single] of text.matchAll(/\(([^)]+)\)|(.)/gu)) {
    const [seen = '', meant] = [...(pair ?? single ?? '')];
    const first = odds / (1 + odds);
    addStep(
      meant === undefined
        ? [[LETTERS.indexOf(seen), 0.999]]
        : [
            [LETTERS.indexOf(seen), first],
            [LETTERS.indexOf(meant), 1 - first],
          ],
    );
    addStep([[BLANK, 0.999]]);
  }
  return {
    steps: rows.length / (BLANK + 1),
    classes: BLANK + 1,
    blank: BLANK,
    data: Float32Array.from(rows),
  };
}

const read = (text: string, hint: LineHint, odds = 2) =>
  readLogProbs(drawSteps(text, odds), alphabet, { hint });

describe('what a reader of the field knows, within the beam', () => {
  it.each<[LineHint, string, string, string]>([
    ['name', 'Ngu(yi)(êễ)n Văn H(uù)ng', 'Nguyễn Văn Hùng', 'Nguyên Văn Hung'],
    [
      'place',
      'xã Ea Phê, huyện Krông P(ặắ)c, t(iỉ)nh Đ(ặắ)k L(ặắ)k',
      'xã Ea Phê, huyện Krông Pắc, tỉnh Đắk Lắk',
      '',
    ],
    [
      'date_words',
      'Ngày m(uư)ời lăm th(aá)ng chín n(aă)m hai nghìn',
      'Ngày mười lăm tháng chín năm hai nghìn',
      '',
    ],
    ['money_words', 'Hai trăm n(aă)m m(uư)ơi tri(êệ)u đồng', 'Hai trăm năm mươi triệu đồng', ''],
    ['date', '(32)7/12/2015', '27/12/2015', '37/12/2015'],
    ['date', '05/1(80)/1987', '05/10/1987', '05/18/1987'],
    ['identity', '(90)40086430898', '040086430898', '940086430898'],
  ])('%s: %s is read as %s', (hint, drawn, wanted, plain) => {
    expect(read(drawn, hint).text).toBe(wanted);
    if (plain !== '') expect(read(drawn, 'text').text).toBe(plain);
  });

  it('decides between two words by what stands around them', () => {
    // Quảng Nam is a province, Quảng Năm is none; by themselves both words are as good.
    expect(read('tỉnh Quảng N(ăa)m', 'place').text).toBe('tỉnh Quảng Nam');
    expect(read('tháng N(ăa)m', 'place').text).toBe('tháng Năm');
    expect(read('tháng tư n(aă)m hai nghìn', 'date_words').text).toBe('tháng tư năm hai nghìn');
    expect(read('ngày hai mươi (nl)ăm tháng tư', 'date_words', 1.5).text).toBe('ngày hai mươi lăm tháng tư');
  });

  it('keeps what the pixels say clearly, however rare', () => {
    expect(read('Y Thim B(yi)ă', 'name', 500).text).toBe('Y Thim Byă');
    expect(read('37/1(32)/2015', 'date', 5000).text).toBe('37/13/2015');
    expect(read('xã Nam K(ao), tỉnh Đ(aắ)k Lắk', 'place', 5000).text).toBe('xã Nam Ka, tỉnh Đak Lắk');
  });

  it('shows the reading that the pixels liked better among the others', () => {
    const reading = read('Nguy(êễ)n Văn Sáu', 'name');
    expect(reading.text).toBe('Nguyễn Văn Sáu');
    expect(reading.alternatives[0]).toMatchObject({ text: 'Nguyên Văn Sáu' });
    expect(reading.alternatives[0]?.confidence).toBeCloseTo(2 / 3, 1);
  });
});
