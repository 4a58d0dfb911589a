import { attachRereadings } from '../../../pipeline/extraction/attach-rereadings.ts';
import { findDoubtfulFields } from '../../../pipeline/extraction/doubtful-fields.ts';
import { extractFields } from '../../../pipeline/stages/extract-fields.ts';
import { identifyRecord } from '../../../pipeline/stages/identify-record.ts';
import type { Box } from '../../../pipeline/image/raster.ts';
import type { PageText } from '../../../pipeline/page.ts';
import { silentContext } from '../../../pipeline/stage.ts';
import { layText } from '../../support/page-text.ts';

const PAPER = `
  ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  XÃ AN PHÚ                      Độc lập - Tự do - Hạnh phúc

                    TRÍCH LỤC KHAI TỬ (BẢN SAO)

  Họ, chữ đệm, tên: Lò Văn Pâng
  Ngày, tháng, năm sinh: 02/03/1941
  Giới tính: Nam        Dân tộc: Thái        Quốc tịch: Việt Nam
  Đã chết vào lúc: 10 giờ 20 phút, ngày 05/06/2019
  Nơi chết: Bệnh viện huyện
  Nguyên nhân chết: Già yếu
`;

/** The paper as read, with the words that match in doubt. */
function read(doubtful: RegExp): PageText {
  const text = layText(PAPER);
  const lines = text.lines.map((line) => ({
    ...line,
    words: line.words.map((word) => ({ ...word, confidence: doubtful.test(word.text) ? 0.6 : 0.99 })),
  }));
  return { ...text, lines, readability: 0.95 };
}

const places = (text: PageText) =>
  findDoubtfulFields(text, []).map(({ words, wish }) => ({
    text: words.map((word) => word.text).join(' '),
    wish,
  }));

async function extract(text: PageText) {
  const pages = [{ page: 1, kind: 'content' as const, text }];
  const { segments } = await identifyRecord.run({ pages }, silentContext);
  const [segment] = segments;
  if (!segment) throw new Error('no record found');
  return extractFields.run({ segment, pages }, silentContext);
}

test('only fields with words in doubt are looked at again, each with what its kind allows', () => {
  const found = places(read(/^(Pâng|02\/03\/1941|Thái|viện)$/));
  expect(found.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['Lò Văn Pâng', '02/03/1941', 'Thái']),
  );
  expect(found.map(({ text }) => text)).not.toContain('Nam');
  expect(found.find(({ text }) => text.startsWith('Lò'))?.wish).toEqual({ hint: 'name' });
  expect(found.find(({ text }) => text.startsWith('02'))?.wish).toEqual({ hint: 'date' });
  expect(found.find(({ text }) => text === 'Thái')?.wish.candidates).toEqual(
    expect.arrayContaining(['Thái', 'Tày', 'THÁI']),
  );
});

test('clear print and scribble cost no second look', () => {
  expect(places(read(/^Pâng$/))).toEqual([]);
  expect(places({ ...read(/./), readability: 0.3 })).toEqual([]);
});

test('what a second look found goes to the field that is cut there, and to no other; raw stays', async () => {
  const text = read(/^(Pâng|02\/03\/1941|Thái|viện)$/);
  const plain = await extract(text);
  const name = plain.fields.deceased_full_name;
  expect(name?.raw).toBe('Lò Văn Pâng');
  if (!name?.box) throw new Error('no name');
  const alternatives = [{ text: 'Lò Văn Pang', confidence: 0.4, engine: 'sogoc' }];
  const looked = await extract({ ...text, rereadings: [{ box: name.box, alternatives }] });
  expect(looked.fields.deceased_full_name).toEqual({
    ...name,
    alternatives: [{ text: 'Lò Văn Pang', confidence: 0.4 }],
  });
  const helped = Object.entries(looked.fields).filter(([, field]) => field.alternatives.length > 0);
  expect(helped.map(([id]) => id)).toEqual(['deceased_full_name']);
  const [left, top, right, bottom] = name.box;
  const elsewhere: PageText = {
    ...text,
    rereadings: [{ box: [left, top, right - 9, bottom] satisfies Box, alternatives }],
  };
  expect(attachRereadings(plain, [{ page: 1, text: elsewhere }])).toEqual(plain);
});
