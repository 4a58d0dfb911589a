import type { PageText, Word } from '../page.ts';
import { takeApart } from '../vietnamese/letters.ts';

/** One word, or the part of it that stands before or after a glued label, ready for matching. */
export interface Token {
  readonly text: string;
  /** Bare lower-case letters and digits only; empty for punctuation. */
  readonly folded: string;
  readonly word: Word;
  /** Page of the dossier, from 1. */
  readonly page: number;
  /** Index of the line as the engine gave it. */
  readonly line: number;
}

export const leftOf = (token: Token) => token.word.box[0];
export const rightOf = (token: Token) => token.word.box[2];
export const middleX = ({ word: { box } }: Token) => (box[0] + box[2]) / 2;
export const middleY = ({ word: { box } }: Token) => (box[1] + box[3]) / 2;

const LEADERS = /^[.…·_‐-―\-~—]{2,}$|^[…_]+$/u;
const EDGE_LEADERS = /^(?:[.…·_]{2,}|…|_)+|(?:[.…·_]{3,}|…|_)+$/gu;

const isFoldable = (base: string) => /[a-z0-9]/.test(base);

/** Lower case without marks, one character for one; anything but letters and digits stays as it is. */
export function foldChars(text: string): string {
  let out = '';
  for (const char of text) out += takeApart(char).base.charAt(0) || ' ';
  return out;
}

/** Letters and digits alone, folded: what labels are compared by. */
export function foldKey(text: string): string {
  let out = '';
  for (const char of text.normalize('NFC')) {
    const base = takeApart(char).base;
    if (isFoldable(base)) out += base;
  }
  return out;
}

/** A number that counts paragraphs, without its space: `2.Người`. */
const GLUED_COUNT = /^\d{1,2}[.)](?=\p{Lu}\p{Ll})/u;

/** A colon with letters on both sides glues a label to its value, save in times and ratios (10:38). */
function findGlue(text: string): number {
  const count = GLUED_COUNT.exec(text);
  if (count) return count[0].length;
  const at = text.search(/[:;](?=[\p{L}\d"“(])/u);
  if (at <= 0 || at === text.length - 1) return -1;
  const isTime = /\d$/.test(text.slice(0, at)) && /^\d/.test(text.slice(at + 1));
  return isTime ? -1 : at + 1;
}

/** Cuts a word in two, sharing its box out by the number of characters. */
function cutWord(word: Word, at: number): [Word, Word] {
  const [left, top, right, bottom] = word.box;
  const middle = Math.round(left + ((right - left) * at) / word.text.length);
  const split = <T>(list: readonly T[] | undefined, from: number, to?: number) => list?.slice(from, to);
  const first = split(word.charConfidences, 0, at);
  const second = split(word.charConfidences, at);
  return [
    {
      ...word,
      text: word.text.slice(0, at),
      box: [left, top, middle, bottom],
      ...(first && { charConfidences: first }),
    },
    {
      ...word,
      text: word.text.slice(at),
      box: [middle, top, right, bottom],
      ...(second && { charConfidences: second }),
    },
  ];
}

function* splitWord(word: Word): Generator<Word> {
  const stripped = word.text.normalize('NFC').replace(EDGE_LEADERS, '');
  if (stripped === '' || LEADERS.test(word.text)) return;
  const glue = findGlue(stripped);
  const clean = { ...word, text: stripped };
  if (glue < 0) yield clean;
  else {
    const [label, value] = cutWord(clean, glue);
    yield label;
    yield* splitWord(value);
  }
}

/** `Số:` read as digits. */
const NUMBER_SIGN = /^[5S][0OQoôốóồòổỏ][:.]$/u;

const foldToken = (text: string) => (NUMBER_SIGN.test(text) ? 'so' : foldKey(text));

/** The words of one page as tokens, leaders dropped and glued labels cut off, in the engine's order. */
export function tokenizePage(page: number, text: PageText): Token[] {
  const tokens: Token[] = [];
  text.lines.forEach((line, index) => {
    for (const word of line.words) {
      for (const piece of splitWord(word)) {
        tokens.push({ text: piece.text, folded: foldToken(piece.text), word: piece, page, line: index });
      }
    }
  });
  return tokens;
}
