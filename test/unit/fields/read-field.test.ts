import { readField, type Alternative } from '../../../pipeline/fields/read-field.ts';
import { makeSource } from '../../../pipeline/fields/source.ts';
import type { FieldKind } from '../../../pipeline/records/record-type.ts';

const read = (kind: FieldKind, text: string, confidence = 0.9, alternatives: readonly Alternative[] = []) =>
  readField(kind, makeSource(text, confidence), alternatives);

describe('values as the contract wants them', () => {
  it.each<[FieldKind, string, string]>([
    ['name', 'NGUYỄN VĂN AN ......', 'NGUYỄN VĂN AN'],
    ['name', ': Trần Khánh Bích,', 'Trần Khánh Bích'],
    ['name', 'Ông: Lê Văn Tám', 'Lê Văn Tám'],
    ['name', 'nguyễn Nhật Được', 'Nguyễn Nhật Được'],
    ['name', 'CÔNG TỴ TNHH KHO VẬN ĐÔNG HƯNG', 'CÔNG TY TNHH KHO VẬN ĐÔNG HƯNG'],
    ['name', "H' Tuel Niê Kdăm", "H' Tuel Niê Kdăm"],
    ['place', 'Phường 2, TP Sóc Trăng, tỉnh Sóc Trăng', 'Phường 2, TP Sóc Trăng, tỉnh Sóc Trăng'],
    ['place', 'TP. Phan Rang - Tháp Chàm, tỉnh Ninh Thuận', 'TP. Phan Rang - Tháp Chàm, tỉnh Ninh Thuận'],
    ['place', 'P. Thới An, Q.Ô Môn, TP.Cần Thơ', 'P. Thới An, Q. Ô Môn, TP. Cần Thơ'],
    ['place', 'P.2, TP. Sa Đéc, tỉnh Đồng Tháp', 'P.2, TP. Sa Đéc, tỉnh Đồng Tháp'],
    ['place', 'xã Phú Tân, H Mỹ Tú, T. Sóc Trăng', 'xã Phú Tân, H. Mỹ Tú, T. Sóc Trăng'],
    [
      'date_words',
      'Ngày hai, tháng chín, năm hai nghìn không trăm mười sáu',
      'Ngày hai, tháng chín, năm hai nghìn không trăm mười sáu',
    ],
    ['book_no', '02/2016/TP-CC-SCC/HĐGD', '02/2016/TP-CC-SCC/HĐGD'],
    ['date', 'ngày 26 tháng 02 năm 2021', '2021-02-26'],
    ['date', 'tháng 3 năm 1956', '1956-03'],
    ['date', 'Ngày mười hai tháng ba năm một ngàn chín trăm năm mươi bảy', '1957-03-12'],
    ['year', '1990 .....', '1990'],
    ['year', '12/03/1990', '1990'],
    ['time', '10 giờ 38 phút', '10:38'],
    ['sex', 'Nừ', 'Nữ'],
    ['ethnicity', 'Khmer', 'Khmer'],
    ['ethnicity', 'Kính', 'Kinh'],
    ['nationality', 'Việt Nan', 'Việt Nam'],
    ['id_no', 'Thẻ CCCD số 095 190 868 531', '095190868531'],
    ['id_no', 'Giấy khai sinh số 179/2018', '179/2018'],
    ['personal_id', '0953 2176 2445', '095321762445'],
    ['reg_no', '45/2021', '45/2021'],
    ['reg_no', 'Số: 356/2018/TLKT-BS', '356/2018/TLKT-BS'],
    ['reg_no', '74/2015/HNGD-ST', '74/2015/HNGĐ-ST'],
    ['reg_no', '609 / QĐ-TA', '609/QĐ-TA'],
    ['reg_no', '214', '214'],
    ['reg_no', '12.744', '12.744'],
    ['reg_no', '1184/CSĐT(CSKT)', '1184/CSĐT(CSKT)'],
    ['reg_no', '895/QĐ-CTHADS', '895/QĐ-CTHADS'],
    ['reg_no', '181/CV-THADS', '181/CV-THADS'],
    ['book_no', '04/1992', '04/1992'],
    ['book_no', '11/2023 TP/CC-SGC/HĐGD', '11/2023 TP/CC-SCC/HĐGD'],
    ['money', '2.610.000.000 đồng', '2610000000'],
    ['area', '302,7 m²', '302.7'],
    ['area', '64.8 m2', '64.8'],
    ['area', '1.302,75 m2', '1302.75'],
    ['land_no', '483', '483'],
    ['land_no', 'PL-3', 'PL-3'],
    ['land_certificate', '8K 433645', 'BK 433645'],
    ['land_certificate', 'CS01533', 'CS 01533'],
    ['plate', '99A-123.45', '99A-123.45'],
    ['date_words', 'Ngay hai thang ba nam hai nghìn linh tám', 'Ngày hai tháng ba năm hai nghìn linh tám'],
    ['money_words', 'Hai tỷ sáu trăm mưởi triệu đong', 'Hai tỷ sáu trăm mười triệu đồng'],
    ['text', 'Suy thân mãn', 'Suy thận mãn'],
    ['text', 'Công nhận QSDĐ như giao đất không thu tiền', 'Công nhận QSDĐ như giao đất không thu tiền'],
    ['text', 'RLNOURTRE2Z8IGK86', 'RLN0URTRE2Z81GK86'],
    ['name', 'Y Nguê Êban', 'Y Nguê Êban'],
    ['name', "H'Hen Niê", "H'Hen Niê"],
    ['name', 'Đặng ThịAn', 'Đặng Thị An'],
    ['sex', 'con trai', 'Nam'],
    ['place', 'Xóm Xóm Lung, xã Tân Quang, huyện Lục Ngạn', 'Xóm Xóm Lung, xã Tân Quang, huyện Lục Ngạn'],
    ['sex', 'con gái', 'Nữ'],
    [
      'unit',
      'y Ủy ban nhân dân thành phố Cam Ranh, tỉnh Khánh Hòa',
      'Ủy ban nhân dân thành phố Cam Ranh, tỉnh Khánh Hòa',
    ],
    ['name', 'ĐặngThị An', 'Đặng Thị An'],
    ['name', 'NGUYỄNTHỊ AN', 'NGUYỄN THỊ AN'],
    ['name', 'NGUYỄN THỊ UYÊN', 'NGUYỄN THỊ UYÊN'],
    ['name', 'MacDonald John', 'MacDonald John'],
    ['place', 'xãPhú Điền, huyện TânPhú, tỉnh Đồng Nai', 'xã Phú Điền, huyện Tân Phú, tỉnh Đồng Nai'],
    ['name', 'Giàng A Sình', 'Giàng A Sình'],
    ['text', 'Sở Tài nguyên và Môi trường tính Sơn La', 'Sở Tài nguyên và Môi trường tỉnh Sơn La'],
    [
      'place',
      'xã Vĩnh Nhuân, quân Châu Thành, tỉnh Châu Đốc',
      'xã Vĩnh Nhuận, quận Châu Thành, tỉnh Châu Đốc',
    ],
    [
      'place',
      'bản 8. xã Khánh Phú, huyện Khánh Vĩnh tỉnh Khánh Hòa',
      'bản 8, xã Khánh Phú, huyện Khánh Vĩnh, tỉnh Khánh Hòa',
    ],
    ['place', 'xa Tân Quang huyên Lục Ngạn, tinh Bắc Gỉang', 'xã Tân Quang, huyện Lục Ngạn, tỉnh Bắc Giang'],
    ['unit', 'Ủy ban nhan dân xã Tân Quang, huyện Lục Ngạn', 'Ủy ban nhân dân xã Tân Quang, huyện Lục Ngạn'],
  ])('%s: %s', (kind, text, value) => expect(read(kind, text).value).toBe(value));

  it('keeps a rare surname that was read surely', () => {
    expect(read('name', 'LÔ VĂN THÀNH', 0.99).value).toBe('LÔ VĂN THÀNH');
    expect(read('name', 'LÔ VĂN THÀNH', 0.6).value).toBe('LÊ VĂN THÀNH');
  });

  it.each<[FieldKind, string]>([
    ['date', 'Nguyễn'],
    ['id_no', 'không có'],
    ['time', 'Bệnh viện'],
    ['money', 'không'],
    ['name', '......'],
  ])('%s: nothing in %s', (kind, text) => expect(read(kind, text).value).toBeNull());
});

