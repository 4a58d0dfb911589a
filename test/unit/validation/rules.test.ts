import type { RecordValues, Validator } from '../../../pipeline/records/record-type.ts';
import * as rules from '../../../pipeline/validation/index.ts';

const judge = (validator: Validator, values: RecordValues) =>
  validator(values).map(({ code, severity }) => `${code} ${severity}`);

describe('dates', () => {
  const order = rules.checkOrder('birth', 'reg', 'E');

  it('order counts days, and partial dates only when nothing they may mean agrees', () => {
    expect(judge(order, { birth: '2021-03-22', reg: '2021-03-22' })).toEqual([]);
    expect(judge(order, { birth: '2021-03-23', reg: '2021-03-22' })).toEqual(['V-ORDER E']);
    expect(judge(order, { birth: '2021', reg: '2021-03-22' })).toEqual([]);
    expect(judge(order, { birth: '2021-04', reg: '2021-03-22' })).toEqual(['V-ORDER E']);
    expect(judge(order, { birth: '2021-04' })).toEqual([]);
  });

  it('impossible days are errors, far years doubts', () => {
    const check = rules.checkDate('d');
    expect(judge(check, { d: '2019-02-29' })).toEqual(['V-DATE E']);
    expect(judge(check, { d: '2020-02-29' })).toEqual([]);
    expect(judge(check, { d: '1849' })).toEqual(['V-DATE W']);
  });

  it('words must be the digits', () => {
    const check = rules.checkDateWords('d', 'w');
    const w = 'Ngày hai tháng ba năm hai nghìn linh tám';
    expect(judge(check, { d: '2008-03-02', w })).toEqual([]);
    expect(judge(check, { d: '2008-09-01', w })).toEqual(['V-DATEWORDS W']);
    expect(judge(check, { d: '2008-09-01', w: 'không rõ' })).toEqual(['V-DATEWORDS W']);
  });

  it('a birth in time: 60 days since 2006-04-01, 30 before, nothing before 1998', () => {
    const check = rules.checkOnTime('birth', 'reg', 'kind', 'birth');
    expect(judge(check, { birth: '2018-01-01', reg: '2018-03-02', kind: '1' })).toEqual([]);
    expect(judge(check, { birth: '2018-01-01', reg: '2018-03-03', kind: '1' })).toEqual(['V-ORDER W']);
    expect(judge(check, { birth: '2018-01-01', reg: '2018-03-03', kind: '4' })).toEqual([]);
    expect(judge(check, { birth: '2006-02-10', reg: '2006-03-31', kind: '1' })).toEqual(['V-ORDER W']);
    expect(judge(check, { birth: '2006-02-10', reg: '2006-04-01', kind: '1' })).toEqual([]);
    expect(judge(check, { birth: '1990-01-01', reg: '1995-01-01', kind: '1' })).toEqual([]);
  });

  it('a death in time: 15 days', () => {
    const check = rules.checkOnTime('death', 'reg', 'kind', 'death');
    expect(judge(check, { death: '2018-01-01', reg: '2018-01-16', kind: 'Đúng hạn' })).toEqual([]);
    expect(judge(check, { death: '2018-01-01', reg: '2018-01-17', kind: 'Đúng hạn' })).toEqual(['V-ORDER W']);
  });

  it('lives and generations have bounds; a year alone is enough', () => {
    expect(judge(rules.checkLifespan('b', 'd'), { b: '1890-01-01', d: '2010-01-01' })).toEqual([]);
    expect(judge(rules.checkLifespan('b', 'd'), { b: '1890-01-01', d: '2010-01-02' })).toEqual(['V-ORDER W']);
    const mother = rules.checkMotherAge('m', 'c');
    expect(judge(mother, { m: '1990', c: '2001-06-01' })).toEqual(['V-ORDER W']);
    expect(judge(mother, { m: '1990', c: '2002-06-01' })).toEqual([]);
    expect(judge(mother, { m: '1940', c: '2002-06-01' })).toEqual(['V-ORDER W']);
    expect(judge(rules.checkFatherAge('m', 'c'), { m: '1940', c: '2002-06-01' })).toEqual([]);
  });

  it('ticked ages agree with the dates', () => {
    const check = rules.checkTickedAge('b', 'd', 'under_1', 0, 1);
    expect(judge(check, { b: '2018-01-01', d: '2018-06-01', under_1: 'true' })).toEqual([]);
    expect(judge(check, { b: '2016-01-01', d: '2018-06-01', under_1: 'true' })).toEqual(['V-ORDER W']);
    expect(judge(check, { b: '2016-01-01', d: '2018-06-01', under_1: undefined })).toEqual([]);
  });
});

