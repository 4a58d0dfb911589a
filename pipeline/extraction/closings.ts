import type { Placed } from './placed.ts';

/**
 * Sentences that close a form, whatever it was for: `Việc nhận con có hiệu lực kể từ …`, `Việc cải chính hộ tịch được ghi
 * vào Sổ …`, `Quyết định này có hiệu lực kể từ ngày ký`. The value above them has ended.
 */
const CLOSING =
  /^(?:viec (?:[a-z]+ ){1,8}?(?:co hieu luc|(?:da )?duoc ghi vao so)|quyet dinh nay co hieu luc (?:ke )?tu ngay ky)$/;

/** Words of the longest opening of such a sentence. */
const MOST_WORDS = 14;

/** The opening of a closing sentence in a run, `[start, end)`. */
export interface Closing {
  readonly start: number;
  readonly end: number;
  readonly wording: string;
}

/** Where a sentence begins behind its count (`Điều 2.`). */
const skipCount = (run: readonly Placed[], at: number) =>
  run[at]?.token.folded === 'dieu' && /^\d/.test(run[at + 1]?.token.text ?? '') ? at + 2 : at;

function measureClosing(run: readonly Placed[], start: number): number | null {
  let text = '';
  for (let end = start; end < Math.min(run.length, start + MOST_WORDS); end++) {
    const placed = run[end] as Placed;
    if (end > start && placed.startsColumn) return null;
    text = `${text} ${placed.token.folded}`.trim();
    if (CLOSING.test(text)) return end + 1;
  }
  return null;
}

/** Closing sentences at the starts of rows. */
export function findClosings(run: readonly Placed[]): Closing[] {
  return run.flatMap((placed, at) => {
    if (!placed.startsRow) return [];
    const end = measureClosing(run, skipCount(run, at));
    if (end === null) return [];
    const wording = run
      .slice(at, end)
      .map(({ token }) => token.text)
      .join(' ');
    return [{ start: at, end, wording }];
  });
}
