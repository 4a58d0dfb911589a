import { readPaper } from './read-paper.ts';

const PAGE_1 = `
                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                        Độc lập - Tự do - Hạnh phúc
                        HỢP ĐỒNG CHUYỂN NHƯỢNG
                          QUYỀN SỬ DỤNG ĐẤT
Hôm nay, ngày 11 tháng 08 năm 2023, tại Phòng Công chứng số 3 tỉnh Bắc Ninh, chúng tôi gồm có:
BÊN CHUYỂN NHƯỢNG (sau đây gọi là Bên A):
Ông Ngô Ngọc Thuận, sinh năm 1988, Căn cước công dân số 095088975619 do Công an tỉnh Quảng Ninh cấp ngày 06/07/2022, thường trú tại khu phố Phú Lợi, phường Đình Bảng, thị xã Từ Sơn, tỉnh Bắc Ninh.
Cùng vợ là bà Nguyễn Ngọc Hoa, sinh năm 1982, CCCD số 027182099794 do Cục Cảnh sát quản lý hành chính về trật tự xã hội cấp ngày 20/08/2021, thường trú tại thôn Đoài, xã Vĩnh Hưng A, tỉnh Bạc Liêu.
BÊN NHẬN CHUYỂN NHƯỢNG (sau đây gọi là Bên B):
Bà: TRẦN THỊ QUÂN                    Sinh năm: 1983
CMND/CCCD số: 022083398366
Nơi thường trú: xóm số 7, phường Hồng Gai, thành phố Hạ Long, tỉnh Quảng Ninh
Hai bên tự nguyện cùng nhau lập và ký Hợp đồng này với các thỏa thuận sau đây:
ĐIỀU 1. QUYỀN SỬ DỤNG ĐẤT CHUYỂN NHƯỢNG
Quyền sử dụng đất của Bên A đối với thửa đất theo Giấy chứng nhận quyền sử dụng đất số BA 551955, số vào sổ cấp GCN: CS 55065 do Sở Tài nguyên và Môi trường tỉnh Bắc Ninh cấp ngày 28/05/2022, cụ thể như sau:
- Thửa đất số: 20; tờ bản đồ số: 28
- Địa chỉ thửa đất: xóm số 7, thị trấn Gia Bình, huyện Gia Bình, tỉnh Bắc Ninh
- Diện tích: 302,7 m² (bằng chữ: ba trăm linh hai phẩy bảy mét vuông)
- Mục đích sử dụng: Đất ở tại đô thị
ĐIỀU 2. GIÁ CHUYỂN NHƯỢNG VÀ PHƯƠNG THỨC THANH TOÁN
1. Giá chuyển nhượng quyền sử dụng đất nêu tại Điều 1 là: 2.610.000.000 đồng (bằng chữ: Hai tỷ sáu trăm mười triệu đồng).
`;
const PAGE_2 = `
                     LỜI CHỨNG CỦA CÔNG CHỨNG VIÊN
Hôm nay, ngày 11 tháng 08 năm 2023, tại trụ sở Phòng Công chứng số 3 tỉnh Bắc Ninh, tôi Phạm Văn Khang, công chứng viên, trong phạm vi trách nhiệm của mình theo quy định của pháp luật,
CHỨNG NHẬN:
- Hợp đồng này được giao kết giữa Bên A là ông Ngô Ngọc Thuận và bà Nguyễn Ngọc Hoa;
- Các bên đã tự nguyện giao kết hợp đồng này.
Số công chứng: 6519, quyển số: 11/2023 TP/CC-SCC/HĐGD.
                                                            CÔNG CHỨNG VIÊN
                                                            Phạm Văn Khang
`;

