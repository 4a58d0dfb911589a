import { extractRecord } from '../../../pipeline/extraction/extract-record.ts';
import { identifyRecords } from '../../../pipeline/extraction/identify-records.ts';
import { findGrids } from '../../../pipeline/extraction/ruled-grid.ts';
import { splitAtBorders } from '../../../pipeline/extraction/split-at-borders.ts';
import { tokenizePage } from '../../../pipeline/extraction/tokens.ts';
import { judgeRecord } from '../../../pipeline/fields/judge-record.ts';
import type { Box } from '../../../pipeline/image/raster.ts';
import type { PageText } from '../../../pipeline/page.ts';
import { findRecordType, RECORD_TYPES } from '../../../pipeline/records/registry.ts';

/** Tables told by their rules: an opened book whose right leaf lies lower, headings in small print that lost words. */

const LEFT = [100, 180, 300, 520, 640, 820, 900];
const RIGHT = [1000, 1240, 1480, 1640, 1740];
const ROWS = [200, 270, 420, 570];
/** By how much the right leaf lies lower: a heading there stands beside the first entry of the left. */
const LOWER = 80;

/** The rules of one leaf, as cleaning tells them: slightly slanting, some broken in two. */
function drawGrid(columns: readonly number[], rows: readonly number[]): Box[] {
  const [left = 0, right = 0] = [columns[0], columns.at(-1)];
  const [top = 0, bottom = 0] = [rows[0], rows.at(-1)];
  const middle = (left + right) / 2;
  return [
    ...columns.map((x): Box => [x - 2, top, x + 3, bottom]),
    ...rows.flatMap((y): Box[] => [
      [left, y - 1, middle - 8, y + 3],
      [middle + 8, y, right, y + 4],
    ]),
  ];
}

const RULES: Box[] = [
  ...drawGrid(LEFT, ROWS),
  ...drawGrid(
    RIGHT,
    ROWS.map((y) => y + LOWER),
  ),
];

/** Lines of text from the upper left corner of each cell. */
function fill(cells: readonly string[], columns: readonly number[], top: number): PageText['lines'] {
  return cells.flatMap((cell, column) =>
    (cell === '' ? [] : cell.split('/ ')).map((line, row) => {
      let x = (columns[column] ?? 0) + 8;
      const y = top + 12 + 26 * row;
      const words = line.split(' ').map((text) => {
        const box: Box = [x, y, x + 9 * text.length, y + 18];
        x = box[2] + 9;
        return { text, box, confidence: 0.95 };
      });
      return { box: [words[0]?.box[0] ?? 0, y, x, y + 18] as Box, words, engine: 'test' };
    }),
  );
}

const TEXT: PageText = {
  width: 1821,
  height: 1000,
  readability: 0.9,
  lines: [
    ...fill(['SỔ ĐĂNG KÝ KHAI SINH'], [100], 120),
    // Small print beside large writing: words of the headings are missing.
    ...fill(['Số thứ/ tự', 'Ngày đăng ký', 'Họ tên, nam/nữ', 'Ngày sinh', 'Nơi sinh', 'tộc/Quốc/ tịch'], LEFT, 200),
    ...fill(['52', '23/06/2002', 'Nguyễn Gia Thuận/ Nam', '07/06/2002', 'xã Bình Sơn,/ huyện Long Thành', 'Kinh'], LEFT, 270),
    ...fill(['53', '25/06/2002', 'Nguyễn Bảo Huyền/ Nữ', '10/05/2002', '-nt-', '-nt-'], LEFT, 420),
    ...fill(['Họ tên, tuổi,/ trú của cha', 'tuổi, dân tộc, nơi/ thường trú của mẹ', 'tên người/ đứng khai', 'Chữ ký'], RIGHT, 200 + LOWER),
    ...fill(['Nguyễn Hữu Tài,/ 39 tuổi, Kinh, xã/ Bình Sơn', 'Võ Bích Dung, 36/ tuổi, Kinh, xã/ Bình Sơn', 'Võ Bích Dung'], RIGHT, 270 + LOWER),
    ...fill(['Nguyễn Đức Khởi,/ 20 tuổi, Kinh, xã/ Nhựt Ninh', 'Phạm Bích Huyền,/ 33 tuổi, Kinh, xã/ Nhựt Ninh', 'Phạm Bích Huyền'], RIGHT, 420 + LOWER),
  ],
}; // prettier-ignore

