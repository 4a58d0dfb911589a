import { readPaper } from './read-paper.ts';

/** A letter or decision under a letterhead of its own. */
const notice = (agency: readonly string[], number: string, title: string, body: string) => `
${agency[0]?.padEnd(36)}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
${(agency[1] ?? '').padEnd(44)}Độc lập - Tự do - Hạnh phúc
Số: ${number}
                                    Hòa An, ngày 24 tháng 4 năm 2018
                    ${title}
${body}
Nơi nhận:                                   KT. CHI CỤC TRƯỞNG
- Như trên;                                 PHÓ CHI CỤC TRƯỞNG
- Bà Lý Thị Lan;
- Lưu: VT.
                                            Phạm Ngọc Huy
`;

it('reads a decision that names a couple in running text, and the office that issued it', () => {
  const { drafts, values } = readPaper(
    notice(
      ['CỤC THADS TỈNH NINH BÌNH', 'CHI CỤC THADS HUYỆN HÒA AN'],
      '19/QĐ-CCTHADS',
      'Về việc tạm dừng việc đăng ký, chuyển quyền sở hữu tài sản',
      `Căn cứ Bản án số 11/2017/DS-ST ngày 29 tháng 9 năm 2017 của Tòa án nhân dân huyện Hòa An;
Điều 1. Tạm dừng việc đăng ký đối với tài sản của ông Trần Văn Khuê, sinh năm 1967, CMND số 161 774 038 và
bà Mai Thị Sợi, sinh năm 1970; cùng địa chỉ: xóm 7, xã Cồn Đá, huyện Hòa An, tỉnh Ninh Bình
Tài sản gồm: Quyền sử dụng 540 m² đất tại thửa số 93, tờ bản đồ số 11, địa chỉ xóm 9, xã Cồn Đá, huyện Hòa An,
Giấy chứng nhận quyền sử dụng đất số AC 553610 do UBND huyện Hòa An cấp ngày 30/12/2005 mang tên ông Trần Văn Khuê.`,
    ),
  );
  expect(drafts.map((draft) => draft.recordType)).toEqual(['prevent_notice']);
  expect(drafts[0]?.fields['prevent_action']).toMatchObject({ raw: 'tạm dừng', meant: 'ngăn chặn' });
  expect(values[0]).toMatchObject({
    prevent_agency: 'CHI CỤC THADS HUYỆN HÒA AN',
    prevent_doc_date: 'ngày 24 tháng 4 năm 2018',
    owner_full_name: 'Trần Văn Khuê',
    owner_birth_year: '1967',
    owner_id_doc_no: '161 774 038',
    owner_residence: 'xóm 7, xã Cồn Đá, huyện Hòa An, tỉnh Ninh Bình',
    land_area: '540',
    land_address: 'xóm 9, xã Cồn Đá, huyện Hòa An',
    land_certificate: 'AC 553610',
    land_issue_date: '30/12/2005',
    signer_name: 'Phạm Ngọc Huy',
  });
});

it('takes the one who is sued for the owner, not the one who sues', () => {
  const { values } = readPaper(
    notice(
      ['TÒA ÁN NHÂN DÂN', 'HUYỆN HÒA AN'],
      '07/2020/QĐ-BPKCTT',
      'ÁP DỤNG BIỆN PHÁP KHẨN CẤP TẠM THỜI',
      `Sau khi xem xét đơn yêu cầu "Cấm chuyển dịch quyền về tài sản đối với tài sản đang tranh chấp" của bà Lý Thị Lan,
sinh năm 1972, địa chỉ: số 18 đường Trần Nhật Duật, phường Mỹ Long, thành phố Long Xuyên, là nguyên đơn;
Đối với bị đơn: ông Chau Sóc Kha, sinh năm 1983, CMND số 351692074, cư trú tại: tổ 4, xã Cồn Đá, huyện Hòa An;
1. Cấm chuyển dịch quyền về tài sản tại thửa đất số 205, tờ bản đồ số 38, tọa lạc: khóm Đông Hưng, huyện Hòa An,
theo Giấy chứng nhận quyền sử dụng đất số phát hành CM 402918, số vào sổ CS06625 do Sở Tài nguyên và Môi trường tỉnh
An Giang cấp ngày 20-4-2018 cho ông Chau Sóc Kha đứng tên.`,
    ),
  );
  expect(values[0]).toMatchObject({
    owner_full_name: 'Chau Sóc Kha',
    owner_birth_year: '1983',
    owner_id_doc_no: '351692074',
    owner_residence: 'tổ 4, xã Cồn Đá, huyện Hòa An',
    land_address: 'khóm Đông Hưng, huyện Hòa An',
    land_certificate: 'CM 402918',
    land_certificate_entry_no: 'CS06625',
    land_issue_date: '20-4-2018',
  });
});

