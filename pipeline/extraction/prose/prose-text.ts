import { compareKeys, findPhrase, toPhrase } from '../phrases.ts';
import { crossesColon, type Placed } from '../placed.ts';
import type { Span } from '../spans.ts';
import { foldChars, leftOf, rightOf } from '../tokens.ts';

/** Running text of a document: folded, wrapped lines joined, `\n` between paragraphs. */
export interface ProseText extends Span {
  /** Index of the first character of every line, in order. */
  readonly lineStarts: readonly number[];
}

/** A first line begins this much further in than the line before it, in heights of a word; more is another column. */
const INDENT = [0.7, 8] as const;
/** How a paragraph on another person begins; other capitals may be a name that wraps under its label. */
const INTRODUCTION = /^(?:ong|ba|cung|ben|toi)[ :/]/;
const MARKER = /^(?:[-–+•*]|\d{1,2}[.)])/;

/** `ĐIỀU 2.`: an article's heading never goes on a line. */
const isHeading = (run: readonly Placed[], at: number) =>
  /^(?:ĐIỀU|Điều)$/u.test(run[at]?.token.text ?? '') && /^\d{1,2}[.:]/.test(run[at + 1]?.token.text ?? '');

/** A paragraph's first line stands further in than the last of the one before, also where that one is full. */
function isIndented(run: readonly Placed[], at: number): boolean {
  const here = run[at] as Placed;
  const before = run.slice(0, at).findLast((placed) => placed.startsRow);
  if (!before || before.row === here.row || MARKER.test(before.token.text)) return false;
  const indent = (leftOf(here.token) - leftOf(before.token)) / here.em;
  return indent > INDENT[0] && indent < INDENT[1] && /^\p{Lu}/u.test(here.token.text);
}

/** Whether the writer began a new paragraph here rather than wrapped. */
function opensParagraph(run: readonly Placed[], at: number): boolean {
  const [before, here] = [run[at - 1], run[at]];
  if (!before || !here) return true;
  if (here.startsColumn || before.token.page !== here.token.page) return true;
  if (/^(?:[-–+•*]|\d{1,2}[.)])$/.test(here.token.text)) return true;
  if (here.token.word.box[1] - before.token.word.box[3] > 1.3 * here.em) return true;
  if (isHeading(run, at) || (isIndented(run, at) && INTRODUCTION.test(lineAt(run, at)))) return true;
  if (goesOnWithPlace(foldChars(before.token.text), lineAt(run, at))) return false;
  return (
    rightOf(before.token) + (rightOf(here.token) - leftOf(here.token)) + 0.8 * here.em < before.columnRight
  );
}

const UNITS =
  'tinh|thanh pho|tp\\.?|huyen|quan|thi xa|thi tran|xa|phuong|thon|ap|khom|khu pho|to dan pho|to|duong|ban|xom|so';
const OPEN_PLACE = /(?:,|^(?:tinh|huyen|quan|xa|phuong))$/;
const NEW_LINE = /^(?:dieu|ben|ong|ba|cung|[-+•*]|\d+[.)]) |:/;
const PLACE_GOES_ON = new RegExp(`^(?:(?:${UNITS}) [^:]*$|[^:,]{1,24}, (?:${UNITS}) )`);

/** Folded words of the row that begins at `at`. */
function lineAt(run: readonly Placed[], at: number): string {
  const words: string[] = [];
  for (let i = at; run[i] && run[i]?.row === run[at]?.row; i++)
    words.push(foldChars(run[i]?.token.text ?? ''));
  return words.join(' ');
}

/** A place that wraps before the edge: `… huyện Khánh Vĩnh, | tỉnh Khánh Hòa`, `… thành phố Lào | Cai, tỉnh Lào Cai`. */
const goesOnWithPlace = (before: string, line: string) =>
  PLACE_GOES_ON.test(line) || (OPEN_PLACE.test(before) && !NEW_LINE.test(line));

