import { readPaper } from './read-paper.ts';

const HEAD = `
ỦY BAN NHÂN DÂN                        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ HẠ LONG                                Độc lập - Tự do - Hạnh phúc
Số: 44/2016
`;

it('reads a death extract: the moment breaks into time, date and words', () => {
  const { drafts, values } = readPaper(`${HEAD}
                         TRÍCH LỤC KHAI TỬ
Họ, chữ đệm, tên: HOÀNG THỊ ANH
Ngày, tháng, năm sinh: 12/12/1949
Giới tính: Nữ      Dân tộc: Kinh      Quốc tịch: Việt Nam
Nơi cư trú cuối cùng: thôn Ba, xã Hạ Long, huyện Vân Đồn, tỉnh Quảng Ninh
Đã chết vào lúc: 10 giờ 38 phút, ngày 06 tháng 01 năm 2016
Nơi chết: tại nhà
Nguyên nhân chết: Bệnh già
Giấy báo tử số: 12/GBT do Trạm Y tế xã Hạ Long cấp ngày 07/01/2016
Đã đăng ký khai tử tại: Ủy ban nhân dân xã Hạ Long, huyện Vân Đồn, tỉnh Quảng Ninh
Ngày, tháng, năm đăng ký: 11/01/2016
Họ, chữ đệm, tên người đi khai tử: LƯU KHÁNH HƯƠNG
`);
  expect(drafts[0]).toMatchObject({ recordType: 'death', form: 'extract' });
  expect(values[0]).toMatchObject({
    reg_no: '44/2016',
    death_time: '10 giờ 38 phút',
    death_date: 'ngày 06 tháng 01 năm 2016',
    death_cause: 'Bệnh già',
    notice_no: '12/GBT',
    notice_issuer: 'Trạm Y tế xã Hạ Long',
    notice_date: '07/01/2016',
    requester_full_name: 'LƯU KHÁNH HƯƠNG',
  });
});

it('keeps the time of a death whose date was begun twice', () => {
  const { values } = readPaper(`${HEAD}
                         TRÍCH LỤC KHAI TỬ
Họ, chữ đệm, tên: HOÀNG THỊ ANH
Nơi cư trú cuối cùng: thôn Ba, xã Hạ Long, huyện Vân Đồn, tỉnh Quảng Ninh
Đã chết vào lúc: 10 giờ 38 phút, ngày 0 06 tháng 01 năm 2016
Nơi chết: tại nhà
Đã đăng ký khai tử tại: Ủy ban nhân dân xã Hạ Long, huyện Vân Đồn, tỉnh Quảng Ninh
`);
  expect(values[0]).toMatchObject({
    death_time: '10 giờ 38 phút',
    death_date: 'ngày 0 06 tháng 01 năm 2016',
  });
});

it('reads a change of status: its kind from the title, old and new value apart', () => {
  const { values } = readPaper(`${HEAD}
                              TRÍCH LỤC
                          CẢI CHÍNH HỘ TỊCH
Họ, chữ đệm, tên: PHẠM NGỌC LY
Đã đăng ký: khai sinh tại Ủy ban nhân dân thị trấn Cái Rồng, huyện Vân Đồn, tỉnh Quảng Ninh
Số: 95/1997
Nội dung: Cải chính ngày, tháng, năm sinh từ 24/11/1997
thành: 10/12/1997
Nơi đăng ký: Ủy ban nhân dân xã Hạ Long, huyện Vân Đồn, tỉnh Quảng Ninh
Ngày, tháng, năm đăng ký: 11/03/2016
`);
  expect(values[0]).toMatchObject({
    reg_no: '44/2016',
    change_kind: 'CẢI CHÍNH',
    target_record_type: 'khai sinh',
    target_unit: 'Ủy ban nhân dân thị trấn Cái Rồng, huyện Vân Đồn, tỉnh Quảng Ninh',
    target_reg_no: '95/1997',
    old_value: 'Cải chính ngày, tháng, năm sinh từ 24/11/1997',
    new_value: '10/12/1997',
  });
});

