import type { PageText } from '../page.ts';
import { RECORD_TYPES } from '../records/registry.ts';
import { matchPhraseAt, toPhrase } from './phrases.ts';
import { isBoxMark, startsPiece } from './pieces.ts';
import { measureEm } from './placed.ts';
import { groupRows, type Row } from './rows.ts';
import { leftOf, rightOf, type Token, tokenizePage } from './tokens.ts';

/** A printed wording that has a box to tick, where it stands on a page. */
export interface TickLabel {
  readonly wording: string;
  readonly tokens: readonly Token[];
  readonly score: number;
}

/** `quận An Minh` is not `Quá hạn`; one wording alone is no list of boxes. */
const SURE_WORDING = 0.85;
const LEAST_WORDINGS = 2;
/** How far down a wording may wrap, and how far beside its first word the next line may begin. */
const WRAP_EM = 4;
/** Words of one wording stand no farther apart. */
const WIDEST_GAP_EM = 1.5;
const INDENT_EM = 2.5;
/** Letters that a box before a wording may be read as, glued to its first word. */
const MOST_GLUED = 2;

const WORDINGS = [
  ...new Set(
    RECORD_TYPES.flatMap(({ forms }) =>
      forms.flatMap(({ ticks = [] }) => ticks.flatMap(({ printed }) => printed)),
    ),
  ),
].map(toPhrase);

/** Nothing stands close before it but what may be its box. */
function startsWording(row: Row, at: number, em: number): boolean {
  const before = row.tokens[at - 1];
  return (
    startsPiece(row, at, em) || (before !== undefined && isBoxMark(before) && startsPiece(row, at - 1, em))
  );
}

/** Words of a row that follow each other without a wide gap. */
function splitAtGaps(tokens: readonly Token[], em: number): Token[][] {
  const pieces: Token[][] = [];
  for (const token of tokens) {
    const before = pieces.at(-1)?.at(-1);
    if (before && leftOf(token) - rightOf(before) <= WIDEST_GAP_EM * em) pieces.at(-1)?.push(token);
    else pieces.push([token]);
  }
  return pieces;
}

/** The words from one on to the end of its line, and those of the next lines that stand under it. */
function readOn(rows: readonly Row[], row: number, at: number, em: number): Token[] {
  const first = rows[row];
  const own = splitAtGaps(first?.tokens.slice(at) ?? [], em)[0] ?? [];
  const left = own[0] ? leftOf(own[0]) : 0;
  const away = (piece: readonly Token[]) => Math.abs(piece[0] ? leftOf(piece[0]) - left : Infinity);
  const reach = (first?.top ?? 0) + WRAP_EM * em;
  const below = rows.slice(row + 1).filter(({ top }) => top < reach);
  const under = below.flatMap(({ tokens }) => {
    const nearest = splitAtGaps(tokens, em).sort((a, b) => away(a) - away(b))[0] ?? [];
    return away(nearest) <= INDENT_EM * em ? nearest : [];
  });
  return [...own, ...under];
}

function matchWording(rows: readonly Row[], row: number, at: number, em: number): TickLabel | null {
  const tokens = readOn(rows, row, at, em);
  const [first = '', ...rest] = tokens.map((token) => token.folded);
  for (let glued = 0; glued <= MOST_GLUED && glued < first.length; glued++) {
    const folded = [first.slice(glued), ...rest];
    const hits = WORDINGS.flatMap((phrase) => {
      const hit = matchPhraseAt(folded, 0, phrase);
      return hit && hit.score > SURE_WORDING ? [{ ...hit, phrase }] : [];
    });
    const weigh = ({ score, phrase }: (typeof hits)[number]) => score + phrase.key.length / 1000;
    const best = hits.sort((a, b) => weigh(b) - weigh(a))[0];
    if (best) return { wording: best.phrase.text, tokens: tokens.slice(0, best.end), score: best.score };
  }
  return null;
}

/** A box read as a letter begins a wording as well as the wording's own first word does. */
const sharesWords = (one: TickLabel, other: TickLabel) =>
  one.tokens.some((token) => other.tokens.includes(token));

/** The wordings on a page that forms give boxes to tick; none where only one is found. */
export function findTickLabels(text: PageText): TickLabel[] {
  const rows = groupRows(tokenizePage(1, text));
  const em = measureEm(rows);
  const labels = rows.flatMap((row, index) =>
    row.tokens.flatMap((_, at) =>
      startsWording(row, at, em) ? (matchWording(rows, index, at, em) ?? []) : [],
    ),
  );
  const best = labels.filter(
    (label) =>
      !labels.some((other) => other !== label && other.score > label.score && sharesWords(label, other)),
  );
  return new Set(best.map(({ wording }) => wording)).size < LEAST_WORDINGS ? [] : best;
}