/** Tokens that read as a known wording, with the wording to put in their place. */
interface Repair {
  readonly end: number;
  readonly text: string;
}

/** Short wordings, and those read badly, may as well be others: quyển số and quyền sử. */
const SURE = 0.86;
const SHORTEST = 9;
/** A word may differ from the wanted one by this share of its letters. */
const WORD_EDITS = 0.4;

/** Word for word near the wording; where words were merged or split, near as a whole. */
function isNear(read: readonly string[], wording: string, score: number): boolean {
  const words = wording.split(' ').map((word) => toPhrase(word).key);
  if (read.length !== words.length) return score > 0.93;
  return words.every((word, i) => compareKeys(read[i] ?? '', word) <= WORD_EDITS * word.length);
}

/** `… phí công chứng. ĐIỀU 5.` is not `công chứng viên`. */
const crossesSentence = (run: readonly Placed[], start: number, end: number) =>
  run.slice(start, end).some((_, i) => isHeading(run, start + i)) ||
  run.slice(start, end - 1).some(({ token }) => /\p{Ll}{2}\.$/u.test(token.text));

function findRepairs(run: readonly Placed[], wordings: readonly string[]): Map<number, Repair> {
  const folded = run.map((placed) => placed.token.folded);
  const found = wordings
    .filter((wording) => toPhrase(wording).key.length >= SHORTEST)
    .flatMap((wording) => findPhrase(folded, toPhrase(wording)).map((hit) => ({ ...hit, wording })))
    .filter(
      (hit) =>
        hit.score >= SURE &&
        !crossesColon(run, hit.start, hit.end, hit.wording) &&
        !crossesSentence(run, hit.start, hit.end) &&
        isNear(folded.slice(hit.start, hit.end).filter(Boolean), hit.wording, hit.score),
    )
    .sort((a, b) => b.score - a.score || b.end - b.start - (a.end - a.start));
  const repairs = new Map<number, Repair>();
  const taken = new Set<number>();
  for (const { start, end, wording } of found) {
    const places = Array.from({ length: end - start }, (_, i) => start + i);
    if (places.some((place) => taken.has(place))) continue;
    for (const place of places) taken.add(place);
    const wanted = foldChars(wording);
    if (folded.slice(start, end).filter(Boolean).join(' ') === wanted) continue;
    const tail = /[^\p{L}\p{N}]*$/u.exec(run[end - 1]?.token.text ?? '')?.[0] ?? '';
    repairs.set(start, { end, text: wanted + tail });
  }
  return repairs;
}

class Writer {
  text = '';
  readonly owner: number[] = [];
  readonly place: number[] = [];

  separate(char: string): void {
    if (this.text === '') return;
    this.text += char;
    this.owner.push(-1);
    this.place.push(0);
  }

  write(chars: string, token: number, placeOf: (i: number) => number): void {
    for (let i = 0; i < chars.length; i++) {
      this.owner.push(token);
      this.place.push(placeOf(i));
    }
    this.text += chars;
  }
}

/** Joins a run into prose; misread wordings are put right, and their characters still point at the words read. */
export function writeProse(run: readonly Placed[], wordings: readonly string[]): ProseText {
  const repairs = findRepairs(run, wordings);
  const writer = new Writer();
  const lineStarts: number[] = [];
  for (let i = 0; i < run.length;) {
    const placed = run[i] as Placed;
    const before = run[i - 1];
    writer.separate(before && placed.startsRow && opensParagraph(run, i) ? '\n' : ' ');
    if (placed.startsRow) lineStarts.push(writer.text.length);
    const repair = repairs.get(i);
    const chars = repair ? repair.text : foldChars(placed.token.text);
    writer.write(chars, i, (at) => (repair ? Math.min(at, placed.token.text.length - 1) : at));
    i = repair ? repair.end : i + 1;
  }
  return {
    text: writer.text,
    tokens: run.map((p) => p.token),
    owner: writer.owner,
    place: writer.place,
    lineStarts,
  };
}
