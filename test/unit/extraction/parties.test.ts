import { readPaper } from './read-paper.ts';

const mortgage = (body: string) => `
              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                 Độc lập - Tự do - Hạnh phúc
          HỢP ĐỒNG THẾ CHẤP QUYỀN SỬ DỤNG ĐẤT
Hôm nay, ngày 26 tháng 08 năm 2010, tại Văn phòng công chứng Phan Ngọc Nở, chúng tôi gồm:
BÊN THẾ CHẤP (sau đây gọi là Bên A):
Bà: TRẦN THỊ ÁNH
Sinh năm: 1941
Giấy CMND số: 306008732 do Công an tỉnh Nghệ An cấp ngày 10/06/2004
Thường trú tại: tổ dân phố Tân Tiến, phường Cốc Lếu, thành phố Lào
Cai, tỉnh Lào Cai
BÊN NHẬN THẾ CHẤP (sau đây gọi là Bên B):
${body}
Hai bên tự nguyện cùng nhau lập và ký Hợp đồng này với các thỏa thuận sau đây:
ĐIỀU 1. TÀI SẢN THẾ CHẤP
- Thửa đất số: 347; tờ bản đồ số: 27
- Diện tích: 1687, 1 m² (bằng chữ: một nghìn sáu trăm tám mươi bảy phẩy một mét vuông)
LỜI CHỨNG CỦA CÔNG CHỨNG VIÊN
Hôm nay, ngày 26 tháng 08 năm 2010, tôi Lê Thị Bé, công chứng viên,
Hợp đồng này được lập thành 04 bản chính, lưu tại Văn phòng công chứng Phan Ngọc Nở 01 bản.
Số công chứng: 6076, quyển số: 09/2010 TP/CC-SCC/HĐGD
`;

const BANK = `Ngân hàng thương mại cổ phần Phương Bắc
Địa chỉ: số 12 đường Trần Phú, thành phố Vinh, tỉnh Nghệ An
Đại diện: Ông Nguyễn Văn Toàn, chức vụ: Giám đốc`;

const { values } = readPaper(mortgage(BANK));

it('takes a bank for the party, not who acts for it', () => {
  expect(values[0]).toMatchObject({ party_b_1_full_name: 'Ngân hàng thương mại cổ phần Phương Bắc' });
  expect(values[0]).not.toHaveProperty('party_b_2_full_name');
});

it('still takes persons for parties', () => {
  const persons = readPaper(
    mortgage('Ông: LÊ VĂN BA\nSinh năm: 1960\nCùng vợ là bà: LÊ THỊ TƯ\nSinh năm: 1962'),
  );
  expect(persons.values[0]).toMatchObject({
    party_b_1_full_name: 'LÊ VĂN BA',
    party_b_2_full_name: 'LÊ THỊ TƯ',
    party_b_2_birth_year: '1962',
  });
});

it('follows a place over the end of its line, ragged or not', () => {
  expect(values[0]).toMatchObject({
    party_a_1_residence: 'tổ dân phố Tân Tiến, phường Cốc Lếu, thành phố Lào Cai, tỉnh Lào Cai',
  });
});

it('reads an area whose decimal comma stands apart', () => {
  expect(values[0]).toMatchObject({ land_area: '1687, 1' });
});

it('names the office without the count of copies that it keeps', () => {
  expect(values[0]).toMatchObject({ notary_office: 'Văn phòng công chứng Phan Ngọc Nở' });
});

const heirs = (persons: string) => `
              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                 Độc lập - Tự do - Hạnh phúc
                 VĂN BẢN KHAI NHẬN DI SẢN
  Hôm nay, ngày 01 tháng 03 năm 2025, tại Văn phòng công chứng Phan Ngọc Nở, chúng tôi gồm có:
NHỮNG NGƯỜI THỪA KẾ:
${persons}
ĐIỀU 1. NGƯỜI ĐỂ LẠI DI SẢN
  Bà Đặng Thị Vy, chết ngày 13/11/2019 theo Trích lục khai tử số 52/TLKT.
`;