describe('marriage age by the law of the day', () => {
  const check = rules.checkMarriageAge('husband', 'wife', 'reg');
  const husband = (birth: string, reg: string) => judge(check, { husband: birth, reg });
  const wife = (birth: string, reg: string) => judge(check, { wife: birth, reg });

  it('since 2015: twenty and eighteen years completed', () => {
    expect(husband('1996-05-10', '2016-05-10')).toEqual([]);
    expect(husband('1996-05-11', '2016-05-10')).toEqual(['V-AGE-MARRIAGE W']);
    expect(wife('1998-05-10', '2016-05-10')).toEqual([]);
    expect(wife('1998-05-11', '2016-05-10')).toEqual(['V-AGE-MARRIAGE W']);
  });

  it('from 1987 to 2014: the day after the nineteenth and seventeenth birthday', () => {
    expect(husband('1995-12-30', '2014-12-31')).toEqual([]);
    expect(husband('1995-12-31', '2014-12-31')).toEqual(['V-AGE-MARRIAGE W']);
    expect(husband('1995-12-30', '2015-01-01')).toEqual(['V-AGE-MARRIAGE W']);
    expect(wife('1970-01-02', '1987-01-03')).toEqual([]);
    expect(wife('1970-01-03', '1987-01-03')).toEqual(['V-AGE-MARRIAGE W']);
  });

  it('from 1960 to the first days of 1987: completed years again; before, no rule', () => {
    expect(wife('1969-01-03', '1987-01-02')).toEqual(['V-AGE-MARRIAGE W']);
    expect(wife('1969-01-02', '1987-01-02')).toEqual([]);
    expect(wife('1945-01-01', '1959-06-01')).toEqual([]);
  });
});

describe('identity', () => {
  const check = rules.checkPersonalId('id', { sex: 'sex', birth: 'birth', registered: 'reg' });

  it('holds sex, year, province and era against the number', () => {
    expect(judge(check, { id: '095321762445', sex: 'Nữ', birth: '2021-02-26', reg: '2021-03-22' })).toEqual(
      [],
    );
    expect(judge(check, { id: '095321762445', sex: 'Nam', birth: '2021-02-26' })).toEqual(['V-PID E']);
    expect(judge(check, { id: '095321762445', birth: '1921-02-26' })).toEqual(['V-PID E']);
    expect(judge(check, { id: '003321762445' })).toEqual(['V-PID W']);
    expect(judge(check, { id: '09532176244' })).toEqual(['V-PID E']);
    expect(judge(check, { id: '095315762445', birth: '2015', reg: '2015-12-31' })).toEqual(['V-PID W']);
    expect(judge(check, { id: '095315762445', birth: '2015', reg: '2016-01-01' })).toEqual([]);
  });

  it('takes any identity paper where any may stand', () => {
    const any = rules.checkIdNumber('id', { birth: 'birth' });
    expect(judge(any, { id: '100496412', birth: '1990' })).toEqual([]);
    expect(judge(any, { id: 'C1234567' })).toEqual([]);
    expect(judge(any, { id: '179/2018' })).toEqual([]);
    expect(judge(any, { id: '12345' })).toEqual(['V-CMND W']);
    expect(judge(any, { id: '095188549826', birth: '1989' })).toEqual(['V-PID E']);
  });

  it('papers are issued before the registration, to people of fourteen', () => {
    const issue = rules.checkIdIssueDate('issued', 'reg', 'birth');
    expect(judge(issue, { issued: '2010-05-05', reg: '2011-01-01', birth: '1996-05-05' })).toEqual([]);
    expect(judge(issue, { issued: '2010-05-04', reg: '2011-01-01', birth: '1996-05-05' })).toEqual([
      'V-CMND W',
    ]);
    expect(judge(issue, { issued: '2012-05-04', reg: '2011-01-01' })).toEqual(['V-CMND W']);
    // Since then children have cards too.
    expect(judge(issue, { issued: '2024-07-02', reg: '2025-01-01', birth: '2015-05-05' })).toEqual([]);
  });
});

