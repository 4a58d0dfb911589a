import { boundDate } from '../vietnamese/dates.ts';

/** The day `years` and `days` after a day, yyyy-mm-dd. 29 February moves to 1 March in common years. */
export function addTime(day: string, years: number, days = 0): string {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(y + years, m - 1, d + days)).toISOString().slice(0, 10);
}

/** Whether one partial date is later than another whatever the unknown parts are. */
export function isSurelyAfter(left: string, right: string): boolean {
  const a = boundDate(left);
  const b = boundDate(right);
  return a !== null && b !== null && a.from > b.to;
}

/** Whether `later` comes surely less than `years` and `days` after `earlier`. */
export function isSurelyWithin(earlier: string, later: string, years: number, days = 0): boolean {
  const a = boundDate(earlier);
  const b = boundDate(later);
  return a !== null && b !== null && b.to < addTime(a.from, years, days);
}

/** Whether `later` comes surely more than `years` and `days` after `earlier`. */
export function isSurelyBeyond(earlier: string, later: string, years: number, days = 0): boolean {
  const a = boundDate(earlier);
  const b = boundDate(later);
  return a !== null && b !== null && b.from > addTime(a.to, years, days);
}

/** The first day that a partial date may mean: what stands for "the law of that date". */
export function pinDay(partial: string): string | null {
  return boundDate(partial)?.from ?? null;
}
