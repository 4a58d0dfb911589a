import { writeNumber } from './numerals.ts';
import { isRealDate } from './date-words.ts';

/** The northern wording and its regional and shorter kin: lẻ for linh, ngàn for nghìn, without "không trăm". */
function varyNumber(n: number): readonly string[] {
  const plain = writeNumber(n);
  const forms = [plain, plain.replace(/ không trăm(?= linh| lẻ)/, '')];
  return [
    ...new Set(
      forms
        .flatMap((form) => [form, form.replace(/linh/g, 'lẻ')])
        .flatMap((form) => [form, form.replace(/nghìn/g, 'ngàn')]),
    ),
  ];
}

const pick = (...forms: string[]) => [...new Set(forms)];

/** Months with a name of their own beside their number. */
const OTHER_MONTHS: Readonly<Record<number, readonly string[]>> = { 1: ['giêng'], 4: ['tư'], 12: ['chạp'] };

/** The usual ways to write a date (yyyy-mm-dd) in words; empty for partial dates. */
export function listDateWordings(iso: string): readonly string[] {
  if (iso.length !== 10 || !isRealDate(iso)) return [];
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const days =
    day <= 10
      ? pick(writeNumber(day), `mồng ${writeNumber(day)}`, `mùng ${writeNumber(day)}`)
      : [writeNumber(day)];
  const months = [writeNumber(month), ...(OTHER_MONTHS[month] ?? [])];
  return days.flatMap((d) =>
    months.flatMap((m) => varyNumber(year).map((y) => `Ngày ${d} tháng ${m} năm ${y}`)),
  );
}

/** The usual ways to write an amount of đồng in words. */
export function listAmountWordings(dong: string): readonly string[] {
  if (!/^\d{1,15}$/.test(dong)) return [];
  return varyNumber(Number(dong)).flatMap((words) => {
    const sentence = `${words.charAt(0).toUpperCase()}${words.slice(1)} đồng`;
    return pick(sentence, sentence.replace(/tỷ/g, 'tỉ'), `${sentence} chẵn`);
  });
}
