import { readPaper } from './read-paper.ts';

/** A page of a book since 2016: the entry at the left, boxes and notes at the right. */
const PAGE = `
Số: 61               Quyển số: 01/2020              Ngày, tháng, năm đăng ký: 29-6-2020
Bên vợ                                                        [] Kết hôn lần đầu
Họ, chữ đệm, tên: ĐINH THỊ NGA                                [] Đăng ký lại
Ngày, tháng, năm sinh: 12-01-1995                             [] Ghi chú kết hôn
Dân tộc: Kinh              Quốc tịch: Việt Nam                        Ghi chú
Nơi cư trú: Tổ 7, P. Hòa Thọ Đông,                            Đã ly hôn theo Bản án số
TP. Đà Nẵng                                                   11/2023/HNGĐ-ST ngày
Giấy tờ tùy thân: CMND201678340                               05/9/2023 của Tòa án
Bên chồng
Họ, chữ đệm, tên: LÔ VĂN SƠN
Ngày, tháng, năm sinh: 1991
Dân tộc: Cơ-tu             Quốc tịch: Việt Nam
Nơi cư trú: như vợ
Giấy tờ tùy thân: CCCD 049091003377, CA Đà Nẵng cấp18-11-2019
Họ, chữ đệm, tên, chức vụ của người ký Giấy chứng nhận kết hôn trong sổ này:
Hồ Đắc Thuận - PCT
Vợ                    Chồng                Người thực hiện
`;

const { drafts, values } = readPaper(PAGE);

it('reads the entry and the side column apart, though the notes are headed in the middle of their column', () => {
  expect(values[0]).toMatchObject({
    wife_nationality: 'Việt Nam',
    notes: 'Đã ly hôn theo Bản án số 11/2023/HNGĐ-ST ngày 05/9/2023 của Tòa án',
  });
});

it('goes on below where a place ends with a comma', () => {
  expect(values[0]).toMatchObject({ wife_residence: 'Tổ 7, P. Hòa Thọ Đông, TP. Đà Nẵng' });
});

it('says beside `như vợ` whose home is meant, and leaves what was written', () => {
  expect(drafts[0]?.fields['husband_residence']).toMatchObject({
    raw: 'như vợ',
    meant: 'Tổ 7, P. Hòa Thọ Đông, TP. Đà Nẵng',
  });
});

it('takes `như trên` for the nearest above', () => {
  const { drafts: others } = readPaper(PAGE.replace('như vợ', 'như trên'));
  expect(others[0]?.fields['husband_residence']).toMatchObject({
    meant: 'Tổ 7, P. Hòa Thọ Đông, TP. Đà Nẵng',
  });
});

it('reads a date of issue glued to its word, and a name behind print that runs on to its colon', () => {
  expect(values[0]).toMatchObject({
    husband_id_doc_no: '049091003377',
    husband_id_doc_issue_date: '18-11-2019',
    signer_name: 'Hồ Đắc Thuận',
    signer_title: 'PCT',
  });
});
