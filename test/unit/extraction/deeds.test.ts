import { readPaper } from './read-paper.ts';

const HEAD = `
              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                 Độc lập - Tự do - Hạnh phúc
`;
const ATTESTED = `
                 LỜI CHỨNG CỦA CÔNG CHỨNG VIÊN
Hôm nay, ngày 26 tháng 08 năm 2010, tôi Lê Thị Bé, công chứng viên Phòng Công chứng số 2 tỉnh Nam Định, chứng nhận:
Hợp đồng này được lập thành 02 bản chính, lưu tại Phòng công chứng một bản.
Số công chứng: 6076, quyển số: 09/2010 TP/CC-SCC/HĐGD
`;

it('reads the number, book and date by which a commune certifies, and takes them for no notary’s', () => {
  const { drafts, values } = readPaper(`${HEAD}
          HỢP ĐỒNG CHUYỂN NHƯỢNG QUYỀN SỬ DỤNG ĐẤT
I. BÊN CHUYỂN NHƯỢNG QUYỀN SỬ DỤNG ĐẤT (BÊN A):
1. Ông (bà): Thạch Sa Ray        Sinh năm: 1957
II. BÊN NHẬN CHUYỂN NHƯỢNG QUYỀN SỬ DỤNG ĐẤT (BÊN B):
1. Ông (bà): Sơn Thị Hoa         Sinh năm: 1991
ĐIỀU 1. QUYỀN SỬ DỤNG ĐẤT CHUYỂN NHƯỢNG
Theo Giấy chứng nhận số: AO 116264 do UBND huyện Trà Cú cấp ngày 25/12/2008, vào sổ số: H 00731
                 LỜI CHỨNG CỦA ỦY BAN NHÂN DÂN XÃ THANH SƠN
Ngày 08 tháng 02 năm 2017 tại Ủy ban nhân dân xã Thanh Sơn, huyện Trà Cú, tỉnh Trà Vinh.
Tôi: Huỳnh Văn Tăng, là Phó Chủ tịch Ủy ban nhân dân xã Thanh Sơn.
Số chứng thực: 37 quyển số: 01/2017 - SCT/HĐ,GD
`);
  expect(drafts.map((draft) => draft.recordType)).toEqual(['transfer_land']);
  expect(values[0]).toMatchObject({
    cert_no: '37',
    cert_book: '01/2017 - SCT/HĐ,GD',
    cert_date: '08 tháng 02 năm 2017',
    land_certificate: 'AO 116264',
    land_issue_date: '25/12/2008',
    land_certificate_entry_no: 'H 00731',
  });
  expect(values[0]).not.toHaveProperty('book_no');
});

it('tells the parties to a deposit by the letter printed', () => {
  const { values } = readPaper(`${HEAD}
                        HỢP ĐỒNG ĐẶT CỌC
I. BÊN ĐẶT CỌC (Bên A):
Họ và tên: TRIỆU THỊ MÙI
II. BÊN NHẬN ĐẶT CỌC (sau đây gọi là Bên B):
Họ và tên: DƯƠNG NGHĨA HIỆP
${ATTESTED}`);
  expect(values[0]).toMatchObject({
    party_a_1_full_name: 'TRIỆU THỊ MÙI',
    party_b_1_full_name: 'DƯƠNG NGHĨA HIỆP',
  });
});

const AUTHORIZATION = `${HEAD}
                        HỢP ĐỒNG ỦY QUYỀN
BÊN ỦY QUYỀN (gọi tắt là Bên A):
Ông: ÔNG ÍCH ĐƯỜNG                        Vợ là bà: MAI THỊ HƯƠNG
Sinh năm: 1959                            Sinh năm: 1963
Địa chỉ: 21 Trần Cao Vân, Đà Nẵng         Địa chỉ: 21 Trần Cao Vân, Đà Nẵng
BÊN ĐƯỢC ỦY QUYỀN (gọi tắt là Bên B):
Bà: ÔNG THỊ VÂN
Sinh năm: 1988
Địa chỉ: 82 Nguyễn Lương Bằng, phường Hòa Khánh Bắc, quận Liên Chiểu, thành phố Đà Nẵng
ĐIỀU 1. NỘI DUNG ỦY QUYỀN
Bằng hợp đồng này Bên A ủy quyền cho Bên B bán căn nhà nêu trên.
ĐIỀU 2. THỜI HẠN ỦY QUYỀN: 10 (mười) năm kể từ ngày hợp đồng được công chứng.
ĐIỀU 3. THÙ LAO: không có thù lao.
BÊN ỦY QUYỀN                              BÊN ĐƯỢC ỦY QUYỀN
Ông Ích Đường                             Ông Thị Vân
`;

