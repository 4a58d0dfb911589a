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

it('goes on over the page with an entry that did not end on it', () => {
  const [head, tail] = entry('343', 'PHẠM THỊ SÁY', 'PHẠM NGỌC SƠN', 'HÀ THỊ CHÍNH').split(
    /(?=Họ và tên cha)/,
  );
  const { values } = readPaper(
    `${HEAD}${entry('342', 'NGUYỄN VĂN THÀNH', 'NGUYỄN CÔNG VƯỢNG', 'TRẦN THỊ LỆ')}${head}`,
    `${HEAD.replace('81', '82')}\n${tail}${entry('344', 'BÙI THỊ LỤA', 'BÙI VĂN PHONG', 'PHẠM THỊ HUYỀN')}`,
  );
  expect(values.map((fields) => fields['reg_no'])).toEqual(['342', '343', '344']);
  expect(values[1]).toMatchObject({
    child_full_name: 'PHẠM THỊ SÁY',
    father_full_name: 'PHẠM NGỌC SƠN',
    mother_full_name: 'HÀ THỊ CHÍNH',
    requester_full_name: 'PHẠM NGỌC SƠN',
  });
});

it('keeps husband and wife in one entry, whichever is printed first', () => {
  const person = (role: string, name: string, no: string) => `
Họ và tên ${role}: ${name}          Ngày, tháng, năm sinh: 04/05/1983
Dân tộc: Kinh                       Quốc tịch: Việt Nam
Nơi thường trú/tạm trú: xã Long Sơn, huyện Cầu Ngang, tỉnh Trà Vinh
Số CMND/Hộ chiếu: ${no}`;
  const { values } = readPaper(`
SỔ ĐĂNG KÝ KẾT HÔN            Quyển số: 04            Trang 36
Số: 17                   Ngày, tháng, năm đăng ký: 05/01/2013${person('chồng', 'LÊ MINH KÝ', '843807206')}${person('vợ', 'LÊ KIM DUNG', '373450052')}
Ghi chú:
Số: 18                   Ngày, tháng, năm đăng ký: 06/01/2013${person('chồng', 'BÙI CHÍ QUÂN', '683931242')}${person('vợ', 'TRẦN THỊ HÀ', '671705322')}
Ghi chú:
`);
  expect(values).toHaveLength(2);
  expect(values[0]).toMatchObject({
    husband_full_name: 'LÊ MINH KÝ',
    wife_full_name: 'LÊ KIM DUNG',
    wife_id_doc_no: '373450052',
  });
  expect(values[1]).toMatchObject({ husband_full_name: 'BÙI CHÍ QUÂN', wife_full_name: 'TRẦN THỊ HÀ' });
});

it('keeps what is written beside tick boxes out of the values', () => {
  const { values } = readPaper(`
Số: 336        Quyển 04/2022        Ngày, tháng, năm đăng ký: 08/02/2022
Họ, chữ đệm, tên: BÀN THỊ LOAN                                 I Đúng hạn
Ngày, tháng, năm sinh: 21/12/2021 ghi bằng chữ: Ngày hai       II Quá hạn
mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi      I Đăng ký lại
mốt                                                              Trẻ chưa xác định
Giới tính: Nữ      Dân tộc: Dao      Quốc tịch: Việt Nam         được cha mẹ
Nơi sinh: Trạm Y tế xã Nghĩa Phú, huyện Nghĩa Hưng
Họ, chữ đệm, tên mẹ: VÕ BẢO KHUÊ
Họ, chữ đệm, tên cha: BÀN TÒN PHÂY
`);
  expect(values[0]).toMatchObject({
    child_full_name: 'BÀN THỊ LOAN',
    child_birth_date_words: 'Ngày hai mươi mốt tháng mười hai năm hai nghìn không trăm hai mươi mốt',
    child_nationality: 'Việt Nam',
  });
});

it('takes the husband of an old book from his column, though both headings stand in the middle of theirs', () => {
  const { values } = readPaper(`
SỔ ĐĂNG KÝ KẾT HÔN
Số 17        Đăng ký ngày 08 tháng 11 năm 1995
                 BÊN NAM                                            BÊN NỮ
Họ và tên Ngô Xuân Trường                       Họ và tên Dương Thị Hiên
Sinh 15/5/1971                                  Sinh 09/12/1974
Dân tộc Kinh        Quốc tịch Việt Nam          Dân tộc Kinh        Quốc tịch Việt Nam
Nơi thường trú thôn Lai, xã Nghĩa Trung         Nơi thường trú nt
CMND số 120884913                               CMND số

          Chồng ký              Vợ ký              TM. UBND XÃ


                                                   Giáp Văn Khuê
`);
  expect(values[0]).toMatchObject({
    husband_full_name: 'Ngô Xuân Trường',
    husband_birth_date: '15/5/1971',
    husband_id_doc_no: '120884913',
    wife_full_name: 'Dương Thị Hiên',
    wife_birth_date: '09/12/1974',
    signer_name: 'Giáp Văn Khuê',
  });
});

