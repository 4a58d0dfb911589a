import { extractRecord } from '../../../pipeline/extraction/extract-record.ts';
import { identifyRecords } from '../../../pipeline/extraction/identify-records.ts';
import { judgeRecord } from '../../../pipeline/fields/judge-record.ts';
import { findRecordType, RECORD_TYPES } from '../../../pipeline/records/registry.ts';
import { layText } from '../../support/page-text.ts';

/** Books of marriages and deaths kept as tables before 2006, opened at two pages. */
function readBook(text: string) {
  const pages = [{ page: 1, kind: 'content' as const, text: layText(text, { width: 2600, height: 1200 }) }];
  return identifyRecords(pages, RECORD_TYPES).segments.map((segment) => {
    const type = findRecordType(segment.recordType);
    if (!type) throw new Error(`no type ${segment.recordType}`);
    const draft = extractRecord(segment, type, pages);
    const { fields } = judgeRecord(draft, type, () => 1);
    const values = Object.fromEntries([...fields].map(([id, field]) => [id, field.entry.reading.value]));
    return { type: type.id, form: draft.form, values };
  });
}

const WHOLE = `
SỔ ĐĂNG KÝ KẾT HÔN    Quyển số: 01/1983                                                                                              Trang 12
Số thứ   Ngày đăng ký   Họ tên, tuổi, dân tộc, nơi thường trú          Họ tên, tuổi, dân tộc, nơi thường trú       Chữ ký            Ghi chú
tự                      của chồng                                      của vợ
17       15/07/1983     Nguyễn Duy Nhân, 27 tuổi, Kinh,                Phạm Thị Hương, 23 tuổi, Kinh,
                        xã Phú An                                      xã Phú An

18       16/07/1983     Bàn Văn Tềnh, 24 tuổi, Dao,                    Trương Kim Liên, 25 tuổi, -nt-,
                        xã Quảng Lợi                                   xã Đức Phú
`;

const APART = `
SỔ ĐĂNG KÝ KẾT HÔN    Quyển số: 02/1991                                                                                              Trang 40
Số thứ   Ngày đăng ký   Họ và tên bên nam    Ngày sinh    Dân tộc   Nơi thường trú          Họ và tên bên nữ    Ngày sinh    Dân tộc   Nơi thường trú          Chữ ký
tự
51       05/03/1991     Nguyễn Duy Nhân      04/02/1964   Kinh      xã Phú An, huyện        Phạm Thị Hương      19/09/1968   Kinh      -nt-                    x
                                                                    Tân Phú

52       07/03/1991     Lê Minh Ký           11/11/1960   -nt-      xã Quảng Lợi            Trần Thị Hà         20/12/1966   nt        xã Đức Phú              x
`;

const DEATHS = `
SỔ ĐĂNG KÝ KHAI TỬ    Quyển số: 01/1987                                                                                              Trang 8
STT      Ngày đăng ký   Họ tên người chết    Ngày sinh    Dân tộc   Nơi thường trú         Chết ngày     Nơi chết     Lý do chết     Họ tên người        Chữ ký
                                                                    cuối cùng                                                        đứng khai
9        15/07/1987     Nguyễn Ngọc Khang    03/07/1909   Kinh      xã Phú An, huyện       11/07/1987    Tại nhà      Già yếu        Phạm Thị Hương      x
                        Nam                                         Tân Phú

10       16/07/1987     Bàn Kim Huyền        22/06/1920   Dao       -nt-                   14/07/1987    -nt-         Bệnh tim       Bàn Văn Tềnh        x
                        Nữ
`;

it('reads a book of marriages that tells all of a person in one cell', () => {
  const entries = readBook(WHOLE);
  expect(entries.map(({ type, form }) => [type, form])).toEqual(
    Array.from({ length: 2 }, () => ['marriage', 'register_entry']),
  );
  expect(entries[0]?.values).toMatchObject({
    book_no: '01/1983',
    reg_no: '17',
    reg_date: '1983-07-15',
    husband_full_name: 'Nguyễn Duy Nhân',
    husband_birth_date: '1956',
    husband_ethnicity: 'Kinh',
    husband_residence: 'xã Phú An',
    wife_full_name: 'Phạm Thị Hương',
    wife_birth_date: '1960',
  });
  expect(entries[1]?.values).toMatchObject({
    husband_ethnicity: 'Dao',
    wife_full_name: 'Trương Kim Liên',
    wife_ethnicity: 'Kinh',
    wife_residence: 'xã Đức Phú',
  });
});