function readBook(rules: Box[]) {
  const pages = [{ page: 1, kind: 'content' as const, text: TEXT, rules }];
  return identifyRecords(pages, RECORD_TYPES).segments.map((segment) => {
    const type = findRecordType(segment.recordType);
    if (!type) throw new Error(`no type ${segment.recordType}`);
    const { fields } = judgeRecord(extractRecord(segment, type, pages), type, () => 1);
    return Object.fromEntries([...fields].map(([id, field]) => [id, field.entry.reading.value]));
  });
}

it('finds the tables of both leaves, each with its own rows', () => {
  const [left, right, ...others] = findGrids(RULES, TEXT);
  expect(others).toEqual([]);
  expect(left?.columns.map(Math.round)).toEqual(LEFT.map((x) => x + 1));
  expect(right?.rows.map((y) => Math.round(y / 10) * 10)).toEqual(ROWS.map((y) => y + LOWER));
});

it('takes a box for ticks, leaders and a frame for no table', () => {
  const leaders = Array.from({ length: 12 }, (_, k): Box => [200, 300 + 40 * k, 1500, 304 + 40 * k]);
  const frame: Box[] = [[50, 50, 1700, 54], [50, 900, 1700, 904], [50, 50, 54, 904], [1696, 50, 1700, 904]]; // prettier-ignore
  expect(findGrids([...leaders, ...frame, [1500, 400, 1504, 430], [1500, 400, 1530, 404]], TEXT)).toEqual([]);
});

it('reads every entry cell by cell, though the leaves are not level and headings lost words', () => {
  const [first, second, ...others] = readBook(RULES);
  expect(others).toEqual([]);
  expect(first).toMatchObject({
    reg_no: '52',
    reg_date: '2002-06-23',
    child_full_name: 'Nguyễn Gia Thuận',
    child_sex: 'Nam',
    birth_place: 'xã Bình Sơn, huyện Long Thành',
    child_ethnicity: 'Kinh',
    father_full_name: 'Nguyễn Hữu Tài',
    father_birth_year: '1963',
    mother_full_name: 'Võ Bích Dung',
    mother_residence: 'xã Bình Sơn',
    requester_full_name: 'Võ Bích Dung',
  });
  expect(second).toMatchObject({
    reg_no: '53',
    birth_place: 'xã Bình Sơn, huyện Long Thành',
    father_full_name: 'Nguyễn Đức Khởi',
  });
});

it('without its rules the same page does not come to that: the rules are what is read by', () => {
  expect(readBook([])[0]?.father_full_name).not.toBe('Nguyễn Hữu Tài');
});

describe('words over a border', () => {
  const split = (text: string, width: number, border: number) => {
    const box: Box = [100, 10, 100 + width, 30];
    const lines = [{ box, engine: 'test', words: [{ text, box, confidence: 0.9 }] }];
    const tokens = tokenizePage(1, { width: 500, height: 100, lines });
    return splitAtBorders(tokens, [border]).map((token) => token.text);
  };

  it('are parted where figures turn to letters', () => {
    expect(split('15/10/199ĐƯƠNG', 140, 186)).toEqual(['15/10/199', 'ĐƯƠNG']);
    expect(split('28/05/2002phường', 160, 195)).toEqual(['28/05/2002', 'phường']);
  });

  it('stay whole where they only reach over it, or turn elsewhere', () => {
    expect(split('Nguyễn', 60, 150)).toEqual(['Nguyễn']);
    expect(split('15/10/1998', 100, 180)).toEqual(['15/10/1998']);
    expect(split('số8Hoàng', 80, 170)).toEqual(['số8Hoàng']);
  });
});

