import { takeApart, type Letter, type Tone } from './letters.ts';

/** Pairs of bare letters that engines take for one another; in either direction. */
const CONFUSED = new Map<string, number>();
function confuse(cost: number, pairs: string): void {
  for (const pair of pairs.split(' ')) {
    const [a = '', b = ''] = pair;
    CONFUSED.set(a + b, cost);
    CONFUSED.set(b + a, cost);
  }
}
confuse(0.35, 'l1 i1 il lI o0 q0 s5 b8 z2 g9 q9 1| l| i| i! l! 1! o6 ij 1j d0 1/ 7/ l/');
confuse(
  0.5,
  'ce co oa nu hb hk tf tl rn vy vu gq ec un mn bh gy pq fi ij 17 38 56 06 08 69 35 23 89 4a b6 g6 t1 kh yv xk sa ea rt',
);
confuse(0.85, 'th bg bd mc kx');
confuse(0.7, 'ao ae oe ei dc db cl ui nr mr nh lt 14 47 49 27 25 09 58 68 02 03 94');

const MARK_COST = 0.3;
const TONE_COST = 0.3;
/** A dot below is lost in a rule, and seen in the dots of a leader, more easily than one sign is taken for another. */
const DOT_COST = 0.2;
const NONE = 0;
const DOT_BELOW = 5;
const CASE_COST = 0.05;
const GAP_COST = 1;
const LIGHT_GAP_COST = 0.4;
const LIGHT = new Set([...' .,;:\'"-_|`~·()']);
/** Two letters read as one, or one as two. */
const PAIRS: Readonly<Record<string, string>> = {
  m: 'rn',
  d: 'cl',
  w: 'vv',
  u: 'ii',
  h: 'li',
  n: 'ri',
  k: 'lc',
  b: 'lo',
};

/** A character with what it is compared by. */
interface Glyph extends Letter {
  readonly char: string;
}

const glyphs = new Map<string, Glyph>();

function see(char: string): Glyph {
  let glyph = glyphs.get(char);
  if (!glyph) glyphs.set(char, (glyph = { char, ...takeApart(char) }));
  return glyph;
}

function compareTones(one: Tone, other: Tone): number {
  if (one === other) return 0;
  return Math.min(one, other) === NONE && Math.max(one, other) === DOT_BELOW ? DOT_COST : TONE_COST;
}

function compare(left: Glyph, right: Glyph): number {
  if (left.char === right.char) return 0;
  const base = left.base === right.base ? 0 : (CONFUSED.get(left.base + right.base) ?? 1);
  if (base === 1) return 1;
  const sum = base + (left.mark === right.mark ? 0 : MARK_COST) + compareTones(left.tone, right.tone);
  return sum === 0 ? CASE_COST : Math.min(1, sum);
}

/** How unlike two characters look to an engine: 0 the same, 1 nothing alike. */
export function compareGlyphs(a: string, b: string): number {
  return compare(see(a), see(b));
}

function gapCost(char: string): number {
  return LIGHT.has(char) ? LIGHT_GAP_COST : GAP_COST;
}

function isPairOf(one: Glyph, first: Glyph | undefined, second: Glyph): boolean {
  const pair = PAIRS[one.base];
  return pair !== undefined && pair[0] === first?.base && pair[1] === second.base;
}

/** What it costs to depart from the i-th character of the reading by `difference` (0–1). */
export type Price = (index: number, difference: number) => number;

/**
 * Edit distance in which what engines confuse costs little: a tone or a hat 0.3, l/1 0.35, rn/m 0.5, a foreign letter 1.
 * `price` may make it dear to depart from what the engine was sure of.
 */
export function measureOcrDistance(
  read: string,
  wanted: string,
  price: Price = (_, difference) => difference,
): number {
  const a = [...read].map(see);
  const b = [...wanted].map(see);
  const last = Math.max(0, a.length - 1);
  const gaps = b.map(({ char }) => gapCost(char));
  let before: number[] = [];
  let above = [0];
  for (const gap of gaps) above.push((above.at(-1) ?? 0) + price(0, gap));
  for (const [i, glyph] of a.entries()) {
    const dropped = price(i, gapCost(glyph.char));
    const row = [(above[0] ?? 0) + dropped];
    for (const [j, other] of b.entries()) {
      const difference = compare(glyph, other);
      let best = (above[j] ?? 0) + (difference === 0 ? 0 : price(i, difference));
      best = Math.min(
        best,
        (above[j + 1] ?? 0) + dropped,
        (row[j] ?? 0) + price(Math.min(i + 1, last), gaps[j] ?? 1),
      );
      if (i > 0 && isPairOf(other, a[i - 1], glyph)) best = Math.min(best, (before[j] ?? 99) + price(i, 0.5));
      if (j > 0 && isPairOf(glyph, b[j - 1], other))
        best = Math.min(best, (above[j - 1] ?? 99) + price(i, 0.5));
      row.push(best);
    }
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
