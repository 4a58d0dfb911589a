import { readPaper } from './read-paper.ts';

const BIRTH = `
                        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                           Độc lập - Tự do - Hạnh phúc
                                GIẤY KHAI SINH
                                  Số: 15/2020
Họ, chữ đệm, tên: NGUYỄN HOÀI AN
Ngày, tháng, năm sinh: 03/02/2020     ghi bằng chữ: Ngày ba tháng hai năm hai nghìn
không trăm hai mươi
Giới tính: Nữ        Dân tộc: Kinh        Quốc tịch: Việt Nam
Nơi sinh: Bệnh viện đa khoa huyện Tiên Yên, tỉnh Quảng Ninh, thành phố không có thật nào
Quê quán: xã Hải Lạng, huyện Tiên Yên, tỉnh Quảng Ninh
Số định danh cá nhân: ……………………
Họ, chữ đệm, tên người mẹ: TRẦN THỊ BÌNH
Năm sinh: 1990       Dân tộc: Tày         Quốc tịch: Việt Nam
Nơi cư trú: thôn Một, xã Hải Lạng, huyện Tiên Yên, tỉnh Quảng Ninh
Họ, chữ đệm, tên người cha: NGUYỄN VĂN CƯỜNG
Năm sinh: 1988       Dân tộc: Kinh        Quốc tịch: Việt Nam
Nơi cư trú: thôn Hai, xã Hải Lạng, huyện Tiên Yên, tỉnh Quảng Ninh
Họ, chữ đệm, tên người đi khai sinh: NGUYỄN VĂN CƯỜNG
Giấy tờ tùy thân: Căn cước công dân số 022088123456, Công an tỉnh Quảng Ninh cấp ngày 13/01/2019
Nơi đăng ký khai sinh: Ủy ban nhân dân xã Hải Lạng, huyện Tiên Yên, tỉnh Quảng Ninh
Ngày, tháng, năm đăng ký: 10/02/2020
                                                      NGƯỜI KÝ GIẤY KHAI SINH
                                               (Ký, ghi rõ họ, chữ đệm, tên, chức vụ, đóng dấu)

                                                            PHÓ CHỦ TỊCH
                                                          Hồ Thị Thanh Sen
`;

it('reads a birth certificate: the same wording is the child’s, the mother’s or the father’s by its place', () => {
  const { drafts, values } = readPaper(BIRTH);
  expect(drafts).toHaveLength(1);
  expect(drafts[0]).toMatchObject({ recordType: 'birth', form: 'certificate' });
  expect(values[0]).toMatchObject({
    reg_no: '15/2020',
    child_full_name: 'NGUYỄN HOÀI AN',
    child_birth_date: '03/02/2020',
    child_birth_date_words: 'Ngày ba tháng hai năm hai nghìn không trăm hai mươi',
    child_sex: 'Nữ',
    child_ethnicity: 'Kinh',
    mother_full_name: 'TRẦN THỊ BÌNH',
    mother_birth_year: '1990',
    mother_ethnicity: 'Tày',
    mother_residence: 'thôn Một, xã Hải Lạng, huyện Tiên Yên, tỉnh Quảng Ninh',
    father_birth_year: '1988',
    father_ethnicity: 'Kinh',
    father_residence: 'thôn Hai, xã Hải Lạng, huyện Tiên Yên, tỉnh Quảng Ninh',
    requester_id_doc_no: '022088123456',
    requester_id_doc_type: 'Căn cước công dân',
    requester_id_doc_issue_place: 'Công an tỉnh Quảng Ninh',
    requester_id_doc_issue_date: '13/01/2019',
    reg_date: '10/02/2020',
    signer_title: 'PHÓ CHỦ TỊCH',
    signer_name: 'Hồ Thị Thanh Sen',
  });
});

it('tells what is blank on the form from what is not there, and where a value stands', () => {
  const fields = readPaper(BIRTH).drafts[0]?.fields;
  expect(fields?.['personal_id_no']).toMatchObject({ state: 'blank_on_form', raw: null, box: null });
  expect(fields?.['mother_id_doc_no']).toBeUndefined();
  expect(fields?.['child_full_name']?.box).toEqual([276, 268, 444, 304]);
  expect(fields?.['child_full_name']?.words.map((word) => word.text)).toEqual(['NGUYỄN', 'HOÀI', 'AN']);
});

