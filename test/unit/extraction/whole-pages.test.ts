import { readPaper } from './read-paper.ts';

/** A page of a register: one entry, nothing of the office that keeps the book. */
const ENTRY = `
SỔ ĐĂNG KÝ KHAI SINH                         Trang 81
Số: 74                    Ngày, tháng, năm đăng ký: 20/03/1992
Họ và tên: PHAN THỊ GIANG                     Giới tính: Nữ
Ngày, tháng, năm sinh: 23/02/1992
Nơi sinh: Trạm Y tế xã Quý Sơn                 Dân tộc: Kinh
Họ và tên cha: PHAN VĂN BA                 Năm sinh: 1967
Họ và tên mẹ: LÊ THỊ TƯ                  Năm sinh: 1959
`;

it('takes no record from the cover of a book of marital-status papers', () => {
  const { kinds, drafts } = readPaper(`
            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                      BỘ TƯ PHÁP
                         SỔ
           CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN
Cơ quan đăng ký hộ tịch: Ủy ban nhân dân xã Lưu Kiếm
Quyển số: 04/2009
Mở ngày: 23/01/2009
Khóa ngày: 31/12/2009
`);
  expect(kinds).toEqual(['cover']);
  expect(drafts).toEqual([]);
});

it('gives entries the authority and the book that the cover names', () => {
  const { values } = readPaper(
    `
                         SỔ
                  ĐĂNG KÝ KHAI SINH
Cơ quan đăng ký hộ tịch: Ủy ban nhân dân xã Quý Sơn
Quyển số: 04/1992
Mở ngày: 01/01/1992
`,
    ENTRY,
  );
  expect(values[0]).toMatchObject({
    reg_no: '74',
    book_no: '04/1992',
    registrar_unit: 'Ủy ban nhân dân xã Quý Sơn',
  });
});

it('takes no record from an entry page that nobody filled in', () => {
  const empty = `
Họ và tên:                                 Giới tính:
Ngày, tháng, năm sinh:
Nơi sinh:                                  Dân tộc:
Họ và tên cha:                             Năm sinh:
Họ và tên mẹ:
Nơi thường trú của cha, mẹ:
Ghi chú:
`;
  const { kinds, drafts } = readPaper(`SỔ ĐĂNG KÝ KHAI SINH\n${empty}\n${empty}`);
  expect(kinds).toEqual(['crossed_out']);
  expect(drafts).toEqual([]);
});

it('takes no record from the paper that a certified copy is made of, whatever its title begins like', () => {
  const { drafts } = readPaper(`
              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                 Độc lập - Tự do - Hạnh phúc
        GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH
Cấp cho: Huỳnh Tấn Hoàng, sinh ngày 22/03/1993, tại tỉnh An Giang. Xếp loại: Khá
                                              GIÁM ĐỐC
                                           Trần Công Quân


                       CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH
                       Số chứng thực: 1653, quyển số: 04/2022-SCT/BS.
                            Ngày 18 tháng 11 năm 2022
                                            PHÓ CHỦ TỊCH
                                           Lê Tấn Cường
`);
  expect(drafts.map(({ recordType }) => recordType)).toEqual(['certification']);
});

it('takes no record from a letter of no form, whatever wordings of papers it shares', () => {
  const { drafts, kinds } = readPaper(`
Kính gửi Ủy ban nhân dân xã
Tôi là Nguyễn Văn Bách, thường trú tại xã Thử, báo rằng
cha tôi đã mất vào ngày mùng ba tháng tư, có người làm chứng
là các ông bà cùng xóm. Kính mong các cấp xem xét.
`);
  expect(drafts).toEqual([]);
  expect(kinds).toEqual(['content']);
});

it('takes a private paper and the certification of its signature for one certification', () => {
  const { drafts } = readPaper(`
              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                 Độc lập - Tự do - Hạnh phúc
              GIẤY ỦY QUYỀN NHẬN LƯƠNG HƯU
Tôi là Trần Tuyết Lan, sinh năm 1983, thường trú tại tổ 16, xã Bằng Cả, tỉnh Quảng Ninh.
Tôi cam đoan những nội dung trên là đúng sự thật và chịu hoàn toàn trách nhiệm trước pháp luật.
                                           NGƯỜI CAM ĐOAN
                                           Trần Tuyết Lan


              LỜI CHỨNG CHỨNG THỰC CHỮ KÝ
Hôm nay, ngày 23 tháng 05 năm 2016, tại Ủy ban nhân dân xã Bằng Cả
Tôi Nguyễn Đức Sơn, là PHÓ CHỦ TỊCH
Chứng thực
Bà: Trần Tuyết Lan, Căn cước công dân số 022183211983 cam đoan đã hiểu, tự chịu trách nhiệm về
nội dung của giấy tờ, văn bản và đã ký vào giấy tờ, văn bản này trước mặt tôi.
Số chứng thực: 4396, quyển số: 02/2016-SCT/CK,ĐC
                                    Người thực hiện chứng thực
                                    Nguyễn Đức Sơn
`);
  expect(drafts.map(({ recordType }) => recordType)).toEqual(['certification']);
});

it('asks no entry of a register for the office that its book names on the cover', () => {
  const { drafts } = readPaper(ENTRY);
  expect(drafts[0]?.fields.registrar_unit).toBeUndefined();
  expect(drafts[0]?.fields.child_full_name?.raw).toBe('PHAN THỊ GIANG');
});

/** The outside of a folded certificate, and its inside, which bears no title of its own. */
const FRONT = `


                 GIẤY CHỨNG NHẬN
                     KẾT HÔN
`;
const INSIDE = `
UBND xã Bản Hon                                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Huyện Tam Đường                                   Độc lập - Tự do - Hạnh phúc
Số: 07          Quyển số: 01
Họ và tên chồng: Lò Văn Páo                       Họ và tên vợ: Tao Thị Mai
Sinh ngày: 15/10/1979                             Sinh ngày: 02/03/1982
Dân tộc: Lự        Quốc tịch: Việt Nam            Dân tộc: Lự        Quốc tịch: Việt Nam
Nơi thường trú: bản Hon, xã Bản Hon               Nơi thường trú: bản Thẳm, xã Bản Hon
Đăng ký ngày 27 tháng 12 năm 2001
`;

it('puts the front of a folded paper with its inside, whichever comes first', () => {
  for (const pages of [
    [FRONT, INSIDE],
    [INSIDE, FRONT],
  ]) {
    const { drafts, values } = readPaper(...pages);
    expect(drafts.map(({ recordType }) => recordType)).toEqual(['marriage']);
    expect(values[0]).toMatchObject({ book_no: '01', husband_full_name: 'Lò Văn Páo' });
  }
});

it('still asks a person for a paper of which nothing but the title could be read', () => {
  expect(readPaper(FRONT).drafts).toHaveLength(1);
  expect(
    readPaper(`CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc${FRONT}`, INSIDE).drafts,
  ).toHaveLength(2);
});
