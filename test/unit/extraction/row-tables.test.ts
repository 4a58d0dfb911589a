import { DITTO } from '../../../pipeline/vietnamese/ditto.ts';
import { foldChars } from '../../../pipeline/extraction/tokens.ts';
import { judgeRecord } from '../../../pipeline/fields/judge-record.ts';
import { extractRecord } from '../../../pipeline/extraction/extract-record.ts';
import { identifyRecords } from '../../../pipeline/extraction/identify-records.ts';
import { findRecordType, RECORD_TYPES } from '../../../pipeline/records/registry.ts';
import { layText } from '../../support/page-text.ts';

/** An opened book: the left page up to the ethnic group, the right page from the father on. */
const BOOK = `
SỔ ĐĂNG KÝ KHAI SINH    Quyển số: 01/1983                                                                                            Trang 80
Số thứ   Ngày đăng ký   Họ tên, nam/nữ      Ngày sinh    Nơi sinh             Dân                         Họ tên, tuổi, dân tộc, nơi   Họ tên, tuổi, dân tộc, nơi   Họ tên người       Chữ ký
tự                                                                            tộc/Quốc                    thường trú của cha           thường trú của mẹ            đứng khai
372      15/07/1983     Nguyễn Ngọc Khang   03/07/1983   xã Phú An, huyện     Kinh                        Nguyễn Duy Nhân, 27 tuổi,    Phạm Thị Hương, 36 tuổi,     Phạm Thị Hương
                        Nam                              Tân Phú                                          Kinh, xã Phú An              Kinh, xã Phú An

373      16/07/1983     Bàn Kim Huyền       22/06/1983   -nt-                 Dao                         Bàn Văn Tềnh, 24 tuổi,       Trương Kim Liên, 25 tuổi,    Bàn Văn Tềnh
                        Nữ                                                                                Dao, xã Quảng Lợi            -nt-, -nt-

374      19/07/1983     Trần Viết Trí       20/06/1983   -nt-                 -nữ-                        Trần Công Toàn, 29 tuổi,     Lê Quỳnh Nhi, 26 tuổi,       Lê Quỳnh Nhi
                        Nam                                                                               Kinh, xã Pa Tần              Kinh, xã Đức Phú
`;

function readBook(text: string) {
  const pages = [{ page: 1, kind: 'content' as const, text: layText(text, { width: 2600, height: 1200 }) }];
  return identifyRecords(pages, RECORD_TYPES).segments.map((segment) => {
    const type = findRecordType(segment.recordType);
    if (!type) throw new Error(`no type ${segment.recordType}`);
    const draft = extractRecord(segment, type, pages);
    const judged = judgeRecord(draft, type, () => 1);
    const values = Object.fromEntries(
      [...judged.fields].map(([id, field]) => [id, field.entry.reading.value]),
    );
    return { draft, values };
  });
}

const entries = readBook(BOOK);

it('reads one entry from every row of a table that runs over both pages', () => {
  expect(entries.map(({ draft }) => `${draft.recordType} ${draft.form}`)).toEqual(
    Array<string>(3).fill('birth register_entry'),
  );
  expect(entries[0]?.values).toMatchObject({
    book_no: '01/1983',
    reg_no: '372',
    reg_date: '1983-07-15',
    child_full_name: 'Nguyễn Ngọc Khang',
    child_sex: 'Nam',
    birth_place: 'xã Phú An, huyện Tân Phú',
    father_full_name: 'Nguyễn Duy Nhân',
    father_ethnicity: 'Kinh',
    father_residence: 'xã Phú An',
    mother_full_name: 'Phạm Thị Hương',
    requester_full_name: 'Phạm Thị Hương',
  });
});

it('takes the year of birth from the age that the book gives', () => {
  expect(entries[0]?.values).toMatchObject({ father_birth_year: '1956', mother_birth_year: '1947' });
});

it('reads a ditto mark as what the entry above says, and keeps the mark as it was read', () => {
  expect(entries[1]?.draft.fields['birth_place']?.raw).toMatch(/nt/);
  expect(entries[1]?.values).toMatchObject({
    birth_place: 'xã Phú An, huyện Tân Phú',
    mother_ethnicity: 'Kinh',
    mother_residence: 'xã Phú An',
  });
});

it('follows dittos over dittos, also where the mark was misread', () => {
  expect(entries[2]?.values).toMatchObject({
    birth_place: 'xã Phú An, huyện Tân Phú',
    child_ethnicity: 'Dao',
    mother_residence: 'xã Đức Phú',
  });
});

it('knows a ditto mark in a hurried hand from the short words of such cells', () => {
  const isMark = (raw: string) => new RegExp(`^(?:${DITTO})$`).test(foldChars(raw));
  expect(['-nt-', 'nt', 'nít', 'ni', '-nữ-', 'n7', 'n', '″', '"'].filter((mark) => !isMark(mark))).toEqual(
    [],
  );
  expect(['Nùng', 'Nam', 'Kinh', 'Na', 'nhà', '1'].filter(isMark)).toEqual([]);
});
