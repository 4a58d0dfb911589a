import type { FormSpec, RecordType } from '../records/record-type.ts';
import { isUpperCase } from '../vietnamese/letter-case.ts';
import { compareKeys, matchPhraseAt, toPhrase } from './phrases.ts';
import type { Row } from './rows.ts';
import { foldChars, foldKey, leftOf, rightOf, type Token } from './tokens.ts';

export interface FormOf {
  readonly type: RecordType;
  readonly form: FormSpec;
}

/** A title found on a page, and the forms that bear it. */
export interface TitleHit {
  readonly forms: readonly FormOf[];
  readonly wording: string;
  readonly score: number;
  /** Row it begins in, and the row after its last. */
  readonly fromRow: number;
  readonly toRow: number;
  /** What stands behind it in its line, folded: `V/v giải tỏa` is less than `V/v giải tỏa hành lang an toàn giao thông`. */
  readonly tail: string;
}

/** Rows that one title may take. */
const MOST_ROWS = 4;
const LEAST_SCORE = 0.8;

interface Candidate {
  readonly tokens: readonly Token[];
  /** Row of each token. */
  readonly rows: readonly number[];
}

/** Pieces of a row that may begin a title, each with the pieces of the rows right below that stand under it. */
function gatherCandidates(rows: readonly Row[], at: number, em: number): Candidate[] {
  const row = rows[at] as Row;
  const starts = row.tokens.flatMap((token, i) => {
    const before = row.tokens[i - 1];
    return before === undefined || leftOf(token) - rightOf(before) > 1.3 * em ? [i] : [];
  });
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? row.tokens.length;
    const tokens = row.tokens.slice(start, end);
    const numbers = tokens.map(() => at);
    const left = leftOf(tokens[0] as Token);
    const right = rightOf(tokens.at(-1) as Token);
    let bottom = row.bottom;
    for (let next = at + 1; next < Math.min(rows.length, at + MOST_ROWS); next++) {
      const below = rows[next] as Row;
      if (below.top - bottom > 1.6 * Math.max(em, row.em) || below.tokens[0]?.page !== row.tokens[0]?.page)
        break;
      const under = below.tokens.filter((t) => rightOf(t) > left - 12 * em && leftOf(t) < right + 12 * em);
      tokens.push(...under);
      numbers.push(...under.map(() => next));
      bottom = below.bottom;
    }
    return { tokens, rows: numbers };
  });
}

const isCapital = (tokens: readonly Token[]) => {
  const text = tokens.map((t) => t.text).join('');
  const letters = text.replace(/[^\p{L}]/gu, '');
  const capitals = letters.replace(/[^\p{Lu}]/gu, '');
  return capitals.length >= 0.7 * letters.length;
};

/** Letters at the end of a title by which it differs from others that begin alike, and the share of them that may be misread. */
const TAIL = 7;
const TAIL_EDITS = 0.45;

/** GIẤY CHỨNG NHẬN ĐĂNG KÝ `HỘ KINH` DOANH is not GIẤY CHỨNG NHẬN ĐĂNG KÝ `KẾT HÔN`: most letters are shared. */
function endsAlike(tokens: readonly Token[], key: string): boolean {
  const tail = key.slice(-TAIL);
  const read = tokens.map((t) => t.folded).join('');
  const cost = Math.min(...[-1, 0, 1].map((more) => compareKeys(read.slice(-(tail.length + more)), tail)));
  return cost <= TAIL_EDITS * tail.length;
}

/** Share of the last word of a title that may be misread: GIẤY CHỨNG `SINH` is not GIẤY CHỨNG `TỬ`. */
const LAST_WORD_EDITS = 0.5;

function endsInItsWord(tokens: readonly Token[], wording: string): boolean {
  const last = foldKey(
    wording
      .replace(/\s*\([^)]*\)$/u, '')
      .split(/[\s/]/u)
      .at(-1) ?? '',
  );
  if (last.length === 0 || wording.endsWith(')')) return true;
  const read = tokens.map((t) => t.folded).join('');
  const cost = Math.min(...[-1, 0, 1].map((more) => compareKeys(read.slice(-(last.length + more)), last)));
  return cost <= LAST_WORD_EDITS * last.length;
}