describe('ages where later forms ask the year', () => {
  const readAge = (text: string, bookYear?: number) =>
    readField('year', makeSource(text, 0.9), [], bookYear === undefined ? {} : { bookYear });

  it('counts back from the year of the entry', () => {
    expect(readAge('48 tuổi', 1981).value).toBe('1933');
    expect(readAge('Tuổi: 24', 1978).value).toBe('1954');
    expect(readAge('1954', 1978).value).toBe('1954');
  });

  it('never takes an age that is called one for a year', () => {
    expect(readAge('48 tuổi', 1981).candidates.map(({ value }) => value)).toEqual(['1933']);
  });
});

describe('knowledge against pixels', () => {
  it('mends a doubtful syllable and leaves a sure one', () => {
    expect(read('name', 'Nguyên Văn An', 0.8).value).toBe('Nguyễn Văn An');
    expect(read('name', 'Trần Thj Hoa', 0.95).value).toBe('Trần Thị Hoa');
    expect(read('name', 'Trần Đa Hoa', 0.999).value).toBe('Trần Đa Hoa');
  });

  it('does not take a rare but possible name for a common one', () => {
    expect(read('name', 'Lê Thị Nhã', 0.97).value).toBe('Lê Thị Nhã');
    expect(read('name', 'Điểu Krông Ksor', 0.99).value).toBe('Điểu Krông Ksor');
  });

  it('keeps the case that is printed', () => {
    expect(read('name', 'NGUYÊN THI HOA', 0.8).value).toBe('NGUYỄN THỊ HOA');
  });

  it('listens to a second reading when it makes better sense', () => {
    const alternatives = [{ text: 'ngày 12 tháng 03 năm 1990', confidence: 0.5 }];
    expect(read('date', 'ngày 42 tháng 03 năm 1990', 0.6, alternatives).value).toBe('1990-03-12');
  });

  it('takes no unit that goes by a number for another one, and no dash for a letter', () => {
    expect(read('place', 'phường 8, quận 10, thành phố Hồ Chí Minh', 0.6).value).toContain('phường 8,');
    expect(read('place', 'phường Văn Miếu - Quốc Tử Giám, thành phố Hà Nội', 0.6).value).toContain(
      'Văn Miếu - Quốc Tử Giám',
    );
  });

  it('corrects a place only towards a unit of the same district and province', () => {
    expect(read('place', 'xã Hải Lang, huyện Tiên Yên, tỉnh Quảng Ninh', 0.9).value).toBe(
      'xã Hải Lạng, huyện Tiên Yên, tỉnh Quảng Ninh',
    );
    expect(read('place', 'xã Thiên Đường, huyện Tiên Yên, tỉnh Quảng Ninh', 0.9).value).toBe(
      'xã Thiên Đường, huyện Tiên Yên, tỉnh Quảng Ninh',
    );
  });

  it('doubts a place that ends in a comma: its last line is missing', () => {
    const whole = read('place', 'xã Hải Lạng, huyện Tiên Yên, tỉnh Quảng Ninh');
    const cut = read('place', 'xã Hải Lạng, huyện Tiên Yên,');
    expect(cut.plausibility).toBeLessThan(whole.plausibility / 1.5);
  });

  it('trusts a repaired reading less than a clean one', () => {
    const clean = read('place', 'xã Hải Lạng, huyện Tiên Yên, tỉnh Quảng Ninh');
    const mended = read('place', 'xã Hải Lang, huyên Tiên Yên, tỉnh Quảng Ninh');
    expect(clean).toMatchObject({ repairs: 0, plausibility: 1 });
    expect(mended.repairs).toBe(2);
    expect(mended.plausibility).toBeLessThan(1);
  });
});

