import { CATALOG } from '../../fixtures/papers/catalog.ts';
import { formatDate, writeDate } from '../../fixtures/papers/dates.ts';
import { writeNumber } from '../../fixtures/papers/number-words.ts';
import { createPen } from '../../fixtures/papers/paper.ts';
import type { Paper } from '../../fixtures/papers/paper.ts';
import { drawFamily, drawPerson } from '../../fixtures/papers/people.ts';
import { drawPlace } from '../../fixtures/papers/places.ts';
import { createRng } from '../../fixtures/papers/rng.ts';
import { drawStyle } from '../../fixtures/papers/style.ts';
import type { TruthField } from '../../fixtures/papers/truth.ts';

const HABITS = { thousand: 'nghìn', zero: 'linh', early: '', oldMonths: false, digitYears: false } as const;

function make(type: string, seed: string): Paper {
  const rng = createRng(seed);
  const style = drawStyle(rng.fork('style'), 'typed', 'clean');
  const maker = CATALOG[type];
  if (maker === undefined) throw new Error(`no paper called ${type}`);
  return maker(createPen(rng.fork('paper'), style));
}

describe('words of the invented papers', () => {
  test.each([
    [{ y: 1992, m: 2, d: 23 }, 'Ngày hai mươi ba tháng hai năm một nghìn chín trăm chín mươi hai'],
    [{ y: 2008, m: 8, d: 27 }, 'Ngày hai mươi bảy tháng tám năm hai nghìn không trăm linh tám'],
    [{ y: 2021, m: 4, d: 15 }, 'Ngày mười lăm tháng tư năm hai nghìn không trăm hai mươi mốt'],
    [{ y: 1905, m: 11, d: 1 }, 'Ngày một tháng mười một năm một nghìn chín trăm linh năm'],
  ])('writes %j', (date, words) => {
    expect(writeDate(date, HABITS)).toBe(words);
  });

  test('speaks old months, early days and years digit by digit as clerks do', () => {
    expect(
      writeDate({ y: 1987, m: 1, d: 5 }, { ...HABITS, early: 'mồng ', oldMonths: true, digitYears: true }),
    ).toBe('Ngày mồng năm tháng giêng năm một chín tám bảy');
  });

  test.each([
    [2_610_000_000, 'hai tỷ sáu trăm mười triệu'],
    [1_005_000, 'một triệu không trăm linh năm nghìn'],
    [155_000_000, 'một trăm năm mươi lăm triệu'],
    [21, 'hai mươi mốt'],
    [1_000, 'một nghìn'],
  ])('counts %d', (amount, words) => {
    expect(writeNumber(amount, HABITS)).toBe(words);
  });

  test('writes one date in every hand', () => {
    const date = { y: 2003, m: 4, d: 9 };
    expect(
      (['slash', 'long', 'dash', 'dot', 'bare-slash'] as const).map((style) => formatDate(date, style)),
    ).toEqual(['09/04/2003', 'ngày 09 tháng 04 năm 2003', '09-04-2003', '09.04.2003', '9/4/2003']);
  });
});

describe('invented people', () => {
  const rng = createRng('people');

  test('parents are grown before the child is born, and numbers tell sex and birth year', () => {
    for (let i = 0; i < 200; i++) {
      const born = { y: rng.int(1985, 2024), m: rng.int(1, 12), d: rng.int(1, 28) };
      const { child, father, mother } = drawFamily(rng, born, born.y);
      expect(born.y - mother.born.y).toBeGreaterThanOrEqual(18);
      expect(born.y - father.born.y).toBeGreaterThanOrEqual(20);
      expect(child.personalId).toMatch(/^\d{12}$/);
      const century = Number(child.personalId[3]);
      expect(century % 2 === 1 ? 'Nữ' : 'Nam').toBe(child.sex);
      expect(19 + Math.floor(century / 2)).toBe(Math.floor(born.y / 100));
      expect(child.personalId.slice(4, 6)).toBe(String(born.y).slice(2));
    }
  });

  test('identity papers are older than the paper that names them', () => {
    for (let i = 0; i < 200; i++) {
      const year = rng.int(1990, 2026);
      const { idPaper, born } = drawPerson(rng, { bornFrom: year - 60, bornTo: year - 20, year });
      expect(idPaper.issued.y).toBeLessThanOrEqual(year);
      expect(idPaper.issued.y - born.y).toBeGreaterThanOrEqual(14);
      expect(idPaper.no).toMatch(/^(\d{9}|\d{12}|[A-Z]\d{7})$/);
    }
  });

  test('places take the names of their years: no district since 07/2025, Minh Hải in 1990', () => {
    expect(drawPlace(rng, 2026).district).toBe('');
    expect(drawPlace(rng, 2020).district).not.toBe('');
    expect(drawPlace(rng, 1990, 'Tỉnh Bạc Liêu').province).toBe('tỉnh Minh Hải');
    expect(drawPlace(rng, 2010, 'Tỉnh Bạc Liêu').province).toBe('tỉnh Bạc Liêu');
  });
});

describe('every paper of the catalog', () => {
  const FORMATS: readonly (readonly [RegExp, RegExp])[] = [
    [/(?<!_birth)_date$/, /^\d{4}-\d{2}-\d{2}$/],
    // Old books give an age, from which only the year is known.
    [/_birth_date$/, /^\d{4}(?:-\d{2}){0,2}$/],
    [/_birth_year$/, /^\d{4}$/],
    [/_sex$/, /^(Nam|Nữ)$/],
    [/^death_time$/, /^\d{2}:\d{2}$/],
    [/^price$/, /^\d{6,}$/],
    [/^(land_area|apartment_area_use)$/, /^\d+(\.\d+)?$/],
    [/personal_id_no$/, /^\d{12}$/],
  ];

  function check(id: string, { value, state }: TruthField): void {
    if (value === null) {
      expect(state).toBe('blank_on_form');
      return;
    }
    expect(value).toBe(value.normalize('NFC').trim());
    for (const [name, format] of FORMATS)
      if (name.test(id)) expect(`${id}: ${value}`).toMatch(new RegExp(`: ${format.source.slice(1)}`));
  }

  test.each(Object.keys(CATALOG))(
    '%s: every field has a value of its kind and stands on the paper',
    (type) => {
      for (const seed of ['one', 'two', 'three']) {
        const paper = make(type, `${type}/${seed}`);
        const html = paper.pages.map((page) => page.html).join('');
        paper.records.forEach(({ fields }, index) => {
          for (const [id, field] of Object.entries(fields)) {
            check(id, field);
            // The number of the book stands once, in the head of its page, for all entries.
            if (field.value !== null && id !== 'book_no') expect(html).toContain(`data-f="${index}.${id}"`);
          }
        });
        if (paper.pages.every((page) => page.kind === 'content'))
          expect(paper.records.length).toBeGreaterThan(0);
      }
    },
  );

  test('the same seed makes the same paper, another seed another', () => {
    const birth = JSON.stringify(make('birth', 'a'));
    expect(JSON.stringify(make('birth', 'a'))).toBe(birth);
    expect(JSON.stringify(make('birth', 'b'))).not.toBe(birth);
  });
});

test('a province is written with its kind, also since 2025', () => {
  const rng = createRng('kinds');
  const provinces = Array.from({ length: 40 }, (_, i) => drawPlace(rng, i % 2 === 0 ? 2026 : 2010).province);
  expect(provinces.filter((name) => !/^(?:tỉnh|thành phố) \p{Lu}/u.test(name))).toEqual([]);
});
