import { assembleDossier } from '../../../pipeline/assemble-dossier.ts';
import { silentContext } from '../../../pipeline/stage.ts';
import { layText } from '../../support/page-text.ts';

const context = { ...silentContext, measure: <Result>(_: string, run: () => Promise<Result>) => run() };

async function readPage(source: string) {
  const text = layText(source);
  const reading = {
    pageInFile: 1,
    sourceWidth: 2 * text.width,
    sourceHeight: 2 * text.height,
    dpi: 400,
    isBilevel: false,
    rotation: 0 as const,
    skewDeg: 0,
    kind: 'content' as const,
    quality: { score: 1, issues: [] },
    map: [2, 0, 0, 0, 2, 0, 0, 0, 1],
    rules: [],
    seals: [],
    text,
  };
  const page = { fileName: 'p1.jpg', sha256: '0'.repeat(64), reading };
  const { dossier } = await assembleDossier(
    { dossier: 'book', program: 'test', engines: [], pages: [page] },
    context,
  );
  return dossier;
}

const COVER = `
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
               Độc lập - Tự do - Hạnh phúc
                      BỘ TƯ PHÁP
                         SỔ
                  ĐĂNG KÝ KẾT HÔN
Cơ quan đăng ký hộ tịch: UBND xã Quý Sơn, huyện Lục Ngạn, tỉnh Bắc Giang
Quyển số: 04/1992
Mở ngày: 02/01/1992
Khóa ngày: ngày 31 tháng 12 năm 1992
`;

it('says of a cover which book it is, whose, from when to when, and where it stands', async () => {
  const { pages, records } = await readPage(COVER);
  expect(records).toEqual([]);
  expect(pages[0]).toMatchObject({
    kind: 'cover',
    book: {
      record_type: 'marriage',
      registrar_unit: { value: 'UBND xã Quý Sơn, huyện Lục Ngạn, tỉnh Bắc Giang' },
      book_no: { raw: '04/1992', value: '04/1992' },
      opened_on: { raw: '02/01/1992', value: '1992-01-02' },
      closed_on: { value: '1992-12-31' },
    },
  });
  const [left = 0, top = 0] = pages[0]?.book?.book_no?.bbox ?? [];
  expect([left, top]).toEqual([2 * (60 + 10 * 12), 2 * (60 + 6 * 52)]);
});

it('leaves out what a cover does not say', async () => {
  const { pages } = await readPage(COVER.replace(/Khóa ngày.*\n/, 'Khóa ngày:\n'));
  expect(pages[0]?.book).not.toHaveProperty('closed_on');
  expect(pages[0]?.book).toHaveProperty('opened_on');
});

it('says nothing of a book on any other page', async () => {
  const { pages } = await readPage(`
SỔ ĐĂNG KÝ KHAI SINH            Quyển số: 04/1992            Trang 81
Số: 74                     Ngày, tháng, năm đăng ký: 20/03/1992
Họ và tên: PHAN THỊ LAN                     Giới tính: Nữ
Ngày, tháng, năm sinh: 23/02/1992
Nơi sinh: Trạm Y tế xã Quý Sơn                 Dân tộc: Kinh
`);
  expect(pages[0]?.kind).toBe('content');
  expect(pages[0]).not.toHaveProperty('book');
});
