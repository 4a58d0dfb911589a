import { isListedName, loadGazetteer } from '../../../pipeline/places/gazetteer.ts';
import { HISTORIC_PROVINCES } from '../../../pipeline/places/historic-provinces.ts';
import { parsePlace } from '../../../pipeline/places/parse-place.ts';
import { isKnownIdPrefix, NEW_PROVINCES, OLD_PROVINCES } from '../../../pipeline/places/provinces.ts';

describe('provinces', () => {
  it('were 63 and are 34', () => {
    expect(OLD_PROVINCES).toHaveLength(63);
    expect(NEW_PROVINCES).toHaveLength(34);
    expect(NEW_PROVINCES.filter((province) => province.name === '')).toEqual([]);
  });

  it('reuse codes with another meaning', () => {
    expect(OLD_PROVINCES.find(({ code }) => code === '24')?.name).toBe('Bắc Giang');
    expect(NEW_PROVINCES.find(({ code }) => code === '24')?.name).toBe('Bắc Ninh');
    expect(NEW_PROVINCES.find(({ code }) => code === '96')).toEqual({
      code: '96',
      name: 'Cà Mau',
      isCity: false,
    });
  });

  it('give identity numbers their first digits', () => {
    expect(isKnownIdPrefix('095')).toBe(true);
    expect(isKnownIdPrefix('003')).toBe(false);
  });

  it('of earlier times became provinces that are known', () => {
    const names = new Set(OLD_PROVINCES.map((province) => province.name));
    for (const { became } of HISTORIC_PROVINCES)
      expect(became.filter((name) => !names.has(name))).toEqual([]);
    expect(HISTORIC_PROVINCES.find(({ name }) => name === 'Minh Hải')?.became).toEqual([
      'Bạc Liêu',
      'Cà Mau',
    ]);
  });
});

describe('gazetteer', () => {
  it('holds both eras', () => {
    const { districts, current } = loadGazetteer();
    expect(districts.length).toBeGreaterThan(690);
    expect(current).toHaveLength(3321);
    expect(
      districts.flatMap((district) => district.communes).every((commune) => commune.current.length > 0),
    ).toBe(true);
  });

  it('keeps every successor of a commune that was divided', () => {
    const divided = loadGazetteer()
      .districts.flatMap((district) => district.communes.map((commune) => ({ district, commune })))
      .find(({ commune }) => commune.current.length > 1);
    expect(new Set(divided?.commune.current.map((now) => now.name)).size).toBeGreaterThan(1);
  });

  it('does not mind tone placement, and knows nothing it does not hold', () => {
    expect(isListedName('Hoà Bình')).toBe(true);
    expect(isListedName('Hòa Bình')).toBe(true);
    expect(isListedName('Atlantis')).toBe(false);
  });
});

describe('parsePlace', () => {
  const cut = (text: string) =>
    parsePlace(text).map(({ level, start, end, nameStart }) => [
      level,
      text.slice(start, end),
      text.slice(nameStart, end),
    ]);

  it('cuts a full address into its levels', () => {
    expect(cut('ấp số 7, xã Tân Quang, huyện Lục Ngạn, tỉnh Bắc Giang')).toEqual([
      ['village', 'ấp số 7', 'số 7'],
      ['commune', 'xã Tân Quang', 'Tân Quang'],
      ['district', 'huyện Lục Ngạn', 'Lục Ngạn'],
      ['province', 'tỉnh Bắc Giang', 'Bắc Giang'],
    ]);
  });

  it('finds unit words without their marks, and commas that were lost or read as stops', () => {
    const levels = (text: string) => parsePlace(text).map(({ level }) => level);
    expect(levels('xa Tân Quang huyên Lục Ngạn, tinh Bắc Giang')).toEqual([
      'commune',
      'district',
      'province',
    ]);
    expect(levels('thành phố Bạc Liêu. tỉnh Bạc Liêu')).toEqual(['district', 'province']);
    expect(levels('P. 5, TP. Bạc Liêu')).toEqual(['commune', 'district']);
  });

  it('leaves institutions whole', () => {
    expect(cut('Bệnh viện Sản Nhi huyện Quế Võ, tỉnh Bắc Ninh')).toHaveLength(2);
    expect(cut('CƠ QUAN CẢNH SÁT ĐIỀU TRA')).toEqual([
      [null, 'CƠ QUAN CẢNH SÁT ĐIỀU TRA', 'CƠ QUAN CẢNH SÁT ĐIỀU TRA'],
    ]);
  });

  it('takes a capitalised name for a name', () => {
    expect(parsePlace('Bàn Cờ')[0]?.level).toBeNull();
    expect(parsePlace('bản Cờ')[0]?.level).toBe('village');
  });
});