it('keeps the number of a case abroad, the symbol of a correction, and the spaces round the hyphen of a town', () => {
  expect(read('reg_no', '2019Deudan1047', 0.6).value).toBe('2019Deudan1047');
  expect(read('reg_no', '19/TLCCHT', 0.6).value).toBe('19/TLCCHT');
  expect(read('place', 'TP. Phan Rang - Tháp Chàm, tỉnh Ninh Thuận', 0.9).value).toBe(
    'TP. Phan Rang - Tháp Chàm, tỉnh Ninh Thuận',
  );
});

it('trusts no name and no office of one word alone', () => {
  const trust = (kind: 'name' | 'unit', text: string) => readField(kind, makeSource(text, 0.99)).plausibility;
  for (const text of ['Minh', 'Cai']) {
    expect(trust('name', text)).toBeLessThan(0.1);
    expect(trust('unit', text)).toBeLessThan(0.1);
  }
  expect(trust('name', 'Lê Minh')).toBeGreaterThan(0.8);
});

it('trusts a name less in which one word has lost its capital', () => {
  const [whole, odd] = [read('name', 'Trần Thị Bình', 0.99), read('name', 'Trần Thị bình', 0.99)];
  expect(odd.plausibility).toBeLessThan(0.7 * whole.plausibility);
});

