import { layText } from '../../support/page-text.ts';
import { groupRows } from '../../../pipeline/extraction/rows.ts';
import { tokenizePage } from '../../../pipeline/extraction/tokens.ts';
import { readPaper } from './read-paper.ts';

it('reads an extract of the South: labels once for all in a column of their own, the place behind Tại', () => {
  const { values } = readPaper(`
VIỆT-NAM CỘNG-HÒA                                              TRÍCH-LỤC
TỈNH KIẾN-PHONG                                              BỘ KHAI SANH
QUẬN CAO-LÃNH                                                   Năm 1961
XÃ MỸ-TRÀ                                                     Số hiệu : 73
Tên, họ ấu-nhi                     Đỗ Thị Bạch Mai
Phái                               Nữ
Sanh (Ngày, tháng, năm)            Ngày 9 tháng 2 năm 1961
Tại                                Mỹ Trà, Cao Lãnh
CHA (Tên, họ)                      Đỗ Văn Lành
Tuổi                               Ba mươi hai tuổi
Cư-trú tại                         Mỹ Trà
MẸ (Tên, họ)                       Phan Thị Lụa
Tuổi                               Hai mươi tám tuổi
Cư-trú tại                         Mỹ Trà
Vợ (Chánh hay thứ)                 Vợ chánh
Người khai (Tên, họ)               Đỗ Văn Lành
Ngày khai                          14-2-1961
`);
  expect(values[0]).toMatchObject({
    reg_no: '73',
    child_full_name: 'Đỗ Thị Bạch Mai',
    child_birth_date: 'Ngày 9 tháng 2 năm 1961',
    birth_place: 'Mỹ Trà, Cao Lãnh',
    father_full_name: 'Đỗ Văn Lành',
    father_residence: 'Mỹ Trà',
    mother_full_name: 'Phan Thị Lụa',
    mother_residence: 'Mỹ Trà',
    requester_full_name: 'Đỗ Văn Lành',
    reg_date: '14-2-1961',
  });
});

it('reads a marriage of the South, and none of what it says of the parents', () => {
  const { values } = readPaper(`
VIỆT-NAM CỘNG-HÒA                              TRÍCH-LỤC
TỈNH KIẾN-PHONG                              BỘ HÔN-THÚ
Số hiệu: 19
Tên, họ người chồng                ĐỖ HỮU LỄ
Sanh ngày                          12 tháng 4 năm 1941
Tại                                Mỹ Trà, Cao Lãnh
Cư-sở                              Ấp Tân Vĩnh, xã Mỹ Trà
Tên, họ cha chồng                  Đỗ Hữu Phước (chết)
Tên, họ mẹ chồng                   Lê Thị Đặng (sống)
Tên, họ người vợ                   ĐOÀN THỊ NHUNG
Sanh ngày                          năm 1945
Cư-sở                              Xã Long Hồ
Ngày cưới                          3 tháng 5 năm 1967
Vợ chánh hay vợ thứ                Vợ chánh
`);
  expect(values[0]).toMatchObject({
    husband_full_name: 'ĐỖ HỮU LỄ',
    husband_birth_date: '12 tháng 4 năm 1941',
    husband_residence: 'Ấp Tân Vĩnh, xã Mỹ Trà',
    wife_full_name: 'ĐOÀN THỊ NHUNG',
    wife_birth_date: 'năm 1945',
    wife_residence: 'Xã Long Hồ',
    reg_date: '3 tháng 5 năm 1967',
  });
});

it('reads the table of parents whose labels say more than one thing and wrap, below its own heading', () => {
  const { values } = readPaper(`
                            GIẤY KHAI SINH
                              (BẢN SAO)
Họ và tên: Nông Thị Lan                              Nam, nữ: Nữ
Ngày, tháng, năm sinh: 01-02-1984
Nơi sinh: bản Nà Lạn, xã Bình Lăng
PHẦN KHAI VỀ        NGƯỜI MẸ                      NGƯỜI CHA
CHA, MẸ
Họ và tên           Hoàng Thị Phẩm                Nông Văn Khìn
Tuổi (hoặc ngày     1958                          1955
tháng năm sinh)
Dân tộc, quốc tịch  Tày - Việt Nam                Nùng - Việt Nam
Nghề nghiệp         Xã viên HTX                   Bộ đội
Nơi ĐKNK thường     bản Nà Lạn, Bình Lăng         bản Nà Lạn, Bình Lăng
trú
Đăng ký ngày 06 tháng 02 năm 1984
`);
  expect(values[0]).toMatchObject({
    birth_place: 'bản Nà Lạn, xã Bình Lăng',
    mother_full_name: 'Hoàng Thị Phẩm',
    mother_birth_year: '1958',
    mother_ethnicity: 'Tày',
    mother_nationality: 'Việt Nam',
    father_full_name: 'Nông Văn Khìn',
    father_birth_year: '1955',
    father_ethnicity: 'Nùng',
    father_residence: 'bản Nà Lạn, Bình Lăng',
  });
});

