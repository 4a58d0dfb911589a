import { COUNTRY_NAMES } from '../records/letterhead.ts';
import type { HeaderSpec } from '../records/record-type.ts';
import type { Fields } from './cut-values.ts';
import { findBestPhrase, toPhrase } from './phrases.ts';
import { centerOf, splitPieces, textOf } from './pieces.ts';
import type { Row } from './rows.ts';
import { draftField, joinTokens, sliceSpan } from './spans.ts';
import { foldChars, leftOf, rightOf, type Token } from './tokens.ts';

const COUNTRY_PHRASES = COUNTRY_NAMES.map(toPhrase);
const HEADER_ROWS = 10;
/** `Bắc Ninh, ngày 23 tháng 08 năm 2023`, with misread digits. */
const PLACE_DATE = /(?:^|, ?|\s)(?<date>ngay\s+\S{1,4}\s+thang\s+\S{1,4}\s+n[a-z]m\s+\S{2,6})/d;
const NOT_AGENCY = /^(?:v\/v|ve viec|kinh gui|\(|ngay \S)/;
const NUMBER_LINE = /^(?:so|s6)\s*[:.]?\s*\S*\d/;

function findCountry(rows: readonly Row[]): { row: number; left: number } | null {
  for (let at = 0; at < Math.min(rows.length, HEADER_ROWS); at++) {
    const row = rows[at];
    const folded = row?.tokens.map((t) => t.folded) ?? [];
    const hit = findBestPhrase(folded, COUNTRY_PHRASES);
    const first = hit && row?.tokens[hit.start];
    if (first) return { row: at, left: leftOf(first) };
  }
  return null;
}

/** A line that goes on to the right of the column: the title of the paper. */
function runsOn(row: Row, left: readonly Token[], em: number): boolean {
  const last = left.at(-1);
  const next = row.tokens[left.length];
  return last !== undefined && next !== undefined && leftOf(next) - rightOf(last) < 0.9 * em;
}

interface Line {
  readonly tokens: readonly Token[];
  readonly bottom: number;
}

/** How the name of an authority begins; that of a branch or a bureau is none without the one above it. */
const AUTHORITY = /^(?:tong cuc|chi cuc|cuc|toa an|vien kiem sat|so|ubnd|uy ban|van phong|ngan hang|bo) /;
const ITS_PLACE = / (?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|tx\.?|khu vuc) /;

const foldLines = (lines: readonly Line[]) =>
  foldChars(lines.flatMap(({ tokens }) => tokens.map((t) => t.text)).join(' '));

/** `TỔNG CỤC THI HÀNH ÁN DÂN SỰ | CỤC THI HÀNH ÁN DÂN SỰ TỈNH …`: the lower one, whole in itself, issues the paper. */
function dropSuperior(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex((line) => AUTHORITY.test(`${foldLines([line])} `));
  const own = lines.slice(Math.max(0, last));
  return AUTHORITY.test(foldLines(lines)) && ITS_PLACE.test(foldLines(own)) ? own : lines;
}

/** The authority's name: what stands at the left of the country's name, down to the number of the paper. */
function readAgency(
  rows: readonly Row[],
  country: { row: number; left: number },
  em: number,
  issuerOnly: boolean,
): Token[] {
  const lines: Line[] = [];
  const top = rows[country.row]?.bottom ?? 0;
  for (const row of rows.slice(0, country.row + HEADER_ROWS)) {
    const tokens = row.tokens.filter((token) => rightOf(token) <= country.left + 0.2 * em);
    if (tokens.length === 0) continue;
    if (runsOn(row, tokens, em)) break;
    const text = foldChars(tokens.map((t) => t.text).join(' ')).trim();
    const upper = Math.min(...tokens.map((t) => t.word.box[1]));
    if (NUMBER_LINE.test(text) || text.includes(':') || NOT_AGENCY.test(text)) break;
    if (upper - (lines.at(-1)?.bottom ?? top) > 1.6 * em) break;
    if (/[a-z]{2}/.test(text)) lines.push({ tokens, bottom: Math.max(...tokens.map((t) => t.word.box[3])) });
  }
  return (issuerOnly ? dropSuperior(lines) : lines).flatMap((line) => line.tokens);
}

/** `ỦY BAN NHÂN DÂN XÃ …, HUYỆN …, TỈNH …` on a line of its own below the title: the authority in full. */
function findAuthorityLine(rows: readonly Row[], em: number): readonly Token[] | null {
  for (const piece of splitPieces(rows, em, 2)) {
    const text = textOf(piece);
    const isFull = /^(?:uy ban nhan dan|ubnd) .+, .*(?:tinh|thanh pho|huyen|quan) /.test(foldChars(text));
    if (isFull && text === text.toUpperCase()) return piece.tokens;
  }
  return null;
}

/** Reads the letterhead's two columns. */
export function readHeader(rows: readonly Row[], spec: HeaderSpec, em: number): Fields {
  const fields: Fields = {};
  const country = findCountry(rows);
  if (country && spec.agency) {
    const draft = draftField(readAgency(rows, country, em, spec.issuerOnly ?? false), 0.9);
    if (draft.raw !== null) fields[spec.agency] = draft;
  }
  const line =
    country && spec.agency
      ? findAuthorityLine(rows.slice(country.row + 1, country.row + 1 + HEADER_ROWS), em)
      : null;
  if (line && spec.agency) fields[spec.agency] = draftField(line, 0.9);
  if (!spec.placeDate) return fields;
  const width = Math.max(1, ...rows.flatMap((row) => row.tokens.map((t) => t.word.box[2])));
  const head = splitPieces(rows.slice(0, (country?.row ?? 0) + HEADER_ROWS), em, 2).filter(
    (piece) => centerOf(piece) > 0.4 * width,
  );
  for (const piece of head) {
    const span = joinTokens(piece.tokens);
    const at = PLACE_DATE.exec(span.text)?.indices?.groups?.['date'];
    if (!at) continue;
    fields[spec.placeDate] = draftField(sliceSpan(span, at[0], at[1]), 0.9);
    break;
  }
  return fields;
}
