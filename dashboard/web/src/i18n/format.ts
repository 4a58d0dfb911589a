const ZONE = 'Asia/Ho_Chi_Minh';
const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat('vi-VN', { style: 'percent', maximumFractionDigits: 1 });
const target = new Intl.NumberFormat('vi-VN', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 2,
});
// en-GB writes dd/mm/yyyy and 24 hours, as Vietnamese papers do; vi-VN drops the leading zeros.
const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const minute = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' });
const hour = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit' });

/** 1.234.567 */
export const formatWhole = (n: number): string => whole.format(n);
/** 1.234,5 */
export const formatDecimal = (n: number): string => oneDecimal.format(n);
/** An expected count: 0 only where it is none at all. */
export const formatExpected = (n: number): string => (n > 0 && n < 0.05 ? '< 0,1' : oneDecimal.format(n));
export const formatPercent = (share: number): string => percent.format(share);
/** 99,7 %; as exact as targets are. */
export const formatTarget = (share: number): string => target.format(share);
export const formatDay = (instant: string | Date): string => day.format(new Date(instant));
export const formatTime = (instant: string | Date): string => minute.format(new Date(instant));
export const formatHour = (instant: string | Date): string => hour.format(new Date(instant));
export const formatInstant = (instant: string | Date): string =>
  `${formatDay(instant)} ${formatTime(instant)}`;