it('reads two persons side by side up to where the next party begins', () => {
  const { values } = readPaper(AUTHORIZATION);
  expect(values[0]).toMatchObject({
    party_a_1_full_name: 'ÔNG ÍCH ĐƯỜNG',
    party_a_1_birth_year: '1959',
    party_a_2_full_name: 'MAI THỊ HƯƠNG',
    party_a_2_birth_year: '1963',
    party_b_1_full_name: 'ÔNG THỊ VÂN',
    party_b_1_birth_year: '1988',
    party_b_1_residence: '82 Nguyễn Lương Bằng, phường Hòa Khánh Bắc, quận Liên Chiểu, thành phố Đà Nẵng',
  });
  expect(values[0]).not.toHaveProperty('party_b_2_full_name');
});

it('ends no article at a sentence that elsewhere opens the body, nor at a word like a printed wording', () => {
  const { values } = readPaper(AUTHORIZATION);
  expect(values[0]).toMatchObject({
    scope: 'Bằng hợp đồng này Bên A ủy quyền cho Bên B bán căn nhà nêu trên',
    period: '10 (mười) năm',
    fee: 'không có thù lao',
  });
});

it('takes heirs from the sentence that opens a deed, and nobody from what is told of the deceased', () => {
  const { values } = readPaper(`${HEAD}
                 VĂN BẢN THỎA THUẬN PHÂN CHIA DI SẢN THỪA KẾ
Hôm nay, ngày 27 tháng 8 năm 2018, tại Văn phòng công chứng Thái Cư, địa chỉ 40 Hùng Vương, thành phố Huế, chúng tôi gồm có:
1/ Bà Công Huyền Tôn Nữ Thị Cúc, sinh năm 1950, CMND số 190083471, trú tại 5/28 kiệt 176 Phan Bội Châu, thành phố Huế (là vợ);
2/ Ông Hồ Viết Trường Sinh, sinh năm 1975, CMND số 191366024, trú tại tổ 7, phường Thủy Xuân, thành phố Huế (là con đẻ).
Chúng tôi là những người thừa kế theo pháp luật của ông Hồ Viết Trinh (chết ngày 02/03/2017). Ông Trinh chết không để lại di chúc.
I. DI SẢN: quyền sử dụng đất trong khối tài sản chung với
bà Cúc; thửa đất số 164, tờ bản đồ số 18, địa chỉ: 12 Lê Lợi, thành phố Huế; diện tích 223,6 m²
${ATTESTED}`);
  expect(values[0]).toMatchObject({
    party_a_1_full_name: 'Công Huyền Tôn Nữ Thị Cúc',
    party_a_1_residence: '5/28 kiệt 176 Phan Bội Châu, thành phố Huế',
    party_a_2_full_name: 'Hồ Viết Trường Sinh',
    party_a_2_birth_year: '1975',
    party_a_2_residence: 'tổ 7, phường Thủy Xuân, thành phố Huế',
    land_address: '12 Lê Lợi, thành phố Huế',
    notary_office: 'Phòng Công chứng số 2 tỉnh Nam Định',
  });
  expect(values[0]).not.toHaveProperty('party_a_3_full_name');
});

it('takes who makes a will from the sentence that opens it', () => {
  const { values } = readPaper(`${HEAD}
                          DI CHÚC
Hôm nay, ngày 22 tháng 12 năm 2009, tại Phòng Công chứng số 2 tỉnh Nam Định, tôi là:
VŨ KHẮC HIẾU, sinh ngày 18-8-1932, chứng minh nhân dân số 160 093 455, hộ khẩu thường trú: đội 8, xã Xuân Hồng, tỉnh Nam Định.
1. Về tài sản: tôi có thửa đất số 61, tờ bản đồ số 9, diện tích 415 m2 (trong đó 300 m2 đất ở) tại thôn Hành Thiện, xã Xuân Hồng, theo
Giấy chứng nhận quyền sử dụng đất số D 320967.
${ATTESTED}`);
  expect(values[0]).toMatchObject({
    party_a_1_full_name: 'VŨ KHẮC HIẾU',
    party_a_1_id_doc_no: '160 093 455',
    land_area: '415',
    land_address: 'thôn Hành Thiện, xã Xuân Hồng',
  });
});