it('keeps most fields when the engine misreads letters, drops marks and glues words', () => {
  const noisy = BIRTH.replace('GIẤY KHAI SINH', 'GIẢY KHAl SINH')
    .replace('Họ, chữ đệm, tên người mẹ:', 'Ho, chữ đêm, tên nguời mẹ:')
    .replace('Nơi cư trú: thôn Một', 'Noi cu trủ:thôn Một')
    .replace('Quê quán:', 'Quẻ quản:')
    .replace('Ngày, tháng, năm đăng ký:', 'Ngày,tháng, nărn đăng ky:');
  const { drafts, values } = readPaper(noisy);
  expect(drafts[0]?.recordType).toBe('birth');
  expect(values[0]).toMatchObject({
    mother_full_name: 'TRẦN THỊ BÌNH',
    mother_residence: 'thôn Một, xã Hải Lạng, huyện Tiên Yên, tỉnh Quảng Ninh',
    hometown: 'xã Hải Lạng, huyện Tiên Yên, tỉnh Quảng Ninh',
    reg_date: '10/02/2020',
  });
});

it('knows a birth certificate by its labels when the title cannot be read', () => {
  const { drafts } = readPaper(BIRTH.replace('GIẤY KHAI SINH', '~~~~ ~~ ~~~~'));
  expect(drafts[0]?.recordType).toBe('birth');
  expect(drafts[0]?.confidence).toBeLessThan(0.8);
});

it('reads wife and husband side by side, and one father before the mother', () => {
  const { values } = readPaper(`
                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                        Độc lập - Tự do - Hạnh phúc
                       GIẤY CHỨNG NHẬN KẾT HÔN
                             Số: 70/2017
Họ, chữ đệm, tên vợ:                          Họ, chữ đệm, tên chồng:
HOÀNG THÙY TIÊN                               NGUYỄN VĂN THUỶ
Ngày, tháng, năm sinh: 05/11/1988             Ngày, tháng, năm sinh: 02/12/1983
Dân tộc: Mường   Quốc tịch: Việt Nam          Dân tộc: Kinh   Quốc tịch: Việt Nam
Nơi cư trú: xã Phong Thạnh, thị xã Giá        Nơi cư trú: xã Phượng Mao, huyện Quế
Rai, tỉnh Bạc Liêu                            Võ, tỉnh Bắc Ninh
Nơi đăng ký kết hôn: Ủy ban nhân dân xã Bình Khê, thị xã Đông Triều, tỉnh Quảng Ninh
Ngày, tháng, năm đăng ký: 18/04/2017
`);
  expect(values[0]).toMatchObject({
    wife_full_name: 'HOÀNG THÙY TIÊN',
    wife_birth_date: '05/11/1988',
    wife_ethnicity: 'Mường',
    wife_residence: 'xã Phong Thạnh, thị xã Giá Rai, tỉnh Bạc Liêu',
    husband_full_name: 'NGUYỄN VĂN THUỶ',
    husband_birth_date: '02/12/1983',
    husband_residence: 'xã Phượng Mao, huyện Quế Võ, tỉnh Bắc Ninh',
    reg_date: '18/04/2017',
  });
});

it('reads the table of parents of 1999, labels once for both', () => {
  const { values } = readPaper(`
                            GIẤY KHAI SINH
Số: 60/2005          Quyển số: 04/2005
Họ và tên  VŨ THỊ THANH NGA                       Nam, Nữ  Nữ
Sinh ngày 07 tháng 05 năm 2005
Nơi sinh  Bệnh viện Hùng Vương tỉnh Nam Định
                  NGƯỜI MẸ                           NGƯỜI CHA
Họ và tên         DIỆP THỊ MƯỜI                      VŨ NGỌC AN
Tuổi              22                                 28
Dân tộc           Sán Dìu                            Kinh
Nghề nghiệp       Bộ đội                             Y tá
Nơi thường trú    xã Xuân Tiến, tỉnh Nam Định        xã Giao Long, tỉnh Nam Định
Đăng ký ngày 03 tháng 06 năm 2005
`);
  expect(values[0]).toMatchObject({
    book_no: '04/2005',
    child_full_name: 'VŨ THỊ THANH NGA',
    mother_full_name: 'DIỆP THỊ MƯỜI',
    mother_ethnicity: 'Sán Dìu',
    mother_residence: 'xã Xuân Tiến, tỉnh Nam Định',
    father_full_name: 'VŨ NGỌC AN',
    father_birth_year: '28',
    father_occupation: 'Y tá',
    father_residence: 'xã Giao Long, tỉnh Nam Định',
  });
});