const OLD_ENTRY = (no: string, birth: string, people: string) => `
GHI CHÚ           Số ${no}                Đăng ký ngày 14 tháng 3 năm 1978
Cải chính         Họ và tên Bùi Thị Nhài                  Nam hay nữ Nữ
năm sinh          Sinh ngày 05 tháng 3 năm 1978
1978              ${birth}
                                          CHA                         MẸ
                  Họ và tên        Bùi Văn Hưng              Mai Thị Nụ
                  Tuổi             31                        28
                  Dân tộc          ${people}                      nt
                  Quốc tịch        Việt Nam                  Việt Nam
                  Chỗ ở            xóm 7, xã Hải Phúc        nt
                  Họ tên, tuổi, chỗ ở của người đứng khai Bùi Văn Hưng, 31 tuổi, xóm 7
`;

it('reads entries whose notes stand at the left, whose parents stand in a table, and their ditto marks', () => {
  const { drafts, values } = readPaper(
    `SỔ ĐĂNG KÝ KHAI SINH\n${OLD_ENTRY('27', 'Nơi sinh Trạm xá Hải Phúc', 'Kinh')}\n${OLD_ENTRY('28', 'Nơi sinh nt', 'nt')}`,
  );
  expect(values).toHaveLength(2);
  expect(values[0]).toMatchObject({
    notes: 'Cải chính năm sinh 1978',
    father_full_name: 'Bùi Văn Hưng',
    mother_full_name: 'Mai Thị Nụ',
    requester_full_name: 'Bùi Văn Hưng',
  });
  expect(drafts[0]?.fields['mother_residence']?.meant).toBe('xóm 7, xã Hải Phúc');
  expect(drafts[1]?.fields['birth_place']?.meant).toBe('Trạm xá Hải Phúc');
  expect(drafts[1]?.fields['mother_ethnicity']?.meant).toBe('Kinh');
});

it('takes the kind of book from its cover where the pages bear no title, and lời khóa sổ for no entry', () => {
  const cover = `
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                      BỘ TƯ PHÁP
                      SỔ ĐĂNG KÝ
             THAY ĐỔI, CẢI CHÍNH HỘ TỊCH,
                 XÁC ĐỊNH LẠI DÂN TỘC
Cơ quan đăng ký hộ tịch: UBND xã Bình Chương
Mở sổ ngày: 02/01/2004
`;
  const page = `
Số: 35           Đăng ký ngày 11 tháng 10 năm 2005
Họ và tên người được thay đổi, cải chính: ĐINH VĂN RÚT
Sinh ngày: 1988            Nam, nữ: Nam            Dân tộc: Hrê
Nơi thường trú: thôn Nam Thuận, xã Bình Chương
Đã đăng ký khai sinh số: 62     ngày 20/9/1990     tại UBND xã Bình Chương
Nội dung: Cải chính năm sinh từ 1986
thành 1988
Theo Quyết định số: 271/QĐ-UBND    ngày 04/10/2005    của UBND H. Bình Sơn
Họ tên người đề nghị: Đinh Văn Rút
`;
  const closing = `
                     LỜI KHÓA SỔ
Tổng số sự kiện đã đăng ký: 36 (bằng chữ: ba mươi sáu trường hợp).
Khóa sổ ngày 31 tháng 12 năm 2005
`;
  const { drafts, values } = readPaper(cover, page, closing);
  expect(drafts.map((draft) => draft.recordType)).toEqual(['status_change']);
  expect(values[0]).toMatchObject({
    reg_date: '11 tháng 10 năm 2005',
    change_kind: 'Cải chính',
    target_record_type: 'khai sinh',
    target_reg_no: '62',
    target_unit: 'UBND xã Bình Chương',
    old_value: 'Cải chính năm sinh từ 1986',
    new_value: '1988',
    decision_no: '271/QĐ-UBND',
    requester_full_name: 'Đinh Văn Rút',
  });
});

it('takes the label after a wide blank for a label, and the first line of a cell for its own', () => {
  const { values } = readPaper(`
                       SỔ ĐĂNG KÝ VIỆC NUÔI CON NUÔI
Số: 03
I. Phần ghi về con nuôi
Họ và tên: NGUYỄN HOÀNG PHÚC            Giới tính: Nam
Số định danh cá nhân:                                        Dân tộc: Kinh


II. Phần ghi về cha, mẹ nuôi
                        ÔNG                          BÀ
Họ và tên               LÊ HỮU THUẬN                 HUỲNH THỊ KIM CÚC

Dân tộc                 Kinh                         Kinh


                        ấp Mỹ Lợi A, Mỹ Đức Đông,
Nơi thường trú                                       nt
                        huyện Cái Bè
`);
  expect(values[0]).toMatchObject({
    adoptee_ethnicity: 'Kinh',
    adoptive_father_ethnicity: 'Kinh',
    adoptive_father_residence: 'ấp Mỹ Lợi A, Mỹ Đức Đông, huyện Cái Bè',
  });
});