describe('a table with persons over its columns and a row that counts them', () => {
  const columns = [100, 160, 300, 520, 640, 740, 1000, 1180, 1400, 1500, 1580, 1800, 1960];
  const rows = [200, 240, 300, 340, 460, 580];
  const cells = (top: number, ...texts: string[]) => fill(texts, columns, top);
  const text: PageText = {
    width: 2100,
    height: 1000,
    readability: 0.9,
    lines: [
      ...fill(['SỔ ĐĂNG KÝ KẾT HÔN'], [100], 120),
      ...cells(200, '', '', '', '', 'NGƯỜI CHỒNG', '', '', '', 'NGƯỜI VỢ'),
      ...cells(240, 'Số', 'Ngày đăng/ ký', 'Họ và tên', 'Ngày sinh', 'Dân tộc', 'Nơi thường trú', 'Họ và tên', 'Ngày sinh', 'Dân tộc', 'Nơi ở', 'Số CMND', 'T/M UBND'),
      ...cells(300, '(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(40)', '(10)', '(11)', '(12)'),
      ...cells(340, '7', '11/01/1992', 'Hà Văn Khiêm', '1966', 'Tày', 'xóm Bản Ngạn,/ xã Bảo Cường', 'Ma Thị Viền', '1970', 'Kinh', 'xã Phú Tiến', '090388061', 'Ma Đình Soạn'),
      ...cells(460, '8', 'nt', 'Lý Phúc Thanh', '1969', 'Dao', 'xóm Khuổi Chao,/ xã Bảo Cường', 'Triệu Mùi Pham', '1972', 'nt', 'nt', '', 'nt'),
    ],
  }; // prettier-ignore

  const read = () => {
    const pages = [{ page: 1, kind: 'content' as const, text, rules: drawGrid(columns, rows) }];
    return identifyRecords(pages, RECORD_TYPES).segments.map((segment) => {
      const type = findRecordType(segment.recordType);
      if (!type) throw new Error(`no type ${segment.recordType}`);
      const { fields } = judgeRecord(extractRecord(segment, type, pages), type, () => 1);
      return Object.fromEntries([...fields].map(([id, field]) => [id, field.entry.reading.value]));
    });
  };

  it('is read under the headings of each person, without an entry for the count', () => {
    const entries = read();
    expect(entries.map((entry) => entry['reg_no'])).toEqual(['7', '8']);
    expect(entries[0]).toMatchObject({
      reg_date: '1992-01-11',
      husband_full_name: 'Hà Văn Khiêm',
      husband_residence: 'xóm Bản Ngạn, xã Bảo Cường',
      wife_id_doc_no: '090388061',
      signer_name: 'Ma Đình Soạn',
    });
  });

  it('takes nt beside the husband for what is said of him, and nt of a date for the one above', () => {
    expect(read()[1]).toMatchObject({
      reg_date: '1992-01-11',
      wife_ethnicity: 'Dao',
      wife_residence: 'xóm Khuổi Chao, xã Bảo Cường',
      signer_name: 'Ma Đình Soạn',
    });
  });
});

it('reads cells in which each thing has a line of its own', () => {
  const columns = [100, 180, 300, 520, 760, 920, 1060, 1340, 1620, 1840];
  const rows = [200, 260, 460];
  const text: PageText = {
    width: 1900,
    height: 900,
    readability: 0.9,
    lines: [
      ...fill(['Số TT', 'Ngày đăng ký', 'Họ và tên; Nam, nữ', 'Ngày sinh', 'Nơi sinh', 'Dân tộc,/ quốc tịch', 'Họ tên, năm sinh, dân tộc/ của người CHA', 'Họ tên, năm sinh, dân tộc/ của người MẸ', 'Họ tên người đứng khai'], columns, 200),
      ...fill(['31', '06/5/2003', 'Bùi Hà My/ Nữ', '28/4/2003/ Hai tám tháng tư/ năm hai ngàn lẻ ba', 'Bệnh viện II', 'Kinh/ VN', 'Bùi Đăng Khoa/ 1974, Kinh/ buôn bán/ thôn 3, xã Lộc Thành', 'Phạm Thị Loan/ 1977, nt/ giáo viên/ nt', 'Bùi Đăng Khoa/ chỗ ở nt/ CMND 250233490'], columns, 260),
    ],
  }; // prettier-ignore
  const pages = [{ page: 1, kind: 'content' as const, text, rules: drawGrid(columns, rows) }];
  const [segment] = identifyRecords(pages, RECORD_TYPES).segments;
  const type = findRecordType(segment?.recordType ?? '');
  if (!segment || !type) throw new Error('no entry found');
  const { fields } = judgeRecord(extractRecord(segment, type, pages), type, () => 1);
  expect(Object.fromEntries([...fields].map(([id, field]) => [id, field.entry.reading.value]))).toMatchObject(
    {
      child_full_name: 'Bùi Hà My',
      child_birth_date: '2003-04-28',
      child_nationality: 'Việt Nam',
      father_birth_year: '1974',
      father_ethnicity: 'Kinh',
      father_occupation: 'buôn bán',
      father_residence: 'thôn 3, xã Lộc Thành',
      mother_ethnicity: 'Kinh',
      mother_residence: 'thôn 3, xã Lộc Thành',
      requester_full_name: 'Bùi Đăng Khoa',
      requester_id_doc_no: '250233490',
    },
  );
});
