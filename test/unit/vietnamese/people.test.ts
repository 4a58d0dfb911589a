import {
  ETHNIC_GROUPS,
  findEthnicGroup,
  isAmbiguousEthnicName,
} from '../../../pipeline/vietnamese/ethnic-groups.ts';
import { decodePersonalId, readIdNumber } from '../../../pipeline/vietnamese/identity-numbers.ts';
import { guessSexFromName, splitName } from '../../../pipeline/vietnamese/names.ts';
import { findNationality } from '../../../pipeline/vietnamese/nationalities.ts';
import { findSex } from '../../../pipeline/vietnamese/sexes.ts';

describe('names', () => {
  it.each([
    ['Nguyễn Thị Mỹ Ly', 'Nguyễn', 'Thị Mỹ', 'Ly'],
    ['Tôn Nữ Hoàng Anh', 'Tôn Nữ', 'Hoàng', 'Anh'],
    ['CÔNG TẰNG TÔN NỮ MAI', 'CÔNG TẰNG TÔN NỮ', '', 'MAI'],
    ['Âu Dương Lan', 'Âu Dương', '', 'Lan'],
    ['Lê Na', 'Lê', '', 'Na'],
    ['Điểu', '', '', 'Điểu'],
  ])('%s', (name, surname, middle, given) => expect(splitName(name)).toEqual({ surname, middle, given }));

  it('guesses the sex from the middle name only', () => {
    expect(guessSexFromName('Trần Thị Lan')).toBe('Nữ');
    expect(guessSexFromName('Trần Văn Lan')).toBe('Nam');
    expect(guessSexFromName('Thị Lan')).toBeNull();
  });
});

describe('identity numbers', () => {
  it('tell province, sex and year', () => {
    expect(decodePersonalId('095321762445')).toEqual({ provinceCode: '095', sex: 'Nữ', birthYear: 2021 });
    expect(decodePersonalId('022062079605')).toEqual({ provinceCode: '022', sex: 'Nam', birthYear: 1962 });
    expect(decodePersonalId('09532176244')).toBeNull();
  });

  it.each([
    ['CCCD số 095 190 868 531 do Cục CS', '095190868531', 'personal'],
    ['O9519O86853l', '095190868531', 'personal'],
    ['CMND số 100496412', '100496412', 'cmnd'],
    ['Hộ chiếu số C1234567', 'C1234567', 'passport'],
    ['Giấy khai sinh số 179/2018', '179/2018', 'other'],
    ['CMND201678340', '201678340', 'cmnd'],
    ['ND 365741208', '365741208', 'cmnd'],
    ['CCCD049091003377, CA Đà Nẵng', '049091003377', 'personal'],
  ])('are found in %s', (text, value, kind) => expect(readIdNumber(text)).toMatchObject({ value, kind }));

  it('finds none where there is none', () => expect(readIdNumber('không có giấy tờ')).toBeNull());
});

describe('peoples, nationalities, sexes', () => {
  it('lists 54 peoples by the code of the decision', () => {
    expect(ETHNIC_GROUPS).toHaveLength(54);
    expect(findEthnicGroup('Kinh')?.code).toBe('01');
    expect(findEthnicGroup('Khmer')?.code).toBe('05');
    expect(findEthnicGroup("H'Mông")?.code).toBe('08');
    expect(findEthnicGroup('Hoa (Triều Châu)')?.code).toBe('04');
    expect(findEthnicGroup('Rơ-măm')?.code).toBe('54');
    expect(findEthnicGroup('Atlantis')).toBeNull();
    expect(isAmbiguousEthnicName('Mán')).toBe(true);
  });

  it('know their wordings', () => {
    expect(findNationality('V.N')).toBe('VN');
    expect(findNationality('Hoa Kỳ')).toBe('US');
    expect(findSex('Gái')).toBe('Nữ');
    expect(findSex('Trống')).toBe('Nam');
    expect(findSex('chưa xác định')).toBeNull();
  });
});