it('takes the second line of a heading that wraps for no name, and nobody where the name cannot be read', () => {
  const read = (signature: string) =>
    readPaper(`
              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                 Độc lập - Tự do - Hạnh phúc
                GIẤY CHỨNG NHẬN KẾT HÔN
Họ, chữ đệm, tên vợ: Lê Thị Sen            Họ, chữ đệm, tên chồng: Trần Xuân Chuẩn
Dân tộc: Kinh                              Dân tộc: Kinh
Nơi đăng ký kết hôn: Ủy ban nhân dân xã Phước Long, huyện Giồng Trôm, tỉnh Bến Tre
Ngày, tháng, năm đăng ký: ngày 09 tháng 06 năm 2023
      Vợ                  Chồng                 NGƯỜI KÝ GIẤY CHỨNG
                                                   NHẬN KẾT HÔN
                                            (Ký, ghi rõ họ, chữ đệm, tên)


                                                  ${signature}
`).values[0];
  expect(read('Bùi Văn Phong')).toMatchObject({ signer_name: 'Bùi Văn Phong' });
  expect(read('1 li 44')).not.toHaveProperty('signer_name');
});

it('takes the number of an identity paper that wraps for no number of the record', () => {
  const { values } = readPaper(
    BIRTH.replace(
      'Căn cước công dân số 022088123456, Công an',
      'Căn cước công dân\nsố 022088123456, Công an',
    ),
  );
  expect(values[0]).toMatchObject({ reg_no: '15/2020', requester_id_doc_no: '022088123456' });
});

it('keeps a number over letters that a stamp left behind the same label', () => {
  const { values } = readPaper(
    BIRTH.replace(
      '                                                            PHÓ',
      'Sô TAN N'.padEnd(60) + 'PHÓ',
    ),
  );
  expect(values[0]).toMatchObject({ reg_no: '15/2020' });
});

it('takes no stroke before a name into it, and a name that has lost its first capital to one', () => {
  const sign = (name: string) => readPaper(BIRTH.replace('Hồ Thị Thanh Sen', name)).values[0];
  expect(sign('I Hồ Thị Thanh Sen')).toMatchObject({ signer_name: 'Hồ Thị Thanh Sen' });
  expect(sign('hồ Thị Sen')).toMatchObject({ signer_name: 'hồ Thị Sen' });
});

it('takes the wording before a date that was lost for no part of the authority', () => {
  const { values } = readPaper(BIRTH.replace('cấp ngày 13/01/2019', 'cấp ngày'));
  expect(values[0]).toMatchObject({ requester_id_doc_issue_place: 'Công an tỉnh Quảng Ninh' });
});

it('reads a row that runs across both columns as one, though a space of it falls on the gutter', () => {
  const { values } = readPaper(`
              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                 Độc lập - Tự do - Hạnh phúc
                  GIẤY CHỨNG NHẬN KẾT HÔN
Họ, chữ đệm, tên vợ: NGUYỄN THỊ NGỌC                  Họ, chữ đệm, tên chồng: HOÀNG TẤN LONG
Ngày, tháng, năm sinh: 17/07/1998                     Ngày, tháng, năm sinh: 27/12/2002
Dân tộc: Kinh     Quốc tịch: Việt Nam                 Dân tộc: Kinh     Quốc tịch: Việt Nam
Nơi  đăng  ký  kết  hôn:  Ủy  ban  nhân  dân  phường  Nam  Cường,  thành  phố  Yên  Bái,  tỉnh  Yên  Bái
Ngày, tháng, năm đăng ký: 10/09/2023
`);
  expect(values[0]?.registrar_unit).toBe('Ủy ban nhân dân phường Nam Cường, thành phố Yên Bái, tỉnh Yên Bái');
});

it('takes a diploma that bears the stamp of a certified copy for that copy, not for a birth', () => {
  const { drafts, values } = readPaper(`
SỞ GIÁO DỤC VÀ ĐÀO TẠO                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LONG AN                             Độc lập - Tự do - Hạnh phúc
                         BẰNG TỐT NGHIỆP
Cho: LÊ NGUYỄN TƯỜNG VY
Sinh ngày: 27/02/2001          Nơi sinh: Long An
Giới tính: Nữ                  Dân tộc: Kinh
Số chứng thực: 4417 quyển số: 09 - SCT/BS
Ngày 16 tháng 9 năm 2019
`);
  expect(drafts.map((draft) => draft.recordType)).toEqual(['certification']);
  expect(values[0]).toMatchObject({
    cert_no: '4417',
    cert_book: '09 - SCT/BS',
    cert_date: '16 tháng 9 năm 2019',
  });
});
