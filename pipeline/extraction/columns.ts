import { COUNTRY_NAMES } from '../records/letterhead.ts';
import { findBestPhrase, findPhrase, matchPhraseAt, toPhrase, type PhraseHit } from './phrases.ts';
import { joinTableRows } from './join-table-rows.ts';
import { partNotes } from './notes-column.ts';
import { startsPiece } from './pieces.ts';
import { fitsSplit, gapAt } from './gutter.ts';
import { findSideColumn } from './side-column.ts';
import { measureEm, placeRows, type Placed } from './placed.ts';
import { median, type Row } from './rows.ts';
import { leftOf, rightOf, type Token } from './tokens.ts';

const COUNTRY_PHRASES = COUNTRY_NAMES.map(toPhrase);

/** Wordings that may stand twice in a row: once for each of two persons side by side. */
export interface ColumnHints {
  /** Wordings of labels. */
  readonly labels: readonly string[];
  /** Wordings that head the columns, of one person and of the other (VỢ, CHỒNG). */
  readonly headings: readonly (readonly [readonly string[], readonly string[]])[];
  /** Wordings at the start of a row with which another part of the paper begins: no columns run on past it. */
  readonly parts?: readonly string[];
}

interface Pair {
  readonly left: PhraseHit;
  readonly right: PhraseHit;
}

/** A stretch of rows read column by column rather than row by row. */
interface Zone {
  readonly from: number;
  readonly to: number;
  /** Where the second column begins, in pixels. */
  readonly split: number;
  /** Where the column of row labels ends, when the labels stand once for both persons. */
  readonly labelEnd?: number;
  /** First row of the table that holds a label; what stands left of the headings above it (`Phần khai về | cha, mẹ`) is none. */
  readonly body?: number;
}

const foldedOf = (row: Row) => row.tokens.map((token) => token.folded);

/** The same label twice in one row, both at the start of a piece. */
function findTwice(row: Row, labels: readonly string[], em: number): Pair | null {
  const folded = foldedOf(row);
  for (const label of labels) {
    const hits = findPhrase(folded, toPhrase(label)).filter((hit) => startsPiece(row, hit.start, em));
    const [left, right] = hits;
    if (left && right && right.start >= left.end && hits.length === 2) return { left, right };
  }
  return null;
}

/** Both headings in one row, each on words of its own: `Họ và tên Hồ` is alike to `Họ và tên mẹ` and to `Họ và tên cha`. */
function findHeadings(row: Row, pairs: ColumnHints['headings'], em: number): Pair | null {
  const folded = foldedOf(row);
  for (const [ones, others] of pairs) {
    for (const one of ones) {
      for (const other of others) {
        const [a] = findPhrase(folded, toPhrase(one)).filter((hit) => startsPiece(row, hit.start, em));
        const [b] = findPhrase(folded, toPhrase(other)).filter((hit) => startsPiece(row, hit.start, em));
        if (a && b && a.end <= b.start) return { left: a, right: b };
        if (a && b && b.end <= a.start) return { left: b, right: a };
      }
    }
  }
  return null;
}

/** A gutter is wider than the spaces of its row: `phường | Nam Cường` may fall on it by chance. */
const WIDER_THAN_SPACES = 1.3;
/** Spaces of a row from which the usual one is known. */
const ENOUGH_SPACES = 4;

function usualSpace({ tokens }: Row): number {
  const spaces = tokens.slice(1).map((token, i) => leftOf(token) - rightOf(tokens[i] as Token));
  if (spaces.length < ENOUGH_SPACES) return 0;
  return median(spaces);
}

/** Whether what stands on both sides of `split` is parted by more than a space. */
const hasGutter = (row: Row, split: number, em: number) =>
  fitsSplit(row, split, em) && gapAt(row, split, em) > WIDER_THAN_SPACES * usualSpace(row);

const hasBothSides = (row: Row, split: number) =>
  row.tokens.some((token) => rightOf(token) < split) && row.tokens.some((token) => leftOf(token) >= split);

/** How well a row must begin with the wording of a part to end the columns before it. */
const SURE_PART = 0.9;

function beginsPart(row: Row, parts: readonly string[]): boolean {
  const folded = foldedOf(row);
  return parts.some((part) => (matchPhraseAt(folded, 0, toPhrase(part))?.score ?? 0) > SURE_PART);
}