it('reads a deed that changes another by its own title', () => {
  const { drafts, values } = readPaper(`${HEAD}
                   HỢP ĐỒNG SỬA ĐỔI, BỔ SUNG
                 HỢP ĐỒNG THẾ CHẤP BẤT ĐỘNG SẢN
BÊN THẾ CHẤP: Công ty TNHH Tân Đại Lợi
BÊN NHẬN THẾ CHẤP: Ngân hàng TMCP Phương Bắc
Sửa đổi hợp đồng được Phòng Công chứng số 1 chứng nhận số 2290, quyển số 06 TP/CC-SCC/HĐGD ngày 25/9/2012 như sau:
ĐIỀU 1. Bổ sung tài sản: quyền sử dụng đất tại thửa đất số 27, tờ bản đồ số 115
`);
  expect(drafts.map((draft) => draft.recordType)).toEqual(['amendment']);
  expect(values[0]).toMatchObject({
    refers_to_contract_no: '2290',
    refers_to_contract_date: '25/9/2012',
    land_number: '27',
  });
});

it('reads the part of a parcel that is given away, and a term counted twice', () => {
  const gift = readPaper(`${HEAD}
                 HỢP ĐỒNG TẶNG CHO QUYỀN SỬ DỤNG ĐẤT
1. Bên tặng cho:
Ông Nông Văn Dưỡng: sinh ngày 05/6/1949
2. Bên được tặng cho:
Anh Nông Quốc Khoa: sinh ngày 30/4/1980
Điều 1. Bên tặng cho tặng cho anh Khoa 312,5m² (ba trăm mười hai phẩy năm mét vuông) đất trong tổng diện tích 1.047m² tại thửa số 88
`);
  expect(gift.values[0]).toMatchObject({
    land_area: '312,5',
    land_area_text: 'ba trăm mười hai phẩy năm mét vuông',
  });
  const lease = readPaper(`${HEAD}
                        HỢP ĐỒNG THUÊ NHÀ
BÊN CHO THUÊ NHÀ (Bên A)
Ông Thập Văn Liêm, sinh năm 1960
BÊN THUÊ NHÀ (Bên B)
Bà Đàng Thị Hạnh, sinh năm 1964
Điều 2. Thời hạn thuê: 05 (năm) năm kể từ ngày 15-11-2015.
`);
  expect(lease.values[0]).toMatchObject({ period: '05 (năm) năm' });
});

it('reads a printed form for a motorbike whose signature a commune certifies', () => {
  const { drafts, values } = readPaper(`${HEAD}
                    GIẤY BÁN, CHO, TẶNG XE
Tôi tên là: Giàng Seo Chúng        Sinh năm: 1984
Là chủ sở hữu chiếc xe mang biển số: 24-H1 038.52
Số đăng ký: 0036117 cấp ngày 30/12/2011 Cơ quan cấp: CA huyện Mường Khương
Nay tôi đồng ý cho, tặng/bán chiếc xe trên cho:
Ông (bà): Lù Thị Seo               Sinh năm: 1992
BÊN MUA                            BÊN BÁN
Lù Thị Seo                         Giàng Seo Chúng



                 CHỨNG THỰC CHỮ KÝ CỦA UBND XÃ NẤM LƯ
Chứng thực ông (bà): Giàng Seo Chúng, có CMND số 063114290 đã ký trước mặt tôi.
Số chứng thực: 89 quyển số: 01 TP/CC-SCT/CK. Ngày 24 tháng 7 năm 2014
`);
  expect(drafts.map((draft) => draft.recordType)).toEqual(['vehicle_sale', 'certification']);
  expect(values[0]).toMatchObject({
    party_a_1_full_name: 'Giàng Seo Chúng',
    party_b_1_full_name: 'Lù Thị Seo',
    car_regist_number: '0036117',
    car_issue_date: '30/12/2011',
    car_issue_place: 'CA huyện Mường Khương',
  });
});