it('tells a second heir by the indent of the paragraph where the line before is full', () => {
  const read = readPaper(
    heirs(`   Bà Triệu Thị Thắm, sinh năm 1981, Căn cước số 001181986338 do Bộ Công an cấp
ngày 07/02/2024, thường trú tại phường Giáp Bát, quận Hoàng Mai, thành phố Hà Nội
   Ông Lý Viết Hưởng, sinh năm 1985, Giấy CMND số 306162298 do Công an tỉnh Hải
Dương cấp ngày 03/12/2014, thường trú: thôn Xóm Mới, xã Đông Xuyên, huyện Ninh Giang, tỉnh Hải Dương`),
  );
  expect(read.values[0]).toMatchObject({
    party_a_1_residence: 'phường Giáp Bát, quận Hoàng Mai, thành phố Hà Nội',
    party_a_2_full_name: 'Lý Viết Hưởng',
    party_a_2_id_doc_no: '306162298',
  });
});

it('takes the police that registers residence for no residence, however its short name was read', () => {
  const read = readPaper(
    heirs(`   Bà Triệu Thị Thắm, sinh năm 1981, Căn cước số 001181986338 do Cục Cảnh sát ĐKGL cư trú và
DLQG về dân cư cấp ngày 07/02/2024, thường trú tại phường Giáp Bát, thành phố Hà Nội`),
  );
  expect(read.values[0]).toMatchObject({ party_a_1_residence: 'phường Giáp Bát, thành phố Hà Nội' });
});

it('opens the heirs of a will at a count that touches its wording', () => {
  const { values: will } = readPaper(`
              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                 Độc lập - Tự do - Hạnh phúc
                          DI CHÚC
NGƯỜI LẬP DI CHÚC:
   Bà Võ Như An, sinh năm 1939, Căn cước công dân số 064139617624 do Công an tỉnh Gia Lai cấp
ngày 23/03/2016, thường trú tại bản Cầu Sắt, huyện Chư Pưh, tỉnh Gia Lai
1. Tài sản
- Thửa đất số: 1199, tờ bản đồ số: 17
2.Người được hưởng di sản
   Bà Trần Cẩm Uyên, sinh năm 1982, Thẻ căn cước công dân số 064182030299
`);
  expect(will[0]).toMatchObject({ party_a_1_full_name: 'Võ Như An', party_b_1_full_name: 'Trần Cẩm Uyên' });
});

it('ends what goes before an article’s heading, also on a full line', () => {
  const { values: deed } = readPaper(
    mortgage(BANK).replace(
      'LỜI CHỨNG CỦA',
      `- Nguồn gốc sử dụng: Công nhận QSDĐ như giao đất không thu tiền sử dụng đất cho hộ gia đình
ĐIỀU 2. SỐ TIỀN VAY
LỜI CHỨNG CỦA`,
    ),
  );
  expect(deed[0]).toMatchObject({
    land_use_origin: 'Công nhận QSDĐ như giao đất không thu tiền sử dụng đất cho hộ gia đình',
  });
});

it('follows a residence past a comma that was read as a full stop', () => {
  const read = readPaper(
    heirs(`   Bà Triệu Thị Thắm, sinh năm 1981
Nơi cư trú: xã Phú Điền, huyện Tân Phú. tỉnh Đồng Nai`),
  );
  expect(read.values[0]).toMatchObject({
    party_a_1_residence: 'xã Phú Điền, huyện Tân Phú. tỉnh Đồng Nai',
  });
});

it('takes the name Nam whole before a year of birth, and no town for the end of a wording', () => {
  const { values } = readPaper(`
                        HỢP ĐỒNG ỦY QUYỀN
BÊN ỦY QUYỀN (sau đây gọi là Bên A):
Ông: Nguyễn Nhật Nam
sinh năm 1980, CMND số 012345678, thường trú: thị trấn Pác Miầu, huyện Bảo Lâm, tỉnh Cao Bằng.
BÊN ĐƯỢC ỦY QUYỀN (sau đây gọi là Bên B):
Bà: Lê Thị Tư, sinh năm 1981, thường trú tại thị trấn Cái Rồng, huyện Vân Đồn, tỉnh Quảng Ninh.
ĐIỀU 1. PHẠM VI ỦY QUYỀN
Bên A ủy quyền cho Bên B được quản lý nhà ở của Bên A.
ĐIỀU 2. THỜI HẠN ỦY QUYỀN
`);
  expect(values[0]).toMatchObject({
    party_a_1_full_name: 'Nguyễn Nhật Nam',
    party_a_1_residence: 'thị trấn Pác Miầu, huyện Bảo Lâm, tỉnh Cao Bằng',
    party_b_1_residence: 'thị trấn Cái Rồng, huyện Vân Đồn, tỉnh Quảng Ninh',
    scope: 'Bên A ủy quyền cho Bên B được quản lý nhà ở của Bên A',
  });
});

