import { readPaper } from './read-paper.ts';

const entry = (no: string, child: string, father: string, mother: string) => `
Số: ${no}                    Ngày, tháng, năm đăng ký: 20/03/1992
Họ và tên: ${child}                     Giới tính: Nữ
Ngày, tháng, năm sinh: 23/02/1992
Bằng chữ: Ngày hai mươi ba tháng hai năm một nghìn chín trăm chín mươi hai
Nơi sinh: Trạm Y tế xã Quý Sơn                 Dân tộc: Kinh
Họ và tên cha: ${father}                 Năm sinh: 1967
Họ và tên mẹ: ${mother}                  Năm sinh: 1959
Nơi thường trú của cha, mẹ: xã Ninh Quới, huyện Hồng Dân, tỉnh Bạc Liêu
Họ và tên người đi khai: ${father}
Ghi chú:
`;

const HEAD = 'SỔ ĐĂNG KÝ KHAI SINH            Quyển số: 04/1992            Trang 81';
const PAGE = `${HEAD}${entry('74', 'PHAN THỊ THANH GIANG', 'NGUYỄN XUÂN MẠNH', 'TRẦN PHƯƠNG THUỶ')}${entry('75', 'HUỲNH THỊ LAN', 'NGUYỄN ĐỨC LONG', 'DANH KHÁNH LOAN')}`;

it('cuts a page into its entries; the book number holds for each', () => {
  const { drafts, values } = readPaper(PAGE);
  expect(drafts.map((draft) => draft.form)).toEqual(['register_entry', 'register_entry']);
  expect(values[0]).toMatchObject({
    reg_no: '74',
    book_no: '04/1992',
    page_no: '81',
    child_full_name: 'PHAN THỊ THANH GIANG',
    father_full_name: 'NGUYỄN XUÂN MẠNH',
    father_birth_year: '1967',
    mother_birth_year: '1959',
    parents_residence: 'xã Ninh Quới, huyện Hồng Dân, tỉnh Bạc Liêu',
    requester_full_name: 'NGUYỄN XUÂN MẠNH',
  });
  expect(values[1]).toMatchObject({
    reg_no: '75',
    book_no: '04/1992',
    child_full_name: 'HUỲNH THỊ LAN',
    mother_full_name: 'DANH KHÁNH LOAN',
  });
});

it('finds an entry whose number cannot be read: its labels start over', () => {
  const { values } = readPaper(PAGE.replace('Số: 75', '~~~ ~~'));
  expect(values).toHaveLength(2);
  expect(values[1]).toMatchObject({ child_full_name: 'HUỲNH THỊ LAN' });
});

it('goes on with the book on a page that bears no title', () => {
  const { drafts, values } = readPaper(PAGE, entry('76', 'LÊ THỊ ÚT', 'LÊ VĂN BA', 'TRẦN THỊ TƯ'));
  expect(drafts).toHaveLength(3);
  expect(values[2]).toMatchObject({ reg_no: '76', child_full_name: 'LÊ THỊ ÚT' });
});

it('tells covers and empty pages from entries', () => {
  const cover = `
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
               Độc lập - Tự do - Hạnh phúc
                      BỘ TƯ PHÁP
                         SỔ
                  ĐĂNG KÝ KHAI SINH
Cơ quan đăng ký hộ tịch: UBND xã Quý Sơn
Quyển số: 04/1992
Mở ngày: 01/01/1992
`;
  const { kinds, drafts } = readPaper(cover, '~', PAGE);
  expect(kinds).toEqual(['cover', 'blank', 'content']);
  expect(drafts).toHaveLength(2);
});

it('reads a log kept as a table, one entry a row', () => {
  const { drafts, values } = readPaper(`
                 SỔ CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH
STT    Ngày cấp      Họ tên, giấy tờ tùy thân người yêu cầu      Loại bản sao      Số lượng    Ghi chú
1      05/03/2018    Trần Văn Ba, CMND số 123456789              Khai sinh         02
2      06/03/2018    Lê Thị Tư, CMND số 987654321                Kết hôn           01
`);
  expect(drafts.map((draft) => draft.recordType)).toEqual(['extract_copy_log', 'extract_copy_log']);
  expect(values[0]).toMatchObject({
    reg_no: '1',
    reg_date: '05/03/2018',
    requester_full_name: 'Trần Văn Ba',
    requester_id_doc_no: '123456789',
    copy_kind: 'Khai sinh',
    copy_count: '02',
  });
  expect(values[1]).toMatchObject({ reg_no: '2', requester_full_name: 'Lê Thị Tư', copy_kind: 'Kết hôn' });
});