it('takes a letter that ends a block for a release, whichever words it says it with', () => {
  const { drafts, values } = readPaper(
    notice(
      ['CÔNG AN TỈNH BÌNH PHƯỚC'],
      '1184/CSĐT(CSKT)',
      'V/v chấm dứt việc ngăn chặn giao dịch',
      `Ngày 03/3/2022 có Công văn đề nghị tạm dừng các giao dịch liên quan đến tài sản của Điểu Thị Mơ (sinh năm 1987,
CCCD số 070187004466, HKTT: thôn Bù Lư, xã Bình Thắng, tỉnh Bình Phước) để phục vụ công tác điều tra.`,
    ),
  );
  expect(drafts[0]?.fields['prevent_action']).toMatchObject({ meant: 'giải tỏa' });
  expect(values[0]).toMatchObject({
    owner_full_name: 'Điểu Thị Mơ',
    owner_id_doc_no: '070187004466',
    owner_residence: 'thôn Bù Lư, xã Bình Thắng, tỉnh Bình Phước',
  });
});

it('reads an owner in a numbered list, and nobody from those whom copies go to', () => {
  const { values } = readPaper(
    notice(
      ['VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI', 'CHI NHÁNH HUYỆN HÒA AN'],
      '388/CNAB-ĐKCG',
      'V/v ngăn chặn chuyển dịch quyền sử dụng đất',
      `Chi nhánh nhận được đơn đề nghị ngày 12/5/2017 của bà Lý Thị Lan về việc tranh chấp thừa kế.
1. Người sử dụng đất: Danh Thị Sà; năm sinh: 1955; số CMND: 370 148 663;
2. Nơi thường trú: tổ 12, ấp Bàu Môn, xã Hưng Yên, huyện Hòa An;
3. Giấy chứng nhận QSDĐ: AP 287159, cấp ngày 14/4/2009, số vào sổ H03287;
4. Thửa: 701; Tờ bản đồ: 3; diện tích: 6.480 m2; loại đất: LUA;
5. Vị trí: ấp Bàu Nai, xã Hưng Yên, huyện Hòa An.`,
    ),
  );
  expect(values[0]).toMatchObject({
    prevent_agency: 'VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI CHI NHÁNH HUYỆN HÒA AN',
    owner_full_name: 'Danh Thị Sà',
    owner_birth_year: '1955',
    owner_residence: 'tổ 12, ấp Bàu Môn, xã Hưng Yên, huyện Hòa An',
    land_certificate: 'AP 287159',
    land_certificate_entry_no: 'H03287',
    land_issue_date: '14/4/2009',
    land_address: 'ấp Bàu Nai, xã Hưng Yên, huyện Hòa An',
  });
});

it('reads the first parcel of a table', () => {
  const { values } = readPaper(
    notice(
      ['CHI CỤC THADS HUYỆN HÒA AN'],
      '642/TB-CTHADS',
      'Về việc giải tỏa kê biên, chấm dứt ngăn chặn',
      `Chấm dứt việc ngăn chặn đối với tài sản của bà VÕ THỊ TRÚC, sinh năm 1976, gồm các thửa đất:
TT     Thửa đất số     Tờ BĐ số     Địa chỉ                              Số phát hành GCN
1      477             20           phường Trương Quang Trọng            BS 926003
2      518             21           nt                                   BS 926004`,
    ),
  );
  expect(values[0]).toMatchObject({
    owner_full_name: 'VÕ THỊ TRÚC',
    land_number: '477',
    land_map_number: '20',
    land_address: 'phường Trương Quang Trọng',
    land_certificate: 'BS 926003',
  });
});

it('reads the vehicle that a notice blocks: its plate, chassis and engine, and no land', () => {
  const { values } = readPaper(
    notice(
      ['TÒA ÁN NHÂN DÂN', 'HUYỆN HÒA AN'],
      '09/QĐ-BPKCTT',
      'ÁP DỤNG BIỆN PHÁP KHẨN CẤP TẠM THỜI',
      `1. Cấm chuyển dịch quyền về tài sản đối với xe ô tô biển số 95A-123.45, nhãn hiệu TOYOTA, số khung RLHJA38105Y001234,
số máy 2TR8765432 thuộc sở hữu của bị đơn: ông Chau Sóc Kha, sinh năm 1983, cư trú tại: tổ 4, xã Cồn Đá, huyện Hòa An.`,
    ),
  );
  expect(values[0]).toMatchObject({
    owner_full_name: 'Chau Sóc Kha',
    car_license_number: '95A-123.45',
    car_frame_number: 'RLHJA38105Y001234',
    car_machine_number: '2TR8765432',
  });
  expect(values[0]?.['land_number'] ?? null).toBeNull();
});