const transfer = (parties: string, end = '') => `
SỞ TƯ PHÁP TỈNH SÔNG BÉ                   CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
PHÒNG CÔNG CHỨNG NHÀ NƯỚC SỐ 1                 Độc lập - Tự do - Hạnh phúc
Số: 1186/CC
Quyển số: 04 TP/CC.SCC
          HỢP ĐỒNG CHUYỂN NHƯỢNG QUYỀN SỬ DỤNG ĐẤT
${parties}
ĐIỀU 1. Bên A chuyển nhượng cho bên B thửa đất tọa lạc tại ấp Tân An, xã Hòa Lợi, tỉnh Sông Bé, theo Giấy chứng nhận quyền sử dụng đất số C 084551
ĐIỀU 2.
GIÁ CHUYỂN NHƯỢNG VÀ PHƯƠNG THỨC THANH TOÁN
Giá chuyển nhượng là 42.500.000 đồng (Bốn mươi hai triệu năm trăm ngàn đồng).
${end}
`;

const COUPLE = `I. Bên chuyển nhượng quyền sử dụng đất (Bên A):
1. Ông (bà): Thạch Văn Rây, sinh năm: 1957
CMND số: 334 019 872 cấp ngày 11/9/2008 tại CA Trà Vinh
2. Ông (bà): Kim Thị Mết, sinh năm: 1960
CMND số: 334 207 515 cấp ngày 11/9/2008 tại CA Trà Vinh
Thường trú: ấp Sóc Tre, xã Thanh Sơn, huyện Trà Cú, tỉnh Trà Vinh
II. Bên nhận chuyển nhượng quyền sử dụng đất (Bên B):
Anh Bùi Văn Hoan, sinh năm 1960, CMND số 030885192. Trú tại: tập thể Cảng, phường Cầu Tre, quận Ngô Quyền, TP. Hải Phòng`;

const old = readPaper(
  transfer(
    COUPLE,
    `CHỨNG NHẬN CỦA CÔNG CHỨNG VIÊN
Ngày 09 tháng 9 năm 1996, tôi Bá Thành Kính, công chứng viên, chứng nhận hai bên đã ký tên vào hợp đồng này.`,
  ),
).values[0];

it('knows parties under numbered headings that are not in capitals, and no party under GIÁ CHUYỂN NHƯỢNG', () => {
  expect(old).toMatchObject({
    party_a_1_full_name: 'Thạch Văn Rây',
    party_a_2_full_name: 'Kim Thị Mết',
    party_a_2_id_doc_no: '334 207 515',
    party_b_1_full_name: 'Bùi Văn Hoan',
    price: '42.500.000 đồng',
    price_words: 'Bốn mươi hai triệu năm trăm ngàn đồng',
  });
});

it('takes a residence said once for all before it, and an abbreviated unit for no end of it', () => {
  const home = 'ấp Sóc Tre, xã Thanh Sơn, huyện Trà Cú, tỉnh Trà Vinh';
  expect(old).toMatchObject({
    party_a_1_residence: home,
    party_a_2_residence: home,
    party_b_1_residence: 'tập thể Cảng, phường Cầu Tre, quận Ngô Quyền, TP. Hải Phòng',
  });
});

it('reads number, book, date and notary of the nineties; SỞ TƯ PHÁP is not SỔ TỬ', () => {
  expect(old).toMatchObject({
    notary_no: '1186',
    notary_date: '09 tháng 9 năm 1996',
    notary_name: 'Bá Thành Kính',
    land_address: 'ấp Tân An, xã Hòa Lợi, tỉnh Sông Bé',
  });
});
