import { LANDMARKS, OFFICES } from '../records/letterhead.ts';
import type { SignatureSpec } from '../records/record-type.ts';
import { isVietnameseSyllable } from '../vietnamese/syllable.ts';
import type { Fields } from './cut-values.ts';
import { compareKeys, matchPhraseAt, toPhrase, type Phrase } from './phrases.ts';
import { centerOf, foldedOf, splitPieces, textOf, type Piece } from './pieces.ts';
import type { Row } from './rows.ts';
import type { Token } from './tokens.ts';
import { draftField, trimTokens } from './spans.ts';

/** Surnames borne by most people; a name-like line that begins with one is likelier a name than what a seal left. */
const COMMON_SURNAMES = new Set(
  (
    'nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dao doan vuong trinh truong dinh lam phung ' +
    'mai to ha ta cao chau luu luong thai tang quach kieu la lai chu tu tong ton thach son kim danh trieu doan tieu nong ' +
    'giang nghiem ninh khuong hua diep bach vi lo lu ma be ban sung thao'
  ).split(' '),
);

const OFFICE_PHRASES = [...OFFICES].sort((a, b) => b.length - a.length).map(toPhrase);
const NOTE_PHRASES = LANDMARKS.map(toPhrase);

/** Letters of a heading that is no more than a word or two. */
const SHORT_HEADING = 9;

interface Heading {
  readonly piece: Piece;
  readonly spec: SignatureSpec;
  readonly score: number;
}

/** How far a piece as a whole is one of the wordings; it may go on after it. */
function startsWith(piece: Piece, phrases: readonly Phrase[]): number {
  const folded = foldedOf(piece);
  const first = folded.findIndex((text) => text !== '');
  return Math.max(
    0,
    ...phrases.map((phrase) => matchPhraseAt(folded, Math.max(0, first), phrase)?.score ?? 0),
  );
}

/** Whether the piece is one of the wordings and nothing more. */
function isWholly(piece: Piece, phrases: readonly Phrase[]): boolean {
  const folded = foldedOf(piece);
  const last = folded.findLastIndex((text) => text !== '') + 1;
  return phrases.some((phrase) => (matchPhraseAt(folded, 0, phrase)?.end ?? 0) >= last);
}