it.each([
  [
    'quê quán từ phường Nghĩa Xá, quận Lê Chân, thành phố Hải Phòng\nthành: xã Kim Lan, huyện Gia Lâm, thành phố Hà Nội',
    'xã Kim Lan, huyện Gia Lâm, thành phố Hà Nội',
  ],
  ['họ, chữ đệm, tên từ Huỳnh Thị Thanh Mai\nthành: Lê Ngọc Vân', 'Lê Ngọc Vân'],
  ['họ, chữ đệm, tên từ Huỳnh Thị Thanh Mai thành Lê Thành Vân', 'Lê Thành Vân'],
  ['nơi sinh từ xã Ba sang thành phố Huế', 'thành phố Huế'],
])('tells the word thành from a name and a town: %s', (content, wanted) => {
  const { values } = readPaper(`${HEAD}
                              TRÍCH LỤC
                          CẢI CHÍNH HỘ TỊCH
Họ, chữ đệm, tên: PHẠM NGỌC LY
Số: 95/1997
Nội dung: Cải chính ${content}
Nơi đăng ký: Ủy ban nhân dân xã Hạ Long, huyện Vân Đồn, tỉnh Quảng Ninh
`);
  expect(values[0]?.new_value).toBe(wanted);
  expect(values[0]?.old_value).toMatch(/^Cải chính .* từ /);
  expect(values[0]?.old_value).toBe(
    `Cải chính ${content.split(/\n?,? ?(?:thành:|thành Lê|sang)/)[0]?.trim()}`,
  );
});

it('ends the last value before the sentence that closes the form', () => {
  const { values } = readPaper(`${HEAD}
                      TRÍCH LỤC
                  CẢI CHÍNH HỘ TỊCH
Họ, chữ đệm, tên: HỒ THỊ NGUYÊN
Ngày, tháng, năm sinh: 11/02/1992
Nơi cư trú: thôn Hòa Bình, xã Hồng Tiến, thị xã Hương Trà, tỉnh Thừa Thiên Huế, Việt Nam
Đã cải chính hộ tịch trong: Giấy khai sinh số 24, quyển số 01, ngày 30/6/1993 của Ủy ban nhân
dân xã Hồng Tiến, huyện Hương Trà
Nội dung: Cải chính năm sinh của người cha và của người mẹ trên giấy khai sinh từ 1950 thành 1956
Việc cải chính hộ tịch được ghi vào Sổ đăng ký thay đổi, cải chính, bổ sung thông tin hộ tịch và
có hiệu lực kể từ ngày ghi trong Trích lục này./.
`);
  expect(values[0]).toMatchObject({
    subject_residence: 'thôn Hòa Bình, xã Hồng Tiến, thị xã Hương Trà, tỉnh Thừa Thiên Huế, Việt Nam',
    target_record_type: 'khai sinh',
    target_reg_no: '24',
    target_book_no: '01',
    target_reg_date: '30/6/1993',
    target_unit: 'Ủy ban nhân dân xã Hồng Tiến, huyện Hương Trà',
    new_value: '1956',
  });
});

it('reads number, book and date of the registration behind one label, past the leaders between them', () => {
  const { values } = readPaper(`${HEAD}
                      TRÍCH LỤC KHAI SINH
Họ, chữ đệm, tên: DANH THỊ TRÂM
Ngày, tháng, năm sinh: 03/7/2004
Đăng ký khai sinh tại: Ủy ban nhân dân xã Đại Thành
Số: 168, quyển số 01/2004                                        ngày 19 tháng 7 năm 2004
`);
  expect(values[0]).toMatchObject({
    reg_no: '168',
    book_no: '01/2004',
    reg_date: '19 tháng 7 năm 2004',
  });
});