it('reads a decision on an adoption: one record, persons behind their roles, the number of the book at the foot', () => {
  const { drafts, values } = readPaper(`
ỦY BAN NHÂN DÂN                        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
THỊ XÃ CAM LỘ                              Độc lập - Tự do - Hạnh phúc
Số: 03/QĐ-UB                           Cam Lộ, ngày 06 tháng 11 năm 2001
                                QUYẾT ĐỊNH
                  Về việc công nhận việc nuôi con nuôi
- Xét đơn xin nhận con nuôi của ông bà Mai Văn Sáng,
                                QUYẾT ĐỊNH:
Điều 1     Công nhận việc nuôi con nuôi giữa:
Cha nuôi: MAI VĂN SÁNG            sinh năm: 1960
Dân tộc: Kinh        Quốc tịch: Việt Nam
Mẹ nuôi: CAO THỊ NÊ               sinh năm: 1963
Dân tộc: Raglai      Quốc tịch: Việt Nam
và người được nhận làm con nuôi:
Họ và tên: MAI TIỂU MY            Nam, nữ: Nữ
Sinh ngày: 19-5-2001
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Vào sổ đăng ký nuôi con nuôi số 12, quyển số 01
`);
  expect(drafts).toHaveLength(1);
  expect(values[0]).toMatchObject({
    adoptive_father_full_name: 'MAI VĂN SÁNG',
    adoptive_father_birth_date: '1960',
    adoptive_mother_full_name: 'CAO THỊ NÊ',
    adoptive_mother_birth_date: '1963',
    adoptive_mother_ethnicity: 'Raglai',
    adoptee_full_name: 'MAI TIỂU MY',
    reg_no: '12',
    reg_date: 'ngày 06 tháng 11 năm 2001',
  });
});

it('reads a decision on a correction that names the paper corrected in a sentence', () => {
  const { drafts, values } = readPaper(`
UBND TỈNH PHÚ LỘC                      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ TƯ PHÁP                                 Độc lập - Tự do - Hạnh phúc
Số: 27/QĐ-STP                          Phú Lộc, ngày 15 tháng 4 năm 1999
                    QUYẾT ĐỊNH CỦA GIÁM ĐỐC SỞ TƯ PHÁP
                       V/v cho phép cải chính hộ tịch
- Căn cứ Nghị định 83/1998/NĐ-CP ngày 10-10-1998 của Chính phủ
                                QUYẾT ĐỊNH
Điều 1: Cho phép ông: SO MINH THIN
Sinh ngày     : 20-7-1978
Dân tộc       : Ba Na     Quốc tịch: Việt Nam
Trú quán      : xã Phú Mỡ, huyện Đồng Hòa
CMND số       : 220965184
được cải chính ngày sinh trong giấy khai sinh số 31
do UBND xã Phú Mỡ đăng ký ngày 05-9-1985
Từ     : 20-7-1979
Thành: 20-7-1978
Điều 3: Quyết định này có hiệu lực kể từ ngày ký.
`);
  expect(drafts[0]?.recordType).toBe('status_change');
  expect(values[0]).toMatchObject({
    change_kind: 'cải chính',
    subject_full_name: 'SO MINH THIN',
    subject_residence: 'xã Phú Mỡ, huyện Đồng Hòa',
    subject_id_doc_no: '220965184',
    target_record_type: 'khai sinh',
    target_reg_no: '31',
    target_unit: 'UBND xã Phú Mỡ',
    target_reg_date: '05-9-1985',
    old_value: '20-7-1979',
    new_value: '20-7-1978',
  });
});

it('brings values that a hand wrote above their line down to the labels that ask for them', () => {
  const page = layText(`
Sinh ngày:          Dân tộc:          Quốc tịch:
            1974              Dao                Việt Nam
`);
  const [print, hand] = page.lines;
  const up = -70;
  const raised = {
    ...hand,
    words: (hand?.words ?? []).map((word) => {
      const [left, top, right, bottom] = word.box;
      return { ...word, box: [left, top + up, right, bottom + up] as const };
    }),
  };
  const text = { ...page, lines: [print, raised] } as typeof page;
  const rows = groupRows(tokenizePage(1, text));
  expect(rows.map((row) => row.tokens.map((token) => token.text).join(' '))).toEqual([
    'Sinh ngày: 1974 Dân tộc: Dao Quốc tịch: Việt Nam',
  ]);
});