it('reads a land transfer over two pages: parties, land, price and the notary’s attestation', () => {
  const { drafts, values } = readPaper(PAGE_1, PAGE_2);
  expect(drafts.map((draft) => draft.recordType)).toEqual(['transfer_land']);
  expect(values[0]).toMatchObject({
    party_a_1_full_name: 'Ngô Ngọc Thuận',
    party_a_1_birth_year: '1988',
    party_a_1_id_doc_no: '095088975619',
    party_a_1_id_doc_issue_date: '06/07/2022',
    party_a_1_residence: 'khu phố Phú Lợi, phường Đình Bảng, thị xã Từ Sơn, tỉnh Bắc Ninh',
    party_a_2_full_name: 'Nguyễn Ngọc Hoa',
    party_a_2_id_doc_no: '027182099794',
    party_b_1_full_name: 'TRẦN THỊ QUÂN',
    party_b_1_birth_year: '1983',
    party_b_1_residence: 'xóm số 7, phường Hồng Gai, thành phố Hạ Long, tỉnh Quảng Ninh',
    land_certificate: 'BA 551955',
    land_certificate_entry_no: 'CS 55065',
    land_issue_date: '28/05/2022',
    land_number: '20',
    land_map_number: '28',
    land_address: 'xóm số 7, thị trấn Gia Bình, huyện Gia Bình, tỉnh Bắc Ninh',
    land_area: '302,7',
    land_use_purpose: 'Đất ở tại đô thị',
    price: '2.610.000.000 đồng',
    price_words: 'Hai tỷ sáu trăm mười triệu đồng',
    notary_no: '6519',
    book_no: '11/2023 TP/CC-SCC/HĐGD',
    notary_date: '11 tháng 08 năm 2023',
    notary_office: 'Phòng Công chứng số 3 tỉnh Bắc Ninh',
    notary_name: 'Phạm Văn Khang',
  });
  expect(drafts[0]?.fields['notary_no']?.page).toBe(2);
});

it('puts misread wordings right before it looks for values', () => {
  const noisy = PAGE_1.replaceAll('thường trú tại', 'thuờng trủ tại').replaceAll(
    'Thửa đất số',
    'Thưa đảt số',
  );
  const { values } = readPaper(noisy, PAGE_2);
  expect(values[0]).toMatchObject({
    land_number: '20',
    party_a_2_residence: 'thôn Đoài, xã Vĩnh Hưng A, tỉnh Bạc Liêu',
  });
});

it('starts another record at another title in one file', () => {
  const { drafts } = readPaper(
    PAGE_1,
    PAGE_2,
    PAGE_1.replace('HỢP ĐỒNG CHUYỂN NHƯỢNG\n', 'HỢP ĐỒNG TẶNG CHO\n'),
    PAGE_2,
  );
  expect(drafts.map((draft) => draft.recordType)).toEqual(['transfer_land', 'gift']);
});

it('keeps the whole scope of an authorisation', () => {
  const { values } = readPaper(`
                        HỢP ĐỒNG ỦY QUYỀN
BÊN ỦY QUYỀN (Bên A):
Ông: LƯU VĂN ỨNG           Sinh năm: 1957
BÊN ĐƯỢC ỦY QUYỀN (Bên B):
Bà: NGUYỄN THỊ NGỌC LOAN   Sinh năm: 1969
ĐIỀU 1. PHẠM VI ỦY QUYỀN
Bên A ủy quyền cho Bên B thay mặt Bên A liên hệ với cơ quan nhà nước có thẩm quyền tại huyện Yên
Thế để làm thủ tục cấp đổi Giấy chứng nhận.
ĐIỀU 2. THỜI HẠN ỦY QUYỀN
Thời hạn ủy quyền là 10 năm kể từ ngày Hợp đồng này được công chứng.
Số công chứng: 562, quyển số: 06/2023 TP/CC-SCC/HĐGD.
Công chứng ngày 23 tháng 05 năm 2023 tại Văn phòng công chứng Trần Hữu Khuê.
`);
  expect(values[0]).toMatchObject({
    party_b_1_full_name: 'NGUYỄN THỊ NGỌC LOAN',
    scope:
      'Bên A ủy quyền cho Bên B thay mặt Bên A liên hệ với cơ quan nhà nước có thẩm quyền tại huyện Yên Thế để làm thủ tục cấp đổi Giấy chứng nhận',
    period: '10 năm',
    notary_no: '562',
    notary_date: '23 tháng 05 năm 2023',
    notary_office: 'Văn phòng công chứng Trần Hữu Khuê',
  });
});

