import { leftOf, rightOf, type Token } from './tokens.ts';

/** As much of a row as is looked at here. */
interface Written {
  readonly tokens: readonly Token[];
  readonly top: number;
  readonly bottom: number;
  /** Height of its middling word in pixels. */
  readonly em: number;
}

/** A hand that writes above its line still reaches so far down into the row of print, in shares of the print's height. */
const LEAST_OVERLAP = 0.4;
/** White space that parts two values, in heights of a word. */
const VALUE_GAP = 1.5;

function splitValues(row: Written): Token[][] {
  const values: Token[][] = [];
  for (const token of row.tokens) {
    const last = values.at(-1)?.at(-1);
    if (last && leftOf(token) - rightOf(last) < VALUE_GAP * row.em) values.at(-1)?.push(token);
    else values.push([token]);
  }
  return values;
}

/** The word that stands before a value in the row of print; null where there is none, or print is in its way. */
function findBefore(print: Written, value: readonly Token[]): Token | null {
  const [left, right] = [leftOf(value[0] as Token), rightOf(value.at(-1) as Token)];
  const isClear = print.tokens.every((token) => rightOf(token) <= left || leftOf(token) >= right);
  return isClear ? (print.tokens.findLast((token) => rightOf(token) <= left) ?? null) : null;
}

function overlap(a: Written, b: Written): number {
  if (a.tokens[0]?.page !== b.tokens[0]?.page) return 0;
  return (Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)) / b.em;
}

/**
 * Values that a hand wrote a little above the labels that ask for them (`1974 … Dao … Việt Nam` over `Sinh ngày: … Dân tộc:
 * … Quốc tịch: …`) go down into the row of the labels: what lies behind a colon and in nobody's way.
 */
export function lowerRaised<Row extends Written>(rows: readonly Row[]): Row[] {
  const lowered = [...rows];
  for (let at = 0; at + 1 < lowered.length; at++) {
    const [row, print] = [lowered[at] as Row, lowered[at + 1] as Row];
    if (overlap(row, print) < LEAST_OVERLAP) continue;
    const values = splitValues(row).map((value) => ({ value, before: findBefore(print, value) }));
    if (!values.some(({ before }) => before?.text.endsWith(':'))) continue;
    const moved = values.flatMap(({ value, before }) => (before ? value : []));
    const left = row.tokens.filter((token) => !moved.includes(token));
    const tokens = [...print.tokens, ...moved].sort((a, b) => leftOf(a) - leftOf(b));
    lowered[at + 1] = { ...print, tokens };
    lowered[at] = { ...row, tokens: left };
  }
  return lowered.filter((row) => row.tokens.length > 0);
}