it('reads a book of marriages with a cell each: the same headings for husband and wife', () => {
  const entries = readBook(APART);
  expect(entries.map(({ type }) => type)).toEqual(['marriage', 'marriage']);
  expect(entries[0]?.values).toMatchObject({
    husband_full_name: 'Nguyễn Duy Nhân',
    husband_birth_date: '1964-02-04',
    husband_residence: 'xã Phú An, huyện Tân Phú',
    wife_full_name: 'Phạm Thị Hương',
    wife_birth_date: '1968-09-19',
  });
  expect(entries[1]?.values).toMatchObject({
    husband_ethnicity: 'Kinh',
    wife_ethnicity: 'Kinh',
    wife_residence: 'xã Đức Phú',
  });
});

it('reads a book of deaths, and takes it for no book of births though many headings are alike', () => {
  const entries = readBook(DEATHS);
  expect(entries.map(({ type }) => type)).toEqual(['death', 'death']);
  expect(entries[0]?.values).toMatchObject({
    reg_no: '9',
    book_no: '01/1987',
    deceased_full_name: 'Nguyễn Ngọc Khang',
    deceased_sex: 'Nam',
    deceased_birth_date: '1909-07-03',
    deceased_residence: 'xã Phú An, huyện Tân Phú',
    death_date: '1987-07-11',
    death_cause: 'Già yếu',
    requester_full_name: 'Phạm Thị Hương',
  });
  expect(entries[1]?.values).toMatchObject({
    deceased_ethnicity: 'Dao',
    deceased_residence: 'xã Phú An, huyện Tân Phú',
    death_place: 'Tại nhà',
  });
});

it('parts the place of a death from its cause, and who declares it from how he stands to the dead', () => {
  const [entry] = readBook(`
SỔ KHAI TỬ
Số       Ngày đăng ký   Họ và tên người chết   Nam, nữ   Ngày sinh    Chỗ ở               Ngày chết    Nơi chết và nguyên nhân      Họ tên người khai, quan hệ

21       04/07/1983     Trần Bá Cận            Nam       03/02/1901   thôn Phú Vang       02/07/1983   Tại nhà                      Trần Bá Tuyên
                                                                                                       già yếu                      (con)
`);
  expect(entry?.values).toMatchObject({
    deceased_full_name: 'Trần Bá Cận',
    deceased_sex: 'Nam',
    death_place: 'Tại nhà',
    death_cause: 'già yếu',
    requester_full_name: 'Trần Bá Tuyên',
    requester_relation: 'con',
  });
});

it('knows a book of marital status by the column that no other has', () => {
  const entries = readBook(`
SỔ CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN    Quyển số: 02/2008
Số       Ngày cấp       Họ và tên người được xác nhận   Ngày sinh    Dân tộc   Nơi thường trú       Số CMND       Tình trạng hôn nhân      Mục đích sử dụng   Họ, tên người ký

112      03/11/2008     Châu Sóc Kha                    15/06/1981   Khmer     thị trấn Cái Dầu     351702966     chưa đăng ký             vay vốn            Trần Văn Đởm
                                                                                                                  kết hôn với ai
`);
  expect(entries.map(({ type }) => type)).toEqual(['marital_status']);
  expect(entries[0]?.values).toMatchObject({
    reg_date: '2008-11-03',
    subject_full_name: 'Châu Sóc Kha',
    subject_id_doc_no: '351702966',
    marital_status_text: 'chưa đăng ký kết hôn với ai',
    purpose_text: 'vay vốn',
    signer_name: 'Trần Văn Đởm',
  });
});