function growZone(
  rows: readonly Row[],
  at: number,
  split: number,
  em: number,
  parts: readonly string[],
): { from: number; to: number } {
  let from = at;
  while (
    from > 0 &&
    hasGutter(rows[from - 1] as Row, split, em) &&
    hasBothSides(rows[from - 1] as Row, split)
  )
    from--;
  let to = at + 1;
  while (to < rows.length && hasGutter(rows[to] as Row, split, em)) {
    const gap = (rows[to]?.top ?? 0) - (rows[to - 1]?.bottom ?? 0);
    if (gap > 4 * em || beginsPart(rows[to] as Row, parts)) break;
    to++;
  }
  return { from, to };
}

/** Rows below the headings by which a table is known: its labels may wrap. */
const TABLE_LOOK = 6;

/** By how much a hand may begin a cell before its column. */
const OVERHANG = 0.6;

const fitsLoosely = (row: Row, split: number, em: number, leastGap: number) =>
  fitsSplit(row, split, em, leastGap) || fitsSplit(row, split - OVERHANG * em, em, leastGap);

/** Two headings with the labels to their left, once for both: the table NGƯỜI MẸ | NGƯỜI CHA. */
function measureTable(
  rows: readonly Row[],
  at: number,
  pair: Pair,
  hints: ColumnHints,
  em: number,
): Zone | null {
  const row = rows[at] as Row;
  const headingLeft = leftOf(row.tokens[pair.left.start] as Token);
  const next = rows.slice(at + 1, at + 1 + TABLE_LOOK);
  const labelled = next.map((r) => {
    const hit = findBestPhrase(foldedOf(r), hints.labels.map(toPhrase));
    const last = hit && r.tokens[hit.end - 1];
    if (hit?.start !== 0 || !last || rightOf(last) >= headingLeft + em) return null;
    // A label may go on past its wording (`Dân tộc, quốc tịch`): its value begins behind white space.
    const value = r.tokens.find((_, i) => i >= hit.end && startsPiece(r, i, em)) ?? r.tokens[hit.end];
    return value ? leftOf(value) : null;
  });
  // The values of a column begin below each other; what a wrapped label is cut to ("Ngày, tháng," | năm sinh) does not.
  const lefts = labelled.filter((left) => left !== null);
  const aligned = lefts.filter((x) => lefts.filter((other) => Math.abs(other - x) < em).length >= 2);
  if (aligned.length === 0) return null;
  const twice = next.some((r) => findTwice(r, hints.labels, em));
  if (twice) return null;
  const labelEnd = Math.min(...aligned) - 0.1 * em;
  const leftEnd = rightOf(row.tokens[pair.left.end - 1] as Token);
  const rightStart = leftOf(row.tokens[pair.right.start] as Token);
  const starts = next
    .map((r) => r.tokens.findLast((t, i) => leftOf(t) > leftEnd && startsPiece(r, i, em)))
    .flatMap((t) => (t ? [leftOf(t)] : []));
  const split =
    Math.min(rightStart, ...starts.filter((x) => x > (leftEnd + rightStart) / 2 - 2 * em)) - 0.2 * em;
  let to = at + 1;
  const fits = (r: Row) => fitsLoosely(r, split, em, 0.15) && fitsLoosely(r, labelEnd + 0.1 * em, em, 0.5);
  while (to < rows.length && fits(rows[to] as Row)) to++;
  return { from: at, to, split, labelEnd, body: at + 1 + labelled.findIndex((left) => left !== null) };
}

/** The letterhead: the authority at the left, the country's name and motto at the right. */
function findHeader(rows: readonly Row[], em: number): Zone | null {
  for (let at = 0; at < Math.min(rows.length, 8); at++) {
    const row = rows[at] as Row;
    const hit = findBestPhrase(foldedOf(row), COUNTRY_PHRASES);
    const first = hit && row.tokens[hit.start];
    if (!first) continue;
    const split = leftOf(first);
    let from = at;
    while (from > 0 && fitsSplit(rows[from - 1] as Row, split, em)) from--;
    let to = at + 1;
    while (
      to < Math.min(rows.length, at + 9) &&
      fitsSplit(rows[to] as Row, split, em) &&
      hasHeaderSides(rows[to] as Row, split)
    )
      to++;
    return { from, to, split };
  }
  return null;
}

