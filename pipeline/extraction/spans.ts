import { draftNothing, type FieldDraft } from './record-draft.ts';
import { boundBoxes, type Box } from '../image/raster.ts';
import type { Word } from '../page.ts';
import { foldChars, type Token } from './tokens.ts';

/** A run of tokens as one folded string that knows which word each character came from. */
export interface Span {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** For each character: index of its token, or -1 between words. */
  readonly owner: readonly number[];
  /** For each character: its place inside the token's text. */
  readonly place: readonly number[];
}

/** Joins tokens with single spaces; white space inside tokens does not occur. */
export function joinTokens(tokens: readonly Token[]): Span {
  const owner: number[] = [];
  const place: number[] = [];
  let text = '';
  tokens.forEach((token, index) => {
    if (text !== '') {
      text += ' ';
      owner.push(-1);
      place.push(0);
    }
    const folded = foldChars(token.text);
    for (let i = 0; i < folded.length; i++) {
      owner.push(index);
      place.push(i);
    }
    text += folded;
  });
  return { text, tokens, owner, place };
}

/** A part of a word, its box and character confidences cut to match. */
export function sliceWord(word: Word, from: number, to: number): Word {
  const length = [...word.text].length;
  if (from <= 0 && to >= length) return word;
  const [left, top, right, bottom] = word.box;
  const at = (i: number) => Math.round(left + ((right - left) * i) / length);
  const chars = [...word.text];
  return {
    ...word,
    text: chars.slice(from, to).join(''),
    box: [at(from), top, at(to), bottom],
    ...(word.charConfidences && { charConfidences: word.charConfidences.slice(from, to) }),
  };
}

/** The words between two characters of a span, the outermost cut where the stretch begins and ends inside them. */
export function sliceSpan(span: Span, start: number, end: number): Token[] {
  const bounds = new Map<number, [number, number]>();
  for (let i = start; i < end; i++) {
    const index = span.owner[i] ?? -1;
    if (index < 0) continue;
    const at = span.place[i] ?? 0;
    const known = bounds.get(index);
    bounds.set(index, known ? [known[0], at + 1] : [at, at + 1]);
  }
  return [...bounds].flatMap(([index, [from, to]]) => {
    const token = span.tokens[index];
    if (!token) return [];
    const word = sliceWord(token.word, from, to);
    return [{ ...token, text: word.text, word }];
  });
}

const OPENING = /^[\s:;.,*•·…_|=~\-–—”"“)\]]+/u;
const CLOSING = /[\s:;.,*•·…_|=~\-–—“”"([]+$/u;

function trimToken(token: Token, pattern: RegExp, side: 'start' | 'end'): Token | null {
  const cut = pattern.exec(token.text)?.[0].length ?? 0;
  if (cut === 0) return token;
  const length = token.text.length;
  if (cut >= length) return null;
  const word = side === 'start' ? sliceWord(token.word, cut, length) : sliceWord(token.word, 0, length - cut);
  return { ...token, text: word.text, word };
}

/** Drops what is not part of the value from both ends: colons, commas, leaders, a lone bracket. */
export function trimTokens(tokens: readonly Token[]): Token[] {
  const kept = [...tokens];
  while (kept.length > 0) {
    const first = trimToken(kept[0] as Token, OPENING, 'start');
    if (first) {
      kept[0] = first;
      break;
    }
    kept.shift();
  }
  while (kept.length > 0) {
    const last = trimToken(kept.at(-1) as Token, CLOSING, 'end');
    if (last) {
      kept[kept.length - 1] = last;
      break;
    }
    kept.pop();
  }
  const text = kept.map((t) => t.text).join(' ');
  const last = kept.at(-1);
  if (last && last.text.endsWith(')') && !text.includes('(')) {
    const cut = trimToken(last, /\)+$/, 'end');
    return trimTokens([...kept.slice(0, -1), ...(cut ? [cut] : [])]);
  }
  const first = kept[0];
  if (first && first.text.startsWith('(') && !text.includes(')')) {
    const cut = trimToken(first, /^\(+/, 'start');
    return trimTokens([...(cut ? [cut] : []), ...kept.slice(1)]);
  }
  return kept;
}

/** The smallest box round all words. */
export function boundWords(words: readonly Word[]): Box {
  return boundBoxes(words.map((word) => word.box));
}

/** Text of tokens as read; a comma that the engine set apart is put back to its word. */
export function readTokens(tokens: readonly Token[]): string {
  return tokens
    .map((t) => t.text)
    .join(' ')
    .replace(/ (?=[,;.)](?:\s|$))/g, '')
    .replace(/\( /g, '(');
}

/** What was found for a field; nothing left after trimming means that the form asks and nothing is written. */
export function draftField(tokens: readonly Token[], labelScore: number): FieldDraft {
  const kept = trimTokens(tokens);
  const first = kept[0];
  const score = Math.max(0, Math.min(1, labelScore));
  if (!first || /^[\s\-–—/.xX]*$/u.test(readTokens(kept))) {
    return draftNothing('blank_on_form', { page: tokens[0]?.page ?? null, labelScore: score });
  }
  const words = kept.map((t) => t.word);
  const onPage = kept.filter((t) => t.page === first.page).map((t) => t.word);
  return {
    raw: readTokens(kept),
    state: 'present',
    words,
    page: first.page,
    box: boundWords(onPage),
    alternatives: [],
    labelScore: score,
  };
}