const isInstruction = (piece: Piece) => /^\(/.test(textOf(piece)) || startsWith(piece, NOTE_PHRASES) > 0.8;

/** Title lines often carry a leading TM. / KT. and stand in capitals. */
export const isOffice = (piece: Piece) =>
  piece.tokens.length <= 9 && isOfficeFrom(foldedOf(piece).filter(Boolean));

/** One office, or the one signed for and the signatory's own: KT. CHỦ TỊCH PHÓ CHỦ TỊCH. */
function isOfficeFrom(folded: readonly string[]): boolean {
  return OFFICE_PHRASES.some((phrase) => {
    const hit = matchPhraseAt(folded, 0, phrase);
    return (
      hit !== null && (hit.end === folded.length || (hit.end > 0 && isOfficeFrom(folded.slice(hit.end))))
    );
  });
}

/** Of three words one may have lost its capital to the pen that signs across it. */
const LEAST_CAPITALS = 0.6;

/** An office, whatever was read of its beginning: `LÓ THỦ TRƯỞNG`. */
const OFFICE_ENDS = /(?:tich|(?:thu|cuc|phong|vien)truong|giamdoc)$/;

/** 0 for what cannot be a name … about 1.5 for a plain Vietnamese name. */
export function rateName(text: string): number {
  const words = text
    .replace(/[.,;:]+$/, '')
    .replace(/0(?=\p{L})/gu, 'O')
    .split(/\s+/);
  if (words.length < 2 || words.length > 6 || !/^[\p{L}\s.'-]+$/u.test(text)) return 0;
  if (OFFICE_ENDS.test(toPhrase(text).key) && text === text.toUpperCase()) return 0;
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length;
  const syllables = words.filter((word) => isVietnameseSyllable(word)).length / words.length;
  if (capitals < LEAST_CAPITALS) return 0;
  const folded = toPhrase(words[0] ?? '').key;
  return 0.5 * capitals + 0.5 * syllables + (COMMON_SURNAMES.has(folded) ? 0.5 : 0);
}

/** The first line of a heading that wraps: NGƯỜI KÝ GIẤY | CHỨNG NHẬN KẾT HÔN. */
function isCutOff(piece: Piece, phrases: readonly { key: string }[]): boolean {
  const read = foldedOf(piece).join('');
  return (
    read.length >= SHORT_HEADING &&
    phrases.some(({ key }) => compareKeys(read, key.slice(0, read.length)) <= 0.12 * read.length)
  );
}

/** The line under a heading that wraps, with which it is whole: NGƯỜI KÝ GIẤY CHỨNG | NHẬN KẾT HÔN. */
function isRestOf(piece: Piece, heading: Piece, spec: SignatureSpec): boolean {
  const [begun, rest] = [heading, piece].map((part) => foldedOf(part).join(''));
  if (!begun || !rest || piece.top - heading.bottom > heading.bottom - heading.top) return false;
  return spec.headings
    .map(toPhrase)
    .some(({ key }) => key.length > begun.length && compareKeys(begun + rest, key) <= 0.15 * key.length);
}

/** Short headings (Vợ, Chồng) must be all there is: many names begin with the same letters. */
function rateHeading(piece: Piece, spec: SignatureSpec): number {
  const phrases = spec.headings.map(toPhrase);
  const long = phrases.filter((phrase) => phrase.key.length > SHORT_HEADING);
  const short = phrases.filter((phrase) => phrase.key.length <= SHORT_HEADING);
  return Math.max(startsWith(piece, long), isWholly(piece, short) ? 1 : 0, isCutOff(piece, long) ? 0.9 : 0);
}

function findHeadings(pieces: readonly Piece[], specs: readonly SignatureSpec[]): Heading[] {
  const headings: Heading[] = [];
  for (const piece of pieces) {
    for (const spec of specs) {
      const score = rateHeading(piece, spec);
      const known = headings.findIndex((heading) => heading.piece === piece);
      if (score < 0.75 || (known >= 0 && (headings[known]?.score ?? 0) >= score)) continue;
      if (known >= 0) headings.splice(known, 1);
      headings.push({ piece, spec, score });
    }
  }
  return headings;
}

/** Left and right bounds of what stands under a heading: half-way to the headings beside it, not over it (TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH). */
function boundColumn(heading: Piece, all: readonly Piece[], em: number): [number, number] {
  const beside = all.filter((other) => other !== heading && Math.abs(other.top - heading.top) < 3 * em);
  const lefts = beside
    .filter((other) => other.right < heading.left)
    .map((other) => (other.right + heading.left) / 2);
  const rights = beside
    .filter((other) => other.left > heading.right)
    .map((other) => (other.left + heading.right) / 2);
  const reach = Math.max(6 * em, 0.5 * (heading.right - heading.left));
  return [Math.max(heading.left - reach, ...lefts), Math.min(heading.right + reach, ...rights)];
}

/** `KT. CHỦ TỊCH`: the office that follows belongs with it. */
const signsFor = (tokens: readonly Token[]) => /^kt/.test(tokens[0]?.folded ?? '');

function readBelow(
  heading: Heading,
  pieces: readonly Piece[],
  headings: readonly Heading[],
  em: number,
): Fields {
  const { piece, spec, score } = heading;
  const [left, right] = boundColumn(
    piece,
    headings.map((h) => h.piece),
    em,
  );
  const below = pieces
    .filter(
      (p) => p.row > piece.row && centerOf(p) > left && centerOf(p) < right && p.top - piece.bottom < 25 * em,
    )
    .sort((a, b) => a.row - b.row || a.left - b.left);
  const fields: Fields = {};
  const title: Token[] = signsFor(piece.tokens) ? [...piece.tokens] : [];
  let best: { piece: Piece; rate: number } | null = null;
  for (const candidate of below) {
    if (headings.some((h) => h.piece === candidate && h.spec !== spec)) break;
    if (isOffice(candidate)) {
      if (!best) {
        if (!signsFor(title)) title.length = 0;
        title.push(...candidate.tokens);
      }
      continue;
    }
    if (isInstruction(candidate) || isRestOf(candidate, piece, spec)) continue;
    for (const name of [candidate, joinBeside(candidate, below, em)]) {
      const rate = rateName(readName(name.tokens)) - (0.02 * (name.top - piece.bottom)) / em;
      if (rate > Math.max(0.55, best?.rate ?? 0)) best = { piece: name, rate };
    }
  }
  if (spec.title && title.length > 0) fields[spec.title] = draftField(title, score);
  if (best && spec.name) {
    const tokens = [...best.piece.tokens, ...findWrapped(best.piece, below, em)];
    fields[spec.name] = draftField(keepName(tokens), score);
  }
  if (spec.title && !fields[spec.title] && isOffice(piece))
    fields[spec.title] = draftField(piece.tokens, score);
  return fields;
}

/** `Thượng tá Bùi Văn An`: the rank of an officer of the police is no part of the name; its first letters may be under the seal. */
const RANK = /^\S*(?:ieu|rung|uong|ai) (?:ta|uy|tuong)$/;

function dropRank(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.slice(0, 2).map((token) => token.folded);
  return tokens.length > 3 && RANK.test(first.join(' ')) ? tokens.slice(2) : tokens;
}

/** Letters of a seal or strokes of a pen read as a sign or two stand before many a name; a lone `I` is a stroke. */
function keepName(tokens: readonly Token[]): readonly Token[] {
  const first = tokens.findIndex((token) => /\p{L}.*\p{L}|^[^\P{Lu}I]\.?$/u.test(token.text));
  const last = tokens.findLastIndex((token) => /\p{L}/u.test(token.text));
  return first < 0 ? tokens : dropRank(tokens.slice(first, last + 1));
}

const readName = (tokens: readonly Token[]) =>
  trimTokens(keepName(tokens))
    .map((t) => t.text)
    .join(' ');

/** White space inside one name, at most, in heights of a word. */
const NAME_GAP = 3;

/** A name written wide: the pieces beside this one, in its row and column, belong to it. */
function joinBeside(piece: Piece, below: readonly Piece[], em: number): Piece {
  let joined = piece;
  for (const other of below) {
    const isNext =
      other.row === piece.row && other.left > joined.right && other.left - joined.right < NAME_GAP * em;
    if (isNext) {
      joined = {
        ...joined,
        tokens: [...joined.tokens, ...other.tokens],
        right: other.right,
        bottom: Math.max(joined.bottom, other.bottom),
      };
    }
  }
  return joined;
}

/** The last word of a name that its column was too narrow for: it stands alone in the middle below. */
function findWrapped(name: Piece, below: readonly Piece[], em: number): readonly Token[] {
  const next = below.find((piece) => piece.row > name.row);
  const [word, ...rest] = next?.tokens ?? [];
  const isUnder =
    next !== undefined &&
    next.top - name.bottom < 0.8 * em &&
    Math.abs(centerOf(next) - centerOf(name)) < 1.5 * em &&
    next.bottom - next.top < 1.4 * em;
  const isWord =
    word !== undefined &&
    rest.length === 0 &&
    word.text.length > 1 &&
    word.word.confidence > 0.85 &&
    /^\p{Lu}\p{L}+$/u.test(word.text) &&
    isVietnameseSyllable(word.text);
  return isUnder && isWord ? [word] : [];
}

/** Who signed and in what office: the name-like line nearest under each printed heading, in its column. */
export function readSignatures(rows: readonly Row[], specs: readonly SignatureSpec[], em: number): Fields {
  if (specs.length === 0) return {};
  const pieces = splitPieces(rows, em, 1.6);
  const headings = findHeadings(pieces, specs);
  const fields: Fields = {};
  for (const heading of headings) {
    for (const [id, draft] of Object.entries(readBelow(heading, pieces, headings, em))) {
      if (draft.raw !== null) fields[id] = draft;
    }
  }
  return fields;
}