/** Below the country's name a row belongs to the letterhead while it stands at the right, or at the left within its column. */
function hasHeaderSides(row: Row, split: number): boolean {
  // Of the labels with a colon only the number of the paper stands in a letterhead.
  if (row.tokens.some((token) => token.text.endsWith(':') && token.folded !== 'so')) return false;
  const right = row.tokens.some((token) => leftOf(token) >= split);
  const left = row.tokens.filter((token) => rightOf(token) < split);
  return right || left.length > 0;
}

/** Rows below two headings in which the labels of the columns begin. */
const HEADING_LOOK = 3;

/** Where the second column begins: a heading may stand in the middle of its column, the labels below it tell where that is. */
function findSplit(rows: readonly Row[], at: number, pair: Pair, hints: ColumnHints, em: number): number {
  const row = rows[at] as Row;
  const [left, right] = [
    rightOf(row.tokens[pair.left.end - 1] as Token),
    leftOf(row.tokens[pair.right.start] as Token),
  ];
  const below = rows.slice(at + 1, at + 1 + HEADING_LOOK).flatMap((next) => {
    const twice = findTwice(next, hints.labels, em);
    return twice ? [leftOf(next.tokens[twice.right.start] as Token)] : [];
  });
  return below.find((x) => x > left && x < right) ?? right;
}

function findZones(rows: readonly Row[], hints: ColumnHints, em: number): Zone[] {
  const header = findHeader(rows, em);
  const zones: Zone[] = header ? [header] : [];
  for (let at = header?.to ?? 0; at < rows.length; at++) {
    const row = rows[at] as Row;
    const headings = findHeadings(row, hints.headings, em);
    const table = headings && measureTable(rows, at, headings, hints, em);
    const pair = findTwice(row, hints.labels, em) ?? headings;
    if (table) zones.push(table);
    else if (pair) {
      const split = findSplit(rows, at, pair, hints, em);
      const zone = { ...growZone(rows, at, split, em, hints.parts ?? []), split };
      const last = zones.at(-1);
      zones.push({ ...zone, from: Math.max(zone.from, last?.to ?? 0) });
    } else continue;
    at = Math.max(at, (zones.at(-1)?.to ?? at + 1) - 1);
  }
  return zones;
}

function placeZone(rows: readonly Row[], zone: Zone, em: number, offset: number): Placed[] {
  const tolerance = (zone.labelEnd === undefined ? 0.4 : 0.4 + OVERHANG) * em;
  const isRight = (token: Token) => leftOf(token) >= zone.split - tolerance;
  const isLabel = (token: Token) => zone.labelEnd !== undefined && rightOf(token) <= zone.labelEnd;
  const inZone = rows
    .slice(zone.from, zone.to)
    .map((row, i) =>
      zone.from + i < (zone.body ?? zone.from) ? row.tokens.filter((token) => !isLabel(token)) : row.tokens,
    );
  const columns = [
    inZone.map((tokens) => tokens.filter((token) => !isRight(token))),
    inZone.map((tokens) => tokens.filter((token) => isRight(token) || isLabel(token))),
  ];
  return columns.flatMap((column, index) => {
    const lines = zone.labelEnd === undefined ? column : joinTableRows(column, zone.labelEnd);
    const kept = lines.filter((tokens) => tokens.length > 0);
    return kept.length > 0 ? placeRows(kept, em, offset + index * inZone.length) : [];
  });
}

/** Rows of a column of notes are numbered from here on: no page has so many. */
const NOTES_OFFSET = 10_000;

/**
 * Puts rows into reading order: row by row, save where two persons stand side by side, who are read one after the other.
 * A table with its labels at the left gives each person the labels again.
 */
export function placeInReadingOrder(rows: readonly Row[], hints: ColumnHints): Placed[] {
  if (rows.length === 0) return [];
  const em = measureEm(rows);
  const side = findSideColumn(rows, em);
  const apart = side ? null : partNotes(rows, em);
  if (apart) {
    return [...placeInReadingOrder(apart.entries, hints), ...placeRows(apart.notes, em, NOTES_OFFSET)];
  }
  const placed: Placed[] = [];
  let done = 0;
  let offset = 0;
  const plain = (to: number) => {
    const part = rows.slice(done, to).map((row) => row.tokens);
    if (part.length === 0) return;
    placed.push(...placeRows(part, em, offset));
    offset += part.length;
  };
  for (const zone of side ? [side] : findZones(rows, hints, em)) {
    plain(zone.from);
    placed.push(...placeZone(rows, zone, em, offset));
    offset += 2 * (zone.to - zone.from);
    done = zone.to;
  }
  plain(rows.length);
  return placed;
}