it.each(['ngăn chặn', 'giải tỏa'])('reads a letter about %s', (action) => {
  const { drafts, values } = readPaper(`
CƠ QUAN CẢNH SÁT ĐIỀU TRA              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 CÔNG AN TỈNH BẮC NINH                    Độc lập - Tự do - Hạnh phúc
     Số: 609/QĐ-TA
                                       Bắc Ninh, ngày 13 tháng 09 năm 2016
                     V/v ${action} giao dịch tài sản
Kính gửi: Các tổ chức hành nghề công chứng trên địa bàn tỉnh Bắc Ninh
Họ và tên: Nguyễn Diệu Hiền; sinh năm: 1969; CMND/CCCD số: 095169805082
Địa chỉ: thôn Trung, xã Ninh Quới, huyện Hồng Dân, tỉnh Bạc Liêu
Tài sản: quyền sử dụng đất tại thửa đất số 483, tờ bản đồ số 81, địa chỉ phường Suối Hoa, thành phố
Bắc Ninh, tỉnh Bắc Ninh, Giấy chứng nhận số BK 433645.
Rất mong nhận được sự phối hợp của Quý cơ quan./.
Nơi nhận:                                             CHI CỤC TRƯỞNG
- Như trên;                                          (Ký tên, đóng dấu)
                                                     Trần Quang Đông
`);
  expect(drafts[0]).toMatchObject({ recordType: 'prevent_notice', form: 'notice' });
  expect(values[0]).toMatchObject({
    prevent_action: action,
    prevent_agency: 'CƠ QUAN CẢNH SÁT ĐIỀU TRA CÔNG AN TỈNH BẮC NINH',
    prevent_doc_no: '609/QĐ-TA',
    prevent_doc_date: 'ngày 13 tháng 09 năm 2016',
    owner_full_name: 'Nguyễn Diệu Hiền',
    owner_birth_year: '1969',
    owner_residence: 'thôn Trung, xã Ninh Quới, huyện Hồng Dân, tỉnh Bạc Liêu',
    land_address: 'phường Suối Hoa, thành phố Bắc Ninh, tỉnh Bắc Ninh',
    land_certificate: 'BK 433645',
    signer_name: 'Trần Quang Đông',
  });
});

it.each([
  ['là: 3.753.000.000 đồng (bằng chữ: Ba tỷ bảy trăm năm mươi ba triệu đồng chẵn', '3.753.000.000 đồng', 'Ba tỷ bảy trăm năm mươi ba triệu đồng chẵn'],
  ['là: 840.000.000 đồng tăng chữ: Tám trăm bốn mươi triệu đồng', '840.000.000 đồng', 'Tám trăm bốn mươi triệu đồng'],
  ['là: 906.000.000 đồng', '906.000.000 đồng', undefined],
])('reads a price whose brackets were lost: %s', (said, price, words) => {
  const page = PAGE_1.replace(/là: 2\.610[^\n]+/, said);
  const { values } = readPaper(`${page}2. Phương thức thanh toán: chuyển khoản làm hai đợt.\n`, PAGE_2);
  expect(values[0]?.price).toBe(price);
  expect(values[0]?.price_words).toBe(words);
}); // prettier-ignore

it.each(['01/2023 TE/CC-SCC/HĐGD', '01/2023 7P/CC - SCC/HĐGD', '01/2023 TP/CC-SCC/HĐGD'])(
  'takes the number of a notary’s book whole, its letters read as they may: %s',
  (number) => {
    const { values } = readPaper(PAGE_1, PAGE_2.replace('11/2023 TP/CC-SCC/HĐGD', number));
    expect(values[0]?.book_no).toBe(number);
  },
);

it('finds the scope of an authorization that calls it its content, and not in the title', () => {
  const { values } = readPaper(`
                        HỢP ĐỒNG ỦY QUYỀN
BÊN ỦY QUYỀN (Bên A):
Ông: NGÔ NGỌC THUẬN          Sinh năm: 1988
BÊN ĐƯỢC ỦY QUYỀN (Bên B):
Bà: TRẦN THỊ QUÂN          Sinh năm: 1983
ĐIỀU 1. NỘI DUNG ỦY QUYỀN
Bên A ủy quyền cho Bên B thay mặt Bên A nhận tiền đền bù.
ĐIỀU 2. THỜI HẠN ỦY QUYỀN
Thời hạn ủy quyền là 10 năm kể từ ngày Hợp đồng này được công chứng.
`);
  expect(values[0]?.scope).toBe('Bên A ủy quyền cho Bên B thay mặt Bên A nhận tiền đền bù');
});
