import { readPaper } from './read-paper.ts';

it('gives each of two cells in a row its own second line', () => {
  const { values } = readPaper(`
                  TRÍCH LỤC BỘ KHAI SANH
Số hiệu: 89
Tên, họ ấu nhi: PHẠM THỊ KIM MAI
Phái: Nữ                                  Ngày sanh: 01/08/1972
Tên, họ người cha: PHẠM VĂN QUYẾT         tuổi: 47 tuổi
Nghề nghiệp: Làm          Cư trú tại: xã Yên Lộc, quận Kim Sơn, tỉnh
ruộng                     Chương Thiện
Tên, họ người mẹ: HOÀNG BÍCH NỞ           tuổi: 35 tuổi
Nghề nghiệp: Quân         Cư trú tại: xã Yên Lộc, quận Kim Sơn, tỉnh
nhân                      Chương Thiện
Người khai: PHẠM VĂN QUYẾT
`);
  expect(values[0]).toMatchObject({
    father_occupation: 'Làm ruộng',
    father_residence: 'xã Yên Lộc, quận Kim Sơn, tỉnh Chương Thiện',
    mother_occupation: 'Quân nhân',
    mother_residence: 'xã Yên Lộc, quận Kim Sơn, tỉnh Chương Thiện',
  });
});

it('finds the table of parents below a child called Hồ, whose line resembles the headings of neither parent, and cells that a hand began early', () => {
  const { values } = readPaper(`
ỦY BAN NHÂN DÂN                  CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Xã Kim Thạch                         Độc lập - Tự do - Hạnh phúc
                       GIẤY KHAI SINH
Số: 174/2003          Quyển số: 01/2003
Họ và tên Hồ Diệu Vân                             Nam, Nữ Nữ
Sinh ngày 26 tháng 02 năm 2003
Phần khai về cha, mẹ
                  NGƯỜI MẸ                           NGƯỜI CHA
Họ và tên         Phạm Thị Mỹ Chi                    Hồ Hữu Nam
Ngày, tháng,     24/02/1964                         17/04/1967
năm sinh
Dân tộc           Kinh                               Khmer
Nghề nghiệp       Thợ mộc                            Buôn bán
Nơi thường trú    tổ 19, ấp Bến Đò, xã Kim Thạch,    bản Cầu Sắt, xã Kim Thạch,
                  huyện Vĩnh Linh                   huyện Vĩnh Linh
Đăng ký ngày 28 tháng 03 năm 2003
`);
  expect(values[0]).toMatchObject({
    mother_full_name: 'Phạm Thị Mỹ Chi',
    mother_birth_year: '24/02/1964',
    mother_occupation: 'Thợ mộc',
    mother_residence: 'tổ 19, ấp Bến Đò, xã Kim Thạch, huyện Vĩnh Linh',
    father_full_name: 'Hồ Hữu Nam',
    father_birth_year: '17/04/1967',
    father_ethnicity: 'Khmer',
    father_occupation: 'Buôn bán',
    father_residence: 'bản Cầu Sắt, xã Kim Thạch, huyện Vĩnh Linh',
  });
});

it('reads the table of parents whose labels and cells wrap, and what follows it as text of its own', () => {
  const { values } = readPaper(`
ỦY BAN NHÂN DÂN                  CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Xã An Đồng                           Độc lập - Tự do - Hạnh phúc
Huyện Quỳnh Phụ
                       GIẤY KHAI SINH
Số: 225/2005          Quyển số: 01/2005
Họ và tên Vương Hoàng Thành                       Nam, Nữ Nam
Sinh ngày 06 tháng 03 năm 2005
                  NGƯỜI MẸ                           NGƯỜI CHA
Họ và tên         Nguyễn Thị Chi                     Vương Gia Mạnh
Ngày, tháng,      30/10/1987                         15/05/1978
năm sinh
Dân tộc           Kinh                               Kinh
Nghề nghiệp       Làm rẫy                            Cán bộ
Nơi thường trú    tổ 5, ấp Cầu Sắt, xã An Đồng,      tổ 19, ấp Nà Pồng, xã An Đồng,
                  huyện Quỳnh Phụ                    huyện Quỳnh Phụ
Họ, tên, tuổi, nơi thường trú, số CMND của người đứng khai: Nguyễn Thị Chi, 16 tuổi, tổ 5,
ấp Cầu Sắt, xã An Đồng, CMND số 343219325
Đăng ký ngày 11 tháng 04 năm 2005
`);
  expect(values[0]).toMatchObject({
    mother_full_name: 'Nguyễn Thị Chi',
    mother_birth_year: '30/10/1987',
    mother_residence: 'tổ 5, ấp Cầu Sắt, xã An Đồng, huyện Quỳnh Phụ',
    father_full_name: 'Vương Gia Mạnh',
    father_birth_year: '15/05/1978',
    father_occupation: 'Cán bộ',
    father_residence: 'tổ 19, ấp Nà Pồng, xã An Đồng, huyện Quỳnh Phụ',
    requester_full_name: 'Nguyễn Thị Chi',
    requester_id_doc_no: '343219325',
    registrar_unit: 'ỦY BAN NHÂN DÂN Xã An Đồng Huyện Quỳnh Phụ',
  });
});

it('takes the name under an office whole: written wide, wrapped, or behind what a seal left', () => {
  const { values } = readPaper(`
                       GIẤY KHAI SINH
Họ và tên: LƯU VĂN SƠN                  Giới tính: Nam
Họ và tên cha: LƯU VĂN TƯ               Năm sinh: 1984
Họ và tên mẹ: NGUYỄN THỊ DUNG           Năm sinh: 1988
Họ và tên, quan hệ với người được khai sinh của người đi khai sinh: LƯU VĂN TƯ Cha
       NGƯỜI THỰC HIỆN                          NGƯỜI KÝ GIẤY KHAI SINH
     (Ký, ghi rõ họ tên)              (Ký, ghi rõ họ tên, chức vụ và đóng dấu)
                                                    PHÓ CHỦ TỊCH

         Lê       Bá Lộc                          4 Nguyễn Quang Thắng
`);
  expect(values[0]).toMatchObject({
    officer_name: 'Lê Bá Lộc',
    signer_name: 'Nguyễn Quang Thắng',
    signer_title: 'PHÓ CHỦ TỊCH',
    requester_full_name: 'LƯU VĂN TƯ',
    requester_relation: 'Cha',
  });
});

it('takes no district for the side column of a register', () => {
  const { values } = readPaper(`
                  TRÍCH LỤC BỘ KHAI SANH
Số hiệu: 89
Tên, họ ấu nhi: PHAN TRUNG
Tên, họ người cha: PHAN LÂM               tuổi: 39 tuổi
Nghề nghiệp: Giáo viên    Cư trú tại: xã Vân Khánh,  quận An Minh,
                          tỉnh Kiên Giang
Tên, họ người mẹ: HÀ MỸ HIÊN              tuổi: 38 tuổi
Nghề nghiệp: Nội trợ      Cư trú tại: xã Vân Khánh,  quận An Minh,
                          tỉnh Kiên Giang
`);
  const residence = 'xã Vân Khánh, quận An Minh, tỉnh Kiên Giang';
  expect(values[0]).toMatchObject({ father_residence: residence, mother_residence: residence });
});