/** White space behind a title, in heights of its words, from which on something else stands there. */
const TAIL_GAP = 1.5;

/** The words that follow in the last row of a title without a gap. */
function readTail({ tokens, rows }: Candidate, end: number): string {
  const words: string[] = [];
  for (let at = end; at < tokens.length && rows[at] === rows[end - 1]; at++) {
    const [before, token] = [tokens[at - 1] as Token, tokens[at] as Token];
    const height = before.word.box[3] - before.word.box[1];
    if (leftOf(token) - rightOf(before) > TAIL_GAP * height) break;
    words.push(foldChars(token.text).trim());
  }
  return words.join(' ');
}

/** QUYẾT ĐỊNH stands a second time over what is decided: `QUYẾT ĐỊNH: Điều 1. Công nhận việc nuôi con nuôi …` is no title. */
const runsOverArticle = (rows: readonly Row[], { fromRow, toRow }: Omit<TitleHit, 'forms'>) =>
  rows.slice(fromRow + 1, toRow).some((row) => row.tokens[0]?.folded === 'dieu');

/** So short a title stands alone in its row: SỔ TỬ, but not SỞ TƯ PHÁP. */
const SHORT_TITLE = 8;

function matchTitle({ tokens, rows }: Candidate, wording: string): Omit<TitleHit, 'forms'> | null {
  const phrase = toPhrase(wording);
  const hit = matchPhraseAt(
    tokens.map((t) => t.folded),
    0,
    phrase,
  );
  if (!hit || hit.score < LEAST_SCORE || !endsAlike(tokens.slice(0, hit.end), phrase.key)) return null;
  if (!endsInItsWord(tokens.slice(0, hit.end), wording)) return null;
  if (phrase.key.length < SHORT_TITLE && rows[hit.end] === rows[0]) return null;
  if (isUpperCase(wording) && !isCapital(tokens.slice(0, hit.end))) return null;
  const tail = readTail({ tokens, rows }, hit.end);
  return { wording, score: hit.score, fromRow: rows[0] ?? 0, toRow: (rows[hit.end - 1] ?? 0) + 1, tail };
}

/** Long wordings beat short ones, unless they fit badly: GIÁM HỘ and CHẤM DỨT GIÁM HỘ are near each other. */
const weigh = (hit: Pick<TitleHit, 'score' | 'wording'>) =>
  (hit.score - 0.7) * toPhrase(hit.wording).key.length;

const namesAnother = ({ forms }: TitleHit) => forms.some(({ form }) => form.namesAnother);

/** Every title on a page, top to bottom; of several that fit one place the longest is meant. */
export function findTitles(
  rows: readonly Row[],
  titles: ReadonlyMap<string, readonly FormOf[]>,
  em: number,
): TitleHit[] {
  const hits: TitleHit[] = [];
  for (let at = 0; at < rows.length; at++) {
    let best: TitleHit | null = null;
    for (const candidate of gatherCandidates(rows, at, em)) {
      if ((candidate.tokens[0]?.folded ?? '') === '') continue;
      for (const [wording, forms] of titles) {
        const hit = matchTitle(candidate, wording);
        if (hit && !runsOverArticle(rows, hit) && (!best || weigh(hit) > weigh(best)))
          best = { ...hit, forms };
      }
    }
    const before = hits.at(-1);
    if (best && before && namesAnother(before) && best.fromRow <= before.toRow) continue;
    if (best && before && best.fromRow < before.toRow) {
      if (weigh(best) > weigh(before)) hits[hits.length - 1] = best;
    } else if (best) hits.push(best);
  }
  return hits;
}

/** Wording → the forms titled so. */
export function indexTitles(types: readonly RecordType[]): Map<string, FormOf[]> {
  const titles = new Map<string, FormOf[]>();
  for (const type of types) {
    for (const form of type.forms) {
      for (const title of form.titles) titles.set(title, [...(titles.get(title) ?? []), { type, form }]);
    }
  }
  return titles;
}
