import { measureOcrDistance } from './ocr-distance.ts';
import { stripMarks } from './normalize.ts';

/** One lexicon word that a stretch of the reading may stand for. */
export interface LatticeEdge {
  readonly to: number;
  readonly word: string;
  /** As it was read. */
  readonly read: string;
  readonly cost: number;
}

/**
 * Every way to see a reading as words of a small lexicon: a token may be a misread word, two words glued together,
 * or half of a word torn apart. Nodes 0 … `end`; `edges[n]` leave node n.
 */
export interface WordLattice {
  readonly edges: readonly (readonly LatticeEdge[])[];
  readonly end: number;
  /** What leaves node n whole, for n < `end`. */
  readonly tokens: readonly string[];
}

const JOIN_COST = 0.3;

/** A word no closer than this share of its length is not seen in the reading. */
const REACH_PER_CHAR = 0.4;

interface WordHit {
  readonly word: string;
  readonly cost: number;
}

/** Tokens repeat endlessly (ngày, tháng, năm …): what each may be is worked out once for each lexicon. */
const remembered = new WeakMap<readonly string[], Map<string, readonly WordHit[]>>();
const MEMORY = 5_000;

function findWords(token: string, lexicon: readonly string[]): readonly WordHit[] {
  const lower = token.toLowerCase();
  let memory = remembered.get(lexicon);
  if (!memory) remembered.set(lexicon, (memory = new Map<string, readonly WordHit[]>()));
  const known = memory.get(lower);
  if (known) return known;
  if (memory.size >= MEMORY) memory.clear();
  const hits = searchWords(lower, lexicon);
  memory.set(lower, hits);
  return hits;
}

function searchWords(lower: string, lexicon: readonly string[]): readonly WordHit[] {
  const reach = Math.max(0.6, lower.length * REACH_PER_CHAR);
  const hits: WordHit[] = [];
  for (const word of lexicon) {
    if (Math.abs(word.length - lower.length) > 1) continue;
    const cost = lower === word ? 0 : measureOcrDistance(lower, word);
    if (cost <= reach) hits.push({ word, cost });
  }
  return hits.sort((x, y) => x.cost - y.cost).slice(0, 6);
}

/** Two lexicon words written without a space; only when the letters, marks aside, fit. */
function splitGlued(token: string, lexicon: readonly string[]): { first: string; rest: string }[] {
  if (token.length < 5) return [];
  const folded = stripMarks(token.toLowerCase());
  return lexicon
    .filter(
      (word) => word.length >= 2 && folded.startsWith(stripMarks(word)) && folded.length - word.length >= 2,
    )
    .map((word) => ({ first: token.slice(0, word.length), rest: token.slice(word.length) }));
}

/** Builds the lattice of `tokens`; `lexicon` is lower case. */
export function buildLattice(tokens: readonly string[], lexicon: readonly string[]): WordLattice {
  const edges: LatticeEdge[][] = Array.from({ length: tokens.length + 1 }, () => []);
  const addWords = (from: number, to: number, read: string, extra: number) => {
    for (const { word, cost } of findWords(read, lexicon))
      edges[from]?.push({ to, word, read, cost: cost + extra });
  };
  tokens.forEach((token, i) => {
    addWords(i, i + 1, token, 0);
    const next = tokens[i + 1];
    if (next !== undefined && token.length + next.length <= 6) addWords(i, i + 2, token + next, JOIN_COST);
    if (findWords(token, lexicon).some((hit) => hit.cost === 0)) return;
    for (const { first, rest } of splitGlued(token, lexicon)) {
      const middle = edges.push([]) - 1;
      addWords(i, middle, first, JOIN_COST);
      addWords(middle, i + 1, rest, 0);
    }
  });
  return { edges, end: tokens.length, tokens };
}

/** One way to go through part of a lattice. */
export interface Path<T> {
  readonly at: number;
  readonly value: T;
  readonly cost: number;
  readonly words: readonly LatticeEdge[];
}

/** A piece of grammar: every way to go on from a node. */
export type Rule<T> = (lattice: WordLattice, at: number) => readonly Path<T>[];

const WIDTH = 12;

/** Keeps the cheapest path for each value and place. */
function prune<T>(paths: readonly Path<T>[]): readonly Path<T>[] {
  const best = new Map<string, Path<T>>();
  for (const path of paths) {
    const key = `${path.at}:${JSON.stringify(path.value)}`;
    const other = best.get(key);
    if (!other || path.cost < other.cost) best.set(key, path);
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, WIDTH);
}

/** One of the given words, each with its value. */
export function oneOf<T>(words: Readonly<Record<string, T>>): Rule<T> {
  return (lattice, at) =>
    (lattice.edges[at] ?? [])
      .filter((edge) => edge.word in words)
      .map((edge) => ({ at: edge.to, value: words[edge.word] as T, cost: edge.cost, words: [edge] }));
}

/** `word`, or at a price any one token that may be its ruin: a set word whose place in the sentence is certain. */
export function expect<T>(word: string, value: T, price: number): Rule<T> {
  const plain = oneOf({ [word]: value });
  return (lattice, at) => [
    ...plain(lattice, at),
    ...(lattice.tokens[at] === undefined
      ? []
      : [
          {
            at: at + 1,
            value,
            cost: price,
            words: [{ to: at + 1, word, read: lattice.tokens[at], cost: price }],
          },
        ]),
  ];
}

/** First one rule, then another; `join` makes one value of both. */
export function sequence<A, B, C>(first: Rule<A>, second: Rule<B>, join: (a: A, b: B) => C): Rule<C> {
  return (lattice, at) =>
    prune(
      first(lattice, at).flatMap((a) =>
        second(lattice, a.at).map((b) => ({
          at: b.at,
          value: join(a.value, b.value),
          cost: a.cost + b.cost,
          words: [...a.words, ...b.words],
        })),
      ),
    );
}

/** Any of the rules. */
export function either<T>(...rules: readonly Rule<T>[]): Rule<T> {
  return (lattice, at) => prune(rules.flatMap((rule) => rule(lattice, at)));
}

/** The rule, or `otherwise` at the price of `cost`. */
export function maybe<T>(rule: Rule<T>, otherwise: T, cost = 0): Rule<T> {
  return either(rule, (_, at) => [{ at, value: otherwise, cost, words: [] }]);
}

/** The rule at a price: it may be meant, but something else is likelier. */
export function dear<T>(rule: Rule<T>, price: number): Rule<T> {
  return (lattice, at) => rule(lattice, at).map((path) => ({ ...path, cost: path.cost + price }));
}

/** Keeps the values that `test` admits. */
export function only<T>(rule: Rule<T>, test: (value: T) => boolean): Rule<T> {
  return (lattice, at) => rule(lattice, at).filter((path) => test(path.value));
}
