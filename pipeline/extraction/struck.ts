import type { Box } from '../image/raster.ts';
import type { PageText, TextLine, Word } from '../page.ts';
import { sliceWord } from './spans.ts';

/** The middle band of a word, as shares of its height: a stroke through it strikes it out, one below it underlines. */
const BAND = [0.38, 0.66] as const;
/** How far a stroke may begin or end beside the words that it strikes out, in heights of a word: rules of forms run on. */
const OVERHANG = 0.35;
/** Share of a word that a stroke must cover to strike it out whole, and least for a part of it. */
const WHOLE = 0.8;
const PART = 0.25;
/** A stroke is thin. */
const MOST_HEIGHT = 0.45;
/** Shorter strokes are bars of letters; in heights of a word. */
const LEAST_LENGTH = 2;

const heightOf = (box: Box) => box[3] - box[1];

/** Share of the word's width that the stroke runs through, from its left end on when `fromLeft`. */
function measureCover(word: Word, stroke: Box): { share: number; isFromLeft: boolean } {
  const [left, top, right, bottom] = word.box;
  const middle = (stroke[1] + stroke[3]) / 2;
  const place = (middle - top) / Math.max(1, bottom - top);
  if (place < BAND[0] || place > BAND[1] || heightOf(stroke) > MOST_HEIGHT * (bottom - top))
    return { share: 0, isFromLeft: false };
  const width = Math.max(1, right - left);
  const covered = Math.min(right, stroke[2]) - Math.max(left, stroke[0]);
  return { share: Math.max(0, covered) / width, isFromLeft: stroke[0] < left + 0.1 * width };
}

/** What is left of a word whose first part is struck out: the cut falls at the sign nearest the end of the stroke. */
function keepRest(word: Word, share: number): Word {
  const chars = [...word.text];
  const wanted = Math.round(share * chars.length);
  const near = [0, 1, -1, 2, -2].map((step) => wanted + step);
  const at = near.find((i) => /[^\p{L}\p{N}]/u.test(chars[i - 1] ?? '')) ?? wanted;
  return sliceWord(word, at, chars.length);
}

function strikeLine(line: TextLine, stroke: Box): TextLine {
  const covers = line.words.map((word) => measureCover(word, stroke));
  const struck = line.words.filter((_, i) => (covers[i]?.share ?? 0) >= PART);
  const [first, last] = [struck[0], struck.at(-1)];
  if (!first || !last) return line;
  const reach = OVERHANG * heightOf(first.box);
  const isOfWords = Math.abs(stroke[0] - first.box[0]) < reach && stroke[2] < last.box[2] + reach;
  if (!isOfWords || stroke[2] - stroke[0] < LEAST_LENGTH * heightOf(first.box)) return line;
  const words = line.words.flatMap((word, i): Word[] => {
    const { share, isFromLeft } = covers[i] ?? { share: 0, isFromLeft: false };
    if (share >= WHOLE) return [];
    return share >= PART && isFromLeft ? [keepRest(word, share)] : [word];
  });
  return { ...line, words };
}

/** A letter of a false start is hard to read: a stroke runs through it. */
const DOUBTFUL = 0.8;
const LONG_START = 4;

/** `Đặn Đặng Ngọc Tài`: a word begun, struck out with a stroke too short to be told from letters, and written anew. */
function isFalseStart(word: Word, next: Word | undefined): boolean {
  if (!next || Math.min(1, ...(word.charConfidences ?? [word.confidence])) > DOUBTFUL) return false;
  const [begun, whole] = [word.text.toLowerCase(), next.text.toLowerCase()];
  if (!/^[\p{L}]{2,}$/u.test(begun) || next.confidence <= word.confidence) return false;
  // The last letter is the one that the stroke hides.
  const sure = begun.length >= LONG_START || begun.length > whole.length ? begun.slice(0, -1) : begun;
  return whole !== begun && whole.startsWith(sure) && next.box[0] - word.box[2] < heightOf(next.box);
}

/**
 * Leaves out the words that a pen struck out: on the paper, but no longer meant. `strokes` are the straight strokes of
 * the page; those too short to be told from letters show only as words marked struck.
 */
export function dropStruckWords(text: PageText, strokes: readonly Box[]): PageText {
  const lines = text.lines.map((line) => {
    const kept = strokes
      .filter((stroke) => stroke[3] > line.box[1] && stroke[1] < line.box[3])
      .reduce((rest, stroke) => strikeLine(rest, stroke), line);
    const words = kept.words.filter((word) => word.isStruck !== true);
    return { ...kept, words: words.filter((word, i) => !isFalseStart(word, words[i + 1])) };
  });
  return { ...text, lines };
}
