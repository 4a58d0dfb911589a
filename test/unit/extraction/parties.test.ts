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
