/** What the law asked, and from when to when. Dates are inclusive, yyyy-mm-dd. */
interface Period<Rule> {
  readonly from: string;
  readonly to: string;
  readonly rule: Rule;
}

/** The rule in force on a day; null when none is known for it. */
export function findRule<Rule>(periods: readonly Period<Rule>[], day: string): Rule | null {
  return periods.find(({ from, to }) => from <= day && day <= to)?.rule ?? null;
}

export interface MarriageAge {
  /** Completed years of life that must have passed. */
  readonly husbandYears: number;
  readonly wifeYears: number;
  /** `entering`: the law says "từ 20 tuổi", met on the day after the 19th birthday. */
  readonly counts: 'completed' | 'entering';
}

/** Tuổi kết hôn: Luật HN&GĐ 1959 (điều 6), 1986 and 2000 (điều 5, 9), 2014 (điều 8). */
export const MARRIAGE_AGES: readonly Period<MarriageAge>[] = [
  { from: '1960-01-13', to: '1987-01-02', rule: { husbandYears: 20, wifeYears: 18, counts: 'completed' } },
  { from: '1987-01-03', to: '2014-12-31', rule: { husbandYears: 20, wifeYears: 18, counts: 'entering' } },
  { from: '2015-01-01', to: '9999-12-31', rule: { husbandYears: 20, wifeYears: 18, counts: 'completed' } },
];

/** Thời hạn đăng ký khai sinh, days: NĐ 83/1998; NĐ 158/2005; Luật Hộ tịch 2014 (điều 15). */
export const BIRTH_LIMITS: readonly Period<number>[] = [
  { from: '1998-10-25', to: '2006-03-31', rule: 30 },
  { from: '2006-04-01', to: '9999-12-31', rule: 60 },
];

/** Thời hạn đăng ký khai tử, days: NĐ 158/2005; Luật Hộ tịch 2014 (điều 33). */
export const DEATH_LIMITS: readonly Period<number>[] = [{ from: '2006-04-01', to: '9999-12-31', rule: 15 }];

/** Số định danh cá nhân is given at birth registration since Luật Hộ tịch came into force. */
export const PERSONAL_ID_SINCE = '2016-01-01';

/** Thẻ căn cước may be given to children since Luật Căn cước 2023 (điều 19); before, to people of fourteen. */
export const ID_MIN_AGE = 14;
export const IDS_OF_CHILDREN_SINCE = '2024-07-01';

/** Luật Nuôi con nuôi 2010, in force from this day: adoptee under 16, adopter at least 20 years older (điều 8, 14). */
export const ADOPTION_LAW_SINCE = '2011-01-01';
export const ADOPTEE_MAX_AGE = 16;
export const ADOPTER_MIN_GAP = 20;