describe('numbers', () => {
  it.each(['45', '45/2021', '12/98', '356/2018/TLKT-BS', '101a/2005', '12-2010'])(
    '%s is a registration number',
    (no) => {
      expect(judge(rules.checkRegNo(), { reg_no: no })).toEqual([]);
    },
  );

  it.each(['', 'abc', '45/202', 'Số 45'])('%p is not', (no) => {
    expect(judge(rules.checkRegNo(), { reg_no: no })).toEqual(no === '' ? [] : ['V-REG E']);
  });

  it.each(['74/2015/HNGĐ-ST', '283/2020/QĐST-HNGĐ', '609/QĐ-TA'])('%s is a decision number', (no) => {
    expect(judge(rules.checkDecisionNo('d'), { d: no })).toEqual([]);
  });

  it.each(['04/1992', '11/2023 TP/CC-SCC/HĐGD', '01'])('%s is a book number', (no) => {
    expect(judge(rules.checkBookNo(), { book_no: no })).toEqual([]);
  });

  it('years agree with dates', () => {
    const check = rules.checkNumberYear('no', 'date');
    expect(judge(check, { no: '45/2021', date: '2021-03-22' })).toEqual([]);
    expect(judge(check, { no: '45/21', date: '2021-03-22' })).toEqual([]);
    expect(judge(check, { no: '45/2020', date: '2021-03-22' })).toEqual(['V-REG W']);
    expect(judge(check, { no: '45', date: '2021-03-22' })).toEqual([]);
  });

  it('amounts in words are the amount', () => {
    const check = rules.checkMoneyWords('price', 'words');
    expect(judge(check, { price: '2610000000', words: 'Hai tỷ sáu trăm mười triệu đồng' })).toEqual([]);
    expect(judge(check, { price: '2600000000', words: 'Hai tỷ sáu trăm mười triệu đồng' })).toEqual([
      'V-NUMWORDS E',
    ]);
    expect(judge(check, { price: '2600000000', words: 'xyz' })).toEqual(['V-NUMWORDS W']);
  });
});

describe('people', () => {
  it('names hold letters, and a middle name that fits', () => {
    const check = rules.checkName('name', 'sex');
    expect(judge(check, { name: 'Nguyễn Thị Hoa', sex: 'Nữ' })).toEqual([]);
    expect(judge(check, { name: 'Nguyễn Thị Hoa', sex: 'Nam' })).toEqual(['V-NAME W']);
    expect(judge(check, { name: "H'Hen Niê" })).toEqual([]);
    expect(judge(check, { name: 'Nguyễn 7hị' })).toEqual(['V-NAME E']);
    expect(judge(check, { name: 'Điểu' })).toEqual(['V-NAME W']);
  });

  it('children bear the surname of a parent', () => {
    const check = rules.checkChildSurname('c', 'f', 'm');
    expect(judge(check, { c: 'Lưu Thị Ly', f: 'LƯU TRỌNG ĐẠT', m: 'Trần Bích' })).toEqual([]);
    expect(judge(check, { c: 'Trần Thị Ly', m: 'Trần Bích' })).toEqual([]);
    expect(judge(check, { c: 'Lê Thị Ly', f: 'Lưu Trọng Đạt', m: 'Trần Bích' })).toEqual(['V-NAME W']);
    expect(judge(check, { c: 'Lê Thị Ly' })).toEqual([]);
  });

  it('belong to peoples, nations and sexes that are known', () => {
    expect(judge(rules.checkEthnicity('e'), { e: 'Khmer' })).toEqual([]);
    expect(judge(rules.checkEthnicity('e'), { e: 'Mán' })).toEqual(['V-ETH W']);
    expect(judge(rules.checkEthnicity('e'), { e: 'Xyz' })).toEqual(['V-ETH W']);
    expect(judge(rules.checkNationality('n'), { n: 'Việt Nam' })).toEqual([]);
    expect(judge(rules.checkNationality('n'), { n: 'Atlantis' })).toEqual(['V-NAT W']);
    expect(judge(rules.checkSex('s'), { s: 'Gái' })).toEqual([]);
    expect(judge(rules.checkSex('s'), { s: '?' })).toEqual(['V-SEX W']);
  });

  it.each([
    ['1', 'a', 'b', true],
    ['1', 'a', '', false],
    ['2', '', 'b', true],
    ['3', 'a', '', true],
    ['3', 'a', 'b', false],
    ['4', '', '', true],
    ['5', 'a', '', false],
    ['Đúng hạn', 'a', '', true],
  ])('kind of birth %s with mother %p and father %p: %p', (kind, mother, father, isFine) => {
    expect(judge(rules.checkBirthKind('k', 'm', 'f'), { k: kind, m: mother, f: father })).toEqual(
      isFine ? [] : ['V-BIRTHKIND W'],
    );
  });

  it('adoption: under sixteen and twenty years apart, since 2011', () => {
    const age = rules.checkAdopteeAge('b', 'reg');
    expect(judge(age, { b: '2000-01-01', reg: '2016-01-01' })).toEqual([]);
    expect(judge(age, { b: '2000-01-01', reg: '2016-01-02' })).toEqual(['V-ORDER W']);
    expect(judge(age, { b: '1990-01-01', reg: '2010-12-31' })).toEqual([]);
    expect(judge(rules.checkAdopterAge('a', 'b'), { a: '1990-01-02', b: '2010-01-01' })).toEqual([
      'V-ORDER W',
    ]);
    expect(judge(rules.checkAdopterAge('a', 'b'), { a: '1990-01-01', b: '2010-01-01' })).toEqual([]);
  });
});