it('reads a divorce note; a line that wraps belongs to the cell above it', () => {
  const { values } = readPaper(`${HEAD}
                      TRÍCH LỤC GHI CHÚ LY HÔN
Họ, chữ đệm, tên vợ: LÊ THÙY NGA
Ngày, tháng, năm sinh: 22/11/1965
Họ, chữ đệm, tên chồng: LÊ QUỐC QUỲNH
Ngày, tháng, năm sinh: 27/11/1970
Đã ly hôn theo Bản án/Quyết định số: 283/2020/QĐST-HNGĐ
ngày ngày 29 tháng 01 năm     của Tòa án nhân dân thị xã Đông Triều
2020
Nơi ghi chú: Ủy ban nhân dân thị xã Đông Triều, tỉnh Quảng Ninh
Ngày, tháng, năm ghi chú: 26/06/2020
`);
  expect(values[0]).toMatchObject({
    spouse1_birth_date: '22/11/1965',
    spouse2_full_name: 'LÊ QUỐC QUỲNH',
    judgment_no: '283/2020/QĐST-HNGĐ',
    judgment_date: 'ngày 29 tháng 01 năm 2020',
    court: 'Tòa án nhân dân thị xã Đông Triều',
    reg_date: '26/06/2020',
  });
});

it.each([
  ['TRÍCH LỤC ĐĂNG KÝ NHẬN CHA, MẸ, CON', 'parent_child_recognition'],
  ['TRÍCH LỤC ĐĂNG KÝ GIÁM HỘ', 'guardianship'],
  ['TRÍCH LỤC ĐĂNG KÝ CHẤM DỨT GIÁM HỘ', 'guardianship_termination'],
  ['GIẤY CHỨNG NHẬN NUÔI CON NUÔI', 'adoption'],
  ['GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN', 'marital_status'],
  ['TRÍCH LỤC GHI CHÚ KẾT HÔN', 'marriage_note_foreign'],
  ['TRÍCH LỤC BỘ KHAI SANH', 'birth'],
  ['GIẤY CHỨNG TỬ', 'death'],
])('knows %s', (title, recordType) => {
  const { drafts } = readPaper(`${HEAD}
                   ${title}
Họ, chữ đệm, tên: TRẦN THỊ BÌNH
Ngày, tháng, năm sinh: 01/01/1990
`);
  expect(drafts.map((draft) => draft.recordType)).toEqual([recordType]);
});

it('reads guardian and ward under their headings', () => {
  const { values } = readPaper(`${HEAD}
                   TRÍCH LỤC
                ĐĂNG KÝ GIÁM HỘ
Người giám hộ:
Họ, chữ đệm, tên: BÙI MINH VINH
Ngày, tháng, năm sinh: 01/02/1960
Người được giám hộ:
Họ, chữ đệm, tên: BÙI MINH KHÔI
Ngày, tháng, năm sinh: 05/06/2012
Lý do giám hộ: Cha mẹ đều đã chết
`);
  expect(values[0]).toMatchObject({
    guardian_full_name: 'BÙI MINH VINH',
    guardian_birth_date: '01/02/1960',
    ward_full_name: 'BÙI MINH KHÔI',
    ward_birth_date: '05/06/2012',
    reason: 'Cha mẹ đều đã chết',
  });
});

it('reads an extract of a marriage that is printed as a table VỢ | CHỒNG, its labels and cells wrapped', () => {
  const { values } = readPaper(`
THÀNH PHỐ CẦN THƠ                       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
QUẬN Ô MÔN                                 Độc lập - Tự do - Hạnh phúc
Số: 209/TLKH-BS
                               TRÍCH LỤC KẾT HÔN
                                   (BẢN SAO)
                              VỢ                             CHỒNG
Họ, chữ đệm, tên       QUÁCH TUYẾT NHUNG              HUỲNH CÔNG HẬU
Ngày, tháng, năm       18/8/1991                      02/01/1988
sinh
Dân tộc                Hoa                            Kinh
Quốc tịch              Việt Nam                       Việt Nam
Nơi cư trú             P. Thới An, TP. Cần            Ấp Thạnh Lợi, TT.
                       Thơ                            Thạnh An, TP. Cần Thơ
Đã đăng ký kết hôn tại: Ủy ban nhân dân phường Thới An
`);
  expect(values[0]).toMatchObject({
    wife_full_name: 'QUÁCH TUYẾT NHUNG',
    wife_birth_date: '18/8/1991',
    husband_full_name: 'HUỲNH CÔNG HẬU',
    husband_birth_date: '02/01/1988',
    husband_ethnicity: 'Kinh',
    wife_residence: 'P. Thới An, TP. Cần Thơ',
    husband_residence: 'Ấp Thạnh Lợi, TT. Thạnh An, TP. Cần Thơ',
  });
});
