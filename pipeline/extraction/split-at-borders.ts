import { sliceWord } from './spans.ts';
import { foldKey, leftOf, rightOf, type Token } from './tokens.ts';

/** A word ends at a border when figures turn to letters there, or letters to figures, no more letters than this away. */
const NEAR = 2.5;

/** Where in a text figures end and letters begin, or the other way round. */
function findTurns(text: string): number[] {
  return [...text].flatMap((char, k) => {
    const before = text[k - 1];
    if (before === undefined) return [];
    const turns = (/[\d/]/.test(before) && /\p{L}/u.test(char)) || (/\p{L}/u.test(before) && /\d/.test(char));
    return turns ? [k] : [];
  });
}

function cutToken(token: Token, at: number, border: number): [Token, Token] {
  const [left, top, right, bottom] = token.word.box;
  const piece = (from: number, to: number, box: Token['word']['box']): Token => {
    const word = { ...sliceWord(token.word, from, to), box };
    return { ...token, text: word.text, folded: foldKey(word.text), word };
  };
  return [
    piece(0, at, [left, top, border, bottom]),
    piece(at, token.text.length, [border, top, right, bottom]),
  ];
}

/**
 * A date that fills its cell runs into the name in the next one, and both are read as one word (`15/10/199ĐƯƠNG`): such
 * words are parted where figures turn to letters, if that is near a border of the table.
 */
export function splitAtBorders(tokens: readonly Token[], borders: readonly number[]): Token[] {
  return tokens.flatMap((token) => {
    const [left, right] = [leftOf(token), rightOf(token)];
    const letterPx = (right - left) / Math.max(1, token.text.length);
    const border = borders.find((x) => x > left + letterPx && x < right - letterPx);
    // What stands before or after a glued label shares its word with it.
    if (border === undefined || token.word.text !== token.text) return [token];
    const place = (border - left) / letterPx;
    const turn = findTurns(token.text).sort((a, b) => Math.abs(a - place) - Math.abs(b - place))[0];
    return turn !== undefined && Math.abs(turn - place) <= NEAR ? cutToken(token, turn, border) : [token];
  });
}