describe('property', () => {
  it.each([
    [rules.checkParcelNumber, '123', '12a'],
    [rules.checkParcelNumber, '123+124', 'số 5'],
    [rules.checkMapNumber, 'PL-3', 'tờ 3'],
    [rules.checkMapNumber, '28', ''],
    [rules.checkLandCertificate, 'BK 433645', 'BK 43'],
    [rules.checkLandCertificate, 'CĐ 098765', '433645'],
    [rules.checkCertificateEntry, 'CS 55065', 'XX 55065'],
    [rules.checkPlate, '99A-123.45', 'A-123'],
  ])('shapes (%#)', (check, good, other) => {
    expect(judge(check('x'), { x: good })).toEqual([]);
    expect(judge(check('x'), { x: other }).length).toBe(['12a', ''].includes(other) ? 0 : 1);
  });

  it('areas are sane and add up', () => {
    expect(judge(rules.checkArea('a'), { a: '302.7' })).toEqual([]);
    expect(judge(rules.checkArea('a'), { a: '0' })).toEqual(['V-LAND W']);
    expect(judge(rules.checkArea('a'), { a: '10000000' })).toEqual(['V-LAND W']);
    const sum = rules.checkAreaSum('own', 'common', 'all');
    expect(judge(sum, { own: '100.0', common: '20.5', all: '120.5' })).toEqual([]);
    expect(judge(sum, { own: '100.0', common: '20.5', all: '121' })).toEqual(['V-LAND W']);
  });
});

describe('findings', () => {
  it('name fields by the titles people know, and never hold a value', () => {
    const type = {
      fields: [
        { id: 'birth', kind: 'date', title: { vi: 'Ngày sinh', en: 'Birth' }, section: 's', required: true },
        {
          id: 'reg',
          kind: 'date',
          title: { vi: 'Ngày đăng ký', en: 'Registration' },
          section: 's',
          required: true,
        },
      ],
      validators: [rules.checkOrder('birth', 'reg', 'E')],
    } as const;
    const [finding] = rules.collectFindings(type, { birth: '2021-04-04', reg: '2020-03-03' });
    expect(finding).toMatchObject({ code: 'V-ORDER', severity: 'E', fields: ['birth', 'reg'] });
    expect(finding?.message).toBe('«Ngày sinh» không thể sau «Ngày đăng ký».');
    expect(finding?.message).not.toMatch(/202/);
  });
});