it('doubts an office whose number was lost', () => {
  const [whole, cut] = [
    read('text', 'Phòng Công chứng số 4 tỉnh An Giang', 0.99),
    read('text', 'Phòng Công chứng số tỉnh An Giang', 0.99),
  ];
  expect(cut.plausibility).toBeLessThan(0.6 * whole.plausibility);
});

describe('what was cut off or given up', () => {
  const read = (kind: 'date' | 'place' | 'unit', text: string) => readField(kind, makeSource(text, 0.99));

  it('doubts a year of two digits that may be what a cell left of four', () => {
    expect(read('date', '16/02/19').plausibility).toBeLessThan(0.5);
    expect(read('date', '16/02/87').plausibility).toBeGreaterThan(0.5);
    expect(read('date', '16/02/1987').plausibility).toBe(1);
  });

  it('takes the second of a word written twice at the head of a place, and trusts it less', () => {
    const twice = read('place', 'phườn phường Bắc Sơn, thành phố Tam Điệp, tỉnh Ninh Bình');
    expect(twice.value).toBe('phường Bắc Sơn, thành phố Tam Điệp, tỉnh Ninh Bình');
    expect(twice.plausibility).toBeLessThan(read('place', twice.value ?? '').plausibility);
    expect(read('place', 'Ủy Ủy ban nhân dân xã Ea Phê, huyện Krông Pắc, tỉnh Đắk Lắk').value).toMatch(
      /^Ủy ban/,
    );
    const struck = read('place', 'Xẽ xã Ea Phê, huyện Krông Pắc, tỉnh Đắk Lắk');
    expect(struck.value).toBe('xã Ea Phê, huyện Krông Pắc, tỉnh Đắk Lắk');
    expect(struck.plausibility).toBeLessThan(0.7);
  });

  it('knows a town of which only the second word was read, by where it stands and what it is called', () => {
    const at = (unit: string) => read('place', `xã Nhơn Thọ, ${unit} An Nhơn, tỉnh Bình Định`).value;
    expect(at('Hai xã')).toBe('xã Nhơn Thọ, thị xã An Nhơn, tỉnh Bình Định');
    expect(at('Hị xã')).toBe('xã Nhơn Thọ, thị xã An Nhơn, tỉnh Bình Định');
    // No district: a commune behind its hamlet stays one.
    expect(read('place', 'ấp Hai xã Ninh Quới, huyện Hồng Dân, tỉnh Bạc Liêu').value).toBe(
      'ấp Hai, xã Ninh Quới, huyện Hồng Dân, tỉnh Bạc Liêu',
    );
  });

  it('doubts a committee of no unit, and a place whose last word announces a name', () => {
    const named = read('unit', 'Ủy ban nhân dân xã Ea Phê, huyện Krông Pắc, tỉnh Đắk Lắk');
    const nameless = read('unit', 'Ủy ban nhân dân Phê, huyện Krông Pắc, tỉnh Đắk Lắk');
    expect(nameless.plausibility).toBeLessThan(0.4 * named.plausibility);
    expect(read('place', 'tại thôn').plausibility).toBeLessThan(0.2);
  });
});

it('sees a dot below in a leader sooner than another tone, and knows Tỵ for the name that it is', () => {
  expect(read('name', 'Nguyễn Bảo Mỵ', 0.6).value).toBe('Nguyễn Bảo My');
  expect(read('name', 'Phạm Thị Tỵ', 0.6).value).toBe('Phạm Thị Tỵ');
});
